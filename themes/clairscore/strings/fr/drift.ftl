# La page de l’évolution des données, et le rapport en un fichier.
drift_verdict = Faut-il s’inquiéter ?
drift_level_calm = Rien d’inquiétant
drift_level_watch = À surveiller
drift_level_act = À traiter
drift_end_calm = Ce qui compte pour le modèle n’a pas bougé : rien n’oblige à le revoir.
drift_end_watch = Le modèle reste utilisable ; ce qui a changé est à regarder de près.
drift_end_act = Avant de s’y fier encore, le modèle est à revoir : recalibrer, ou apprendre à nouveau sur des données récentes.
drift_end_file_calm = Rien de net n’a bougé entre les deux fichiers.
drift_end_file_watch = Ce qui a bougé est détaillé plus bas.
drift_end_file_act = Un modèle appris sur la référence est à revoir avant d’être appliqué à ces données.
drift_said_moved = { $moved ->
    [0] Aucune des informations comparées ({ $n }) n’a nettement changé.
    [one] Une seule des informations comparées ({ $n }) a nettement changé.
   *[other] Sur { $n } informations comparées, { $moved } ont nettement changé.
 }
drift_said_weight = Ensemble, elles portent { $share } de ce qui compte pour le modèle : { $named }.
drift_said_weightless = Le modèle ne se sert d’aucune d’elles.
drift_said_named = { $label } ({ $share })
drift_said_scores = Le risque estimé moyen passe de { $before } à { $after }, et la part d’avis favorables de { $granted } à { $grants }.
drift_said_others = { $named } et d’autres
drift_said_told = Un programme entraîné à reconnaître les nouvelles données y parvient bien (AUC { $auc }) : les deux ensembles se distinguent, surtout par { $named }.
drift_said_told_partly = Un programme entraîné à reconnaître les nouvelles données y parvient en partie (AUC { $auc }), surtout par { $named }.
drift_said_alike = Un programme entraîné à reconnaître les nouvelles données n’y parvient guère (AUC { $auc }) : prises ensemble, les informations ne disent presque pas d’où vient une ligne.
drift_said_preset = { $drifted ->
    [0] Selon la règle d’Evidently, aucune des { $n } colonnes ne dérive.
    [one] Selon la règle d’Evidently, une colonne sur { $n } dérive, soit { $share } ; le fichier entier dériverait à partir de { $limit }.
   *[other] Selon la règle d’Evidently, { $drifted } colonnes sur { $n } dérivent, soit { $share } ; le fichier entier dériverait à partir de { $limit }.
 }
drift_said_preset_drift = { $drifted ->
    [one] Selon la règle d’Evidently, une colonne sur { $n } dérive, soit { $share } : à partir de { $limit }, c’est le fichier entier qui dérive.
   *[other] Selon la règle d’Evidently, { $drifted } colonnes sur { $n } dérivent, soit { $share } : à partir de { $limit }, c’est le fichier entier qui dérive.
 }
drift_said_nothing = Aucune colonne n’a pu être comparée ; les raisons sont données plus bas.
drift_concerns = Ce qui appelle l’attention
drift_concern_scores = Les scores ne se répartissent plus comme avant (indice de stabilité { $psi } ; stable sous 0,1, changé à partir de 0,25). Vérifier que les risques estimés se réalisent, puis recalibrer.
drift_concern_weight = Ce qui a changé porte { $share } de ce qui compte pour le modèle. Vérifier d’abord d’où viennent ces changements : une autre clientèle, ou une autre saisie.
drift_concern_dataset = { $share } des colonnes dérivent : le fichier entier a changé. Vérifier qu’il a la même origine et les mêmes unités.
drift_concern_columns = { $columns ->
    [one] Une colonne a nettement changé. Vérifier si elle compte pour le modèle.
   *[other] { $columns } colonnes ont nettement changé. Vérifier si elles comptent pour le modèle.
 }
drift_concern_told = Un programme distingue les deux ensembles (AUC { $auc }). Regarder plus bas par quelles colonnes : ce sont parfois des détails de saisie sans effet sur le risque.
drift_concern_nothing = Rien n’a pu être comparé. Vérifier que les deux fichiers ont les mêmes colonnes et des lignes.
drift_figure_moved = { $moved ->
    [one] information nettement changée, sur { $n }
   *[other] informations nettement changées, sur { $n }
 }
