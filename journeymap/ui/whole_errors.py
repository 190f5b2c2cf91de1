"""Errors leave what Qt calls as they are, so that a mishap is told and not the end of the program.

Until Python 3.12 an error that Python's own parts raise (`None + 1`, an index beyond the end) is made whole only where
something catches it. PySide adds words to one that passes from an overridden function through a call that Python made
of Qt, as when `viewportEvent` hands an event on and painting fails; if it is not whole, that ends the process.
"""

from __future__ import annotations

import sys
from functools import wraps
from inspect import CO_VARARGS, CO_VARKEYWORDS
from traceback import clear_frames
from types import FunctionType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType


def make_errors_whole() -> None:
    """From now on the functions of Qt that a class overrides let errors out whole. Once, before any such class is
    made."""
    if sys.version_info < (3, 12):
        # No class of ours can be forgotten this way, and none needs to know of it.
        QObject.__init_subclass__ = classmethod(_prepared)  # type: ignore[assignment]  # it has none yet


def _prepared(kind: type[QObject], /, **given: object) -> None:
    super(QObject, kind).__init_subclass__(**given)
    qt = [one for one in kind.__mro__ if one.__module__.startswith("PySide6.")]
    for name, function in list(vars(kind).items()):
        if isinstance(function, FunctionType) and name != "__init__" and any(name in vars(one) for one in qt):
            setattr(kind, name, _whole(function))


def _whole(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose errors are caught once and raised again. What its frames held goes before: a painter that
    an error keeps alive would paint for ever."""

    @wraps(function)
    def alone(self: object) -> Any:  # a signal asks how many arguments a slot takes: as many as before
        try:
            return function(self)
        except BaseException as error:
            clear_frames(error.__traceback__)
            raise

    @wraps(function)
    def called(*given: Any, **named: Any) -> Any:
        try:
            return function(*given, **named)
        except BaseException as error:
            clear_frames(error.__traceback__)
            raise

    return called if _takes_more(function.__code__) else alone


def _takes_more(code: CodeType) -> bool:
    """Than the object itself."""
    return bool(code.co_argcount + code.co_kwonlyargcount > 1 or code.co_flags & (CO_VARARGS | CO_VARKEYWORDS))
