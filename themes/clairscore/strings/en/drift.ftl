# The page on drift.
drift_stable = { $n ->
   *[other] stable
 }
drift_watch = to watch
drift_strong = with strong drift
drift_table = Drift of each piece of information
drift_psi = Stability index (PSI)
drift_word = Drift
drift_missing_reference = Missing, model’s data
drift_missing_current = Missing, new clients
drift_word_stable = stable
drift_word_watch = to watch
drift_word_strong = strong
