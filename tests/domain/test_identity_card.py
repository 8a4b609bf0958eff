"""What scanners deliver for an identity card (domain facts 7, convention 14.7, bad input from the card scanner)."""

from __future__ import annotations

import re
import time
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import CardUnreadable
from desktop.domain.identity_card import CardScan, parse_card

NUMBER: Final = "087185004321"
NAME: Final = "Nguyễn Thị Thu Hằng"
ADDRESS: Final = "Ấp Bình Dân, Mỹ Xương, Cao Lãnh, Đồng Tháp"
CARD: Final = f"{NUMBER}|341234567|{NAME}|14061985|Nữ|{ADDRESS}|27082021"
WHOLE: Final = CardScan(
    id_number=NUMBER,
    old_number="341234567",
    name=NAME,
    birth_date="1985-06-14",
    sex="Nữ",
    address=ADDRESS,
    issued_on="2021-08-27",
)
OTHER: Final = "066201004567||Y Bhiŏ Niê|02032001|Nam|Buôn Ea Sut, Ea Pốk, Cư M'gar, Đắk Lắk|10102021"


def card(**fields: str) -> str:
    """A card's text with single fields replaced."""
    values = {"number": NUMBER, "old": "341234567", "name": NAME, "birth": "14061985", "sex": "Nữ"}
    values |= {"address": ADDRESS, "issued": "27082021"}
    return "|".join((values | fields).values())


def refused(text: str) -> str:
    """Reason a text is refused for."""
    with pytest.raises(CardUnreadable) as raised:
        parse_card(text)
    return str(raised.value.facts["reason"])


def is_true_or_open(scan: CardScan, true: CardScan = WHOLE) -> bool:
    """Whether every field of a scan is what the card says, or is left open."""
    return scan.id_number == true.id_number and all(
        getattr(scan, field) in {"", getattr(true, field)}
        for field in ("old_number", "name", "birth_date", "sex", "address", "issued_on")
    )


def test_a_whole_card() -> None:
    assert parse_card(CARD) == WHOLE
    assert WHOLE.warnings == []


@pytest.mark.parametrize("end", ["", "\n", "\r", "\r\n", "\t", " ", "\t\r\n", "\x00", "\x03"])
@pytest.mark.parametrize("begin", ["", "]Q1", "]Q3", "\x02", " ", "\r\n"])
def test_prefix_and_line_end_of_scanners(begin: str, end: str) -> None:
    assert parse_card(begin + CARD + end) == WHOLE


@pytest.mark.parametrize(
    "name",
    [
        "Y Bhiŏ Niê",
        "H'Hen Niê",
        "H’Hen Niê",
        "Đặng Thị Ửng",
        "Ksor H'Blăm",
        "K'Sỏi",
        "Thạch Sa Rết",
        "Nguyễn Thị Thu Hằng",
        "NGUYỄN THỊ THU HẰNG",
        "Lò Văn Ơn",
        "Kă Să Hà Lan",
        "Nguyễn Văn Quý",
        "Sơn Thị Sà Phươl",
        "R'Ông K'Têch",
        "Rơ Châm Jôn",
        "Trần-Lê Anna Marie",
        "Ân",
    ],
)
def test_names_of_every_people_pass_undamaged(name: str) -> None:
    scan = parse_card(card(name=name))
    assert scan.name == name
    assert scan.unread == ()


@pytest.mark.parametrize(
    "address",
    [
        "Ấp 1, Xã X, Đồng Tháp",
        "Số 12/3A, Tổ 5, Khóm 2, Phường 1, TP. Cao Lãnh, Đồng Tháp",
        "QL1A, Ấp An Thạnh, Thị trấn Sa Rài, Tân Hồng, Đồng Tháp",
        "Buôn Ea Sut, Ea Pốk, Cư M'gar, Đắk Lắk",
        "Lô A12, KDC Mỹ Phú (giai đoạn 2), Mỹ Phú, Cao Lãnh, Đồng Tháp",
        "DT 824, Khu phố 3B, P.5, Q.8, TP Hồ Chí Minh",
    ],
)
def test_addresses_pass_undamaged(address: str) -> None:
    assert parse_card(card(address=address)).address == address


def test_decomposed_text_is_composed() -> None:
    scan = parse_card(unicodedata.normalize("NFD", CARD))
    assert scan == WHOLE
    assert unicodedata.is_normalized("NFC", scan.name + scan.address + scan.sex)


def test_an_empty_old_number_is_the_usual_case() -> None:
    scan = parse_card(card(old=""))
    assert scan.old_number == ""
    assert scan.unread == ()


def test_further_fields_of_2024_cards_are_kept_nowhere() -> None:
    scan = parse_card(CARD + "|Nguyễn Văn Cha|087060001234|Trần Thị Mẹ|087161004321|")
    assert scan == WHOLE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("14061985", "1985-06-14"),
        ("00001985", "1985"),
        ("00061985", "1985"),
        ("14001985", "1985"),
        ("29021984", "1984-02-29"),
    ],
)
def test_birth_dates(written: str, read: str) -> None:
    scan = parse_card(card(birth=written))
    assert (scan.birth_date, scan.unread) == (read, ())


