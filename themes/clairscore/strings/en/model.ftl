# The page on the model and its figures.
figure_caught = of the clients who met difficulty in repaying had an unfavourable opinion
figure_refused = of the clients who repaid had an unfavourable opinion
figure_saving = less cost than the better rule without a model: accept all, or refuse all
figure_source = Measured on { $n } past files, set aside from the start and never shown to the model.
model_quality = Quality controls
model_cost = The cost of mistakes and the limit
model_cost_note = In good clients refused; a client accepted who does not repay counts { $n }.
policy = Rule
cost = Cost per 10,000 clients
policy_model = The model, at its limit
policy_theoretical = The model, at the limit of theory
policy_accept = Accept all
policy_refuse = Refuse all
figure = Figure
auc = AUC (area under the ROC curve)
auc_words = chance that a client in difficulty has a higher estimated risk than one who repaid
similar_auc = AUC of similar files
similar_auc_words = what the share in difficulty among the 200 similar files reaches alone (each file left out of its own, over all past files)
average_precision = Average precision
average_precision_words = to be compared with the share of difficulties, { $n }
ks = KS
ks_words = largest distance between the two groups
brier = Brier
brier_words = mean squared error of the estimated risk; lower is better
log_loss = Log loss
log_loss_words = mean surprise at what happened; lower is better
accuracy = Accuracy
accuracy_words = share of opinions borne out; given as a control, it ignores costs
chart_twin = The same figures as a table
chart_cost_title = Cost by the limit chosen
chart_cost_reading = Too far left, good clients are refused; too far right, clients who will not repay are accepted.
chart_cost_columns = Limit on the estimated risk|Cost per 10,000 clients|Favourable opinions
chart_roc_title = Difficulties found against good clients refused
chart_roc_reading = The further the curve from the diagonal, the better the model parts the two groups.
chart_roc_columns = Good clients refused|Difficulties found
chart_calibration_title = Estimated risk and difficulties seen
chart_calibration_reading = On the diagonal, the risk announced is the one that came true.
chart_calibration_columns = Mean estimated risk|Difficulties seen|Clients
chart_confusion_title = Opinions of the model and what happened
chart_confusion_reading = Two mistakes of very different cost: refusing a good client, or accepting one who will not repay.
chart_confusion_columns = What happened|Favourable opinion|Unfavourable opinion
chart_confusion_repaid = Repaid
chart_confusion_defaulted = Difficulty in repaying
model_answer = In short
model_candidates = The candidates compared
model_candidates_intro = From the simplest to the most complex, judged on the same clients, whom no choice saw.
model_error_note = After ±: the standard error, that is by how much the figure would move with other clients. The difference is measured client by client: it is what counts, not whether margins overlap.
model_search_note = The cost in the search served to choose: it is optimistic and only given for the record.
model_settings = Settings of each candidate, under their technical names
model_imbalance = The imbalance of the classes
model_imbalance_intro = Only { $n } of clients met difficulty: should the files be balanced before learning? A treatment touches only the files learnt from, never those that judge. Figures of the search.
model_imbalance_note = The limit already takes the cost into account. Balancing also distorts risks (higher log loss before calibration), and calibration then has to set them right.
model_imbalance_none = No candidate tried several treatments. That of the model chosen: { $n }.
model_ratios = What if the ratio of costs were another?
model_ratios_note = Each ratio has its own limit, searched for it. Costs by cross-validation on all clients.
model_quality_intro = On the clients that no choice saw. These figures are controls; cost is what chose the model.
figure_at_limit = At the limit of acceptance
gini = Gini
gini_words = twice the AUC less one: 0 by chance, 1 without a mistake
recall = Recall
recall_words = share of difficulties that had an unfavourable opinion
precision = Precision
precision_words = share of difficulties among unfavourable opinions
f_one = F1
f_one_words = mean of precision and recall
f_beta_words = the same, where recall counts { $n } times as much
balanced_accuracy = Balanced accuracy
balanced_accuracy_words = mean of the opinions borne out in each group; 50% by chance
model_calibration = How risks are calibrated
model_calibration_note = Calibration turns the raw score into a risk. Platt’s method is kept, unless another does better by more than one standard error on files kept apart.
model_guard = The guard
model_guard_intro = A model that is too good is suspicious: a piece of information may give the outcome away (data leak). This is what was checked; beyond its bound, a figure is to be looked into.
model_findings = What was found
model_findings_none = Nothing passes its bound.
model_accepted = Accepted all the same, because
model_strongest = The most telling pieces of information, each alone
model_shift = What tells new clients from past ones most
model_shift_none = There were no new clients to compare with the past ones.
model_studies = What was looked into beside
model_studies_intro = The model chosen, learnt again with one thing changed. A difference of the size of another seed’s is only chance.
model_inputs = Imposed directions, sex, family status
model_inputs_note = Difference from the model chosen, judged client by client on { $n } clients. A positive cost: the change costs more.
model_inputs_none = This study was not asked for in this training.
model_by_theme = Free directions, theme by theme
model_by_input = Free directions, one piece of information after the other
model_each_none = The cost of each direction, one by one, was not asked for in this training.
model_sex = Can sex be guessed?
model_sex_inputs = What tells it most
model_sex_none = This study was not made: it was not asked for, or too few clients lend themselves to it.
model_learning = Would more files help?
model_errors = Where the model is wrong
model_errors_intro = In each theme, clients are grouped by the piece of information that counts most. All clients, judged by cross-validation.
model_worst = Where the model is most wrong
model_worst_none = No group lies more than three standard errors from the others.
model_worst_more = Other groups more than three standard errors off: { $n }.
model_by_segment = Theme by theme
model_segments_none = There are too few clients to form groups.
model_left_out = Clients in groups too small to say anything of: { $n }.
model_fairness = Are groups of clients treated alike?
model_fairness_intro = The { $n } past files, judged by cross-validation. Between two groups, a ratio from 0.8 to 1.25 is accepted by custom (the four-fifths rule); out of this range, the difference is to be looked into.
model_fairness_risks = Is the estimated risk right in each group?
model_fairness_none = Nothing in the files allows these groups to be formed.
model_fairness_margin = In brackets: the 95% interval, found by drawing { $n } times at random, with replacement, as many files as there are. Each group is compared with the largest.
model_fairness_small = A group of fewer than 100 clients or 30 difficulties is named without being judged, and a rate is given on 100 clients at least.
model_fairness_limits = Only loans that were granted have a known outcome: nothing here speaks of the applications once refused. A difference in opinions is not always an injustice, since the difficulties seen differ too; and where they differ, opinions, mistakes and the rightness of the risk cannot all be made equal at once.
model_importance = What counts most
chart_candidates_title = The cost of each candidate
chart_candidates_reading = Further left, mistakes cost less. The line says how uncertain the cost is.
chart_candidates_columns = Candidate|Cost per 10,000 clients|95% margin, from|to
chart_ratios_title = Favourable opinions by the ratio of costs
chart_ratios_reading = The more a difficulty costs, the more careful the model is.
chart_ratios_columns = A difficulty counts|Favourable opinions
chart_fairness_title = Favourable opinions of each group
chart_fairness_reading = Further right, more favourable opinions. The line says how uncertain that is.
chart_fairness_columns = Group|Favourable opinions|95% interval, from|to
chart_learning_title = What more files bring
chart_learning_reading = As long as the curve of clients never seen rises, more files help.
table_candidates = Candidate|Cost per 10,000 clients|Difference from the model chosen|AUC (95% interval)|Cost in the search (optimistic)|Combinations tried|Mean time of a fit
table_settings = Candidate|Settings
table_treatments = Treatment|Cost per 10,000 clients|Difference from “no treatment”|AUC|Log loss before calibration
table_ratios = A difficulty counts|Limit|Limit of theory|Favourable opinions|Cost per 10,000 clients|Candidates, cheapest first
table_calibrations = Method|Log loss (lower is better)|Difference from Platt|Choice
table_checks = Check|Found|Bound|Conclusion
table_inputs = Information|AUC, alone
table_comparisons = What changes|Difference of cost per 10,000 clients|Difference of AUC|Reading
table_learning = Files learnt from|AUC, clients never seen|AUC, clients learnt from|Cost per 10,000 clients
table_worst = Group|Clients|Difficulties seen|Estimated risk|Favourable opinions|Cost per 10,000 clients|What is wrong
table_segments = Group|Clients|Difficulties seen|Estimated risk|Favourable opinions|Cost per 10,000 clients|Share of difficulties not seen|Share of good clients refused|AUC|What is wrong
table_opinions = Group|Clients|Favourable opinions|Ratio to the reference group|Refused among those who repaid|Granted among those in difficulty|What is found
table_risks = Group|Clients|Difficulties seen|Estimated risk|Difference, in percentage points|AUC within the group|What is found
model_and = { $first } and { $last }
model_interval = { $value } ({ $low } to { $high })
model_margin = { $value } ({ $low } to { $high })
model_chosen_simpler = The model chosen is { $model }. During the search, { $lowest } cost a little less, but the difference ({ $excess } per 10,000 clients) is within one standard error: at equal cost, the simpler one is preferred.
model_chosen_alone = The model chosen is { $model }, the only candidate tried beside the rule without a model.
model_chosen_cheapest = The model chosen is { $model }: during the search, its mistakes cost least among { $n } candidates ({ $names }), and no simpler one comes within one standard error of it.
model_price = For 10,000 clients, its mistakes cost as much as { $model } good clients refused, give or take { $margin } (95% margin of error); accepting all would cost { $accept }, refusing all { $refuse }. That is { $share } { $compared ->
    [less] less
   *[more] more
 } than the better of these two rules without a model.
