"""What an export cannot do, in a sentence."""


class ExportError(Exception):
    """A map that a format has no room for; the sentence says why and what to do."""