@pytest.mark.parametrize(
    "written", ["31021985", "32011985", "14131985", "29021985", "1406198", "140619855", "14/06/1985", "1985-06-14",
                "14060085", "00000000", "abcdefgh", "", "١٤٠٦١٩٨٥"]
)  # fmt: skip
def test_wrong_dates_are_left_open(written: str) -> None:
    scan = parse_card(card(birth=written, issued=written))
    assert (scan.birth_date, scan.issued_on) == ("", "")
    assert scan.unread == ("birth_date", "issued_on")
    assert scan.warnings == ["card_birth_date_unread", "card_issued_on_unread"]
    assert (scan.name, scan.address, scan.sex) == (NAME, ADDRESS, "Nữ")


@pytest.mark.parametrize(
    "damaged",
    [
        "Nguy?n Th? Thu H?ng",
        "Nguy\ufffdn Th\ufffd Thu H\ufffdng",
        "Nguyeenx Thij Thu Hawngf",
        "Nguyeenx Thi Thu Hang",
        "Ddawngj Thij Uwngr",
        "Tran Van Thoos",
        "Nguye6n4 Thi5 Thu Ha8ng2",
        "Nguyá»…n Thá»‹ Thu Háº±ng",
        "Nguyễn Thị Thu Hằng 2",
        "Nguyễn Thị <b>Hằng</b>",
        "Nguyễn Thị \u202eHằng",
        "Nguyễn Thị \x07Hằng",
        "Nguyễn Thị Hằng 🙂",
        "=HYPERLINK(1)",
        "14061985",
        "",
        "   ",
        "''",
    ],
)
def test_damaged_names_are_left_open(damaged: str) -> None:
    scan = parse_card(card(name=damaged))
    assert scan.name == ""
    assert scan.unread == ("name",)
    assert (scan.address, scan.birth_date, scan.issued_on) == (ADDRESS, "1985-06-14", "2021-08-27")


@pytest.mark.parametrize(
    "damaged",
    [
        "?p B?nh D?n, M? X??ng, Cao L?nh, ??ng Th?p",
        "\ufffdp B\ufffdnh D\ufffdn, M\ufffd X\ufffdng",
        "AAps Binhf Daan, Myx Xuwowng, Cao Laxnh, DDoongf Thaps",
        "Ap Binh Dan, My Xuong, Ddoongf Thap",
        "A61p Bi2nh Da6n, My4 Xu7o7ng, Cao La4nh, D9o62ng Tha1p",
        "Ap Binh Dan, Xa4 My4 Xuong",
        "27082021",
        "12, 13",
        "",
        "áº¤p BÃ¬nh DÃ¢n",
    ],
)
def test_damaged_addresses_are_left_open(damaged: str) -> None:
    scan = parse_card(card(address=damaged))
    assert scan.address == ""
    assert scan.unread == ("address",)
    assert (scan.name, scan.birth_date, scan.issued_on) == (NAME, "1985-06-14", "2021-08-27")


@pytest.mark.parametrize("written", ["N?", "N\ufffd", "Nux", "Female", "", "1"])
def test_an_unread_sex_is_taken_from_the_number_and_named(written: str) -> None:
    scan = parse_card(card(sex=written))
    assert (scan.sex, scan.unread) == ("Nữ", ("sex",))


@pytest.mark.parametrize("old", ["34123456", "3412345678", "34123456x", "341 234 567"])
def test_a_damaged_old_number_is_left_open(old: str) -> None:
    scan = parse_card(card(old=old))
    assert (scan.old_number, scan.unread) == ("", ("old_number",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\r\n\t ", "empty"),
        ("]Q1\r\n", "empty"),
        ("H20.126.05-261123-2001", "not_a_card"),
        ("https://vneid.gov.vn/qr?x=eyJhbGciOi", "not_a_card"),
        ("00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA5303704", "not_a_card"),
        (NUMBER, "not_a_card"),
        ("https://example.vn/a|b|c|d|e|f|g", "number"),
        ("08718500432|341234567|Nguyễn Văn A|14061985|Nam|Ấp 1|27082021", "number"),
        ("0871850043211||Nguyễn Văn A|14061985|Nam|Ấp 1|27082021", "number"),
        ("08718500432O||Nguyễn Văn A|14061985|Nam|Ấp 1|27082021", "number"),
        ("٠٨٧١٨٥٠٠٤٣٢١||Nguyễn Văn A|14061985|Nam|Ấp 1|27082021", "number"),
        ("０８７１８５００４３２１||Nguyễn Văn A|14061985|Nam|Ấp 1|27082021", "number"),
        ("|||||||", "number"),
        ("x" * 65536, "too_long"),
        (CARD + "|" + "9" * 65536, "too_long"),
        (CARD + "\n" + OTHER, "two_cards"),
        (CARD + "\r\n" + OTHER + "\r\n", "two_cards"),
        (CARD + OTHER, "two_cards"),
        (CARD + "\t" + OTHER, "two_cards"),
    ],
)
def test_nothing_is_filled_without_one_sound_number(text: str, reason: str) -> None:
    assert refused(text) == reason


