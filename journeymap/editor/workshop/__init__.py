"""Leading a session in which people work on the map together: pointing, voting, whose turn it is, two states of the
map in turn, and what is kept of all that. Knows no window."""
