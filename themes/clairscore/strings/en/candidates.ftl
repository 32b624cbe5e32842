# The page that compares models.
candidates_more = All models compared: treatments, calibrations, ratios of costs
candidates_to_model = How good the model chosen is
candidates_all = All models tried
candidates_unseen = On clients that no choice saw
candidates_learning = Would more files help?
candidates_ratio = What if a difficulty cost more, or less?
candidates_searched = Figures of the search: { $n ->
    [one] { $n } client
   *[other] { $n } clients
 } judged by cross-validation in { $folds } parts; limit and calibration of a part come from the others. These figures served to choose, so they are a little optimistic. The next table is not.
candidates_measured = { $n ->
    [one] The best settings of each candidate, judged on { $n } client
   *[other] The best settings of each candidate, judged on { $n } clients
 } set aside from the start: neither learning, nor settings, nor the limit used them. These are the figures to quote.
candidates_order = From the cheapest to the dearest.
candidates_sort = The head of a column sorts by it; once more, the other way round.
candidates_sorted_up = Sorted by “{ $column }”, smallest first.
candidates_sorted_down = Sorted by “{ $column }”, largest first.
candidates_table = Candidates, treatments and calibrations compared
candidates_heads = Candidate|Imbalance|Calibration|Cost at the best limit|Difference from the model chosen|Cost at the theoretical limit|AUC|Accuracy|Brier|Log loss|Favourable opinions|Time of a fit
candidates_note = Costs per 10,000 clients, in good clients refused. After ±: the standard error of the difference, measured client by client. AUC: higher is better. Brier and log loss judge the risk announced: lower is better. Accuracy and favourable opinions: at the best limit.
candidates_raw = None
candidates_flat = No calibration can read: { $names }; its score is the same for everyone, and only the row without calibration is shown.
candidates_answer_place = { $rows } rows are compared: { $models } models (a candidate and a way of treating the imbalance), each by the ways of reading its score as a risk. The model chosen, { $name }, costs { $cost } per 10,000 clients there; { $close ->
    [0] no other model is
    [one] one other model is
   *[other] { $close } other models are
 } within one standard error of it.
candidates_answer_cheaper = { $n ->
    [one] One model costs
   *[other] { $n } models cost
 } less, by more than one standard error.
candidates_answer_same = { $cost } whatever the calibration
candidates_answer_range = from { $low } to { $high } depending on it
candidates_answer_calibrated = Calibration does not change the order of clients: at the best limit the model chosen costs { $range }. At the theoretical limit of { $limit } its raw risks do almost as well: { $raw } without calibration, { $own } with it.
candidates_answer_uncalibrated = Calibration does not change the order of clients: at the best limit the model chosen costs { $range }. It counts at the theoretical limit of { $limit }, which takes the risk announced at its word: { $raw } without calibration, { $own } with it.
candidates_answer_distorted = Balancing distorts risks: for { $kind } ({ $treatment }), the theoretical limit costs { $before } without calibration and { $after } with “{ $method }”; the log loss goes from { $loss } to { $mended }.
candidates_answer_accuracy = Accuracy misleads: on clients never seen, accepting all would be right for { $all } and cost { $accept }; the model chosen is right for only { $own }, at a cost of { $cost }.
candidates_answer_accuracy_agrees = On clients never seen, the model chosen is right for { $own }, at a cost of { $cost }; accepting all would be right for { $all } and cost { $accept }.
candidates_answer_times = A fit on one processor takes from { $least } for { $fast } to { $most } for { $slow }.
candidates_rule_accept = { $n } (accept all)
candidates_rule_refuse = { $n } (refuse all)
candidates_ratio_heads = A difficulty counts|Best limit|Favourable opinions|Difficulties not seen|Good clients refused|Cost|Best rule without a model|Cost if the limit stays|What that adds
candidates_ratio_best = At { $ratio }, the best limit is an estimated risk of { $limit }. Of 10,000 clients: { $share } favourable opinions, { $missed } difficulties not seen, { $refused } good clients refused, at a cost of { $cost } (accept all: { $accept }; refuse all: { $refuse }).
candidates_ratio_in_use = This is the ratio in use.
candidates_ratio_dearer = Keeping the limit of the ratio in use would cost { $kept }, that is { $regret } more.
candidates_ratio_alike = Keeping the limit of the ratio in use would cost { $kept }; the difference ({ $regret }) is within its standard error.
candidates_ratio_found = Limits are looked for during the search, then judged on { $n ->
    [one] { $n } client
   *[other] { $n } clients
 } that no choice saw. At the ratio in use it is { $limit }; the limit in service, { $deployed }, was then looked for in the same way on all files.
candidates_ratio_regret = If the true ratio were not { $in_use } to 1 and the limit stayed the same, that would cost { $less } per 10,000 clients at { $low } to 1, and { $more } at { $high } to 1, beside the limit made for that ratio.
candidates_ratio_note = Per 10,000 clients; costs in good clients refused. After ±: the standard error.
candidates_ratio_slide = A difficulty accepted counts, in good clients refused
candidates_ratio_title = Cost by limit
candidates_ratio_static = Further left, good clients are refused; further right, clients are accepted who will not repay. Without the slider the chart shows the ratio in use.
candidates_ratio_here = best limit
candidates_ratio_kept = limit of the ratio in use
candidates_ratio_table = Ratio by ratio
candidates_ratio_few = Too few mistakes were measured to compare several ratios.
candidates_limits_twin = The mistakes at each limit, as a table
table_candidates_limits = Limit on the estimated risk|Favourable opinions|Difficulties not seen|Good clients refused|Cost at the ratio in use
table_candidates_unseen = Candidate|Cost per 10,000 clients|Difference from the model chosen|AUC (95% interval)|Accuracy|Brier|Log loss|Final fit
