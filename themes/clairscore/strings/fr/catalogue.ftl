# Le catalogue des informations.
catalogue_intro = { $n ->
    [one] { $n } information, dont { $read } lue par le modèle ; { $moving } déplace le score.
   *[other] { $n } informations, dont { $read } lues par le modèle ; { $moving } d’entre elles déplacent le score d’au moins un client.
 }
catalogue_themes = Thèmes
catalogue_filters = Chercher et filtrer
catalogue_search = Chercher dans les noms et les formules
catalogue_theme = Thème
catalogue_table = Table
catalogue_role = Usage
catalogue_moved = Dérive
catalogue_all = tous
catalogue_all_tables = toutes
catalogue_only_read = déplace le score
catalogue_only_idle = lue, sans effet
catalogue_only_left = non lue
catalogue_only_moved = nettement changée
catalogue_only_steady = comparée, sans net changement
catalogue_only_uncompared = non comparée
catalogue_only_protected = protégées
catalogue_only_actionable = que le client peut changer
catalogue_clear = Tout montrer
catalogue_shown = { $n } information sur { $of }|{ $n } informations sur { $of }
catalogue_nothing = Aucune information ne correspond.
catalogue_formula_note = Les formules ne sont écrites qu’en anglais.
catalogue_term_role = Usage
catalogue_term_spread = Répartition
catalogue_term_drift = Dérive
catalogue_term_direction = Sens imposé
catalogue_protected = protégée
catalogue_actionable = peut être changée par le client
catalogue_terms = Lire une fiche
catalogue_means_role = Points que l’information ajoute ou retire en moyenne, et son rang parmi toutes. « Lue, sans effet » : le modèle y a accès, et aucun score n’en dépend.
catalogue_means_spread = Chez les clients appris : la médiane, et l’intervalle où se trouve la moitié d’entre eux ; pour des catégories, les plus fréquentes. Le petit dessin montre la même répartition.
catalogue_means_drift = Ce que dit le contrôle de la dérive : « stable », « infime mais certain », « net mais incertain » ou « nettement changé », et la taille de l’écart, nette à partir de 0,1.
catalogue_means_direction = Le sens que l’effet doit garder dans ce modèle, quand la recette l’impose.
catalogue_means_protected = C’est un critère protégé, comme l’âge ou la situation familiale, ou une grandeur qui le contient.
catalogue_means_actionable = Le client peut la changer lui-même : c’est là que l’on cherche ce qui changerait l’avis.
catalogue_read = { $points ->
    [one] { $points } point, n° { $rank }
   *[other] { $points } points, n° { $rank }
 }
catalogue_read_little = moins de { $least } point, n° { $rank }
catalogue_idle = lue, sans effet sur les scores
catalogue_left_out = non lue : écartée par la recette (excluded_features)
catalogue_unknown = non lue : ajoutée au catalogue après l’entraînement de ce modèle
catalogue_rises = plus elle est grande, plus le risque estimé monte
catalogue_falls = plus elle est grande, plus le risque estimé baisse
catalogue_may_rise = aucun ; attendu : plus elle est grande, plus le risque monte
catalogue_may_fall = aucun ; attendu : plus elle est grande, plus le risque baisse
catalogue_free = aucun
catalogue_not_described = non décrite : le modèle ne la lit pas
catalogue_few = trop peu de valeurs pour être décrite (moins de { $n } clients)
catalogue_never_missing = jamais manquante
catalogue_always_missing = toujours manquante
catalogue_missing_few = manque chez moins de { $n } clients
catalogue_missing = manque chez { $share }
catalogue_others = { $n ->
    [one] { $named } ; { $n } autre
   *[other] { $named } ; { $n } autres
 }
catalogue_hardly_any = oui pour presque personne
catalogue_nearly_all = oui pour presque tous
catalogue_flag = oui pour { $share } environ
catalogue_mostly = { $value } pour la moitié au moins
catalogue_quartiles = médiane { $middle } ; la moitié entre { $low } et { $high }
catalogue_drift = { $reading }, écart { $distance }
catalogue_drift_missing = { $said } ; manque nettement plus, ou moins, souvent
catalogue_uncompared = non comparée : { $why }
catalogue_no_drift = non comparée
catalogue_link = Le catalogue : chaque information, sa formule, sa répartition, sa dérive
