"""Pages to one PDF/A-2b: pictures go in as they were kept, nothing is encoded again.

Written by hand because a PDF of pictures is a list of objects, and Qt's writer decodes and encodes every picture anew.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from PySide6.QtGui import QColorSpace

from desktop.domain.scanned_pages import ScannedPage
from desktop.scans.errors import PictureDamaged
from desktop.scans.jpeg import read_head

POINTS: Final = 72
A4: Final = (595.276, 841.89)
_LEAST_DPI: Final = 100
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_BLACK_AND_WHITE: Final = b"\0\0\0\xff\xff\xff"


@dataclass(frozen=True)
class PdfPage:
    """A page and its bytes.

    Attributes:
        page: how it lies on its sheet.
        picture: JPEG, or PNG of one bit a pixel, as `desktop.scans.compact` makes them.
        stencil: PNG of one bit a pixel; empty for none.
    """

    page: ScannedPage
    picture: bytes
    stencil: bytes = b""


def join(pages: Iterable[PdfPage], at: datetime, title: str, told: Callable[[int], None] = lambda _done: None) -> bytes:
    """One PDF of pages, each on an A4 sheet, upright or lying as the page does.

    Args:
        pages: in their order; each is let go before the next is asked for.
        at: when it is made, with its zone.
        title: of the paper.
        told: called with the number of pages done; may raise to stop.

    Returns:
        The file; the same pages at the same instant give the same bytes.

    Raises:
        PictureDamaged: a page is not what was kept.
    """
    file = _File()
    catalog, tree, info, meta, profile, names = (file.number() for _ in range(6))
    sheets: list[int] = []
    for done, one in enumerate(pages, 1):
        sheets.append(_sheet(file, one, tree))
        told(done)
    kids = " ".join(f"{sheet} 0 R" for sheet in sheets)
    file.put(tree, f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>")
    file.put(
        catalog,
        f"<</Type/Catalog/Pages {tree} 0 R/Metadata {meta} 0 R/Lang(vi)/OutputIntents[{names} 0 R]>>",
    )
    stamp = at.strftime("D:%Y%m%d%H%M%S") + at.strftime("%z")[:3] + "'" + at.strftime("%z")[3:5] + "'"
    text = "FEFF" + title.encode("utf-16-be").hex().upper()
    file.put(info, f"<</Title<{text}>/Producer(motcua)/CreationDate({stamp})/ModDate({stamp})>>")
    file.stream(meta, "/Type/Metadata/Subtype/XML", _metadata(title, at))
    icc = bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())
    file.stream(profile, "/N 3", icc)
    srgb = "(sRGB IEC61966-2.1)"
    conditions = f"/OutputConditionIdentifier{srgb}/Info{srgb}"
    file.put(
        names,
        f"<</Type/OutputIntent/S/GTS_PDFA1{conditions}/DestOutputProfile {profile} 0 R>>",
    )
    return file.finish(catalog, info)


def _sheet(file: _File, one: PdfPage, tree: int) -> int:
    page = one.page
    number, content, picture = file.number(), file.number(), file.number()
    width, height = _picture(file, picture, one.picture, page)
    images = f"/P {picture} 0 R"
    sheet, place = _placed(width, height, page.dpi)
    across, down, left, low = place
    matrix = f"{across:.3f} 0 0 {down:.3f} {left:.3f} {low:.3f} cm"
    drawn = f"q {matrix} /P Do Q"
    if one.stencil:
        stencil = file.number()
        _stencil(file, stencil, one.stencil)
        images += f"/S {stencil} 0 R"
        drawn += f"\nq 0 g {matrix} /S Do Q"
    file.stream(content, "", drawn.encode())
    turned = f"/Rotate {page.turned}" if page.turned else ""
    file.put(
        number,
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {sheet[0]:.3f} {sheet[1]:.3f}]{turned}"
        f"/Resources<</XObject<<{images}>>>>/Contents {content} 0 R>>",
    )
    return number


def _placed(width: int, height: int, dpi: int) -> tuple[tuple[float, float], tuple[float, float, float, float]]:
    """Sheet, and width, height, left and lower edge of a picture on it, in points."""
    sheet = A4 if height >= width else (A4[1], A4[0])
    fit = min(sheet[0] / width, sheet[1] / height)
    # What is smaller than a sheet stays as large as it is: a card is no poster.
    scale = min(fit, POINTS / dpi) if dpi >= _LEAST_DPI else fit
    across, down = width * scale, height * scale
    return sheet, (across, down, (sheet[0] - across) / 2, (sheet[1] - down) / 2)


def _picture(file: _File, number: int, data: bytes, page: ScannedPage) -> tuple[int, int]:
    if data.startswith(_PNG):
        width, height, body = _one_bit(data, page.source)
        colours = f"/ColorSpace/DeviceGray/BitsPerComponent 1{_predicted(width)}"
        file.stream(number, f"{_head(width, height)}{colours}", body)
        return width, height
    head = read_head(data)
    if head is None or not head.whole or head.components not in {1, 3}:
        raise PictureDamaged(name=page.source)
    space = "/DeviceGray" if head.components == 1 else "/DeviceRGB"
    colours = f"/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode"
    file.stream(number, f"{_head(head.width, head.height)}{colours}", data)
    return head.width, head.height


def _stencil(file: _File, number: int, data: bytes) -> None:
    width, height, body = _one_bit(data, "")
    mask = f"{_head(width, height)}/ImageMask true/BitsPerComponent 1/Decode[1 0]{_predicted(width)}"
    file.stream(number, mask, body)


def _head(width: int, height: int) -> str:
    return f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"


def _predicted(width: int) -> str:
    """A PNG's rows are what PDF calls predicted: its compressed bytes go in as they are."""
    return f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent 1/Columns {width}>>"


