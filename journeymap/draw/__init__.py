"""The drawing vocabulary: marks, text, theme, icons. Knows no journey."""
