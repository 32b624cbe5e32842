# La page de la dérive.
drift_stable = { $n ->
    [one] stable
   *[other] stables
 }
drift_watch = à surveiller
drift_strong = à forte dérive
drift_table = Dérive de chaque information
drift_psi = Indice de stabilité (PSI)
drift_word = Dérive
drift_missing_reference = Manquant, données du modèle
drift_missing_current = Manquant, nouveaux clients
drift_word_stable = stable
drift_word_watch = à surveiller
drift_word_strong = forte
