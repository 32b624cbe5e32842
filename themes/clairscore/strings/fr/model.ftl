# La page du modèle et ses figures.
figure_caught = des clients en difficulté de remboursement avaient reçu un avis défavorable
figure_refused = des clients qui ont remboursé avaient reçu un avis défavorable
figure_saving = de coût en moins que la meilleure règle sans modèle : tout accepter, ou tout refuser
figure_source = Mesuré sur { $n } dossiers passés, mis de côté dès le départ et jamais montrés au modèle.
model_quality = Contrôles de qualité
model_cost = Le coût des erreurs et la limite
model_cost_note = En nombre de bons clients refusés ; un client accepté qui ne rembourse pas en vaut { $n }.
policy = Règle
cost = Coût pour 10 000 clients
policy_model = Le modèle, à sa limite
policy_theoretical = Le modèle, à la limite théorique
policy_accept = Tout accepter
policy_refuse = Tout refuser
figure = Mesure
auc = AUC (aire sous la courbe ROC)
auc_words = chance qu’un client en difficulté ait un risque estimé plus élevé qu’un client qui a remboursé
similar_auc = AUC des dossiers semblables
similar_auc_words = celle qu’atteint, à elle seule, la part de difficultés parmi les 200 dossiers semblables (chaque dossier laissé hors des siens, sur tous les dossiers passés)
average_precision = Précision moyenne
average_precision_words = à comparer à la part de difficultés, { $n }
ks = KS
ks_words = plus grand écart entre les deux groupes
brier = Brier
brier_words = erreur quadratique moyenne du risque estimé ; plus bas est mieux
log_loss = Log loss
log_loss_words = surprise moyenne devant ce qui est arrivé ; plus bas est mieux
accuracy = Exactitude
accuracy_words = part d’avis confirmés ; donnée pour contrôle, elle ignore les coûts
chart_twin = Les mêmes chiffres en tableau
chart_cost_title = Coût selon la limite choisie
chart_cost_reading = Trop à gauche, on refuse de bons clients ; trop à droite, on accepte des clients qui ne rembourseront pas.
chart_cost_columns = Limite sur le risque estimé|Coût pour 10 000 clients|Avis favorables
chart_roc_title = Difficultés repérées contre bons clients refusés
chart_roc_reading = Plus la courbe s’éloigne de la diagonale, mieux le modèle sépare les deux groupes.
chart_roc_columns = Bons clients refusés|Difficultés repérées
chart_calibration_title = Risque estimé et difficultés constatées
chart_calibration_reading = Sur la diagonale, le risque annoncé est celui qui s’est réalisé.
chart_calibration_columns = Risque estimé moyen|Difficultés constatées|Clients
chart_confusion_title = Avis du modèle et ce qui est arrivé
chart_confusion_reading = Deux erreurs, de coûts très différents : refuser un bon client, ou accepter un client qui ne remboursera pas.
chart_confusion_columns = Ce qui est arrivé|Avis favorable|Avis défavorable
chart_confusion_repaid = A remboursé
chart_confusion_defaulted = Difficulté de remboursement
model_answer = En bref
model_candidates = Les candidats comparés
model_candidates_intro = Du plus simple au plus complexe, jugés sur les mêmes clients, qu’aucun choix n’a vus.
model_error_note = Après ± : l’erreur type, c’est-à-dire de combien le chiffre bougerait avec d’autres clients. L’écart est mesuré client par client : c’est lui qui compte, pas le recouvrement des marges.
model_search_note = Le coût pendant la recherche a servi à choisir : il est optimiste et n’est donné que pour mémoire.
model_settings = Réglages de chaque candidat, sous leur nom technique
model_imbalance = Le déséquilibre des classes
model_imbalance_intro = Seuls { $n } des clients ont connu une difficulté : faut-il rééquilibrer les dossiers avant d’apprendre ? Chaque traitement ne touche que les dossiers appris, jamais ceux qui jugent. Chiffres de la recherche.
model_imbalance_note = La limite tient déjà compte du coût. Rééquilibrer déforme en plus les risques (log loss avant calibrage plus élevée), et le calibrage doit ensuite les redresser.
model_imbalance_none = Aucun candidat n’a essayé plusieurs traitements. Celui du modèle retenu : { $n }.
model_ratios = Et si le rapport des coûts était autre ?
model_ratios_note = Chaque rapport a sa propre limite, recherchée pour lui. Coûts par validation croisée sur tous les clients.
model_quality_intro = Sur les clients qu’aucun choix n’a vus. Ces mesures contrôlent le modèle ; c’est le coût qui l’a choisi.
figure_at_limit = À la limite d’acceptation
gini = Gini
gini_words = deux fois l’AUC moins un : 0 au hasard, 1 sans erreur
recall = Rappel (recall)
recall_words = part des difficultés qui ont reçu un avis défavorable
precision = Précision
precision_words = part de difficultés parmi les avis défavorables
f_one = F1
f_one_words = moyenne de la précision et du rappel
f_beta_words = la même, où le rappel compte { $n } fois plus
balanced_accuracy = Exactitude équilibrée
balanced_accuracy_words = moyenne des avis confirmés dans chaque groupe ; 50 % au hasard
model_calibration = Le calibrage des risques
model_calibration_note = Le calibrage change le score brut en risque. La méthode de Platt est gardée, sauf si une autre fait mieux de plus d’une erreur type sur des dossiers tenus à part.
model_guard = Le garde-fou
model_guard_intro = Un modèle trop bon est suspect : une information peut trahir l’issue (fuite de données). Voici ce qui a été vérifié ; au-delà de sa borne, un chiffre est à examiner.
model_findings = Ce qui a été trouvé
model_findings_none = Rien ne dépasse sa borne.
model_accepted = Accepté malgré tout, parce que
model_strongest = Les informations les plus parlantes, chacune seule
model_shift = Les informations qui distinguent le plus les nouveaux clients des anciens
model_shift_none = Aucun nouveau client n’était là pour être comparé aux anciens.
model_studies = Ce que l’on a étudié à côté
model_studies_intro = Le modèle retenu, réappris en changeant une seule chose. Un écart du même ordre que celui d’une autre graine n’est que du hasard.
model_inputs = Sens imposés, sexe, situation familiale
model_inputs_note = Différence avec le modèle retenu, jugée client par client sur { $n } clients. Un coût positif : le changement coûte plus cher.
model_inputs_none = Cette étude n’a pas été demandée pour cet entraînement.
model_by_theme = Sens libres, thème par thème
model_by_input = Sens libres, une information après l’autre
model_each_none = Le coût de chaque sens, un par un, n’a pas été demandé pour cet entraînement.
model_sex = Le sexe se devine-t-il ?
model_sex_inputs = Les informations qui le laissent le plus deviner
model_sex_none = Cette étude n’a pas été faite : elle n’a pas été demandée, ou trop peu de clients s’y prêtent.
model_learning = Plus de dossiers aideraient-ils ?
model_errors = Où le modèle se trompe
model_errors_intro = Dans chaque thème, les clients sont groupés par l’information qui compte le plus. Tous les clients, jugés par validation croisée.
model_worst = Où le modèle se trompe le plus
model_worst_none = Aucun groupe ne s’écarte des autres de plus de trois erreurs types.
model_worst_more = Autres groupes qui s’écartent de plus de trois erreurs types : { $n }.
model_by_segment = Thème par thème
model_segments_none = Il y a trop peu de clients pour former des groupes.
model_left_out = Clients de groupes trop petits pour en dire quelque chose : { $n }.
model_fairness = Les groupes de clients sont-ils traités de la même façon ?
model_fairness_intro = Les { $n } dossiers passés, jugés par validation croisée. Entre deux groupes, un rapport de 0,8 à 1,25 est admis d’usage (règle des quatre cinquièmes) ; hors de cette plage, l’écart est à examiner.
model_fairness_risks = Le risque estimé est-il juste dans chaque groupe ?
model_fairness_none = Rien dans les dossiers ne permet de former ces groupes.
model_fairness_margin = Entre parenthèses : l’intervalle à 95 %, obtenu en tirant { $n } fois au sort, avec remise, autant de dossiers qu’il y en a. Chaque groupe est comparé au plus nombreux.
model_fairness_small = Un groupe de moins de 100 clients ou de moins de 30 difficultés est nommé sans être jugé, et un taux n’est donné que sur 100 clients au moins.
model_fairness_limits = Seuls les crédits accordés ont une issue connue : rien ici ne parle des demandes refusées autrefois. Un écart d’avis n’est pas toujours une injustice, car les difficultés constatées diffèrent aussi ; et quand elles diffèrent, on ne peut égaliser à la fois les avis, les erreurs et la justesse du risque.
model_importance = Ce qui compte le plus
chart_candidates_title = Le coût de chaque candidat
chart_candidates_reading = Plus à gauche, les erreurs coûtent moins. Le trait dit de combien le coût est incertain.
chart_candidates_columns = Candidat|Coût pour 10 000 clients|Marge à 95 %, de|à
chart_ratios_title = Avis favorables selon le rapport des coûts
chart_ratios_reading = Plus une difficulté coûte cher, plus le modèle est prudent.
chart_ratios_columns = Une difficulté vaut|Avis favorables
chart_fairness_title = Les avis favorables de chaque groupe
chart_fairness_reading = Plus à droite, plus d’avis favorables. Le trait dit l’incertitude.
chart_fairness_columns = Groupe|Avis favorables|Intervalle à 95 %, de|à
chart_learning_title = Ce qu’apportent plus de dossiers
chart_learning_reading = Tant que la courbe des clients jamais vus monte, plus de dossiers aident.
table_candidates = Candidat|Coût pour 10 000 clients|Écart avec le modèle retenu|AUC (intervalle à 95 %)|Coût pendant la recherche (optimiste)|Combinaisons essayées|Durée moyenne d’un apprentissage
table_settings = Candidat|Réglages
table_treatments = Traitement|Coût pour 10 000 clients|Écart avec « sans traitement »|AUC|Log loss avant calibrage
table_ratios = Une difficulté vaut|Limite|Limite théorique|Avis favorables|Coût pour 10 000 clients|Candidats, du moins cher au plus cher
table_calibrations = Méthode|Log loss (plus bas est mieux)|Écart avec Platt|Choix
table_checks = Vérification|Trouvé|Borne|Conclusion
table_inputs = Information|AUC, seule
table_comparisons = Ce qui change|Écart de coût pour 10 000 clients|Écart d’AUC|Lecture
table_learning = Dossiers appris|AUC, clients jamais vus|AUC, clients appris|Coût pour 10 000 clients
table_worst = Groupe|Clients|Difficultés constatées|Risque estimé|Avis favorables|Coût pour 10 000 clients|Constat
table_segments = Groupe|Clients|Difficultés constatées|Risque estimé|Avis favorables|Coût pour 10 000 clients|Part des difficultés non vues|Part des bons clients refusés|AUC|Constat
table_opinions = Groupe|Clients|Avis favorables|Rapport au groupe de référence|Refusés parmi ceux qui ont remboursé|Acceptés parmi les difficultés|Constat
table_risks = Groupe|Clients|Difficultés constatées|Risque estimé|Écart, en points de pourcentage|AUC dans le groupe|Constat
model_and = { $first } et { $last }
model_interval = { $value } ({ $low } à { $high })
model_margin = { $value } ({ $low } à { $high })
model_chosen_simpler = Le modèle retenu est { $model }. Pendant la recherche, { $lowest } a coûté un peu moins, mais l’écart ({ $excess } pour 10 000 clients) ne dépasse pas son erreur type : à coût égal, le plus simple est préféré.
model_chosen_alone = Le modèle retenu est { $model }, seul candidat essayé face à la règle sans modèle.
model_chosen_cheapest = Le modèle retenu est { $model } : pendant la recherche, ses erreurs ont coûté le moins parmi { $n } candidats ({ $names }), et aucun candidat plus simple n’est à moins d’une erreur type de lui.
model_price = Pour 10 000 clients, ses erreurs coûtent autant que { $model } bons clients refusés, à { $margin } près (marge d’erreur à 95 %) ; tout accepter coûterait { $accept }, tout refuser { $refuse }. C’est { $share } de { $compared ->
    [less] moins
   *[more] plus
 } que la meilleure de ces deux règles sans modèle.
