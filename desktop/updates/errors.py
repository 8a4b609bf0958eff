"""Why a newer version is not used. The program that runs stays as it is."""

from __future__ import annotations

from desktop.domain.errors import MotCuaError


class UpdatePlaceUnavailable(MotCuaError):
    """The place cannot be read; `place` names it, `reason` says why.

    Reasons: `none` (no place is set), `missing` (no release in it), `link` (no link, or no answer), `answer`
    (`status`: the server refuses), `address` (neither a folder nor an address of https), `disk` (`detail`: it cannot be
    written here).
    """

    code = "update_place_unavailable"


class UpdateRefused(MotCuaError):
    """A release that must not be used; `reason` says why.

    Reasons: `unsigned`, `key` (signed by nobody this copy trusts), `damaged` (the package is not what was signed),
    `unreadable` (not of this format), `system` (no package for this system), `older` (`version`: not newer than this
    program).
    """

    code = "update_refused"
