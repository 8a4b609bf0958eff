"""What an address means in today's units."""

from __future__ import annotations

from desktop.domain.addresses import AddressReading
from desktop.store.view import View


def read_address(view: View, text: str) -> AddressReading:
    """Candidates among today's communes for an address as printed or typed.

    Args:
        view: read access to the store.
        text: the address; nothing of it leaves this machine.

    Returns:
        Certain with one candidate, a choice of several, or unknown; names as of today.
    """
    return view.units.read(text, view.today())
