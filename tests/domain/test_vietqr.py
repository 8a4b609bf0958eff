"""VietQR: byte for byte the published code, and whatever is asked for read back by the rules of EMVCo."""

from __future__ import annotations

import io

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.domain.errors import FieldRefused
from desktop.domain.vietqr import FeeAccount, Payment, checksum, payment_code, payment_reference, read_account

PUBLISHED = (
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
    "530370454061200005802VN62170813ung ho lu lut6304C15C"
)


def parsed(text: str) -> dict[str, str]:
    """Tag, length, value, one after the other; written apart from the program."""
    found: dict[str, str] = {}
    while text:
        tag, length = text[:2], int(text[2:4])
        assert tag not in found
        found[tag] = text[4 : 4 + length]
        assert len(found[tag]) == length
        text = text[4 + length :]
    return found


def test_the_published_code_comes_out_byte_for_byte() -> None:
    assert payment_code("970415", "0011001932418", vnd=120_000, purpose="ung ho lu lut") == PUBLISHED


def test_the_check_value_of_the_algorithm() -> None:
    """ "123456789" gives 29B1 by the catalogue of check sums."""
    assert checksum(b"123456789") == 0x29B1


@given(
    bank=st.from_regex(r"[0-9]{6}", fullmatch=True).filter(str.isascii),
    account=st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True).filter(str.isascii),
    vnd=st.integers(0, 10**12 - 1),
    purpose=st.text(st.sampled_from("ABCabc 0123456789"), max_size=25),
)
def test_every_code_reads_back(bank: str, account: str, vnd: int, purpose: str) -> None:
    code = payment_code(bank, account, vnd=vnd, purpose=purpose)
    outer = parsed(code)
    assert next(iter(outer)) == "00"
    assert list(outer)[-1] == "63"
    assert outer["63"] == f"{checksum(code[:-4].encode()):04X}"
    merchant = parsed(outer["38"])
    assert (merchant["00"], merchant["02"]) == ("A000000727", "QRIBFTTA")
    assert parsed(merchant["01"]) == {"00": bank, "01": account}
    assert (outer["53"], outer["58"]) == ("704", "VN")
    assert outer.get("54", "0") == str(vnd)
    assert outer["01"] == ("12" if vnd else "11")
    assert (parsed(outer["62"])["08"] if purpose else "") == purpose


def test_accents_are_taken_off() -> None:
    assert "le phi khai sinh" in payment_code("970436", "1", vnd=1, purpose="Lệ phí khai sinh")


@pytest.mark.parametrize(
    ("bank", "account", "vnd", "purpose"),
    [
        ("97041", "1", 1, ""),
        ("97041a", "1", 1, ""),
        ("970415", "", 1, ""),
        ("970415", "1" * 20, 1, ""),
        ("970415", "12-34", 1, ""),
        ("970415", "1", -1, ""),
        ("970415", "1", 10**12, ""),
        ("970415", "1", 1, "x" * 26),
        ("970415", "1", 1, "越南"),
        ("٩٧٠٤١٥", "1", 1, ""),
    ],
)
def test_what_no_bank_would_read_is_refused(bank: str, account: str, vnd: int, purpose: str) -> None:
    with pytest.raises(FieldRefused):
        payment_code(bank, account, vnd=vnd, purpose=purpose)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("H20.126.05-261127-2017", "HS2611272017"),
        ("000.00.16.H42-201123-0001", "HS2011230001"),
        ("TAM-2-261127-001", "HSTAM2261127001"),
    ],
)
def test_a_reference_is_short_and_plain(number: str, said: str) -> None:
    assert payment_reference(number) == said
    assert len(payment_reference("TAM-" + "A" * 40 + "-261127-001")) <= 25


def test_a_scanner_reads_the_code() -> None:
    payment = Payment(FeeAccount("970436", "0071001234567", "UBND XA MY THO"), 8_000, "HS2611272017")
    buffer = io.BytesIO()
    segno.make(payment.code, error="m").save(buffer, kind="png", scale=4)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(buffer))] == [payment.code]


def test_a_setting_keeps_an_account() -> None:
    account = FeeAccount("970436", "0071001234567", "UBND xã Mỹ Thọ | quầy 2")
    assert read_account(account.packed) == account
    assert read_account("") is None
    assert read_account("||") is None
    assert read_account("970436|1") == FeeAccount("970436", "1")
    for wrong in ("9704|1|x", "970436||x", "970436|1 2|x", "x"):
        with pytest.raises(FieldRefused):
            read_account(wrong)
