"""`python -m desktop` is `motcua`."""

from __future__ import annotations

import sys

from desktop.app.main import main

sys.exit(main())
