import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.importing.decoding import decode, encoding_named

TEXT = "وصل الوفد إلى جنيف، وبدأت الجولة الأولى من المباحثات في اليوم التالي.\nثم غادر الوفد."


@pytest.mark.parametrize(
    ("data", "repairs"),
    [
        (TEXT.encode("utf-8"), 0),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), 1),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), 1),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), 1),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), 1),
        (TEXT.encode("utf-16-le"), 1),
        (TEXT.encode("utf-16-be"), 1),
        (TEXT.encode("cp1256"), 1),
        (TEXT.encode("iso8859_6"), 1),
    ],
)
def test_encodings_are_told_apart_and_the_reading_is_declared(data, repairs):
    text, declared = decode(data)
    assert text == TEXT
    assert len(declared) == repairs


def test_a_short_windows_line_is_read():
    assert decode("وصل الوفد".encode("cp1256"))[0] == "وصل الوفد"


def test_latin_text_in_utf16_is_read():
    assert decode("Talks in Geneva".encode("utf-16-le"))[0] == "Talks in Geneva"


def test_a_broken_byte_in_utf8_does_not_cost_the_text():
    data = (TEXT * 10).encode("utf-8")
    text, declared = decode(data[:-1])
    assert text[:50] == TEXT[:50]
    assert declared == ("1 broken bytes replaced",) or declared == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\0", "empty"),
        (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
        (b"PK\x03\x04" + bytes(100), "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b"SQLite format 3\0" + bytes(100), "SQLite"),
        (bytes(range(256)) * 4, "not text"),
        (b"\x01\x02\x03\x04" * 50, "not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "UTF-16"),
        ("Сегодня в Женеве начались переговоры".encode("koi8-r"), "not text"),
        ("Ξεκίνησαν οι συνομιλίες στη Γενεύη".encode("cp1253"), "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = decode(data)
    except UnreadableFileError:
        return
    assert len(text) <= len(data)


@given(st.text(min_size=1).filter(lambda text: len(text.strip("\0 \t\r\n")) > 0))
def test_text_written_as_marked_utf8_comes_back(text):
    try:
        assert decode(codecs.BOM_UTF8 + text.encode("utf-8"))[0] == text
    except UnreadableFileError:
        assert any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text)


def test_a_few_broken_characters_in_a_short_text_do_not_cost_it():
    data = TEXT.encode("utf-8")
    middle = len(data) // 2
    text, repairs = decode(data[:middle] + b"\xd8\n" + data[middle + 1 :])
    assert text.startswith(TEXT[:20])
    assert "broken" in repairs[0]


@pytest.mark.parametrize(
    ("name", "encoding"), [("windows-1256", "cp1256"), ("UTF8", "utf-8"), ("ISO-8859-6", "iso8859_6")]
)
def test_an_encoding_is_known_by_all_its_names(name, encoding):
    assert encoding_named(name) == encoding


@pytest.mark.parametrize("name", ["klingon", "koi8-r", "", "\0"])
def test_an_encoding_that_cannot_be_chosen_is_refused_with_those_that_can(name):
    with pytest.raises(SynpolError, match="There is no encoding") as refused:
        encoding_named(name)
    assert "cp1256" in str(refused.value.hint)
