# The slides: what stands around them, and what the checks of the program found.
slides_back = Back to the site
slides_controls = Controls of the presentation
slides_previous = Previous slide
slides_next = Next slide
slides_overview = Overview
slides_notes = Notes
slides_full = Full screen
slides_print = Print
slides_print_notes = Print with notes
slides_help = Help
slides_close = Close
slides_key_move = Arrows, space, page up or down
slides_key_move_does = Change slides
slides_key_ends = Home, End
slides_key_ends_does = First, last slide
slides_key_overview_does = Overview, then arrows and Enter
slides_key_notes_does = Speaker notes, the next slide and the time
slides_key_full_does = Full screen
slides_key_help_does = This help
slides_key_escape = Esc
slides_key_escape_does = Close what is open
slides_speaker = Speaker notes
slides_upcoming = Next
slides_last = Last slide
slides_no_notes = No notes.
slides_clock = Time
slides_elapsed = Since the start
slides_place = Slide
slides_table = The same as a table
table_slide_sources = Table|Inputs
table_slide_themes = Theme|Inputs
evidence_none = not available
evidence_absent = This build of the site came without the checks of the program: their results are not available.
evidence_at = Taken at commit { $commit }, on { $day }.
evidence_no_commit = Taken on { $day }, outside a git repository.
evidence_changed = Some files differed from that commit.
evidence_other_commit = The program that built this site is of another commit, { $commit }: what follows is not about it.
evidence_all_passed = All checks passed.
evidence_failed_at = A check failed: { $step }. Those after it were not run.
evidence_cut_short = The checks were cut short.
evidence_unfinished = The checks had not ended when this was taken.
evidence_not_run = The checks were not run.
evidence_history = { $commits ->
    [one] { $commits } commit
   *[other] { $commits } commits
 } since { $day }, { $files ->
    [one] { $files } file under version control
   *[other] { $files } files under version control
 }.
evidence_history_undated = { $commits ->
    [one] { $commits } commit in this copy
   *[other] { $commits } commits in this copy
 }, { $files ->
    [one] { $files } file under version control
   *[other] { $files } files under version control
 }.
evidence_tests_total = { $passed ->
    [one] { $passed } test passed
   *[other] { $passed } tests passed
 }, { $failed } failed, { $ignored } left out.
evidence_unit = Unit tests
evidence_integration = Integration tests
evidence_documentation = Examples of the documentation
evidence_browser = Pages in a real browser
table_tests = Tests|Passed|Failed|Left out
table_peers = Library|Version|Same result
table_coverage = Folder|Lines covered|Lines
evidence_coverage = { $share } of { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
 } of code are reached by a test.
evidence_coverage_at = Measured at commit { $commit }.
evidence_running = running
evidence_passed = passed
evidence_failed = failed
evidence_skipped = not run
evidence_step_preparation = Prepare
evidence_step_formatting = Form of the code
evidence_step_lint = Compiler and clippy, no warning
evidence_step_tests = Unit and integration tests
evidence_step_browser = Pages in a browser
evidence_step_peers = Held against other libraries
evidence_step_mlflow = MLflow tracking, a real server
evidence_step_licences = Licences and origins
evidence_step_advisories = Known weaknesses
evidence_step_delivery = Build, serve, ask
evidence_delivery = The public demonstration site: { $files ->
    [one] { $files } file
   *[other] { $files } files
 }, served with the API on the machine of the checks.
evidence_built = The public site is built.
evidence_no_client = It holds no page of a client.
evidence_page = A page is served, the same as was built.
evidence_described = The API describes itself (OpenAPI).
evidence_score = The API gives a client the same score as the batch.
evidence_refusal = The API refuses what is no application.
