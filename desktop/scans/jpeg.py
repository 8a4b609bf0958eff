"""What the head of a JPEG says, and whether the file is whole; nothing is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SOS, _EOI, _JFIF, _EXIF, _ADOBE = 0xDA, 0xD9, 0xE0, 0xE1, 0xEE
_CM_PER_INCH: Final = 2.54


@dataclass(frozen=True)
class JpegHead:
    """A JPEG by its head.

    Attributes:
        width: in pixels.
        height: in pixels.
        components: 1 grey, 3 colour, 4 print colours.
        plain: whether any PDF reader shows it as it is: 8 bits, baseline or progressive, without a colour transform
            or a turning of its own.
        whole: whether its end is there.
        dpi: 0 if it does not say.
    """

    width: int
    height: int
    components: int
    plain: bool
    whole: bool
    dpi: int


def read_head(data: bytes) -> JpegHead | None:
    """The head of a JPEG; None for what is none, or is cut before its first scan."""
    at, dpi, plain, frame = 2, 0, True, (0, 0, 0)
    if data[:2] != b"\xff\xd8":
        return None
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        kind = data[at + 1]
        if kind == 0xFF or kind in _BARE:
            at += 1 if kind == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if kind == _SOS:
            whole = data.find(b"\xff\xd9", at) > 0
            return JpegHead(*frame, plain=plain, whole=whole, dpi=dpi) if frame[0] and frame[1] else None
        if kind in _FRAMES and len(body) >= 6:
            frame = (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"), body[5])
            plain = plain and kind in {0xC0, 0xC1, 0xC2} and body[0] == 8 and body[5] in {1, 3}
        elif kind == _JFIF and body[:5] == b"JFIF\0" and len(body) >= 12:
            dpi = _density(body[7], int.from_bytes(body[8:10], "big"))
        elif kind == _ADOBE or (kind == _EXIF and body[:4] == b"Exif"):
            # An EXIF head may turn the picture, and tells where and by whom it was taken.
            plain = False
        elif kind == _EOI:
            return None
        at += 2 + length
    return None


def _density(unit: int, value: int) -> int:
    per_inch = {1: float(value), 2: value * _CM_PER_INCH}.get(unit, 0.0)
    return sensible(per_inch)


def sensible(dpi: float) -> int:
    """Dots per inch that a scanner may have set; 0 for what programs write when they do not know (72, 96)."""
    return round(dpi) if 100 < dpi <= 2400 else 0