model_measured = { $outer ->
    [one] C’est mesuré sur { $outer } client qu’aucun choix n’a vu, tiré
   *[other] C’est mesuré sur { $outer } clients qu’aucun choix n’a vus, tirés
 } au sort parmi { $rows } : ni l’apprentissage, ni les réglages, ni la limite ne les ont utilisés.
model_candidate_champion = { $name } : modèle retenu
model_candidate_sampled = { $words } ; { $n ->
    [one] apprend sur { $n } dossier tiré au sort
   *[other] apprend sur { $n } dossiers tirés au sort
 }
model_candidates_close = À une erreur type près, ces clients ne permettent pas de distinguer le modèle retenu d’un autre : { $names }.
model_candidates_cheaper = Sur ces clients, de plus d’une erreur type moins cher que le modèle retenu : { $names }. Le choix, fait sans eux, ne pouvait pas le savoir ; il n’est pas refait après coup, sans quoi ces chiffres ne seraient plus neutres.
model_search = La recherche a porté sur { $rows ->
    [one] { $rows } autre client
   *[other] { $rows } autres clients
 }, par validation croisée en { $folds } parties : { $trials ->
    [one] { $trials } combinaison de réglages essayée
   *[other] { $trials } combinaisons de réglages essayées
 } sur { $combinations ->
    [one] { $combinations } possible
   *[other] { $combinations } possibles
 }, { $fits ->
    [one] { $fits } apprentissage
   *[other] { $fits } apprentissages
 }.
