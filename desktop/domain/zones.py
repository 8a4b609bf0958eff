"""Time zones."""

from __future__ import annotations

from typing import Final

COUNTRY_ZONE: Final = "Asia/Ho_Chi_Minh"
"""All of Viet Nam's."""
