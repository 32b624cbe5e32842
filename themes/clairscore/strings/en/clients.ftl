# The directory of clients.
directory_number = Number
directory_distance = Distance from the limit
directory_ranges = All lists, without search
directory_all = All opinions
directory_sort = Sort by
directory_by_number = number
directory_by_limit = distance from the limit, closest first
directory_by_low = score, lowest first
directory_by_high = score, highest first
directory_starts = Number starting with
directory_loading = Reading the list…
directory_status = { $from } to { $to } of { $n } clients
directory_empty = No client matches.
previous = Previous
next = Next
back = Back to the directory
