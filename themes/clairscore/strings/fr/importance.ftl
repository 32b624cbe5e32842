# La page de ce qui compte.
chart_importance_title = Ce qui compte le plus, en moyenne
chart_importance_reading = Points ajoutés ou retirés en moyenne sur tous les clients, quel que soit le sens.
chart_importance_columns = Information|Points en moyenne
importance_features = Information par information
importance_features_intro = Effet moyen sur le score d’un client, sans le signe : de combien de points l’information déplace le score, vers le haut ou vers le bas. Moyenne sur { $n } clients.
importance_more = Tout ce qui compte pour le modèle
importance_swarm = Comment lire les bandes
importance_themes = Thème par thème
importance_themes_note = Un thème réunit les informations qui parlent du même sujet ; ce sont ces thèmes que montre la page d’un client. Un thème peut peser beaucoup sans qu’aucune de ses informations ne pèse beaucoup seule.
importance_swarm_read = Chaque bande montre tous les clients pour une information, du plus pénalisé (à gauche) au plus avantagé (à droite). Plus la bande est épaisse, plus les clients y sont nombreux.
importance_swarm_layers = Les couches se superposent : en haut les clients dont la valeur est dans le tiers le plus élevé (ou à la valeur extrême), au milieu le tiers moyen, en bas le tiers le plus faible (ou la valeur extrême).
importance_swarm_private = Aucun client n’est montré seul : les points sont comptés par tranches, sur { $n } clients, et une tranche de moins de { $k } clients n’est pas dessinée.
importance_values = Selon la valeur
importance_values_intro = Pour les informations qui comptent le plus : points ajoutés selon la valeur. La ligne est l’effet médian, la zone claire contient huit clients sur dix. Sous la courbe, les barres grises disent où se trouvent les clients. À part, ceux dont l’information manque. L’échelle des points change d’un graphique à l’autre.
importance_values_none = Aucune information n’a d’effet dans ce modèle.
importance_pairs = Les effets communs
importance_permutation = Une autre mesure : mélanger l’information
importance_permutation_intro = On redistribue au hasard une information entre les clients ({ $n } tirages), et l’on regarde de combien le classement des clients se dégrade (AUC), et de combien les erreurs coûtent plus cher. Chaque client est jugé par un modèle qui ne l’a jamais vu.
importance_permutation_note = Les points disent ce que le modèle utilise ; le mélange dit ce dont il aurait du mal à se passer. Deux informations qui disent presque la même chose se remplacent : mélanger l’une coûte alors peu, même si elle pèse sur le score. Après ± : l’erreur type.
importance_stability = Est-ce constant ?
chart_themes_title = Les thèmes qui comptent le plus
chart_themes_reading = Pour chaque client, les points d’un thème sont d’abord additionnés : des effets contraires s’annulent.
chart_themes_columns = Thème|Points en moyenne|Informations
chart_swarm_title = Ce que chaque information ajoute ou retire
chart_swarm_reading = Une couche épaisse à droite de zéro : beaucoup de clients y gagnent des points.
chart_swarm_columns = Information|Valeur faible|Valeur moyenne|Valeur élevée|Manquante|Direction
chart_interactions_title = Les paires qui comptent ensemble
chart_interactions_reading = Points que deux informations déplacent ensemble, au-delà de ce que chacune déplace seule.
chart_interactions_columns = Paire|Points en moyenne
table_dependence = Valeur|Clients|Points (médiane)|8 clients sur 10 : de|à
table_permutation = Information|Rang par les points|Points en moyenne|Rang par le mélange|Baisse de l’AUC|Hausse du coût pour 10 000 clients
table_ranks = Information|Rang dans le modèle retenu|Rangs dans les modèles partiels
importance_quoted = « { $label } »
importance_named = { $points ->
    [one] { $label } ({ $points } point)
   *[other] { $label } ({ $points } points)
 }
importance_heaviest = Ce qui déplace le plus le score, en moyenne sur tous les clients : { $named }.
importance_theme = Le thème qui pèse le plus est { $theme } : { $points ->
    [one] { $points } point
   *[other] { $points } points
 } en moyenne.
importance_concentration = { $nine_tenths ->
    [one] Sur { $features } informations, une seule suffit à porter 90 % de tous les effets, et { $half } à en porter la moitié.
   *[other] Sur { $features } informations, { $nine_tenths } suffisent à porter 90 % de tous les effets, et { $half } à en porter la moitié.
 }
importance_idle = Sans aucun effet sur aucun client : { $n }.
importance_pairs_idle = Paires que le modèle lit ensemble : { $n }. Aucune ne déplace le score au-delà de l’effet de chacune de ses informations.
importance_pairs_none = Aucune paire d’informations n’interagit dans ce modèle : l’effet de chaque information ne dépend d’aucune autre, et se lit seul.
importance_pairs_found = La paire la plus forte est { $pair } : { $points ->
    [one] { $points } point
   *[other] { $points } points
 } en moyenne au-delà de l’effet de chacune. Paires que le modèle lit ensemble : { $pairs }. Valeurs d’interaction de Shapley, exactes, mises en points à la pente moyenne du calibrage, sur { $clients } clients.
importance_orders_agree = Sur les { $n } informations qui pèsent le plus, les deux classements s’accordent (corrélation des rangs : { $correlation }).
importance_orders_differ = Sur les { $n } informations qui pèsent le plus, les deux classements ne s’accordent qu’en partie (corrélation des rangs : { $correlation }).
importance_steady_unknown = Il n’y a pas assez de modèles partiels, ou d’informations utilisées, pour juger de la constance.
importance_steady = C’est constant : { $models } modèles appris sans une partie des clients classent les informations presque dans le même ordre (corrélation des rangs : { $correlation } ; 1 pour un ordre identique).
importance_unsteady = L’ordre varie : entre { $models } modèles appris sans une partie des clients, la corrélation des rangs est de { $correlation } (1 pour un ordre identique).
importance_shared = Parmi les { $of } informations les plus importantes de deux de ces modèles, { $shared } sont les mêmes en moyenne. Informations comparées : { $inputs }.
importance_top = Sur les { $n } premières seulement, la corrélation est de { $correlation }.
importance_range = { $low } à { $high }
importance_rises = ↑ le score monte avec la valeur
importance_falls = ↓ le score baisse avec la valeur
importance_unclear = sans direction nette
importance_unordered = catégories, sans ordre
importance_risk_rises = Sens imposé : quand la valeur monte, le risque ne peut que monter, et le score baisser.
importance_risk_falls = Sens imposé : quand la valeur monte, le risque ne peut que baisser, et le score monter.
importance_categories = Catégories, sans ordre : aucun sens n’est imposé.
importance_free = Aucun sens imposé : le modèle suit ce que montrent les dossiers.
importance_hidden = hors du graphique (valeurs rares ou extrêmes)
