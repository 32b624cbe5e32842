# Le cadre de toutes les pages, et les mots que plusieurs pages partagent.
skip = Aller au contenu
menu = Menu principal
languages = Langue
search_label = Numéro du client
search_go = Ouvrir
search_hint = Par exemple le numéro inscrit sur la demande. Touche / pour venir ici.
search_none = Aucun client ne porte ce numéro.
search_digits = Un numéro de client ne contient que des chiffres.
search_failed = La liste des clients n’a pas pu être lue. Ouvrez l’annuaire.
synthetic = Données fictives : aucun de ces clients n’existe.
stamp_model = Modèle
stamp_data = Données
footer = Le modèle donne un avis ; la décision revient au conseiller.
opinion = Avis du modèle
favourable = favorable
unfavourable = défavorable
risk = Risque estimé de difficulté de remboursement
score = Score du dossier
limit = Limite d’acceptation
points = points
value_of = Valeur
colon =  :
contents = Sur cette page
stamp_day = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month ->
    [m01] janvier
    [m02] février
    [m03] mars
    [m04] avril
    [m05] mai
    [m06] juin
    [m07] juillet
    [m08] août
    [m09] septembre
    [m10] octobre
    [m11] novembre
   *[m12] décembre
 } { $year }
