"""One module a lane kind: journey data in, fragments of marks out."""