drift_figure_weight = de ce qui compte pour le modèle a changé
drift_figure_psi = indice de stabilité des scores (stable sous 0,1)
drift_figure_drifted = { $drifted ->
    [one] colonne en dérive selon Evidently, sur { $n }
   *[other] colonnes en dérive selon Evidently, sur { $n }
 }
drift_figure_auc = AUC pour distinguer les deux ensembles (0,5 : impossible)
drift_figure_none = –
drift_rows = Référence : { $reference } ({ $before } lignes). Données actuelles : { $current } ({ $after } lignes).
drift_left_out = Les dossiers dont une table est incomplète ({ $before } dans la référence, { $after } parmi les nouveaux) sont laissés de côté pour tout ce qui en dépend : les scores, les informations tirées de cette table, la comparaison d’ensemble.
drift_scores = Ce que deviennent les scores
drift_scores_psi = Indice de stabilité des scores : { $psi }. Sous 0,1, la répartition est stable ; à partir de 0,25, elle a changé.
drift_scores_picture = Points : référence et nouveaux dossiers
drift_scores_favourable = Avis favorables : { $before } dans la référence, { $after } parmi les nouveaux dossiers (intervalle à 95 % de { $low } à { $high }).
drift_shifts = D’où vient l’écart
drift_shifts_intro = Points que chaque information ajoute en moyenne à un nouveau dossier, de plus ou de moins que dans la référence. La somme est l’écart des moyennes au modèle en service, sur 10 000 dossiers de chaque côté au plus ; ceux de la référence sont ceux qu’il a appris.
drift_shifts_columns = Information|Points
drift_shifts_others = toutes les autres
drift_shifts_sum = écart des moyennes
drift_costs = Et si la part de clients en difficulté changeait ?
drift_costs_intro = Coût des décisions pour 10 000 clients, si les clients en difficulté ressemblaient toujours à ceux de la référence, mais en plus ou moins grand nombre. La limite recalculée correspond au même risque compte tenu de cette part. La référence en compte { $rate }. Sans modèle, c’est le moins cher de tout accepter et de tout refuser.
drift_costs_columns = Part en difficulté|Coût, limite actuelle|Coût, limite recalculée|Limite recalculée|Coût sans modèle
drift_costs_today = aujourd’hui
drift_told = Peut-on distinguer les deux ensembles ?
drift_told_auc = Un modèle de { $columns } colonnes essaie de dire si une ligne vient de la référence ou des données actuelles ({ $before } et { $after } lignes, jugées par un modèle qui ne les a jamais vues). AUC : { $auc } (de { $low } à { $high }, à 95 %). À 0,5 il devine au hasard, à 1 il ne se trompe jamais.
drift_told_without = Sans les colonnes qui dérivent déjà seules, l’AUC est de { $auc } (de { $low } à { $high }).
drift_told_columns = Colonne|Part de ce qui les distingue
drift_told_identifiers = Laissées de côté, car toutes leurs valeurs sont différentes : { $named }.
drift_told_none = Trop peu de lignes pour entraîner un tel modèle : il en faut 200 de chaque côté.
drift_segments = Des groupes changent-ils seuls ?
drift_segments_intro = On regarde chaque groupe d’au moins 300 lignes de chaque côté ({ $groups }), pour chaque information qui, dans l’ensemble, ne bouge pas : { $n } comparaisons.
drift_segments_none = Aucun groupe ne change alors que l’ensemble reste stable.
drift_segments_no_groups = Aucune colonne de deux à dix catégories ne permet de former des groupes.
drift_segments_columns = Information, groupe|Écart au-delà du hasard, dans le groupe|Le même, dans l’ensemble|Lignes regardées, référence|Lignes regardées, actuelles
drift_segments_level = { $by } : { $level }
drift_features = Information par information
drift_features_intro = Les informations que le modèle lit, celles qui comptent le plus d’abord. Les barres montrent les données actuelles, la ligne la référence, à la même échelle.
drift_columns = Colonne par colonne
drift_columns_intro = Toutes les colonnes des deux fichiers, telles quelles. Les barres montrent les données actuelles, la ligne la référence, à la même échelle.
drift_raw = Les colonnes des fichiers, selon Evidently
drift_raw_more = Tableau d’analyse colonne par colonne
drift_back = Faut-il s’inquiéter ? La réponse d’ensemble
drift_head_name = Information
drift_head_picture = Répartition
drift_head_reading = Lecture
drift_head_weight = Poids dans le modèle
drift_head_distance = Écart
drift_head_preset = Evidently
drift_head_missing = Manquant
drift_reading_stable = stable
drift_reading_slight = infime mais certain
drift_reading_unsure = net mais incertain
drift_reading_moved = nettement changé
drift_preset_drift = dérive
drift_preset_none = pas de dérive
drift_missing_pair = { $before } → { $after }
drift_missing_few = moins de { $n } lignes
drift_missing_none = aucun
drift_filter_name = Nom contient
drift_filter_reading = Montrer
drift_filter_all = toutes
drift_filter_moved = ce qui a nettement changé
drift_filter_drifted = ce qui dérive selon Evidently
drift_filter_missing = où les valeurs manquantes ont changé
drift_filter_shown = { $n } sur { $of }
drift_sort = Trier par { $column }
drift_more = Détail
drift_key_reference = référence
drift_key_current = données actuelles
drift_picture_said = Répartition de { $name }, référence et données actuelles ; les chiffres sont dans le tableau du détail.
drift_detail_mean = En moyenne : { $before } dans la référence, { $after } dans les données actuelles. Valeur médiane : { $middle_before }, puis { $middle_after }.
drift_detail_category = Le plus grand changement : « { $word } », de { $before } à { $after }.
drift_detail_wasserstein = Écart : { $distance } écart-type de la référence. C’est la distance moyenne dont les valeurs se sont déplacées (distance de Wasserstein) ; à partir de 0,1 elle est nette.
drift_detail_jensen = Écart : { $distance } sur une échelle de 0 (mêmes répartitions) à 0,83 (rien en commun) (distance de Jensen-Shannon) ; à partir de 0,1 il est net.
drift_detail_certain = Le hasard n’explique guère un tel écart (q { $q }).
drift_detail_chance = Le hasard peut faire un tel écart (q { $q }).
drift_detail_missing = Sans valeur : { $before } dans la référence, { $after } dans les données actuelles.
drift_detail_missing_moved = Sans valeur : { $before } dans la référence, { $after } dans les données actuelles. C’est un net changement : vérifier la saisie ou la source.
drift_detail_new = Catégories nouvelles : { $named }.
drift_detail_vanished = Catégories disparues : { $named }.
drift_detail_category_rows = { $word } ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 })
drift_detail_infinite = Valeurs infinies, comptées comme manquantes : { $before } dans la référence, { $after } dans les données actuelles.
drift_detail_constant = Une seule et même valeur partout.
drift_detail_preset = Evidently : { $method } = { $score }, limite { $threshold } : { $verdict }.
drift_detail_columns = Valeur|Référence|Actuelles
drift_detail_figures = Chiffres|Référence|Actuelles
drift_detail_row_mean = moyenne
drift_detail_row_deviation = écart-type
drift_detail_row_quartiles = quartiles
drift_detail_row_range = du plus petit au plus grand
drift_bin_between = { $low } à { $high }
drift_bin_below = moins de { $high }
drift_bin_above = { $low } et plus
drift_bin_others = autres
drift_few = Les barres de moins de { $n } lignes ne sont pas montrées.
drift_not_compared = Ce qui n’est pas comparé
drift_not_one_side_reference = n’existe que dans la référence
drift_not_one_side_current = n’existe que dans les données actuelles
drift_not_empty_reference = aucune valeur dans la référence
drift_not_empty_current = aucune valeur dans les données actuelles
drift_not_infinite_reference = que des valeurs infinies dans la référence
drift_not_infinite_current = que des valeurs infinies dans les données actuelles
drift_not_types = d’autres types de part et d’autre : { $before }, puis { $after }
drift_not_text = du texte libre : plus de la moitié des valeurs sont différentes
drift_not_type = le type { $name } n’est pas comparé
drift_type_whole = nombres entiers
drift_type_real = nombres
drift_type_flags = vrai ou faux
drift_type_words = mots
drift_reading_title = Lire ces chiffres
drift_term_distance = Écart
drift_means_distance = De combien les valeurs ont bougé, quel que soit le nombre de lignes. Pour des nombres, en écarts-types de la référence : 0,1 veut dire qu’en moyenne chaque valeur s’est déplacée d’un dixième de la dispersion habituelle. Pour des catégories, de 0 (mêmes parts) à 0,83 (aucune catégorie commune). À partir de 0,1, l’écart est net.
drift_term_reading = Lecture
drift_means_reading = La taille de l’écart décide, le hasard nuance. « Nettement changé » : écart net, que le hasard n’explique pas. « Infime mais certain » : avec tant de lignes, on est sûr d’une différence trop petite pour compter. « Net mais incertain » : trop peu de lignes pour exclure le hasard.
drift_term_q = q
drift_means_q = Part de fausses alertes que l’on accepterait en comptant cet écart comme réel, toutes les colonnes étant regardées à la fois (Benjamini et Hochberg). Sous 5 %, le hasard est écarté.
drift_term_preset = Evidently
drift_means_preset = Le verdict de la bibliothèque Evidently 0.7.23, calculé à l’identique : jusqu’à 1 000 lignes de référence, un test statistique ; au-delà, une distance, en dérive à partir de 0,1.
drift_term_weight = Poids dans le modèle
drift_means_weight = Part de l’information dans tous les effets sur le score, en moyenne sur tous les clients. Un changement sans poids n’a pas d’effet sur les décisions.
drift_term_missing = Manquant
drift_means_missing = Part des lignes sans valeur, avant et après. Evidently n’en tient pas compte ; un champ qui se vide est pourtant souvent le premier signe d’un problème.
drift_history = Les contrôles
drift_history_intro = Un point par contrôle, dans l’ordre de leurs noms ; le dernier chiffre est écrit en gras.
drift_history_columns = Contrôle|Lignes|Colonnes en dérive|Poids de ce qui a changé|Stabilité des scores|Risque moyen|Avis favorables|AUC|Verdict
drift_history_drifted = Part de colonnes en dérive
drift_history_weight = Poids de ce qui a changé
drift_history_psi = Indice de stabilité des scores
drift_history_auc = AUC pour distinguer les ensembles
drift_history_limit = limite { $limit }
drift_history_empty = Aucun contrôle n’est encore gardé.
drift_history_title = Contrôles de la dérive
drift_file_title = Les données ont-elles changé ?
drift_made_by = Rapport produit par Clairscore
drift_chart_twin = Les mêmes chiffres en tableau
drift_end_calm_moved = Ce qui a changé pèse peu dans le score : rien n’oblige à revoir le modèle.
drift_end_file_calm_moved = Ce qui a changé compte peu pour le modèle.
drift_said_groups = { $n ->
    [one] Dans un groupe, une information change alors que l’ensemble ne bouge pas.
   *[other] Dans { $n } cas, une information change dans un groupe alors que l’ensemble ne bouge pas.
 }
