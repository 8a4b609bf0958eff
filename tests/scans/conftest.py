"""Pages are drawn with fonts, which need an application; one serves all tests of a run."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """The application of pytest-qt, so that tests of screens in the same run find the kind they need."""
