"""The Qt skin over the editor."""
