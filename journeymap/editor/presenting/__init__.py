"""Presenting a map: where the presentation is, how it goes on, and what can be done meanwhile. Knows no window."""
