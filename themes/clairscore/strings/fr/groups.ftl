# Les pages des groupes de clients. Les messages group_… sont dits par le programme.
groups_head = Groupe
groups_clients = Clients
groups_favourable = Avis favorables
groups_share = Part de l’ensemble
groups_points = Score moyen
groups_risk = Risque estimé moyen
groups_past = Clients passés
groups_observed = Difficultés observées (intervalle à 95 %)
groups_side = Voir les groupes côte à côte
groups_back = Tous les critères
groups_table = Tous les chiffres
groups_table_note = Le score, le risque estimé et l’avis sont ceux des clients du site. Les difficultés observées sont celles des clients passés, dont la suite est connue : ce sont d’autres personnes, à qui un crédit avait été accordé. L’intervalle, celui de Wilson, dit ce que le hasard permet ; plus le groupe est petit, plus il est large.
groups_charts_twin = Les mêmes chiffres sont dans le tableau « Tous les chiffres ».
groups_not_one = Un groupe n’explique pas un dossier : deux clients du même groupe peuvent recevoir des avis contraires, chacun pour ses propres raisons. Elles se lisent sur la page du client.
groups_own = ce groupe
groups_everyone = ensemble des clients
groups_limit = limite d’acceptation ({ $points } points)
groups_estimated = risque estimé, clients du site
groups_seen = difficultés observées, clients passés, avec leur intervalle
groups_beside = Le groupe à côté de l’ensemble
groups_spread = Comment le score se répartit
groups_spread_reading = Part des clients par tranche de score : le groupe et l’ensemble, à la même échelle. Une tranche où le groupe compte moins de 20 clients n’a pas de barre.
groups_drives = Ce qui fait l’avis dans ce groupe
groups_drives_reading = Chaque thème ajoute ou retire des points au score. Les thèmes où le groupe s’écarte le plus de l’ensemble viennent d’abord.
groups_differences = Les informations qui font la différence
groups_differences_none = Aucune information n’ajoute, en moyenne, un demi-point de plus ou de moins que pour l’ensemble des clients.
groups_pictures = Les informations qui comptent le plus pour le modèle
groups_pictures_reading = Part des clients par valeur, parmi ceux dont l’information est connue. Une part de moins de 20 clients n’est pas montrée. Les tranches sont les mêmes pour tous les groupes ; la hauteur de l’échelle change d’un graphique à l’autre.
groups_go_clients = Les clients de ce groupe
groups_go_compare = Situer un client dans ce groupe
groups_go_dimension = Les autres groupes
group_all = Ensemble des clients
group_few = moins de { $n } clients
group_few_text = Ce groupe compte moins de { $n } clients sur ce site : aucun chiffre n’en est donné, car il en dirait trop sur chacun d’eux, et trop peu sur le groupe.
group_unknown = Moins de { $n } clients du groupe ont une valeur connue : rien n’est montré.
group_interval = { $share } (entre { $low } et { $high })
group_none = { $n ->
    [one] Sans client sur ce site : { $names }. Ce groupe n’a donc pas de page.
   *[other] Sans client sur ce site : { $names }. Ces groupes n’ont donc pas de page.
 }
group_size = { $clients } clients sur ce site, soit { $share } de l’ensemble ; { $past } clients passés, dont la suite est connue.
group_size_few = Sur ce site : { $clients }. Clients passés, dont la suite est connue : { $past }.
group_favourable = Avis favorables
group_mean = Score moyen, en points
group_median = Score médian : une moitié des clients est au-dessous
group_risk = Risque estimé moyen de difficulté de remboursement
group_observed = Difficultés observées chez les clients passés (intervalle à 95 %)
group_title = { $name } : { $level }
group_dimension_title = Groupes : { $name }
group_dimension_text = Les clients par critère « { $name } » : taille, avis, score et risque de chaque groupe, côte à côte.
group_chart_favourable_title = Part d’avis favorables
group_chart_favourable_reading = Sur tous les clients du groupe, la part dont l’avis du modèle est favorable.
group_chart_points_title = Score moyen
group_chart_points_reading = Plus le score est élevé, plus le risque estimé est faible. L’échelle ne part pas de zéro.
group_chart_risks_title = Risque estimé et difficultés observées
group_chart_risks_reading = Le risque que le modèle estime pour les clients du site, et ce qu’ont connu les clients passés du même groupe. À droite, l’un puis l’autre.
group_chart_themes_title = Points ajoutés ou retirés par thème
group_chart_themes_reading = En moyenne sur les clients du groupe ; entre parenthèses, l’ensemble.
group_risks = { $own } · { $past }
group_beside = { $own } ({ $all })
group_spread_score = Score, en points
group_missing = Information manquante : { $own } (ensemble : { $all }).
group_missing_row = Information manquante (part de tous)
group_tiny = < 0,5 %
group_others = { $n ->
    [one] une autre valeur
   *[other] { $n } autres valeurs
 }
group_any = toute valeur
group_below = moins de { $to }
group_from_to = de { $from } à moins de { $to }
group_above = { $from } et plus
group_more =  : ajoute en moyenne { $far } de plus que pour l’ensemble des clients ({ $own } contre { $all }).
group_less =  : ajoute en moyenne { $far } de moins que pour l’ensemble des clients ({ $own } contre { $all }).
table_group_bins = Valeur|Ce groupe|Ensemble
table_group_themes = Thème|Ce groupe|Ensemble|Écart