model_search_repeats = Les parties ont été redistribuées { $n } fois.
model_search_left_out = { $n ->
    [one] Faute de budget, { $n } combinaison n’a pas été essayée.
   *[other] Faute de budget, { $n } combinaisons n’ont pas été essayées.
 }
model_words_dummy = ne regarde rien du dossier (Dummy)
model_words_logistic = un poids par information
model_words_glass_box = une courbe par information (boîte de verre, EBM)
model_words_forest = repère seulement : ne peut pas être déployée
model_words_boosting = des arbres de décision qui se corrigent
model_the_dummy = la règle sans modèle
model_the_logistic = la régression logistique
model_the_glass_box = le modèle additif
model_the_forest = la forêt aléatoire
model_the_boosting = le gradient boosting
model_a_boosting = un gradient boosting
model_a_boosting_of = { $n ->
    [one] un gradient boosting de { $n } arbre
   *[other] un gradient boosting de { $n } arbres
 }
model_a_glass_box = un modèle additif (une courbe par information, dit « boîte de verre »)
model_a_logistic = une régression logistique (un poids par information)
model_treatment_none = Aucun traitement
model_treatment_weights = Poids des classes
model_treatment_undersampling = Sous-échantillonnage
model_treatment_smote = Suréchantillonnage SMOTE
model_calibration_platt = Platt
model_calibration_beta = Bêta
model_calibration_isotonic = Isotonique centrée
model_shape_platt = une droite
model_shape_beta = une courbe, une pente à chaque bout
model_shape_isotonic = des segments qui ne font que monter
model_strategy_grid = toutes (grille)
model_strategy_random = tirées au sort (recherche aléatoire)
model_treatment_chosen = { $name } : retenu
model_treatment_cheaper = Pour { $kind }, « { $other } » coûte moins que « { $first } » ({ $gap } pour 10 000 clients).
model_treatment_alike = Pour { $kind }, « { $first } » et « { $other } » ne se distinguent pas : l’écart ({ $gap } pour 10 000 clients) ne dépasse pas une erreur type.
model_treatment_dearer = Pour { $kind }, « { $first } » coûte le moins ; le meilleur des autres, « { $other } », ajoute { $gap } pour 10 000 clients.
model_reliability = { $error ->
    [one] En moyenne, le risque annoncé s’écarte de { $error } point
   *[other] En moyenne, le risque annoncé s’écarte de { $error } points
 } de pourcentage du risque constaté (erreur de calibrage attendue, ECE).
