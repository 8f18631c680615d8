"""One writer at a time per region. Readers take no lock: they read one entry of the journal.

The operating system holds the lock, so it is free at once when its holder ends, also by ``kill -9``;
no lock is ever broken because it is old. The holder says who it is in a file of its own, because
Windows lets nobody read a locked one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from asnkarier.atomic import FILE_MODE, make_folder, write_text
from asnkarier.errors import Busy
from asnkarier.i18n import N_


class WriterLock:
    """The lock in a region's folder of the store. The one who holds it may take it again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._holder = folder / "lock.json"
        self._lock = FileLock(folder / "lock", mode=FILE_MODE)

    @contextmanager
    def hold(self, wait_seconds: float) -> Iterator[None]:
        """Hold the lock for the block, waiting at most so long for another run to end.

        Raises:
            Busy: another process still holds it; the message names its pid and when it started.
        """
        make_folder(self._folder)
        if self._lock.is_locked:
            yield
            return
        try:
            self._lock.acquire(timeout=max(0.0, wait_seconds))
        except Timeout:
            raise self._busy() from None
        try:
            self._write_holder()
            yield
        finally:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _write_holder(self) -> None:
        started = datetime.now(UTC).isoformat(timespec="seconds")
        write_text(self._holder, json.dumps({"pid": os.getpid(), "started": started}))

    def _busy(self) -> Busy:
        try:
            holder = json.loads(self._holder.read_text("utf-8"))
        except (OSError, ValueError):  # it has just begun or just ended
            holder = {}
        return Busy(
            N_("Another run is writing to this region's store (process {pid}, since {started})."),
            remedy=N_("Wait until it has ended and run the command again."),
            pid=holder.get("pid", "?"),
            started=holder.get("started", "?"),
        )
