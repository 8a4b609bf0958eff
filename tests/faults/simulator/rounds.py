"""A round of the real engine that stands still between any two of its steps, for others to act meanwhile.

The engine runs in a thread of its own and only thinks there: whatever it asks of its store or of the province is done
by the thread of the schedule, one thing at a time, so that nothing depends on how threads are scheduled.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from sync.engine.engine import RoundReport

_T = TypeVar("_T")


class Abandoned(BaseException):
    """The machine died under a round."""


class Round:
    """One round under way.

    Attributes:
        report: what it did; None unless it ended well.
        error: what it ended with; None if it ended well or was abandoned.
        over: whether it has ended.
    """

    def __init__(self, run: Callable[[Round], RoundReport]) -> None:
        """Begin; stands still at the first thing asked."""
        self.report: RoundReport | None = None
        self.error: Exception | None = None
        self.over = False
        self._asked: Callable[[], Any] | None = None
        self._answer: Any = None
        self._raised: BaseException | None = None
        self._here, self._there = threading.Lock(), threading.Lock()
        self._here.acquire()
        self._there.acquire()
        self._thread = threading.Thread(target=self._think, args=(run,), daemon=True)
        self._thread.start()
        self._wait()

    def ask(self, action: Callable[[], _T]) -> _T:
        """For the engine's thread: have something done by the schedule's."""
        self._asked = action
        self._here.release()
        self._there.acquire()
        raised, self._raised = self._raised, None
        if raised is not None:
            raise raised
        return cast(_T, self._answer)

    def go(self) -> None:
        """Do what the engine asks for, and let it think until it asks again or ends.

        Raises:
            BaseException: the machine died within what was asked for; the round is abandoned.
        """
        assert self._asked is not None
        try:
            self._answer = self._asked()
        except Exception as error:
            self._raised = error
        except BaseException:
            self.abandon()
            raise
        self._there.release()
        self._wait()

    def abandon(self) -> None:
        """End it where it stands."""
        while not self.over:
            self._raised = Abandoned()
            self._there.release()
            self._wait()

    def _wait(self) -> None:
        self._here.acquire()
        if self.over:
            self._thread.join()

    def _think(self, run: Callable[[Round], RoundReport]) -> None:
        try:
            self.report = run(self)
        except Abandoned:
            pass
        except Exception as error:
            self.error = error
        finally:
            self.over = True
            self._here.release()
