# A client’s page.
adviser_decides = The decision is the adviser’s.
scale_title = The file beside the limit of acceptance
near_limit = File close to the limit
near_limit_text = had it learnt from other past files, the model might have given the opposite opinion; look at it closely.
your_file = Your file
for = What speaks in your favour
against = What weighs on the file
reasons = The elements that counted most
no_reason_for = No element clearly speaks in your favour.
no_reason_against = No element clearly weighs on the file.
recourse = What would change the opinion
recourse_intro = Each proposal is enough alone, all else equal; its changes go together. Only what you can decide changes, within what is usual for granted credits.
recourse_try = See what moves, theme by theme
recourse_score = Score that the file would have
recourse_none = The model’s opinion is no decision: the file can be completed, discussed and reviewed.
recourse_room = The room that is left
recourse_stands_in = Worked out beforehand; with the scoring service, other values can be tried.
external_scores = What the scores of outside organisations hold is known neither to the model nor to us.
waterfall = How the score comes about
waterfall_intro = The model starts from the same point for everyone. Each theme adds or takes points; the sum is the score. A theme leads to its information, further down.
base = Starting point of the model
in_favour = speaks in your favour
weighs = weighs on the file
effect = Effect in points
similar = Similar files and how they went
similar_bad = Met difficulty
similar_good = Repaid
strange = What is missing or unusual
strange_unusual = Values beyond what the model knows
strange_absent = Missing information that counted
values = What the file says
values_intro = The effects of a theme add up to its points. Amounts in the currency of the credit.
values_opinion_note = Place: share of past clients with a lower value, equal ones counted half; with the sign =, share of those with the same word. “All”: all past clients; “similar”: the nearest to this file; “favourable, unfavourable”: those to whom the model, without having seen them, would have given that opinion.
nothing = Not applicable
unknown = Missing information, without effect
filter = Look for a piece of information
filter_hint = income, employment, credit…
filter_theme = Theme
filter_all_themes = all themes
filter_counts = Only what counted (1 point or more)
filter_missing = Only what is missing
said_script_filter_none = Nothing matches.
said_script_filter_found = { $n } piece of information shown|{ $n } pieces of information shown
said_script_values_failed = The other information could not be read.
said_script_values_more = Show
value = Your file
information = Information
usual_repaid = Usual if repaid
place_all = Place, all
place_similar = similar
place_favourable = favourable
place_unfavourable = unfavourable
download = Download one’s data
download_text = All that the model read (amounts to the hundredth, the rest to six digits), with its effect in points. The file is made here, nothing is sent.
download_json = JSON file
download_csv = CSV table
said_script_csv_head = information,name,theme,value,in words,unit,effect in points
mode = Display
mode_adviser = adviser
mode_client = client
onward = Around this file
go_compare = Compare with a group
own_groups = Compare with its group, by
go_try = Try other values
go_review = Contest or have reviewed
go_print = Print the letter
said_script_differs = Take care, this page is out of date: the scoring service answers “{ $opinion } opinion, { $points } points, model { $model }”, the page says “{ $own_opinion } opinion, { $own_points } points, model { $own_model }”. Have the site made again before you use it.
rights = Your rights
right_explanation = Ask for an explanation
right_explanation_text = You may ask for a clear explanation of this opinion and of the information that it rests on.
right_view = State your point of view
right_view_text = You may point out a mistake, complete the file, and say what the figures do not say.
right_review = Have the decision reviewed
right_review_text = You may ask a person to review the decision. The model does not decide alone.
letter_subject = Your application for a credit: the model’s opinion and its reasons
letter_open = Dear Sir or Madam,
letter_intro = you asked us for a credit. A statistical model has given an opinion on your file; here is that opinion and what explains it.
letter_close = This letter explains an opinion. It is neither a decision nor a commitment: the decision is the adviser’s.
letter_data = Data of
letter_date = Done on
letter_adviser = The adviser
said_version = · Site made by Clairscore { $builder }, code version { $commit }
said_builder = · Site made by Clairscore { $builder }
stamp_commit = Site made by the code’s version
stamp_date = of

# What the program says itself.
said_client = Client no. { $id }
said_clients = Clients no. { $first } to { $last }
said_points = { $n ->
    [one] { $n } point
   *[other] { $n } points
 }
said_above = Your file is { $points } above the limit of acceptance.
said_below = Your file is { $points } below the limit of acceptance.
said_just_above = Your file is just above the limit of acceptance, by less than a point.
said_just_below = Your file is just below the limit of acceptance, by less than a point.
said_above_limit = { $points } above the limit
said_at_limit = just above the limit
said_always = always { $points }
said_range = between { $low } and { $points }
said_stable = Stability: trained again on other parts of the past files, the model gives { $range }, and the same opinion.
said_unstable = Stability: trained again on other parts of the past files, the model gives { $range }, on both sides of the limit.
said_risk = { $n ->
    [one] Of { $of } files with the same estimated risk, about { $n } meets difficulty in repaying.
   *[other] Of { $of } files with the same estimated risk, about { $n } meet difficulty in repaying.
 }
said_others = { $n ->
    [one] { $n } other piece of information
   *[other] { $n } other pieces of information
 }
said_further = { $n ->
    [one] { $n } other piece of information counts for less and is not written here; it is in the data of the page, and appears where the browser’s scripts are allowed.
   *[other] { $n } other pieces of information count for less and are not written here; they are in the data of the page, and appear where the browser’s scripts are allowed.
 }
said_missing = { $n ->
    [one] In all, { $n } piece of information is missing from the file.
   *[other] In all, { $n } pieces of information are missing from the file.
 }
said_other_elements = Other elements
said_scale = Score of the file: { $points } points; limit of acceptance: { $limit } points. The higher the score, the lower the estimated risk.
said_between = {"; "}
said_waterfall = Starting point of the model: { $base } points. Score of the file: { $points } points; limit of acceptance: { $limit } points.
said_similar = { $n ->
    [0] Of { $clients } similar files, none met difficulty in repaying.
    [1] Of { $clients } similar files, only one met difficulty in repaying.
   *[other] Of { $clients } similar files, { $n } met difficulty in repaying.
 }
said_similar_sure = Allowing for chance, that is between { $low } and { $high } of files of this kind; over all past files, it is { $overall }.
said_similar_lower = The estimated risk of your file is lower than what these files met: the two do not look at the same thing, which is worth discussing.
said_similar_higher = The estimated risk of your file is higher than what these files met: the two do not look at the same thing, which is worth discussing.
said_similar_alike = { $n ->
   *[other] Similar: the past files of close score in which every theme counts almost as much as in this one (mean difference per theme: { $apart } points).
 }
said_unit_years = { $n } year|{ $n } years
said_unit_months = { $n } month|{ $n } months
said_unit_days = { $n } day|{ $n } days
said_unit_hour = { $n }:00
said_unit_yes = yes
said_unit_no = no
