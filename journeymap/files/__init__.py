"""The journey on disk: the format, its limits and migrations, and saving that never loses anything."""
