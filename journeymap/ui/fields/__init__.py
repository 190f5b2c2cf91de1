"""The inspector's widgets: one module for each way in which a value is shown and changed."""
