# L’accueil, et l’adresse qui n’existe pas.
home_directory = Parcourir l’annuaire
home_near = Voir les dossiers les plus proches de la limite
home_figures = Le modèle en quelques mots
more_model = Les mesures du modèle
more_methodology = Comment il a été fait
more_drift = Les données ont-elles changé ?
not_found = Cette page n’existe pas
not_found_text = L’adresse est peut-être incomplète, ou le client n’est plus dans les données.
home = Accueil