@pytest.mark.parametrize("between", ["", "\n", "\r\n", "\t", "]Q1", "\r\n]Q1"])
def test_the_same_card_twice_is_the_card(between: str) -> None:
    assert parse_card(CARD + between + CARD) == WHOLE


@pytest.mark.parametrize("missing", range(1, 7))
@pytest.mark.parametrize("further", ["", "|Nguyễn Văn Cha|087060001234"])
def test_a_missing_field_moves_nothing_into_another(missing: int, further: str) -> None:
    fields = CARD.split("|")
    del fields[missing]
    scan = parse_card("|".join(fields) + further)
    assert is_true_or_open(scan)
    assert scan.unread


@pytest.mark.parametrize("end", ["", "\r\n", "\t"])
@pytest.mark.parametrize("text", [CARD, card(old=""), unicodedata.normalize("NFD", CARD)])
def test_half_a_scan_cut_anywhere_leaves_nothing_truncated(text: str, end: str) -> None:
    for length in range(len(text)):
        try:
            scan = parse_card(text[:length] + end)
        except CardUnreadable:
            assert length <= len(NUMBER) or not text[:length]
            continue
        assert is_true_or_open(scan), text[:length]
        assert "issued_on" in scan.unread


def test_the_second_half_of_a_scan_is_no_card() -> None:
    for start in range(1, len(CARD)):
        with pytest.raises(CardUnreadable):
            parse_card(CARD[start:])


@pytest.mark.parametrize("between", ["", "\r\n", "\t", "]Q1"])
def test_half_a_scan_glued_to_a_whole_one(between: str) -> None:
    for length in range(len(CARD)):
        for text in (CARD[:length] + between + CARD, CARD + between + CARD[:length]):
            try:
                scan = parse_card(text)
            except CardUnreadable:
                continue
            assert is_true_or_open(scan), text


@pytest.mark.parametrize("between", ["", "\r\n"])
def test_half_a_scan_glued_to_another_card_is_never_a_mixture(between: str) -> None:
    other = parse_card(OTHER)
    for length in range(len(CARD)):
        for text in (CARD[:length] + between + OTHER, OTHER + between + CARD[:length]):
            try:
                scan = parse_card(text)
            except CardUnreadable:
                continue
            true = WHOLE if scan.id_number == NUMBER else other
            assert is_true_or_open(scan, true), text


@pytest.mark.parametrize(
    "text", ["a" * 4096, "|" * 4096, "]" * 4096, f"{NUMBER}||" + "ee" * 2000 + "|1|2|3|4", "\n" * 4096]
)
def test_hostile_text_does_not_freeze(text: str) -> None:
    began = time.monotonic()
    try:
        parse_card(text)
    except CardUnreadable:
        pass
    assert time.monotonic() - began < 2


def assert_sound(scan: CardScan) -> None:
    """Every field is empty or of the shape its readers rely on."""
    assert re.fullmatch(r"[0-9]{12}", scan.id_number)
    assert re.fullmatch(r"([0-9]{9})?", scan.old_number)
    for day in (scan.birth_date, scan.issued_on):
        assert re.fullmatch(r"([0-9]{4}(-[0-9]{2}-[0-9]{2})?)?", day)
    assert scan.sex in {"Nam", "Nữ"}
    for text in (scan.name, scan.address):
        assert unicodedata.is_normalized("NFC", text)
        assert not set(text) & set('?\ufffd|<>="\r\n\t\u202e')
        assert text == text.strip()
    assert set(scan.unread) <= {"old_number", "name", "birth_date", "sex", "address", "issued_on"}
    for field in scan.unread:
        assert field == "sex" or getattr(scan, field) == ""


@given(st.text())
def test_any_text_is_sound_or_refused(text: str) -> None:
    try:
        assert_sound(parse_card(text))
    except CardUnreadable:
        return


@given(st.lists(st.text(st.characters(exclude_characters="|"), max_size=30), min_size=1, max_size=12))
def test_any_fields_behind_a_sound_number_are_sound_or_refused(fields: list[str]) -> None:
    try:
        assert_sound(parse_card("|".join([NUMBER, *fields])))
    except CardUnreadable:
        return


@given(st.integers(0, len(CARD) - 1), st.text(max_size=4), st.integers(0, 4))
def test_a_damaged_card_is_sound_or_refused(place: int, put: str, dropped: int) -> None:
    try:
        assert_sound(parse_card(CARD[:place] + put + CARD[place + dropped :]))
    except CardUnreadable:
        return
