# L’annuaire des clients.
directory_number = Numéro
directory_distance = Écart à la limite
directory_ranges = Toutes les listes, sans recherche
directory_all = Tous les avis
directory_sort = Trier par
directory_by_number = numéro
directory_by_limit = écart à la limite, les plus proches d’abord
directory_by_low = score, le plus faible d’abord
directory_by_high = score, le plus élevé d’abord
directory_starts = Numéro commençant par
directory_loading = Lecture de la liste…
directory_status = { $from } à { $to } sur { $n } clients
directory_empty = Aucun client ne correspond.
previous = Précédents
next = Suivants
back = Retour à l’annuaire
