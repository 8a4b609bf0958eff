"""Settings that are saved together, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.ui.runner import Failed, Runner
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.explain_error import Explanation


class Saver:
    """Changes settings one after the other; what stands behind one that is refused stays as it was.

    Attributes:
        busy: whether some are not answered yet.
    """

    def __init__(self, runner: Runner, saved: Callable[[], object], failed: Failed) -> None:
        """Args: `saved` is called once after the last, `failed` at the first that is refused."""
        self._runner, self._saved, self._refused = runner, saved, failed
        self._left: list[ChangeSetting] = []
        self.busy = False

    def save(self, changes: Sequence[ChangeSetting]) -> None:
        """Begin; nothing happens where nothing is to be changed, or others are not answered yet."""
        if changes and not self.busy:
            self._left, self.busy = list(changes), True
            self._next()

    def _next(self) -> None:
        if self._left:
            self._runner.run(change_setting, self._left.pop(0), done=lambda _value: self._next(), failed=self._failed)
            return
        self.busy = False
        self._saved()

    def _failed(self, words: Explanation) -> None:
        self._left, self.busy = [], False
        self._refused(words)
