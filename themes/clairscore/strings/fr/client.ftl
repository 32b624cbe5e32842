# La page d’un client.
adviser_decides = La décision revient au conseiller.
scale_title = Place du dossier par rapport à la limite d’acceptation
near_limit = Dossier proche de la limite
near_limit_text = appris sur d’autres dossiers passés, le modèle aurait pu donner l’avis contraire ; à regarder de près.
your_file = Votre dossier
for = Ce qui joue en votre faveur
against = Ce qui pèse sur le dossier
reasons = Les éléments qui ont le plus compté
no_reason_for = Aucun élément ne joue nettement en votre faveur.
no_reason_against = Aucun élément ne pèse nettement sur le dossier.
recourse = Ce qui changerait l’avis
recourse_intro = Chaque proposition suffit seule, le reste étant égal ; ses changements vont ensemble. Ne change que ce que vous pouvez décider, dans ce qui est habituel pour les crédits accordés.
recourse_try = Voir ce qui bouge, thème par thème
recourse_score = Score qu’aurait le dossier
recourse_none = L’avis du modèle n’est pas une décision : le dossier peut être complété, discuté et réexaminé.
recourse_room = La marge qui reste
recourse_stands_in = Calculé à l’avance ; avec le service de calcul, d’autres valeurs peuvent être essayées.
external_scores = Ce que contiennent les scores d’organismes externes n’est connu ni du modèle ni de nous.
waterfall = Comment le score se construit
waterfall_intro = Le modèle part du même point pour tous. Chaque thème ajoute ou retire des points ; la somme donne le score. Un thème mène à ses informations, plus bas.
base = Point de départ du modèle
in_favour = joue en votre faveur
weighs = pèse sur le dossier
effect = Effet en points
similar = Dossiers semblables et leur suite
similar_bad = A connu des difficultés
similar_good = A remboursé
strange = Ce qui manque ou sort de l’habituel
strange_unusual = Valeurs hors de ce que le modèle connaît
strange_absent = Informations manquantes qui ont compté
values = Les informations du dossier
values_intro = Les effets d’un thème s’ajoutent et donnent ses points. Montants dans la monnaie du crédit.
values_opinion_note = Place : part des anciens clients dont la valeur est plus faible, les égales comptant pour moitié ; avec le signe =, part de ceux qui ont le même mot. « Tous » : tous les anciens clients ; « semblables » : les plus proches de ce dossier ; « favorables, défavorables » : ceux à qui le modèle, sans les avoir vus, aurait donné cet avis.
nothing = Sans objet
unknown = Informations manquantes, sans effet
filter = Chercher une information
filter_hint = revenu, emploi, crédit…
filter_theme = Thème
filter_all_themes = tous les thèmes
filter_counts = Seulement ce qui a compté (1 point ou plus)
filter_missing = Seulement ce qui manque
said_script_filter_none = Aucune information ne correspond.
said_script_filter_found = { $n } information affichée|{ $n } informations affichées
said_script_values_failed = Les autres informations n’ont pas pu être lues.
said_script_values_more = Afficher
value = Votre dossier
information = Information
usual_repaid = Habituel si remboursé
place_all = Place, tous
place_similar = semblables
place_favourable = favorables
place_unfavourable = défavorables
download = Télécharger ses données
download_text = Toutes les informations lues par le modèle (montants au centième, le reste à six chiffres), avec leur effet en points. Le fichier est fait ici, rien n’est envoyé.
download_json = Fichier JSON
download_csv = Tableau CSV
said_script_csv_head = information,nom,thème,valeur,en clair,unité,effet en points
mode = Affichage
mode_adviser = conseiller
mode_client = client
onward = Autour de ce dossier
go_compare = Comparer à un groupe
own_groups = Comparer à son groupe, selon
go_try = Essayer d’autres valeurs
go_review = Contester ou faire réexaminer
go_print = Imprimer la lettre
said_script_differs = Attention, cette page n’est plus à jour : le service de calcul répond « avis { $opinion }, { $points } points, modèle { $model } », la page dit « avis { $own_opinion }, { $own_points } points, modèle { $own_model } ». Faites refaire le site avant de vous en servir.
rights = Vos droits
right_explanation = Demander une explication
right_explanation_text = Vous pouvez demander qu’on vous explique clairement cet avis et les informations sur lesquelles il repose.
right_view = Donner votre point de vue
right_view_text = Vous pouvez signaler une erreur, compléter le dossier et dire ce que les chiffres ne disent pas.
right_review = Faire réexaminer la décision
right_review_text = Vous pouvez demander qu’une personne réexamine la décision. Le modèle ne décide pas seul.
letter_subject = Votre demande de crédit : l’avis du modèle et ses raisons
letter_open = Madame, Monsieur,
letter_intro = vous nous avez demandé un crédit. Un modèle statistique a donné un avis sur votre dossier ; voici cet avis et ce qui l’explique.
letter_close = Cette lettre explique un avis. Elle n’est ni une décision ni un engagement : la décision revient au conseiller.
letter_data = Données du
letter_date = Fait le
letter_adviser = Le conseiller
said_version = · Site fait par Clairscore { $builder }, version du code { $commit }
said_builder = · Site fait par Clairscore { $builder }
stamp_commit = Site fait par la version du code
stamp_date = du

