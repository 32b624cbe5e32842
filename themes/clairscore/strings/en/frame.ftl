# The frame of all pages, and the words that several pages share.
skip = Skip to content
menu = Main menu
languages = Language
search_label = Client number
search_go = Open
search_hint = For example the number on the application. Press / to come here.
search_none = No client has this number.
search_digits = A client number holds digits only.
search_failed = The list of clients could not be read. Open the directory.
synthetic = Made-up data: none of these clients exists.
stamp_model = Model
stamp_data = Data
footer = The model gives an opinion; the decision is the adviser’s.
opinion = Opinion of the model
favourable = favourable
unfavourable = unfavourable
risk = Estimated risk of difficulty in repaying
score = Score of the file
limit = Limit of acceptance
points = points
value_of = Value
colon = :
contents = On this page
stamp_day = { $day } { $month ->
    [m01] January
    [m02] February
    [m03] March
    [m04] April
    [m05] May
    [m06] June
    [m07] July
    [m08] August
    [m09] September
    [m10] October
    [m11] November
   *[m12] December
 } { $year }