model_measured = { $outer ->
    [one] This is measured on { $outer } client
   *[other] This is measured on { $outer } clients
 } that no choice saw, drawn at random from { $rows }: neither the learning, nor the settings, nor the limit used them.
model_candidate_champion = { $name }: the model chosen
model_candidate_sampled = { $words }; { $n ->
    [one] learns from { $n } file drawn at random
   *[other] learns from { $n } files drawn at random
 }
model_candidates_close = Within one standard error, these clients cannot tell the model chosen from another: { $names }.
model_candidates_cheaper = On these clients, cheaper than the model chosen by more than one standard error: { $names }. The choice, made without them, could not know; it is not made again afterwards, or these figures would no longer be neutral.
model_search = The search went over { $rows ->
    [one] { $rows } other client
   *[other] { $rows } other clients
 }, by { $folds }-fold cross-validation: { $trials ->
    [one] { $trials } combination
   *[other] { $trials } combinations
 } of settings tried of { $combinations } possible, { $fits ->
    [one] { $fits } fit
   *[other] { $fits } fits
 }.
model_search_repeats = { $n ->
    [one] The folds were dealt once.
   *[other] The folds were dealt { $n } times.
 }
model_search_left_out = { $n ->
    [one] For want of budget, { $n } combination was not tried.
   *[other] For want of budget, { $n } combinations were not tried.
 }