drift_said_lost = { $columns ->
    [one] Une colonne de la référence n’est plus là, ou plus lisible : { $named }.
   *[other] { $columns } colonnes de la référence ne sont plus là, ou plus lisibles : { $named }.
 }
drift_concern_lost = Ce que la référence avait et que les données actuelles n’ont plus : { $named }. Vérifier l’extraction avant tout.
drift_concern_lost_weight = Ce que la référence avait et que les données actuelles n’ont plus : { $named }. Cela porte { $share } de ce qui compte pour le modèle. Vérifier l’extraction avant tout.
drift_segments_small = Aucun groupe n’a 300 lignes de chaque côté, ou aucune information n’est restée stable : rien n’a pu être regardé.
drift_segments_shown = Les { $n } écarts les plus grands, sur { $of }.
drift_detail_types = D’autres types de part et d’autre : { $before }, puis { $after }.
drift_detail_kept_back = Les chiffres de cette colonne ne sont pas publiés : on y compterait moins de { $n } clients.
drift_history_said = { $title } : { $values }
drift_term_auc = AUC
drift_means_auc = La chance qu’un programme reconnaisse la ligne nouvelle, entre une nouvelle et une de la référence. À 0,5 il devine, à 1 il ne se trompe jamais.
drift_term_psi = Indice de stabilité
drift_means_psi = De combien les parts de clients par tranche de score ont changé, en dixièmes de la référence. Sous 0,1, rien ne bouge ; à partir de 0,25, les scores ne sont plus ceux d’avant.
drift_principal = Ce qui compte le plus pour le modèle
drift_principal_intro = Les { $n } informations qui comptent le plus, puis celles qui ont nettement changé et qui comptent un peu. Les barres montrent les données actuelles, la ligne la référence, à la même échelle.
drift_all = Toutes les informations
