"""Many maps exported at once, each in a process that writes its file itself; what is said keeps their order.

Ctrl+C reaches all of them at their next report of progress, so that nothing half-made is left. A process that dies
(for want of memory, say) takes one map with it: the rest are done one by one.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from journeymap.cli.exporting import Done, exported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.synchronize import Event

    from journeymap.cli.export_request import Request


class StoppedError(Exception):
    """Raised inside an export that nobody waits for any more."""


_stop: Event | None = None
"""Of a working process: set when the person has stopped it all."""


def each_exported(
    request: Request, jobs: int, progress: Callable[[float], None], work: Callable[[str, Request], Done] | None = None
) -> Iterator[Done]:
    """What came of each map, in the order given, `jobs` at a time. `progress` is told the share of maps done. Errors:
    KeyboardInterrupt, once every process has ended."""
    files = list(request.target_of)
    done = 0
    while done < len(files):
        broken = False
        for result in _pooled(files[done:], request, jobs, work or _work):
            if result is None:
                broken = True
                break
            done += 1
            progress(done / len(files))
            yield result
        if broken and jobs == 1:
            yield Done(complaint=f"{files[done]}: its export broke off; perhaps there was not enough memory for it")
            done += 1
        elif broken:
            jobs = 1  # whose fault it was is found out one by one


def _pooled(
    files: list[str], request: Request, jobs: int, work: Callable[[str, Request], Done]
) -> Iterator[Done | None]:
    """The same as long as no process dies; None then, and nothing more."""
    context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
    stop = context.Event()
    with ProcessPoolExecutor(min(jobs, len(files)), context, _begin, (stop,)) as pool:
        under_way = [pool.submit(work, file, request) for file in files]
        try:
            for future in under_way:
                yield future.result()
        except BrokenProcessPool:
            yield None
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _begin(stop: Event) -> None:
    """First in every process: Ctrl+C is the parent's to hear."""
    global _stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stop = stop


def _work(file: str, request: Request) -> Done:
    return exported(file, request, _report)


def _report(_: float) -> None:
    if _stop is not None and _stop.is_set():
        raise StoppedError
