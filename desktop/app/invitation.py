"""A new enrolment file for a machine that never met its province, or that its province does not take any more."""

from __future__ import annotations

from pathlib import Path

from desktop.app.demonstration import demonstration_centre_name
from desktop.app.province_link import belongs_to_a_province
from desktop.domain.centre import Centre
from desktop.domain.errors import MotCuaError
from desktop.store import snapshots
from desktop.store.errors import translated
from desktop.store.sync_port import SyncPort
from sync.wire.enrolment import read_enrolment_file


class InvitationRefused(MotCuaError):
    """The file is not taken; `reason` says why.

    Reasons: `other` (it invites another counter, `found`), `demonstration` (this machine runs that), `enrolled` (this
    machine is taken by its province), `province` (this machine belongs to another one).
    """

    code = "invitation_refused"


def take_invitation(port: SyncPort, path: Path, centre: Centre) -> None:
    """Use another enrolment file from the next round on.

    Args:
        port: the store as sync sees it.
        path: the file the province made.
        centre: of this machine; the file must be for the same counter.

    Raises:
        BadMessage: no enrolment file.
        InvitationRefused: as its words say; nothing changed.
        StoreUnavailable: the file cannot be read.
    """
    try:
        file = read_enrolment_file(path.read_bytes())
    except OSError as error:
        raise translated(error) from error
    invited = snapshots.decode(snapshots.CENTRE, bytes(file.centre))
    assert isinstance(invited, Centre)
    if centre.name == demonstration_centre_name() and not belongs_to_a_province(port):
        raise InvitationRefused(reason="demonstration")
    if (invited.agency_code, invited.counter) != (centre.agency_code, centre.counter):
        raise InvitationRefused(reason="other", found=f"{invited.name}, {invited.counter_name or invited.counter}")
    if port.enrolment() is not None:
        if not port.shut_out():
            raise InvitationRefused(reason="enrolled")
        if file.server_id != port.met():
            raise InvitationRefused(reason="province")
    port.invited(file)
