# The model card.
card_version = Version
card_since = In use since
card_since_unknown = not recorded since when it is in use
card_owner = Owner
card_contact = Contact
card_unowned = No owner is named. To name one, write owner = "…" and contact = "…" in content/site.toml, then build the site again.
card_unreached = no contact is given (contact = "…" in content/site.toml)
card_trained = Data learnt from
card_made_up = made up
card_run = Training
card_link = The model card: use, groups, limits, monitoring
table_sources = Table|Inputs|Known, clients learnt from|Known, clients to score
card_source_absent = absent
card_source_few = hardly anyone
card_source_nearly_all = nearly all
card_groups_columns = Group|Clients|Favourable opinions|Good clients refused|Difficulties accepted|Estimated risk|Observed difficulties|Ratio of opinions|From 0.8 to 1.25?
card_groups_unmeasured = No group is large enough to be compared: nothing is measured here.
card_groups_none = No ratio to the reference group leaves this range.
card_groups_out = { $n ->
    [one] One ratio to the reference group leaves this range: { $named }.
   *[other] { $n } ratios to the reference group leave this range: { $named }.
 }
card_alike_few = too few files
card_alike_reference = reference
card_alike_within = yes
card_alike_known = yes, as far as it compares
card_alike_unknown = does not compare
card_alike_out = no: { $named }
card_ratio_granted = opinions × { $times }
card_ratio_granted_unsure = opinions × { $times } (to be confirmed)
card_ratio_refused = refused × { $times }
card_ratio_refused_unsure = refused × { $times } (to be confirmed)
card_ratio_accepted = accepted × { $times }
card_ratio_accepted_unsure = accepted × { $times } (to be confirmed)
card_monitoring_calm = Nothing obliges to revise the model.
card_monitoring_watch = The model stays usable; what has changed is to be looked at closely.
card_monitoring_act = The model is to be revised before it is relied on further.
card_unchecked = No earlier check is kept: this verdict was made when the site was built.
card_checked = { $n ->
    [one] One check is kept, “{ $day }”
   *[other] { $n } checks are kept, the last one “{ $day }”
 }: { $word }, { $share } of the { $columns } columns drift.
table_monitoring = What is watched|Today|To be watched from|To be dealt with from|Option that stops the task
card_watched_psi = Stability index of the scores
card_watched_weight = Weight in the model of what has clearly changed
card_watched_columns = Columns that drift, by Evidently
card_watched_auc = AUC of a program that tells new files apart (lower end of the interval)
card_watched_never = stops nothing
