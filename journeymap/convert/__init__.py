"""Importers, and exporters of tables and text."""