model_words_dummy = looks at nothing in the file (Dummy)
model_words_logistic = one weight per piece of information
model_words_glass_box = one curve per piece of information (glass box, EBM)
model_words_forest = benchmark only: cannot be deployed
model_words_boosting = decision trees that correct each other
model_the_dummy = the rule without a model
model_the_logistic = the logistic regression
model_the_glass_box = the additive model
model_the_forest = the random forest
model_the_boosting = the gradient boosting
model_a_boosting = a gradient boosting
model_a_boosting_of = { $n ->
    [one] a gradient boosting of { $n } tree
   *[other] a gradient boosting of { $n } trees
 }
model_a_glass_box = an additive model (one curve per piece of information, a “glass box”)
model_a_logistic = a logistic regression (one weight per piece of information)
model_treatment_none = No treatment
model_treatment_weights = Class weights
model_treatment_undersampling = Undersampling
model_treatment_smote = SMOTE oversampling
model_calibration_platt = Platt
model_calibration_beta = Beta
model_calibration_isotonic = Centred isotonic
model_shape_platt = a straight line
model_shape_beta = a curve with a slope at each end
model_shape_isotonic = segments that only rise
model_strategy_grid = all of them (grid search)
model_strategy_random = drawn at random (random search)
model_treatment_chosen = { $name }: chosen
model_treatment_cheaper = For { $kind }, “{ $other }” costs less than “{ $first }” ({ $gap } per 10,000 clients).
model_treatment_alike = For { $kind }, “{ $first }” and “{ $other }” cannot be told apart: the difference ({ $gap } per 10,000 clients) is within one standard error.
model_treatment_dearer = For { $kind }, “{ $first }” costs least; the best of the others, “{ $other }”, adds { $gap } per 10,000 clients.
model_reliability = On average, the risk announced lies { $error } percentage points from the risk seen (expected calibration error, ECE).
model_calibration_chosen = chosen
model_calibration_falls = does not rise with risk everywhere
model_ratio = { $n } to 1
model_ratio_used = { $ratio } (in use)
model_ratio_same = unchanged
model_ratio_ends = At { $low }, the limit would be { $low_limit } and { $low_share } of opinions favourable; at { $high }, { $high_limit } and { $high_share }.
model_ratio_winner = Whatever this ratio, { $name } stays the cheapest candidate.
model_ratio_winners = In the search, { $name } is the cheapest at the ratio in use, but another candidate is at { $ratios } to 1.
model_check_unseen = AUC on clients never seen
model_check_alone = Most telling piece of information, alone
model_check_gap = AUC gap, clients learnt from or never seen
model_check_gap_note = { $seen } against { $unseen }
model_check_twins = Files with a twin in another fold
model_check_ids = Pieces of information that look like an id
model_check_order = Order of the files that tells the outcome
model_check_shift_alone = Past and new clients, by one piece of information
model_check_shift = Past and new clients, by all of them
model_check_clear = nothing to report
model_check_beyond = to look into
model_check_lucky = beyond the bound, but perhaps by chance
model_findings_more = { $n ->
    [one] One more is in the same case.
   *[other] { $n } more are in the same case.
 }
