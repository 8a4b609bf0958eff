"""What scanners deliver, whichever way they are connected, and what a trial scan shows of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import CardUnreadable
from desktop.domain.identity_card import MOST_CHARACTERS, parse_card, undo_double_encoding
from desktop.domain.scans import (
    CAPITALS,
    CARD,
    GLUED,
    HALF,
    LAYOUT,
    LOST,
    METHOD,
    NO_NUMBER,
    NUMBER,
    OTHER,
    TOO_LONG,
    TWICE,
    Frames,
    decode_scan,
    diagnose,
    recognise,
)

TEXT = "087185000512||TRẦN THỊ MỸ DUYÊN|14061985|Nữ|Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp|12052021"
OTHER_TEXT = "066201004567||Y Bhiŏ Niê|02032001|Nam|Buôn Ea Sut, Ea Pốk, Cư M'gar, Đắk Lắk|10102021"
DOSSIER = "H20.126.05-261123-2018"

CARD_BYTES = TEXT.encode()
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ŏĕ'")


# ---- what a scan is


@pytest.mark.parametrize("end", ["", "\r", "\n", "\r\n", "\t", "\x03"])
@pytest.mark.parametrize("begin", ["", "]Q1", "\x02", "\x02]Q3"])
@pytest.mark.parametrize(("text", "kind"), [(TEXT, CARD), (DOSSIER, NUMBER), ("8936049270018", OTHER), ("1|2", OTHER)])
def test_prefix_and_terminator_are_no_part_of_a_scan(begin: str, end: str, text: str, kind: str) -> None:
    scan = recognise(begin + text + end)
    assert (scan.kind, scan.text) == (kind, text)


# ---- a stream of bytes


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03", b"\r\n\r\n"])
def test_a_line_end_of_any_kind_ends_a_scan(end: bytes) -> None:
    frames = Frames()
    assert frames.feed(CARD_BYTES + end + DOSSIER.encode() + end) == [CARD_BYTES, DOSSIER.encode()]
    assert frames.silence() == []


def test_silence_ends_a_scan_without_a_line_end() -> None:
    frames = Frames()
    assert frames.feed(CARD_BYTES) == []
    assert frames.begun
    assert frames.silence() == [CARD_BYTES]
    assert not frames.begun


@given(st.lists(st.sampled_from([CARD_BYTES, DOSSIER.encode(), b"x" * 90]), max_size=4), st.data())
def test_it_does_not_matter_how_the_bytes_are_cut(scans: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(scan + b"\r\n" for scan in scans)
    frames, read, at = Frames(), [], 0
    while at < len(stream):
        size = data.draw(st.integers(1, 40))
        read += frames.feed(stream[at : at + size])
        at += size
    assert read == scans


@given(st.binary(max_size=3000))
def test_no_bytes_are_refused(raw: bytes) -> None:
    frames = Frames()
    for scan in frames.feed(raw) + frames.silence():
        diagnose(decode_scan(scan))


def test_64_kb_are_cut_but_still_too_long() -> None:
    frames = Frames()
    for _ in range(16):
        assert frames.feed("ộ".encode() * 1400) == []
    (kept,) = frames.feed(b"|" * 4096 + b"\n")
    assert MOST_CHARACTERS < len(decode_scan(kept)) < 2 * MOST_CHARACTERS


def test_bytes_that_are_no_utf_8_spoil_their_field_only() -> None:
    raw = CARD_BYTES.replace("TRẦN THỊ".encode(), b"TR\xa6N TH\xf2")
    card = parse_card(decode_scan(raw))
    assert card.unread == ("name",)
    assert card.address.startswith("Ấp Mỹ Thạnh")
    assert decode_scan(b"\xef\xbb\xbf" + CARD_BYTES) == TEXT, "a byte order mark is none of the card"


@given(st.integers(0, len(CARD_BYTES)), st.integers(0, len(CARD_BYTES)))
def test_lost_bytes_give_no_wrong_letters(first: int, second: int) -> None:
    first, second = sorted((first, second))
    try:
        card = parse_card(decode_scan(CARD_BYTES[:first] + CARD_BYTES[first + 1 : second] + CARD_BYTES[second + 1 :]))
    except CardUnreadable:
        return
    # A whole letter of the keyboard that is lost can be known by nobody.
    assert all(ord(letter) < 128 or letter in TEXT for letter in card.name + card.address)


# ---- encoded twice


@pytest.mark.parametrize("page", ["cp1252", "cp1258", "latin-1"])
@pytest.mark.parametrize("text", [TEXT, OTHER_TEXT, "Lê", "LÊ MINH", "Võ Ú", "Trần Ếch"])
def test_text_encoded_twice_comes_back(page: str, text: str) -> None:
    letters = [bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode()]
    assert undo_double_encoding("".join(letters)) == text


@given(VIETNAMESE)
def test_names_are_left_as_they_are(name: str) -> None:
    for text in (name, name.upper(), name.title()):
        assert undo_double_encoding(text) == text


def test_a_single_field_encoded_twice_is_no_name() -> None:
    # "Ãª", "Ãš", "Ãµ" are letters all of them.
    card = parse_card("087185000512||LÃª VÃµ ÃšT|14061985|Nữ|Ấp Mỹ Thạnh|12052021")
    assert card.unread == ("name",)


# ---- Caps Lock


def test_caps_lock_is_undone() -> None:
    assert parse_card(TEXT.swapcase()) == parse_card(TEXT)
    assert parse_card(OTHER_TEXT.swapcase()) == parse_card(OTHER_TEXT)


# ---- what is wrong with it


@pytest.mark.parametrize(
    ("text", "causes", "unread"),
    [
        (TEXT, (), ()),
        ("]Q1" + OTHER_TEXT, (), ()),
        (TEXT.encode().decode("latin-1"), (TWICE,), ()),
        (TEXT.swapcase(), (CAPITALS,), ()),
        (TEXT.replace("Ầ", "?").replace("Ữ", "?"), (LOST,), ("name",)),
        (TEXT.replace("Ầ", "\ufffd"), (LOST,), ("name",)),
        (
            "087185000512||TRAANF THIJ MYX DUYEEN|14061985|Nuwx|AAps Myx Thanhj, Myx Xuwowng|12052021",
            (METHOD,),
            ("name", "sex", "address"),
        ),
        ("087185000512||TRA62N THI5 MY4|14061985|Nu74|A61p My4 Tha5nh|12052021", (METHOD,), ("name", "sex", "address")),
        (TEXT[:60], (HALF,), ("address", "issued_on")),
        (TEXT + OTHER_TEXT, (GLUED,), ()),
        (TEXT + "x" * 5000, (TOO_LONG,), ()),
        ("87185000512||A|14061985|Nam|B|12052021", (NO_NUMBER,), ()),
        ("087185000512~~TRAN THI|14061985", (NO_NUMBER,), ()),
        (DOSSIER, (), ()),
        ("8936049270018", (), ()),
        ("087185000512\\\\TRẦN THỊ\\14061985\\Nữ\\Ấp\\12052021", (LAYOUT,), ()),
        ("087185000512~123456789~TRẦN THỊ~14061985~Nữ~Ấp~12052021", (LAYOUT,), ()),
    ],
)
def test_a_trial_says_what_is_wrong(text: str, causes: tuple[str, ...], unread: tuple[str, ...]) -> None:
    found = diagnose(text)
    assert (found.causes, found.unread) == (causes, unread)


def test_a_trial_shows_what_was_read() -> None:
    found = diagnose(TEXT)
    assert dict(found.fields)["name"] == "TRẦN THỊ MỸ DUYÊN"
    assert [name for name, _ in found.fields] == ["id_number", "name", "birth_date", "sex", "address", "issued_on"]


@given(st.text(max_size=300) | st.text("087185|NguyễnÊê?\ufffd~", max_size=80))
def test_nothing_breaks_a_trial(text: str) -> None:
    found = diagnose(text)
    assert set(found.unread) <= {"old_number", "name", "birth_date", "sex", "address", "issued_on"}
