# La page qui compare les modèles.
candidates_more = Tous les modèles comparés : traitements, calibrages, rapports de coûts
candidates_to_model = Ce que vaut le modèle retenu
candidates_all = Tous les modèles essayés
candidates_unseen = Sur des clients qu’aucun choix n’a vus
candidates_learning = Plus de dossiers aideraient-ils ?
candidates_ratio = Et si une difficulté coûtait plus, ou moins ?
candidates_searched = Chiffres de la recherche : { $n ->
    [one] { $n } client jugé
   *[other] { $n } clients jugés
 } par validation croisée en { $folds } parties ; la limite et le calibrage d’une partie viennent des autres. Ces chiffres ont servi à choisir : ils sont un peu optimistes. Le tableau suivant ne l’est pas.
candidates_measured = { $n ->
    [one] Le meilleur réglage de chaque candidat, jugé sur { $n } client mis de côté
   *[other] Le meilleur réglage de chaque candidat, jugé sur { $n } clients mis de côté
 } dès le départ : ni l’apprentissage, ni les réglages, ni la limite ne les ont utilisés. Ce sont les chiffres à citer.
candidates_order = Du moins cher au plus cher.
candidates_sort = Le titre d’une colonne la trie ; une seconde fois, dans l’autre sens.
candidates_sorted_up = Trié par « { $column } », du plus petit au plus grand.
candidates_sorted_down = Trié par « { $column } », du plus grand au plus petit.
candidates_table = Candidats, traitements et calibrages comparés
candidates_heads = Candidat|Déséquilibre|Calibrage|Coût à la meilleure limite|Écart avec le modèle retenu|Coût à la limite théorique|AUC|Exactitude|Brier|Log loss|Avis favorables|Durée d’un apprentissage
candidates_note = Coûts pour 10 000 clients, en bons clients refusés. Après ± : l’erreur type de l’écart, mesuré client par client. AUC : plus haut est mieux. Brier et log loss jugent le risque annoncé : plus bas est mieux. Exactitude et avis favorables : à la meilleure limite.
candidates_raw = Aucun
candidates_flat = Aucun calibrage ne se lit pour : { $names } ; son score est le même pour tous, et seule la ligne sans calibrage est montrée.
candidates_answer_place = { $rows } lignes sont comparées : { $models } modèles (un candidat et une façon de traiter le déséquilibre), chacun selon la façon dont son score est lu comme un risque. Le modèle retenu, { $name }, y coûte { $cost } pour 10 000 clients ; { $close ->
    [0] aucun autre modèle n’est
    [one] un autre modèle est
   *[other] { $close } autres modèles sont
 } à moins d’une erreur type de lui.
candidates_answer_cheaper = { $n ->
    [one] Un modèle coûte
   *[other] { $n } modèles coûtent
 } moins, de plus d’une erreur type.
candidates_answer_same = { $cost } quel que soit le calibrage
candidates_answer_range = de { $low } à { $high } selon le calibrage
candidates_answer_calibrated = Le calibrage ne change pas l’ordre des clients : à la meilleure limite, le modèle retenu coûte { $range }. À la limite théorique de { $limit }, ses risques bruts font presque aussi bien : { $raw } sans calibrage, { $own } avec.
candidates_answer_uncalibrated = Le calibrage ne change pas l’ordre des clients : à la meilleure limite, le modèle retenu coûte { $range }. Il compte à la limite théorique de { $limit }, qui prend le risque annoncé au mot : { $raw } sans calibrage, { $own } avec.
candidates_answer_distorted = Rééquilibrer déforme les risques : pour { $kind } ({ $treatment }), la limite théorique coûte { $before } sans calibrage et { $after } avec le calibrage « { $method } » ; la log loss passe de { $loss } à { $mended }.
candidates_answer_accuracy = L’exactitude égare : sur des clients jamais vus, tout accepter serait exact à { $all } et coûterait { $accept } ; le modèle retenu ne l’est qu’à { $own }, pour un coût de { $cost }.
candidates_answer_accuracy_agrees = Sur des clients jamais vus, le modèle retenu est exact à { $own }, pour un coût de { $cost } ; tout accepter serait exact à { $all } et coûterait { $accept }.
candidates_answer_times = Un apprentissage, sur un seul processeur, prend de { $least } pour { $fast } à { $most } pour { $slow }.
candidates_rule_accept = { $n } (tout accepter)
candidates_rule_refuse = { $n } (tout refuser)
candidates_ratio_heads = Une difficulté vaut|Meilleure limite|Avis favorables|Difficultés non vues|Bons clients refusés|Coût|Meilleure règle sans modèle|Coût si la limite ne change pas|Ce que cela ajoute
candidates_ratio_best = À { $ratio }, la meilleure limite est un risque estimé de { $limit }. Sur 10 000 clients : { $share } d’avis favorables, { $missed } difficultés non vues, { $refused } bons clients refusés, pour un coût de { $cost } (tout accepter : { $accept } ; tout refuser : { $refuse }).
candidates_ratio_in_use = C’est le rapport retenu.
candidates_ratio_dearer = Garder la limite du rapport retenu coûterait { $kept }, soit { $regret } de plus.
candidates_ratio_alike = Garder la limite du rapport retenu coûterait { $kept } ; l’écart ({ $regret }) ne dépasse pas son erreur type.
candidates_ratio_found = Les limites sont cherchées pendant la recherche, puis jugées sur { $n ->
    [one] { $n } client qu’aucun choix n’a vu
   *[other] { $n } clients qu’aucun choix n’a vus
 }. Au rapport retenu, c’est { $limit } ; la limite en service, { $deployed }, a été cherchée ensuite de la même façon sur tous les dossiers.
candidates_ratio_regret = Si le vrai rapport n’était pas { $in_use } pour 1 et que la limite restait la même, il en coûterait { $less } pour 10 000 clients à { $low } pour 1, et { $more } à { $high } pour 1, par rapport à la limite faite pour ce rapport.
candidates_ratio_note = Par 10 000 clients ; coûts en bons clients refusés. Après ± : l’erreur type.
candidates_ratio_slide = Une difficulté acceptée vaut, en bons clients refusés
candidates_ratio_title = Le coût selon la limite
candidates_ratio_static = Plus à gauche, on refuse de bons clients ; plus à droite, on accepte des clients qui ne rembourseront pas. Sans le curseur, la figure montre le rapport retenu.
candidates_ratio_here = meilleure limite
candidates_ratio_kept = limite du rapport retenu
candidates_ratio_table = Rapport par rapport
candidates_ratio_few = Trop peu d’erreurs ont été mesurées pour comparer plusieurs rapports.
candidates_limits_twin = Les erreurs à chaque limite, en tableau
table_candidates_limits = Limite sur le risque estimé|Avis favorables|Difficultés non vues|Bons clients refusés|Coût au rapport retenu
table_candidates_unseen = Candidat|Coût pour 10 000 clients|Écart avec le modèle retenu|AUC (intervalle à 95 %)|Exactitude|Brier|Log loss|Apprentissage final
