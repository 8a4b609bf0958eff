"""Fill in the new commune of an applicant where the address leaves no doubt."""

from __future__ import annotations

import msgspec

from desktop.domain.addresses import Certainty
from desktop.domain.people import Applicant
from desktop.store.work import Work


def settle_address(work: Work, applicant: Applicant) -> Applicant:
    """Name the commune that an address means for certain.

    Args:
        work: open transaction of the store.
        applicant: with the address as printed or typed.

    Returns:
        The applicant with the commune; unchanged where it is known already, or open.
    """
    if applicant.commune or not applicant.address:
        return applicant
    reading = work.view.units.read(applicant.address)
    if reading.certainty is not Certainty.CERTAIN:
        return applicant
    return msgspec.structs.replace(applicant, commune=reading.candidates[0].code)
