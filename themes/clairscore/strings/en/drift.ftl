# The page on how the data change, and the report in one file.
drift_verdict = Is there reason to worry?
drift_level_calm = Nothing to worry about
drift_level_watch = To be watched
drift_level_act = To be dealt with
drift_end_calm = What counts for the model has not moved: there is no need to review it.
drift_end_watch = The model can still be used; what has changed deserves a close look.
drift_end_act = Before it is relied on again, the model is to be reviewed: recalibrate it, or train it anew on recent data.
drift_end_file_calm = Nothing has clearly moved between the two files.
drift_end_file_watch = What has moved is told in detail below.
drift_end_file_act = A model that learnt from the reference is to be reviewed before it is applied to these data.
drift_said_moved = { $moved ->
    [0] None of the pieces of information compared ({ $n }) has clearly changed.
    [one] A single one of the pieces of information compared ({ $n }) has clearly changed.
   *[other] Of { $n } pieces of information compared, { $moved } have clearly changed.
 }
drift_said_weight = Together they carry { $share } of what counts for the model: { $named }.
drift_said_weightless = The model uses none of them.
drift_said_named = { $label } ({ $share })
drift_said_scores = The mean estimated risk goes from { $before } to { $after }, and the share of favourable opinions from { $granted } to { $grants }.
drift_said_others = { $named } and others
drift_said_told = A program trained to recognise the new data does so well (AUC { $auc }): the two sets can be told apart, above all by { $named }.
drift_said_told_partly = A program trained to recognise the new data does so in part (AUC { $auc }), above all by { $named }.
drift_said_alike = A program trained to recognise the new data can hardly do so (AUC { $auc }): taken together, the information hardly says where a row comes from.
drift_said_preset = { $drifted ->
    [0] By Evidently’s rule none of the { $n } columns drifts.
    [one] By Evidently’s rule one of { $n } columns drifts, that is { $share }; the whole file would drift from { $limit } on.
   *[other] By Evidently’s rule { $drifted } of { $n } columns drift, that is { $share }; the whole file would drift from { $limit } on.
 }
drift_said_preset_drift = { $drifted ->
    [one] By Evidently’s rule one of { $n } columns drifts, that is { $share }: from { $limit } on the whole file drifts.
   *[other] By Evidently’s rule { $drifted } of { $n } columns drift, that is { $share }: from { $limit } on the whole file drifts.
 }
drift_said_nothing = No column could be compared; the reasons are given below.
drift_concerns = What calls for attention
drift_concern_scores = The scores are no longer spread as before (stability index { $psi }; stable below 0.1, changed from 0.25 on). Check that estimated risks come true, then recalibrate.
drift_concern_weight = What has changed carries { $share } of what counts for the model. First check where the changes come from: other clients, or another way of entering data.
drift_concern_dataset = { $share } of the columns drift: the whole file has changed. Check that it has the same origin and the same units.
drift_concern_columns = { $columns ->
    [one] One column has clearly changed. Check whether it counts for the model.
   *[other] { $columns } columns have clearly changed. Check whether they count for the model.
 }
drift_concern_told = A program tells the two sets apart (AUC { $auc }). See below by which columns: these are sometimes details of how data are entered, without effect on risk.
drift_concern_nothing = Nothing could be compared. Check that both files have the same columns, and rows.
drift_figure_moved = { $moved ->
    [one] piece of information clearly changed, of { $n }
   *[other] pieces of information clearly changed, of { $n }
 }
drift_figure_weight = of what counts for the model has changed
drift_figure_psi = stability index of the scores (stable below 0.1)
drift_figure_drifted = { $drifted ->
    [one] column that drifts by Evidently’s rule, of { $n }
   *[other] columns that drift by Evidently’s rule, of { $n }
 }
