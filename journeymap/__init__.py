"""Customer journey maps: a frozen journey, laid out once, painted the same on screen and on every page."""

__version__ = "0.1.0"
