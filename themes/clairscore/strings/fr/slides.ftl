# Les diapositives : ce qui les entoure, et ce que les contrôles du programme ont trouvé.
slides_back = Retour au site
slides_controls = Commandes de la présentation
slides_previous = Diapositive précédente
slides_next = Diapositive suivante
slides_overview = Vue d’ensemble
slides_notes = Notes
slides_full = Plein écran
slides_print = Imprimer
slides_print_notes = Imprimer avec les notes
slides_help = Aide
slides_close = Fermer
slides_key_move = Flèches, espace, page suivante ou précédente
slides_key_move_does = Changer de diapositive
slides_key_ends = Début, Fin
slides_key_ends_does = Première, dernière diapositive
slides_key_overview_does = Vue d’ensemble, puis les flèches et Entrée
slides_key_notes_does = Notes de l’orateur, diapositive suivante et heure
slides_key_full_does = Plein écran
slides_key_help_does = Cette aide
slides_key_escape = Échap
slides_key_escape_does = Fermer ce qui est ouvert
slides_speaker = Notes de l’orateur
slides_upcoming = Ensuite
slides_last = Dernière diapositive
slides_no_notes = Pas de notes.
slides_clock = Heure
slides_elapsed = Depuis le début
slides_place = Diapositive
slides_table = Le même en tableau
table_slide_sources = Table|Informations
table_slide_themes = Thème|Informations
evidence_none = non disponible
evidence_absent = Les contrôles du programme n’accompagnent pas cette construction du site : leurs résultats ne sont pas disponibles.
evidence_at = Relevé sur le commit { $commit }, le { $day }.
evidence_no_commit = Relevé le { $day }, hors d’un dépôt git.
evidence_changed = Des fichiers différaient de ce commit.
evidence_other_commit = Le programme qui a construit ce site est celui d’un autre commit, { $commit } : ce qui suit ne le concerne pas.
evidence_all_passed = Tous les contrôles ont réussi.
evidence_failed_at = Un contrôle a échoué : { $step }. Ceux d’après n’ont pas eu lieu.
evidence_cut_short = Les contrôles ont été interrompus.
evidence_unfinished = Les contrôles n’étaient pas terminés au moment du relevé.
evidence_not_run = Les contrôles n’ont pas été lancés.
evidence_history = { $commits ->
    [one] { $commits } commit
   *[other] { $commits } commits
 } depuis le { $day }, { $files ->
    [one] { $files } fichier suivi
   *[other] { $files } fichiers suivis
 }.
evidence_history_undated = { $commits ->
    [one] { $commits } commit dans cette copie
   *[other] { $commits } commits dans cette copie
 }, { $files ->
    [one] { $files } fichier suivi
   *[other] { $files } fichiers suivis
 }.
evidence_tests_total = { $passed ->
    [one] { $passed } test réussi
   *[other] { $passed } tests réussis
 }, { $failed ->
    [one] { $failed } échec
   *[other] { $failed } échecs
 }, { $ignored ->
    [one] { $ignored } laissé de côté
   *[other] { $ignored } laissés de côté
 }.
evidence_unit = Tests unitaires
evidence_integration = Tests d’intégration
evidence_documentation = Exemples de la documentation
evidence_browser = Pages dans un vrai navigateur
table_tests = Tests|Réussis|Échoués|Laissés de côté
table_peers = Bibliothèque|Version|Même résultat
table_coverage = Dossier|Lignes couvertes|Lignes
evidence_coverage = { $share } des { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
 } de code sont parcourues par un test.
evidence_coverage_at = Mesuré sur le commit { $commit }.
evidence_running = en cours
evidence_passed = réussi
evidence_failed = échoué
evidence_skipped = non exécuté
evidence_step_preparation = Préparer
evidence_step_formatting = Mise en forme du code
evidence_step_lint = Compilateur et clippy, sans avertissement
evidence_step_tests = Tests unitaires et d’intégration
evidence_step_browser = Pages dans un navigateur
evidence_step_peers = Comparaison à d’autres bibliothèques
evidence_step_mlflow = Suivi MLflow, serveur réel
evidence_step_licences = Licences et origines
evidence_step_advisories = Failles connues
evidence_step_delivery = Construire, servir, interroger
evidence_delivery = Le site public de démonstration : { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
 }, servi avec l’API sur la machine des contrôles.
evidence_built = Le site public est construit.
evidence_no_client = Il ne contient aucune page de client.
evidence_page = Une page est servie, identique à celle qui a été construite.
evidence_described = L’API se décrit elle-même (OpenAPI).
evidence_score = L’API donne à un client le même score que le calcul par lots.
evidence_refusal = L’API refuse ce qui n’est pas une demande.
