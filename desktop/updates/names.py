"""Names of files, for a start that has no time to load more."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "updates"
"""Where what waits lies: beside the stores, in the program's own folder."""

RELEASE: Final = "motcua-release.json"
SIGNATURE: Final = f"{RELEASE}.sig"

BEGUN: Final = "begun"
"""Version whose installer was started: whoever starts and is older knows that it failed."""