model_seed = Another seed instead of ours
model_seed_note = the noise: what chance alone changes
model_free = { $n ->
    [one] Free direction instead of an imposed one
   *[other] Free directions instead of { $n } imposed ones
 }
model_without_sex = Without sex instead of with it
model_without_family = Without family status instead of with it
model_with_neighbours = With the outcomes of the { $n } nearest clients as a further input
model_same = no visible difference
model_directions_gain = the imposed directions gain
model_directions_cost = the imposed directions cost
model_without_costs = doing without costs
model_without_gains = doing without gains
model_with_costs = adding it costs
model_with_gains = adding it gains
model_within_one = { $reading } (within one standard error)
model_within_two = { $reading }, not for sure (within two standard errors)
model_beyond_two = { $reading } (more than two standard errors)
model_derived = Computed from sex, and left out with it: { $names }.
model_derived_none = No piece of information of the model is computed from sex.
model_sex_found = A model that tries to tell sex from the other information succeeds with an AUC of { $auc } (0.5: by chance; 1: without fail), measured on { $clients } clients, { $women } of them women. Leaving sex out is therefore not enough to remove every trace of it.
model_learning_none = This study was not asked for in this training.
model_learning_single = There are too few files for a curve: a single point.
model_learning_helps = From { $from } to { $to } files, the AUC goes from { $low } to { $high }: more files would probably still help.
model_learning_still = From { $from } to { $to } files, the AUC goes from { $low } to { $high }: the difference is within one standard error, more files would bring little.
model_group_of = { $feature }: { $value }
model_underestimated = risk underestimated
model_overestimated = risk overestimated
model_costly = costs more than the others ({ $gap })
model_and_also = { $first }; { $second }
model_up_to = up to { $to }
model_more_than = more than { $from }
model_between = more than { $from }, up to { $to }
model_all_values = all values
model_other_categories = { $n ->
    [one] { $n } other category
   *[other] { $n } other categories
 }
model_alike_alone = Too few groups are large enough to be compared.
model_alike_ratio = Ratio of the least to the most favoured group: { $ratio }, { $standing }.
model_alike_odds = Among loans with the same outcome, the least favoured group gets { $ratio } times the favourable opinions of the most favoured.
model_alike_end = { $share } ({ $group })
model_alike_ends = Favourable opinions go from { $from } to { $to }.
model_alike_granted = Women receive a favourable opinion in { $women } of cases, men in { $men }.
model_alike_difficulty = Women met difficulty in { $women } of cases, men in { $men }.
model_alike_refused = Among clients who repaid, { $women } of women and { $men } of men received an unfavourable opinion.
model_alike_no_input = Sex is no input of the model: the difference comes through other information.
model_alike_reference = reference, the largest group
model_alike_times = { $rate } × { $times }
model_alike_times_unsure = { $rate } × { $times }, to be confirmed
model_alike_unknown = cannot be compared in full: a rate of zero, or too few files, in the reference group
model_alike_within = within the range
model_alike_out = out of the range: { $rates }
model_alike_right = right, within the margin
model_alike_small = too few files or difficulties to conclude
model_standing_within = within the range from 0.8 to 1.25
model_standing_within_unsure = within the range from 0.8 to 1.25, but its margin leaves it
model_standing_outside_unsure = out of the range from 0.8 to 1.25, but its margin reaches into it
model_standing_outside = out of the range from 0.8 to 1.25
model_settings_tried = { $combinations ->
    [one] { $combinations } possible combination
   *[other] { $combinations } possible combinations
 }, { $strategy }, of which { $trials ->
    [one] { $trials } was tried
   *[other] { $trials } were tried
 }.
