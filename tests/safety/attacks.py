"""Builds files that are made to do harm, small enough to be built in a test."""

import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.importing.documents import FIRST, WORD_NAMESPACE, docx, pdf, rss, xlsx, zipped

LAUGHS = (
    "<!DOCTYPE x ["
    '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class Attack:
    """A hostile file: how it is built, what its refusal says, and what must come in all the same.

    Parameters
    ----------
    reason
        One of these words is in each refusal; "" if the file is read, without harm.
    good
        How many articles it gives.
    """

    name: str
    build: Callable[[], bytes]
    reason: str
    good: int = 0


def zip_with_lies(name: str, claimed: int) -> bytes:
    """Return an archive whose member claims another size than it has."""
    data = bytearray(zipped({name: FIRST}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(signature)
        struct.pack_into("<L", data, place + offset, claimed)
    return bytes(data)


def bomb() -> bytes:
    return zipped({"big.txt": b"\0" * (120 << 20), "good.txt": FIRST})


def overlapping() -> bytes:
    """Return an archive in which many members are the same stretch of bytes."""
    data = zipped({f"{n}.txt": FIRST * 20 for n in range(5)})
    out = bytearray(data)
    place = 0
    while (place := out.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<L", out, place + 42, 0)
        place += 4
    return bytes(out)


def too_many() -> bytes:
    """Return the end of an archive that claims a million members."""
    return (
        b"PK\x03\x04" + bytes(60) + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 60000, 60000, 1 << 30, 0, 0)
    )


def nested() -> bytes:
    inner = zipped({"a.txt": FIRST})
    return zipped({"in.zip": zipped({"inner.zip": inner, "b.txt": FIRST}), "c.txt": FIRST + "."})


def names() -> bytes:
    bad = [
        "../up.txt",
        "/etc/abs.txt",
        "C:\\win.txt",
        "a/../../b.txt",
        "CON.txt",
        "\u202etxt.exe.txt",
        "x\ny.txt",
    ]
    return zipped({**dict.fromkeys(bad, FIRST), "good.txt": FIRST})


def password() -> bytes:
    data = bytearray(zipped({"secret.txt": FIRST, "good.txt": FIRST}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    return bytes(data)


def tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def special_members() -> bytes:
    """Return an archive with links that lead out, a device, a pipe, and one article."""
    members = []
    for name, kind in (
        ("l", tarfile.SYMTYPE),
        ("h", tarfile.LNKTYPE),
        ("d", tarfile.CHRTYPE),
        ("p", tarfile.FIFOTYPE),
    ):
        info = tarfile.TarInfo(f"{name}.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        members.append((info, b""))
    return tar(*members, (tarfile.TarInfo("../up.txt"), b"x"), (tarfile.TarInfo("good.txt"), FIRST.encode()))


def tar_bomb() -> bytes:
    return tar((tarfile.TarInfo("a.txt"), FIRST.encode()), (tarfile.TarInfo("big.txt"), b"\0" * (120 << 20)))


def entities(start: str) -> bytes:
    document = (
        f'{start}<w:document xmlns:w="{WORD_NAMESPACE}"><w:body>'
        "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    )
    return docx("", **{"word/document.xml": document})


def sheet(start: str) -> bytes:
    """Return a workbook whose sheet defines entities."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx([["text"], [FIRST]]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if "sheet1" in name:
                content = start + content.replace(
                    "<sheetData>", "<sheetData><row><c t='str'><v>&a9;</v></c></row>"
                )
            new.writestr(name, content)
    return out.getvalue()


def attributes() -> bytes:
    return ("<p " + " ".join(f"a{n}='x'" for n in range(200_000)) + f">{FIRST}</p>").encode()


def attributes_in_disguise() -> bytes:
    """Return a page whose tag looks short until the parser is in it, and then keeps it busy for minutes."""
    return ("<p z='>' " + " ".join(f"a{n}='x'" for n in range(200_000)) + f">{FIRST}</p>").encode()


def office_bomb() -> bytes:
    part = f'<w:document xmlns:w="{WORD_NAMESPACE}"><w:body>' + " " * (60 << 20) + "</w:body></w:document>"
    return docx("", **{"word/document.xml": part})


def remote_page() -> bytes:
    return (
        '<html><head><base href="http://192.0.2.1/"><link rel=stylesheet href="http://192.0.2.1/a.css">'
        '<meta http-equiv="refresh" content="0;url=http://192.0.2.1/"></head><body><img src="file:///etc/passwd">'
        f'<iframe src="http://192.0.2.1/"></iframe><svg><image href="http://192.0.2.1/x"/></svg>'
        f"<p>{FIRST}</p></body></html>"
    ).encode()


def remote_document() -> bytes:
    relations = (
        '<Relationships xmlns="urn:p">'
        '<Relationship Id="h1" Target="http://192.0.2.1/h.xml" TargetMode="External"/></Relationships>'
    )
    body = f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>"
    return docx(body, **{"word/_rels/document.xml.rels": relations})


ATTACKS = (
    Attack("ratio.zip", bomb, "times its size", good=1),
    Attack("lies-small.zip", partial(zip_with_lies, "a.txt", 10), "damaged"),
    Attack("lies-huge.zip", partial(zip_with_lies, "a.txt", 250 << 20), "more than 200 MB|times its size"),
    Attack("total.zip", partial(zip_with_lies, "a.txt", 3 << 30), "more than 2048 MB"),
    Attack("overlap.zip", overlapping, "overlap"),
    Attack("many.zip", too_many, "members|damaged"),
    Attack("nested.zip", nested, "archives in archives", good=2),
    Attack("names.zip", names, "leads out|not what it seems", good=1),
    Attack("password.zip", password, "password", good=1),
    Attack("special.tar.gz", special_members, "link, a pipe or a device|leads out", good=1),
    Attack("ratio.tar.gz", tar_bomb, "times its size", good=1),
    Attack("office-bomb.docx", office_bomb, "times its size"),
    Attack("laughs.docx", partial(entities, LAUGHS), "entities|markup"),
    Attack("outside.docx", partial(entities, OUTSIDE), "entities|markup"),
    Attack("laughs.xlsx", partial(sheet, LAUGHS), "damaged"),
    Attack("outside.xlsx", partial(sheet, OUTSIDE), "damaged"),
    Attack(
        "laughs.rss",
        lambda: rss("<item><title>&a9;</title></item>", LAUGHS.replace("DOCTYPE x", "DOCTYPE rss")).encode(),
        "entities|markup",
    ),
    Attack(
        "outside.rss", lambda: rss("<item><title>&a9;</title></item>", OUTSIDE).encode(), "entities|markup"
    ),
    Attack(
        "laughs.html",
        lambda: f"{LAUGHS}<html><body><p>{FIRST}</p><p>&a9;</p></body></html>".encode(),
        "",
        good=1,
    ),
    Attack(
        "outside.html",
        lambda: f"{OUTSIDE}<html><body><p>{FIRST}</p><p>&a9;</p></body></html>".encode(),
        "",
        good=1,
    ),
    Attack("attributes.html", attributes, "attributes"),
    Attack("deep.html", lambda: ("<div>" * 200_000 + FIRST).encode(), "nested"),
    Attack("deep.json", lambda: b'{"a":' * 200_000, "nested"),
    Attack("deep.jsonl", lambda: b"[" * 200_000, "not valid JSON"),
    Attack("number.json", lambda: b'[{"text": ' + b"9" * 5000 + b"}]", "JSON"),
    Attack("line.txt", lambda: "و ".encode() * 5_000_000, "", good=1),
    Attack("line.md", lambda: "**و ".encode() * 2_500_000, "", good=1),
    Attack("line.csv", lambda: b"text\n" + "و ".encode() * 5_000_000, "", good=1),
    Attack("line.html", lambda: b"<p>" + "و ".encode() * 5_000_000, "too long"),
    Attack("quotes.csv", lambda: b'text\n"' + "و ".encode() * 11_000_000, "can't be read|more than|longer"),
    Attack("remote.html", remote_page, "", good=1),
    Attack("remote.docx", remote_document, "", good=1),
    Attack("random.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    Attack("cut.pdf", lambda: pdf([[FIRST]])[:-200], "damaged"),
    Attack("empty.pdf", lambda: b"", "empty"),
)
