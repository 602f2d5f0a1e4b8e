"""From bytes to text: telling encodings apart and refusing what is no text.

Order: what the user chose, byte order mark, UTF-16 without a mark, strict UTF-8, UTF-8 with a few broken
bytes, what the file declares, and then the eight-bit encodings that Arabic is written in. UTF-16 comes before
UTF-8 because Arabic in UTF-16 is made of bytes below 128, which are valid UTF-8.
"""

from __future__ import annotations

import codecs
import re

from synpol_desktop.core.errors import SynpolError, UnreadableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"{\\rtf", "RTF"),
)
_EIGHT_BIT = ["cp1256", "iso8859_6", "cp720"]
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16-LE",
    "utf-16-be": "UTF-16-BE",
    "cp1256": "windows-1256",
    "iso8859_6": "ISO 8859-6",
    "cp720": "code page 720",
    "cp864": "code page 864",
    "mac_arabic": "Mac Arabic",
    "cp1252": "windows-1252",
}
"""Encodings that a user can choose, with the names they go by."""
_SAMPLE = 1 << 16
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\x80-\x9f]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_COMMON = re.compile("[اليومنترب]")
"""Nine letters that make up two thirds of any Arabic text; bytes of another script hit them by chance."""
_BOXES = re.compile("[\u2500-\u259f]")
"""Line drawing of code page 720: in news text a sign of a wrong guess."""
_BROKEN = "\ufffd"


def decode(data: bytes, declared: str = "", chosen: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text and the repairs that reading it took.

    Parameters
    ----------
    declared : str
        Encoding that the file itself names; asked where its bytes are not UTF-8.
    chosen : str
        Encoding that the user chose; "" to find it out.

    Raises
    ------
    UnreadableFileError
        If the bytes are empty, or no text in any encoding known here.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("The file is empty.")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFileError(
                "The file is not text but of another kind ({kind}).",
                hint="If it holds a text, save that as a .txt file.",
                kind=kind,
            )
    text, repairs = _as_chosen(data, chosen) if chosen else _decoded(data, declared)
    if len(_CONTROL.findall(text)) + text.count("\0") > max(2, len(text) // 100):
        raise _not_text()
    return text, repairs


def encoding_named(name: str) -> str:
    """Return an encoding that can be chosen, by any name it goes by.

    Raises
    ------
    SynpolError
        If it is none of them.
    """
    try:
        wanted = codecs.lookup(name).name
    except (LookupError, ValueError):
        wanted = ""
    found = next((known for known in ENCODINGS if codecs.lookup(known).name == wanted), None)
    if found is None:
        raise SynpolError(
            "There is no encoding “{encoding}” here.",
            hint="These can be chosen: {encodings}.",
            encoding=name,
            encodings=", ".join(ENCODINGS),
        )
    return found


def candidates(data: bytes, length: int = 400) -> dict[str, str]:
    """Return how the beginning of a file reads in each encoding that it could be in."""
    sample = data[: 8 * length]
    found = {}
    for encoding in ENCODINGS:
        if encoding.startswith("utf-16") and len(data) % 2:
            continue
        text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)[:length]
        if text.count(_BROKEN) <= len(text) // 10:
            found[encoding] = text
    return found


def legacy_name(name: bytes) -> str:
    """Return a file name of unknown encoding as text."""
    for encoding in ("utf-8", *_EIGHT_BIT):
        try:
            text = name.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _reads_as_arabic(re.sub(r"[\W\d_a-zA-Z]+", "", text) or text):
            return text
    return name.decode("cp437")


def _as_chosen(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked == encoding:
            data = data[len(mark) :]
    if encoding not in ENCODINGS:
        raise UnreadableFileError("There is no encoding “{encoding}” here.", encoding=encoding)
    text = data.decode(encoding, "replace")
    broken = text.count(_BROKEN)
    repairs = (f"read as {ENCODINGS[encoding]}, as chosen",)
    return text, (*repairs, f"{broken} broken bytes replaced") if broken else repairs


def _as_declared(data: bytes, declared: str) -> tuple[str, tuple[str, ...]] | None:
    """Decode as the file says, if it is an encoding of Arabic or Latin text and fits."""
    try:
        encoding = codecs.lookup(declared.strip()[:40]).name
        known = encoding in _DECLARABLE
        return (data.decode(encoding), (f"read as {encoding}, as declared",)) if known else None
    except (LookupError, ValueError):
        return None


_DECLARABLE = frozenset(
    codecs.lookup(name).name for name in (*ENCODINGS, "utf-16", "latin-1", "iso8859-15", "ascii")
)


def _decoded(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), ("byte order mark removed",)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise _not_text()
    broken = data.decode("utf-8", "replace")
    count = broken.count(_BROKEN)
    if count <= max(3, len(broken) // 100) and len(_ARABIC.findall(broken)) > 20 * count:
        return broken, (f"{count} broken bytes replaced",)
    return _as_declared(data, declared) or _eight_bit(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "The file says that it is {encoding}, and is not.",
            hint="It may be cut off or damaged.",
            encoding=encoding.upper(),
        ) from error


def _unmarked_utf16(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Decode UTF-16 without a mark: every other byte is a block number, 0 for Latin and 6 for Arabic."""
    if len(data) % 2 or len(data) < 4:
        return None
    sample = data[:_SAMPLE]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        low = sample[1 - offset :: 2]
        if high.count(0) + high.count(6) < 0.8 * len(high) or low.count(0) + low.count(6) > 0.2 * len(low):
            continue
        try:
            return data.decode(encoding), (f"read as {encoding.upper()} without a byte order mark",)
        except UnicodeDecodeError:
            continue
    return None


def _eight_bit(data: bytes) -> tuple[str, tuple[str, ...]]:
    import charset_normalizer  # of many tables, and most texts are UTF-8

    best = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=_EIGHT_BIT).best()
    candidates = [best.encoding] if best is not None else []
    for encoding in dict.fromkeys([*candidates, *_EIGHT_BIT]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_arabic(text[:_SAMPLE]):
            return text, (f"read as {ENCODINGS.get(encoding, encoding)}",)
    raise _not_text()


def _reads_as_arabic(text: str) -> bool:
    """Whether it is Arabic, and not another script's bytes: by letters, their frequency, the article."""
    letters = sum(character.isalpha() and not character.isascii() for character in text)
    arabic = len(_ARABIC.findall(text))
    if _BOXES.search(text) or arabic < 0.85 * letters or arabic < 0.3 * len(text.strip()):
        return False
    return len(_COMMON.findall(text)) >= 0.4 * arabic and (arabic < 25 or 100 * text.count("ال") >= arabic)


def _not_text() -> UnreadableFileError:
    return UnreadableFileError(
        "The file is not text in an encoding known here.",
        hint="Import it with a preview, where its encoding can be chosen, or save it as UTF-8 text first.",
    )
