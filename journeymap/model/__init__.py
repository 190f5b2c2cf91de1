"""The document: what a journey is, how it changes, how to look things up in it."""
