"""Fees and charges of procedures."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from desktop.domain.validity import Dated

Counted = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
"""A number of an event that tables hold; they take no longer one."""

FREE, PAGES, CASE, COPY, CHANNEL, PROVINCE = "free", "pages", "case", "copy", "channel", "province"


class Fee(Dated, frozen=True):
    """How a fee is computed; which members are set depends on `kind`.

    Attributes:
        kind: `free`, `pages` (per copy by pages of the original), `case`, `copy`, `channel`, or
            `province` (set by the provincial People's Council and not entered yet).
        vnd: amount in đồng; for `channel` a table by channel.
        first_pages: pages charged at `first_vnd`.
        first_vnd: per page.
        later_vnd: per further page.
        max_vnd: most that one copy costs; None without a cap.
        basis: the text that sets it.
        confidence: V, L or U.
    """

    kind: str
    vnd: int | dict[str, int] = 0
    first_pages: int = 0
    first_vnd: int = 0
    later_vnd: int = 0
    max_vnd: int | None = None
    basis: str = ""
    confidence: str = "U"


NOT_SET: Final = Fee(PROVINCE)
"""The provincial People's Council sets it, and nobody has entered it."""


class Charge(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one dossier costs.

    Attributes:
        vnd: amount in đồng.
        known: False when the amount is not set yet; `vnd` is then 0.
        each_vnd: amount of one copy or case.
        count: number of copies or cases.
    """

    vnd: Counted
    known: bool = True
    each_vnd: int = 0
    count: int = 1


def charge(fee: Fee, *, copies: int = 1, pages: int = 1, channel: str = "direct") -> Charge:
    """The amount for a dossier.

    Args:
        fee: the procedure's or case's fee.
        copies: copies asked for, at least 1.
        pages: pages of the original, at least 1.
        channel: how it was submitted.

    Source:
        Certified copies: Thông tư 226/2016/TT-BTC (2,000 a page, 1,000 from the third, at most 200,000 a
        copy, by pages of the original); domain facts 8.2, convention 14.8.
    """
    if fee.kind == FREE:
        return Charge(0)
    if fee.kind == PROVINCE:
        return Charge(0, known=False)
    if fee.kind == PAGES:
        first = min(pages, fee.first_pages) * fee.first_vnd
        each = first + max(pages - fee.first_pages, 0) * fee.later_vnd
        if fee.max_vnd is not None:
            each = min(each, fee.max_vnd)
        return Charge(each * copies, each_vnd=each, count=copies)
    if isinstance(fee.vnd, dict):
        if channel not in fee.vnd:
            return Charge(0, known=False)
        return Charge(fee.vnd[channel], each_vnd=fee.vnd[channel])
    count = copies if fee.kind == COPY else 1
    return Charge(fee.vnd * count, each_vnd=fee.vnd, count=count)
