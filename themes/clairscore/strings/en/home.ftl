# The front page, and the address that does not exist.
home_directory = Browse the directory
home_near = See the files nearest to the limit
home_figures = The model in a few words
more_model = The model’s figures
more_methodology = How it was made
more_drift = Has the data changed?
not_found = This page does not exist
not_found_text = The address may be incomplete, or the client is no longer in the data.
home = Home