model_calibration_chosen = retenue
model_calibration_falls = ne monte pas partout avec le risque
model_ratio = { $n } pour 1
model_ratio_used = { $ratio } (retenu)
model_ratio_same = inchangé
model_ratio_ends = À { $low }, la limite serait de { $low_limit } et { $low_share } des avis seraient favorables ; à { $high }, de { $high_limit } et { $high_share }.
model_ratio_winner = Quel que soit ce rapport, { $name } reste le candidat le moins cher.
model_ratio_winners = Pendant la recherche, { $name } est le moins cher au rapport retenu, mais un autre candidat le devient à { $ratios } pour 1.
model_check_unseen = AUC sur des clients jamais vus
model_check_alone = Information la plus parlante, seule
model_check_gap = Écart d’AUC, clients appris ou jamais vus
model_check_gap_note = { $seen } contre { $unseen }
model_check_twins = Dossiers en double d’une partie à l’autre
model_check_ids = Informations qui ressemblent à un identifiant
model_check_order = Ordre des dossiers qui trahit l’issue
model_check_shift_alone = Anciens et nouveaux clients, par une seule information
model_check_shift = Anciens et nouveaux clients, par toutes les informations
model_check_clear = rien à signaler
model_check_beyond = à examiner
model_check_lucky = au-delà de la borne, mais peut-être par hasard
model_findings_more = { $n ->
    [one] Une autre est dans le même cas.
   *[other] { $n } autres sont dans le même cas.
 }
