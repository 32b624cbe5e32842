# The pages of groups of clients. Messages group_… are said by the program.
groups_head = Group
groups_clients = Clients
groups_favourable = Favourable opinions
groups_share = Share of all
groups_points = Mean score
groups_risk = Mean estimated risk
groups_past = Past clients
groups_observed = Difficulties observed (95% interval)
groups_side = See the groups side by side
groups_back = All criteria
groups_table = All the figures
groups_table_note = Score, estimated risk and opinion are those of the clients of this site. The difficulties observed are those of past clients, whose outcome is known: they are other people, who had been granted a loan. The interval, Wilson’s, says what chance allows; the smaller the group, the wider it is.
groups_charts_twin = The same figures are in the table “All the figures”.
groups_not_one = A group does not explain a file: two clients of the same group may get opposite opinions, each for reasons of their own. These are on the client’s page.
groups_own = this group
groups_everyone = all clients
groups_limit = limit of acceptance ({ $points } points)
groups_estimated = estimated risk, clients of this site
groups_seen = difficulties observed, past clients, with their interval
groups_beside = The group beside all clients
groups_spread = How the score is spread
groups_spread_reading = Share of clients by band of score: the group and all clients, on the same scale. A band in which the group has fewer than 20 clients has no bar.
groups_drives = What makes the opinion in this group
groups_drives_reading = Every theme adds or takes points. The themes in which the group is furthest from all clients come first.
groups_differences = The information that makes the difference
groups_differences_none = No information adds, on average, half a point more or less than among all clients.
groups_pictures = The information that counts most for the model
groups_pictures_reading = Share of clients by value, among those whose information is known. A share of fewer than 20 clients is not shown. The bands are the same for every group; the height of the scale changes from chart to chart.
groups_go_clients = The clients of this group
groups_go_compare = Place a client in this group
groups_go_dimension = The other groups
group_all = All clients
group_few = fewer than { $n } clients
group_few_text = This group has fewer than { $n } clients on this site: no figure is given of it, since it would say too much of each of them, and too little of the group.
group_unknown = Fewer than { $n } clients of the group have a known value: nothing is shown.
group_interval = { $share } (between { $low } and { $high })
group_none = { $n ->
    [one] Without a client on this site: { $names }. This group therefore has no page.
   *[other] Without a client on this site: { $names }. These groups therefore have no page.
 }
group_size = { $clients } clients on this site, { $share } of all; { $past } past clients, whose outcome is known.
group_size_few = On this site: { $clients }. Past clients, whose outcome is known: { $past }.
group_favourable = Favourable opinions
group_mean = Mean score, in points
group_median = Median score: half of the clients are below it
group_risk = Mean estimated risk of difficulty in repaying
group_observed = Difficulties observed among past clients (95% interval)
group_title = { $name }: { $level }
group_dimension_title = Groups: { $name }
group_dimension_text = Clients by “{ $name }”: size, opinions, score and risk of every group, side by side.
group_chart_favourable_title = Share of favourable opinions
group_chart_favourable_reading = Of all clients of the group, the share of whom the model’s opinion is favourable.
group_chart_points_title = Mean score
group_chart_points_reading = The higher the score, the lower the estimated risk. The scale does not start at zero.
group_chart_risks_title = Estimated risk and difficulties observed
group_chart_risks_reading = The risk that the model estimates for the clients of this site, and what past clients of the same group met. At the right, one after the other.
group_chart_themes_title = Points added or taken by theme
group_chart_themes_reading = In the mean over the clients of the group; in brackets, all clients.
group_risks = { $own } · { $past }
group_beside = { $own } ({ $all })
group_spread_score = Score, in points
group_missing = Missing information: { $own } (all clients: { $all }).
group_missing_row = Missing information (share of everyone)
group_tiny = < 0.5%
group_others = { $n ->
    [one] one other value
   *[other] { $n } other values
 }
group_any = any value
group_below = below { $to }
group_from_to = { $from } to below { $to }
group_above = { $from } and more
group_more = : adds { $far } more on average than among all clients ({ $own } against { $all }).
group_less = : adds { $far } less on average than among all clients ({ $own } against { $all }).
table_group_bins = Value|This group|All
table_group_themes = Theme|This group|All|Difference
