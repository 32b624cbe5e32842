# La fiche du modèle.
card_version = Version
card_since = En service depuis le
card_since_unknown = mise en service non consignée
card_owner = Responsable
card_contact = Contact
card_unowned = Aucun responsable n’est nommé. Pour en nommer un, écrire owner = "…" et contact = "…" dans content/site.toml, puis reconstruire le site.
card_unreached = aucun contact n’est donné (contact = "…" dans content/site.toml)
card_trained = Données d’apprentissage
card_made_up = fictives
card_run = Entraînement
card_link = La fiche du modèle : usage, groupes, limites, surveillance
table_sources = Table|Informations lues|Connue, clients appris|Connue, clients à évaluer
card_source_absent = absente
card_source_few = presque personne
card_source_nearly_all = presque tous
card_groups_columns = Groupe|Clients|Avis favorables|Bons clients refusés|Difficultés acceptées|Risque estimé|Difficultés constatées|Rapport des avis|De 0,8 à 1,25 ?
card_groups_unmeasured = Aucun groupe n’est assez grand pour être comparé : rien n’est mesuré ici.
card_groups_none = Aucun rapport au groupe de référence ne sort de cette plage.
card_groups_out = { $n ->
    [one] Un rapport au groupe de référence sort de cette plage : { $named }.
   *[other] { $n } rapports au groupe de référence sortent de cette plage : { $named }.
 }
card_alike_few = trop peu de dossiers
card_alike_reference = référence
card_alike_within = oui
card_alike_known = oui, pour ce qui se compare
card_alike_unknown = ne se compare pas
card_alike_out = non : { $named }
card_ratio_granted = avis × { $times }
card_ratio_granted_unsure = avis × { $times } (à confirmer)
card_ratio_refused = refus × { $times }
card_ratio_refused_unsure = refus × { $times } (à confirmer)
card_ratio_accepted = acceptées × { $times }
card_ratio_accepted_unsure = acceptées × { $times } (à confirmer)
card_monitoring_calm = Rien n’oblige à revoir le modèle.
card_monitoring_watch = Le modèle reste utilisable ; ce qui a changé est à regarder de près.
card_monitoring_act = Le modèle est à revoir avant de s’y fier encore.
card_unchecked = Aucun contrôle antérieur n’est gardé : ce verdict est celui de la construction du site.
card_checked = { $n ->
    [one] Un contrôle est gardé, « { $day } »
   *[other] { $n } contrôles sont gardés, le dernier « { $day } »
 } : { $word }, { $share } des { $columns } colonnes en dérive.
table_monitoring = Ce qui est surveillé|Aujourd’hui|À surveiller dès|À traiter dès|Option qui arrête la tâche
card_watched_psi = Indice de stabilité des scores
card_watched_weight = Poids, dans le modèle, de ce qui a nettement changé
card_watched_columns = Colonnes en dérive selon Evidently
card_watched_auc = AUC d’un programme qui distingue les nouveaux dossiers (bas de l’intervalle)
card_watched_never = n’arrête rien
