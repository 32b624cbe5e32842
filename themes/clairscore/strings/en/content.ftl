# The pages of content, written in Markdown.
notes_title = Footnotes
notes_back = Back to the reference of note { $n }
cell_empty = No row.
cell_input = What this table asks (SQL)
