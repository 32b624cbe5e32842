# Les pages de contenu, écrites en Markdown.
notes_title = Notes de bas de page
notes_back = Retour à l’appel de la note { $n }
cell_empty = Aucune ligne.
cell_input = Ce que cette table demande (SQL)
