# The catalogue of information.
catalogue_intro = { $n ->
    [one] { $n } piece of information, { $read } read by the model; { $moving } moves the score.
   *[other] { $n } pieces of information, { $read } of them read by the model; { $moving } move the score of at least one client.
 }
catalogue_themes = Themes
catalogue_filters = Search and filter
catalogue_search = Search in names and formulas
catalogue_theme = Theme
catalogue_table = Source
catalogue_role = Use
catalogue_moved = Drift
catalogue_all = all
catalogue_all_tables = all sources
catalogue_only_read = moves the score
catalogue_only_idle = read, without effect
catalogue_only_left = not read
catalogue_only_moved = clearly changed
catalogue_only_steady = compared, no clear change
catalogue_only_uncompared = not compared
catalogue_only_protected = protected
catalogue_only_actionable = that the client can change
catalogue_clear = Show all
catalogue_shown = { $n } piece of information of { $of }|{ $n } pieces of information of { $of }
catalogue_nothing = No information matches.
catalogue_formula_note = Formulas are written in English.
catalogue_term_role = Use
catalogue_term_spread = Spread
catalogue_term_drift = Drift
catalogue_term_direction = Imposed direction
catalogue_protected = protected
catalogue_actionable = can be changed by the client
catalogue_terms = How to read an entry
catalogue_means_role = Points that the information adds or takes on average, and its rank among all. “Read, without effect”: the model has it at hand, and no score depends on it.
catalogue_means_spread = Among the clients learnt from: the median, and the range in which half of them are; for categories, the most frequent ones. The small drawing shows the same spread.
catalogue_means_drift = What the check of the drift says: “stable”, “tiny but certain”, “clear but uncertain” or “clearly changed”, and the size of the gap, clear from 0.1.
catalogue_means_direction = The direction that the effect must keep in this model, where the recipe imposes one.
catalogue_means_protected = It is a protected attribute, such as age or family status, or a quantity that contains one.
catalogue_means_actionable = The client can change it: that is where it is looked for what would change the opinion.
catalogue_read = { $points ->
    [one] { $points } point, no. { $rank }
   *[other] { $points } points, no. { $rank }
 }
catalogue_read_little = less than { $least } point, no. { $rank }
catalogue_idle = read, without effect on scores
catalogue_left_out = not read: left out by the recipe (excluded_features)
catalogue_unknown = not read: added to the catalogue after this model was trained
catalogue_rises = the greater it is, the higher the estimated risk
catalogue_falls = the greater it is, the lower the estimated risk
catalogue_may_rise = none; expected: the greater, the higher the risk
catalogue_may_fall = none; expected: the greater, the lower the risk
catalogue_free = none
catalogue_not_described = not described: the model does not read it
catalogue_few = too few values to be described (fewer than { $n } clients)
catalogue_never_missing = never missing
catalogue_always_missing = always missing
catalogue_missing_few = missing for fewer than { $n } clients
catalogue_missing = missing for { $share }
catalogue_others = { $n ->
    [one] { $named }; { $n } other
   *[other] { $named }; { $n } others
 }
catalogue_hardly_any = yes for hardly anyone
catalogue_nearly_all = yes for nearly all
catalogue_flag = yes for about { $share }
catalogue_mostly = { $value } for half of them at least
catalogue_quartiles = median { $middle }; half between { $low } and { $high }
catalogue_drift = { $reading }, gap { $distance }
catalogue_drift_missing = { $said }; missing clearly more, or less, often
catalogue_uncompared = not compared: { $why }
catalogue_no_drift = not compared
catalogue_link = The catalogue: each piece of information, its formula, its spread, its drift
