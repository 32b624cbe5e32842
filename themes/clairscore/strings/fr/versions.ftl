# La page des versions du modèle.
versions_standing = Le modèle en service
versions_unrecorded = Le modèle { $version } est en service, sans que sa mise en service ait été consignée.
versions_since = Le modèle { $version } est en service depuis le { $day }.
versions_first = C’est le premier : il n’a pris la place d’aucun autre.
versions_before_unknown = Le modèle précédent ne peut plus être lu ici : rien n’est dit de ce qui a changé.
versions_because = Raison donnée à sa mise en service : « { $why } ».
versions_not_compared = Son coût ne peut pas être comparé à celui du modèle précédent : ils n’ont pas appris sur les mêmes dossiers.
versions_cost_same = Sur les { $clients } dossiers passés que les deux modèles connaissent, chacun jugé sans l’avoir vu, il coûte autant que le précédent pour 10 000 clients (intervalle à 95 % : de { $low } à { $high }).
versions_cost_less_by_chance = Sur les { $clients } dossiers passés que les deux modèles connaissent, chacun jugé sans l’avoir vu, il coûte { $cost } de moins que le précédent pour 10 000 clients (intervalle à 95 % : de { $low } à { $high }) ; le hasard peut suffire à l’expliquer.
versions_cost_more_by_chance = Sur les { $clients } dossiers passés que les deux modèles connaissent, chacun jugé sans l’avoir vu, il coûte { $cost } de plus que le précédent pour 10 000 clients (intervalle à 95 % : de { $low } à { $high }) ; le hasard peut suffire à l’expliquer.
versions_cost_less = Sur les { $clients } dossiers passés que les deux modèles connaissent, chacun jugé sans l’avoir vu, il coûte { $cost } de moins que le précédent pour 10 000 clients (intervalle à 95 % : de { $low } à { $high }) : c’est plus que le hasard.
versions_cost_more = Sur les { $clients } dossiers passés que les deux modèles connaissent, chacun jugé sans l’avoir vu, il coûte { $cost } de plus que le précédent pour 10 000 clients (intervalle à 95 % : de { $low } à { $high }) : c’est plus que le hasard.
versions_opinions = { $n ->
    [0] Aucun avis ne change parmi les { $clients } dossiers à évaluer.
    [one] Un seul avis change parmi les { $clients } dossiers à évaluer.
   *[other] { $n } avis changent parmi les { $clients } dossiers à évaluer ({ $share }) : { $favourable } deviennent favorables, { $unfavourable } défavorables.
 }
versions_figures = Avant et après
versions_figures_intro = Chaque modèle est mesuré sur les dossiers qu’il avait mis de côté, qui peuvent ne pas être les mêmes. La comparaison qui compte est celle du haut de la page, faite sur les mêmes dossiers.
versions_figures_columns = Mesure|{ $before } (avant)|{ $after } (en service)|Écart
versions_method = Méthode
versions_trees = Arbres
versions_inputs = Informations lues
versions_rows = Dossiers d’apprentissage
versions_data = Données
versions_limit = Limite sur le risque estimé
versions_percent_points = { $gap } pt de %
versions_clients = Les clients dont l’avis change
versions_turn_favourable = { $n ->
    [one] Un avis devient favorable
   *[other] { $n } avis deviennent favorables
 }
versions_turn_unfavourable = { $n ->
    [one] Un avis devient défavorable
   *[other] { $n } avis deviennent défavorables
 }
versions_points_before = Points avant
versions_points_after = Points maintenant
versions_risk_before = Risque estimé avant
versions_risk_after = Risque estimé maintenant
versions_more = { $n ->
    [one] Et un autre ; la commande clairscore diff les nomme tous.
   *[other] Et { $n } autres ; la commande clairscore diff les nomme tous.
 }
versions_weights = Ce qui compte plus, ce qui compte moins
versions_weights_intro = Effet moyen sur le score, en points, des informations dont le poids a le plus changé.
versions_weights_columns = Information|Avant|Maintenant|Écart
versions_settings = Ce qui a changé dans le modèle
versions_added = Informations lues en plus
versions_removed = Informations qui ne sont plus lues
versions_method_settings = Réglages, sous les noms de la recette
versions_settings_columns = Réglage|Avant|Maintenant
versions_history = Toutes les mises en service
versions_history_intro = Un modèle qui coûte plus que celui qui est en service ne le remplace que si une raison est donnée. Un tiret veut dire que rien n’a pu être comparé.
versions_history_columns = Modèle|À la place de|Écart de coût pour 10 000 clients (± erreur type)|Raison donnée
versions_to_model = Ce que vaut le modèle en service
versions_link = Ce qui a changé depuis le modèle précédent
versions_clients_limits = Un avis change parce que le risque estimé change, ou parce que la limite change : elle passe de { $before } à { $after }.
versions_clients_same_limit = La limite reste à { $after } : seul le risque estimé change.
versions_less = { $n } de moins
versions_more_cost = { $n } de plus