drift_figure_auc = AUC at telling the two sets apart (0.5: impossible)
drift_figure_none = –
drift_rows = Reference: { $reference } ({ $before } rows). Current data: { $current } ({ $after } rows).
drift_left_out = Files of which a table is incomplete ({ $before } in the reference, { $after } among the new ones) are left out of all that depends on it: the scores, the information drawn from that table, the comparison as a whole.
drift_scores = What becomes of the scores
drift_scores_psi = Stability index of the scores: { $psi }. Below 0.1 the spread is stable; from 0.25 on it has changed.
drift_scores_picture = Points: reference and new files
drift_scores_favourable = Favourable opinions: { $before } in the reference, { $after } among the new files (95% interval from { $low } to { $high }).
drift_shifts = Where the gap comes from
drift_shifts_intro = Points that each piece of information adds to a new file on average, more or less than in the reference. The sum is the gap between the means by the model in use, over 10,000 files on either side at most; those of the reference are the ones that it learnt from.
drift_shifts_columns = Information|Points
drift_shifts_others = all others
drift_shifts_sum = gap between the means
drift_costs = And if the share of clients in difficulty changed?
drift_costs_intro = Cost of decisions per 10,000 clients, if clients in difficulty still resembled those of the reference, but were more or fewer. The adjusted limit stands for the same risk given that share. The reference has { $rate }. Without a model, it is the cheaper of accepting all and refusing all.
drift_costs_columns = Share in difficulty|Cost, limit as it is|Cost, limit adjusted|Adjusted limit|Cost without a model
drift_costs_today = today
drift_told = Can the two sets be told apart?
drift_told_auc = A model of { $columns } columns tries to say whether a row comes from the reference or from the current data ({ $before } and { $after } rows, judged by a model that never saw them). AUC: { $auc } (from { $low } to { $high }, at 95%). At 0.5 it guesses, at 1 it is never wrong.
drift_told_without = Without the columns that drift by themselves, the AUC is { $auc } (from { $low } to { $high }).
drift_told_columns = Column|Share of what tells them apart
drift_told_identifiers = Left out, since all their values are distinct: { $named }.
drift_told_none = Too few rows to train such a model: it takes 200 on each side.
drift_segments = Do groups change alone?
drift_segments_intro = Each group of at least 300 rows on either side is looked at ({ $groups }), for each piece of information that does not move on the whole: { $n } comparisons.
drift_segments_none = No group changes while the whole stays as it was.
drift_segments_no_groups = No column of two to ten categories can form groups.
drift_segments_columns = Information, group|Distance beyond chance, in the group|The same, on the whole|Rows looked at, reference|Rows looked at, current
drift_segments_level = { $by }: { $level }
drift_features = One piece of information after another
drift_features_intro = The information that the model reads, what counts most first. Bars show the current data, the line the reference, on the same scale.
drift_columns = Column by column
drift_columns_intro = All columns of both files, as they are. Bars show the current data, the line the reference, on the same scale.
drift_raw = The files’ columns, by Evidently’s rule
drift_raw_more = Table of analysis, column by column
drift_back = Is there reason to worry? The answer as a whole
drift_head_name = Information
drift_head_picture = Distribution
drift_head_reading = Reading
drift_head_weight = Weight in the model
drift_head_distance = Distance
drift_head_preset = Evidently
drift_head_missing = Missing
drift_reading_stable = stable
drift_reading_slight = tiny but certain
drift_reading_unsure = clear but uncertain
drift_reading_moved = clearly changed
drift_preset_drift = drift
drift_preset_none = no drift
drift_missing_pair = { $before } → { $after }
drift_missing_few = fewer than { $n } rows
drift_missing_none = none
drift_filter_name = Name contains
drift_filter_reading = Show
drift_filter_all = all
drift_filter_moved = what has clearly changed
drift_filter_drifted = what drifts by Evidently’s rule
drift_filter_missing = where missing values have changed
drift_filter_shown = { $n } of { $of }
drift_sort = Sort by { $column }
drift_more = Detail
drift_key_reference = reference
drift_key_current = current data
drift_picture_said = Distribution of { $name }, reference and current data; the figures are in the table of the detail.
drift_detail_mean = On average: { $before } in the reference, { $after } in the current data. Median: { $middle_before }, then { $middle_after }.
drift_detail_category = The greatest change: “{ $word }”, from { $before } to { $after }.
drift_detail_wasserstein = Distance: { $distance } standard deviations of the reference. It is how far values have moved on average (Wasserstein distance); from 0.1 on it is clear.
drift_detail_jensen = Distance: { $distance } on a scale from 0 (same distributions) to 0.83 (nothing in common) (Jensen-Shannon distance); from 0.1 on it is clear.
drift_detail_certain = Chance hardly explains such a distance (q { $q }).
drift_detail_chance = Chance can make such a distance (q { $q }).
drift_detail_missing = Without a value: { $before } in the reference, { $after } in the current data.
drift_detail_missing_moved = Without a value: { $before } in the reference, { $after } in the current data. This is a clear change: check data entry or the source.
drift_detail_new = New categories: { $named }.
drift_detail_vanished = Categories that vanished: { $named }.
drift_detail_category_rows = { $word } ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 })
drift_detail_infinite = Infinite values, counted as missing: { $before } in the reference, { $after } in the current data.
drift_detail_constant = One and the same value throughout.
drift_detail_preset = Evidently: { $method } = { $score }, limit { $threshold }: { $verdict }.
drift_detail_columns = Value|Reference|Current
drift_detail_figures = Figures|Reference|Current
drift_detail_row_mean = mean
drift_detail_row_deviation = standard deviation
drift_detail_row_quartiles = quartiles
drift_detail_row_range = least to greatest
drift_bin_between = { $low } to { $high }
drift_bin_below = below { $high }
drift_bin_above = { $low } and above
drift_bin_others = others
drift_few = Bars of fewer than { $n } rows are not shown.
drift_not_compared = What is not compared
drift_not_one_side_reference = exists in the reference only
drift_not_one_side_current = exists in the current data only
drift_not_empty_reference = no value in the reference
drift_not_empty_current = no value in the current data
drift_not_infinite_reference = nothing but infinite values in the reference
drift_not_infinite_current = nothing but infinite values in the current data
drift_not_types = other types on both sides: { $before }, then { $after }
drift_not_text = free text: more than half of the values are distinct
drift_not_type = the type { $name } is not compared
drift_type_whole = whole numbers
drift_type_real = numbers
drift_type_flags = true or false
drift_type_words = words
drift_reading_title = Reading these figures
drift_term_distance = Distance
drift_means_distance = How far values have moved, whatever the number of rows. For numbers, in standard deviations of the reference: 0.1 means that on average each value has moved by a tenth of the usual spread. For categories, from 0 (same shares) to 0.83 (no category in common). From 0.1 on the distance is clear.
drift_term_reading = Reading
drift_means_reading = The size of the distance decides, chance qualifies it. “Clearly changed”: a clear distance that chance does not explain. “Tiny but certain”: with so many rows we are sure of a difference too small to matter. “Clear but uncertain”: too few rows to exclude chance.
drift_term_q = q
drift_means_q = Share of false alarms that one would accept by counting this distance as real, all columns being looked at together (Benjamini and Hochberg). Below 5%, chance is excluded.
drift_term_preset = Evidently
drift_means_preset = The verdict of the library Evidently 0.7.23, computed identically: up to 1,000 reference rows a statistical test; beyond, a distance, with drift from 0.1 on.
drift_term_weight = Weight in the model
drift_means_weight = Share of the information in all effects on the score, on average over all clients. A change without weight has no effect on decisions.
drift_term_missing = Missing
drift_means_missing = Share of rows without a value, before and after. Evidently ignores it; yet a field that empties is often the first sign of trouble.
drift_history = The checks so far
drift_history_intro = One point per check, in the order of their names; the last figure is in bold.
drift_history_columns = Check|Rows|Columns that drift|Weight of what changed|Stability of scores|Mean risk|Favourable opinions|AUC|Verdict
drift_history_drifted = Share of columns that drift
drift_history_weight = Weight of what changed
drift_history_psi = Stability index of the scores
drift_history_auc = AUC at telling the sets apart
drift_history_limit = limit { $limit }
drift_history_empty = No check is kept yet.
drift_history_title = Checks of drift
drift_file_title = Has the data changed?
drift_made_by = Report made by Clairscore
drift_chart_twin = The same figures as a table
drift_end_calm_moved = What has changed weighs little on the score: there is no need to review the model.
drift_end_file_calm_moved = What has changed counts little for the model.
drift_said_groups = { $n ->
    [one] In one group a piece of information changes while the whole does not move.
   *[other] In { $n } cases a piece of information changes in a group while the whole does not move.
 }