def _one_bit(data: bytes, name: str) -> tuple[int, int, bytes]:
    """Width, height and compressed rows of a black and white PNG of one bit a pixel.

    Raises:
        PictureDamaged: another kind of PNG.
    """
    at, body, plain, shape = len(_PNG), [], True, (0, 0, 0, -1, 0, 0, 1)
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"IHDR" and length == 13:
            shape = struct.unpack(">IIBBBBB", chunk)
        elif kind == b"PLTE":
            plain = chunk == _BLACK_AND_WHITE
        elif kind == b"IDAT":
            body.append(chunk)
        at += 12 + length
    width, height, bits, colour, _, _, interlaced = shape
    if (bits, interlaced) != (1, 0) or colour not in {0, 3} or not plain or not body:
        raise PictureDamaged(name=name)
    return width, height, b"".join(body)


def _metadata(title: str, at: datetime) -> bytes:
    when = at.isoformat(timespec="seconds")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate><pdf:Producer>motcua</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


class _File:
    """Objects of a PDF as they are written, and where each begins."""

    def __init__(self) -> None:
        self._parts: list[bytes] = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self._length = len(self._parts[0])
        self._places: dict[int, int] = {}
        self._last = 0

    def number(self) -> int:
        """A number for an object that is written later."""
        self._last += 1
        return self._last

    def put(self, number: int, body: str) -> None:
        """Write an object."""
        self._places[number] = self._length
        self._add(f"{number} 0 obj\n{body}\nendobj\n".encode())

    def stream(self, number: int, entries: str, data: bytes) -> None:
        """Write an object with bytes."""
        self._places[number] = self._length
        self._add(f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode())
        self._add(data)
        self._add(b"\nendstream\nendobj\n")

    def finish(self, catalog: int, info: int) -> bytes:
        """The file."""
        start = self._length
        rows = [f"{self._places[number]:010d} 00000 n \n" for number in range(1, self._last + 1)]
        self._add(f"xref\n0 {self._last + 1}\n0000000000 65535 f \n{''.join(rows)}".encode())
        digest = hashlib.sha256()
        for part in self._parts:
            digest.update(part)
        mark = digest.hexdigest()[:32].upper()
        ends = f"/Size {self._last + 1}/Root {catalog} 0 R/Info {info} 0 R/ID[<{mark}><{mark}>]"
        self._add(f"trailer\n<<{ends}>>\nstartxref\n{start}\n%%EOF\n".encode())
        return b"".join(self._parts)

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._length += len(data)