# Ce que le programme dit lui-même.
said_client = Client n° { $id }
said_clients = Clients n° { $first } à { $last }
said_points = { $n ->
    [one] { $n } point
   *[other] { $n } points
 }
said_above = Votre dossier est à { $points } au-dessus de la limite d’acceptation.
said_below = Votre dossier est à { $points } au-dessous de la limite d’acceptation.
said_just_above = Votre dossier est juste au-dessus de la limite d’acceptation, à moins d’un point.
said_just_below = Votre dossier est juste au-dessous de la limite d’acceptation, à moins d’un point.
said_above_limit = { $points } au-dessus de la limite
said_at_limit = juste au-dessus de la limite
said_always = toujours { $points }
said_range = entre { $low } et { $points }
said_stable = Stabilité : réentraîné sur d’autres parts des dossiers passés, le modèle donne { $range }, et le même avis.
said_unstable = Stabilité : réentraîné sur d’autres parts des dossiers passés, le modèle donne { $range }, de part et d’autre de la limite.
said_risk = { $n ->
    [one] Sur { $of } dossiers de même risque estimé, environ { $n } connaît une difficulté de remboursement.
   *[other] Sur { $of } dossiers de même risque estimé, environ { $n } connaissent une difficulté de remboursement.
 }
said_others = { $n ->
    [one] { $n } autre information
   *[other] { $n } autres informations
 }
said_further = { $n ->
    [one] { $n } autre information compte moins et n’est pas écrite ici ; elle est dans les données de la page, et s’affiche quand les scripts du navigateur sont permis.
   *[other] { $n } autres informations comptent moins et ne sont pas écrites ici ; elles sont dans les données de la page, et s’affichent quand les scripts du navigateur sont permis.
 }
said_missing = { $n ->
    [one] En tout, { $n } information manque au dossier.
   *[other] En tout, { $n } informations manquent au dossier.
 }
said_other_elements = Autres éléments
said_scale = Score du dossier : { $points } points ; limite d’acceptation : { $limit } points. Plus le score est élevé, plus le risque estimé est faible.
said_between = {"\u202f; "}
said_waterfall = Point de départ du modèle : { $base } points. Score du dossier : { $points } points ; limite d’acceptation : { $limit } points.
said_similar = { $n ->
    [0] Sur { $clients } dossiers semblables, aucun n’a connu de difficultés de remboursement.
    [1] Sur { $clients } dossiers semblables, un seul a connu des difficultés de remboursement.
   *[other] Sur { $clients } dossiers semblables, { $n } ont connu des difficultés de remboursement.
 }
said_similar_sure = Compte tenu du hasard, cela fait entre { $low } et { $high } des dossiers de ce type ; sur l’ensemble des dossiers passés, c’est { $overall }.
said_similar_lower = Le risque estimé de votre dossier est plus faible que ce qu’ont connu ces dossiers : les deux ne regardent pas la même chose, c’est un point à discuter.
said_similar_higher = Le risque estimé de votre dossier est plus élevé que ce qu’ont connu ces dossiers : les deux ne regardent pas la même chose, c’est un point à discuter.
said_similar_alike = { $n ->
    [one] Semblables : les dossiers passés de score proche, où chaque thème compte presque autant que dans celui-ci (écart moyen par thème : { $apart } point).
   *[other] Semblables : les dossiers passés de score proche, où chaque thème compte presque autant que dans celui-ci (écart moyen par thème : { $apart } points).
 }
said_unit_years = { $n } ans|{ $n } ans
said_unit_months = { $n } mois|{ $n } mois
said_unit_days = { $n } jour|{ $n } jours
said_unit_hour = { $n } h
said_unit_yes = oui
said_unit_no = non