drift_said_lost = { $columns ->
    [one] One column of the reference is gone, or cannot be read: { $named }.
   *[other] { $columns } columns of the reference are gone, or cannot be read: { $named }.
 }
drift_concern_lost = What the reference had and the current data have no longer: { $named }. Check the extraction first of all.
drift_concern_lost_weight = What the reference had and the current data have no longer: { $named }. It carries { $share } of what counts for the model. Check the extraction first of all.
drift_segments_small = No group has 300 rows on both sides, or no piece of information has stayed stable: nothing could be looked at.
drift_segments_shown = The { $n } largest distances, of { $of }.
drift_detail_types = Other types on both sides: { $before }, then { $after }.
drift_detail_kept_back = The figures of this column are not published: fewer than { $n } clients could be counted in them.
drift_history_said = { $title }: { $values }
drift_term_auc = AUC
drift_means_auc = The chance that a program recognises the new row, between a new one and one of the reference. At 0.5 it guesses, at 1 it is never wrong.
drift_term_psi = Stability index
drift_means_psi = How much the shares of clients by slice of the score have changed, in tenths of the reference. Below 0.1 nothing moves; from 0.25 on the scores are no longer what they were.
drift_principal = What counts most for the model
drift_principal_intro = The { $n } pieces of information that count most, then those that have clearly changed and count a little. Bars show the current data, the line the reference, on the same scale.
drift_all = All pieces of information
