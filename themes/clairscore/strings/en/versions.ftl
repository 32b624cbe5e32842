# The page on the versions of the model.
versions_standing = The model in use
versions_unrecorded = Model { $version } is in use; that it was put in use is on no record.
versions_since = Model { $version } has been in use since { $day }.
versions_first = It is the first: it took the place of no other.
versions_before_unknown = The model before it can no longer be read here: nothing is said of what changed.
versions_because = Reason given when it was put in use: “{ $why }”.
versions_not_compared = Its cost cannot be compared with that of the model before: they did not learn from the same files.
versions_cost_same = On the { $clients } past files that both models know, each judged without having seen it, it costs as much as the one before per 10,000 clients (95% interval: from { $low } to { $high }).
versions_cost_less_by_chance = On the { $clients } past files that both models know, each judged without having seen it, it costs { $cost } less than the one before per 10,000 clients (95% interval: from { $low } to { $high }); chance alone may explain it.
versions_cost_more_by_chance = On the { $clients } past files that both models know, each judged without having seen it, it costs { $cost } more than the one before per 10,000 clients (95% interval: from { $low } to { $high }); chance alone may explain it.
versions_cost_less = On the { $clients } past files that both models know, each judged without having seen it, it costs { $cost } less than the one before per 10,000 clients (95% interval: from { $low } to { $high }): that is more than chance.
versions_cost_more = On the { $clients } past files that both models know, each judged without having seen it, it costs { $cost } more than the one before per 10,000 clients (95% interval: from { $low } to { $high }): that is more than chance.
versions_opinions = { $n ->
    [0] No opinion changes among the { $clients } files to be assessed.
    [one] One opinion changes among the { $clients } files to be assessed.
   *[other] { $n } opinions change among the { $clients } files to be assessed ({ $share }): { $favourable } become favourable, { $unfavourable } unfavourable.
 }
versions_figures = Before and after
versions_figures_intro = Each model is measured on the files that it had set aside, which may not be the same. The comparison that counts is the one at the head of the page, on the same files.
versions_figures_columns = Measure|{ $before } (before)|{ $after } (in use)|Change
versions_method = Method
versions_trees = Trees
versions_inputs = Pieces of information read
versions_rows = Files to learn from
versions_data = Data
versions_limit = Limit on the estimated risk
versions_percent_points = { $gap } pp
versions_clients = Clients of whom the opinion changes
versions_turn_favourable = { $n ->
    [one] One opinion becomes favourable
   *[other] { $n } opinions become favourable
 }
versions_turn_unfavourable = { $n ->
    [one] One opinion becomes unfavourable
   *[other] { $n } opinions become unfavourable
 }
versions_points_before = Points before
versions_points_after = Points now
versions_risk_before = Estimated risk before
versions_risk_after = Estimated risk now
versions_more = { $n ->
    [one] And one more; the command clairscore diff names all.
   *[other] And { $n } more; the command clairscore diff names all.
 }
versions_weights = What counts more, what counts less
versions_weights_intro = Mean effect on the score, in points, of the pieces of information whose weight changed most.
versions_weights_columns = Information|Before|Now|Change
versions_settings = What changed in the model
versions_added = Pieces of information now read
versions_removed = Pieces of information no longer read
versions_method_settings = Settings, by their names in the recipe
versions_settings_columns = Setting|Before|Now
versions_history = All models put in use
versions_history_intro = A model that costs more than the one in use takes its place only where a reason is given. A dash means that nothing could be compared.
versions_history_columns = Model|In the place of|Difference in cost per 10,000 clients (± standard error)|Reason given
versions_to_model = What the model in use is worth
versions_link = What changed since the model before
versions_clients_limits = An opinion changes because the estimated risk changes, or because the limit does: it goes from { $before } to { $after }.
versions_clients_same_limit = The limit stays at { $after }: only the estimated risk changes.
versions_less = { $n } less
versions_more_cost = { $n } more
