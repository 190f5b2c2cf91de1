"""The slides of a deck: one module a kind of slide, journey data in, slides of marks and tables out."""