model_seed = Une autre graine, au lieu de la nôtre
model_seed_note = le bruit : ce que change le hasard seul
model_free = { $n ->
    [one] Sens libre, au lieu d’un sens imposé
   *[other] Sens libres, au lieu de { $n } sens imposés
 }
model_without_sex = Sans le sexe, au lieu d’avec
model_without_family = Sans la situation familiale, au lieu d’avec
model_with_neighbours = Avec l’issue moyenne des { $n } clients les plus proches en plus
model_same = pas de différence visible
model_directions_gain = les sens imposés font gagner
model_directions_cost = les sens imposés coûtent
model_without_costs = s’en passer coûte
model_without_gains = s’en passer fait gagner
model_with_costs = l’ajouter coûte
model_with_gains = l’ajouter fait gagner
model_within_one = { $reading } (moins d’une erreur type)
model_within_two = { $reading }, sans certitude (moins de deux erreurs types)
model_beyond_two = { $reading } (plus de deux erreurs types)
model_derived = Calculées à partir du sexe, et donc écartées avec lui : { $names }.
model_derived_none = Aucune information du modèle n’est calculée à partir du sexe.
model_sex_found = Un modèle qui cherche à deviner le sexe à partir des autres informations y parvient avec une AUC de { $auc } (0,5 : au hasard ; 1 : à coup sûr), mesurée sur { $clients } clients, dont { $women } { $women ->
    [one] femme
   *[other] femmes
 }. Retirer le sexe ne suffit donc pas à en effacer toute trace.
model_learning_none = Cette étude n’a pas été demandée pour cet entraînement.
model_learning_single = Il y a trop peu de dossiers pour une courbe : un seul point.
model_learning_helps = De { $from } à { $to } dossiers, l’AUC passe de { $low } à { $high } : plus de dossiers aideraient sans doute encore.
model_learning_still = De { $from } à { $to } dossiers, l’AUC passe de { $low } à { $high } : l’écart ne dépasse pas l’erreur type, plus de dossiers n’apporteraient guère.
model_group_of = { $feature } : { $value }
model_underestimated = risque sous-estimé
model_overestimated = risque surestimé
model_costly = coûte plus que les autres ({ $gap })
model_and_also = { $first } ; { $second }
model_up_to = jusqu’à { $to }
model_more_than = plus de { $from }
model_between = plus de { $from }, jusqu’à { $to }
model_all_values = toutes les valeurs
model_other_categories = { $n ->
    [one] { $n } autre catégorie
   *[other] { $n } autres catégories
 }
model_alike_alone = Trop peu de groupes sont assez grands pour être comparés.
model_alike_ratio = Rapport du groupe le moins favorisé au plus favorisé : { $ratio }, { $standing }.
model_alike_odds = Parmi les crédits qui ont eu la même issue, le groupe le moins favorisé reçoit { $ratio } fois les avis favorables du plus favorisé.
model_alike_end = { $share } ({ $group })
model_alike_ends = Les avis favorables vont de { $from } à { $to }.
model_alike_granted = Les femmes reçoivent un avis favorable dans { $women } des cas, les hommes dans { $men }.
model_alike_difficulty = Elles ont connu une difficulté dans { $women } des cas, eux dans { $men }.
model_alike_refused = Parmi les clients qui ont remboursé, { $women } des femmes et { $men } des hommes ont reçu un avis défavorable.
model_alike_no_input = Le sexe n’est pas une information du modèle : l’écart passe par d’autres informations.
model_alike_reference = groupe de référence, le plus nombreux
model_alike_times = { $rate } × { $times }
model_alike_times_unsure = { $rate } × { $times }, à confirmer
model_alike_unknown = ne se compare pas entièrement : taux nul, ou trop peu de dossiers, dans le groupe de référence
model_alike_within = dans la plage
model_alike_out = hors de la plage : { $rates }
model_alike_right = juste, à la marge près
model_alike_small = trop peu de dossiers ou de difficultés pour conclure
model_standing_within = dans la plage de 0,8 à 1,25
model_standing_within_unsure = dans la plage de 0,8 à 1,25, mais sa marge en sort
model_standing_outside_unsure = hors de la plage de 0,8 à 1,25, mais sa marge y rentre
model_standing_outside = hors de la plage de 0,8 à 1,25
model_settings_tried = { $combinations ->
    [one] { $combinations } combinaison possible
   *[other] { $combinations } combinaisons possibles
 }, { $strategy }, dont { $trials ->
    [one] { $trials } essayée
   *[other] { $trials } essayées
 }.
