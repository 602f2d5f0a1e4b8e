"""Builds small documents of every format, with words that nobody else wrote."""

import email.mime.application
import email.mime.multipart
import email.mime.text
import io
import re
import tarfile
import textwrap
import zipfile
from collections.abc import Sequence

TITLE = "الوفد يصل إلى جنيف"
FIRST = (
    "وصل الوفد إلى جنيف مساء الثلاثاء، وقال رئيسه إن المباحثات ستبدأ غداً في مقر الأمم المتحدة "
    "بحضور المبعوث، بعد أسابيع من المشاورات بين الأطراف."
)
SECOND = "وأضاف أن جدول الأعمال يشمل ملفات عدة، منها الدستور والانتخابات، وأن الجولة تستمر أسبوعاً على الأقل."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PAGE = f"""<!DOCTYPE html>
<html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>{TITLE} - صحيفة المدار</title>
<link rel="canonical" href="https://example.org/news/1">
<link rel="stylesheet" href="https://example.org/style.css">
<meta property="og:site_name" content="صحيفة المدار">
<meta property="article:published_time" content="2024-03-05T22:10:00+03:00">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "{TITLE}",
"author": [{{"@type": "Person", "name": "سلمى ناصر"}}]}}]}}</script></head>
<body><header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav></header>
<main><h1>{TITLE}</h1><img src="https://example.org/a.png"><div class="share-bar"><a href="#">شارك</a></div>
<div class="text"><p>{FIRST}</p><p>كلمة.</p><p>{SECOND}</p></div>
<ul class="related"><li><a href="/2">خبر ثان عن الجولة</a></li><li><a href="/3">خبر ثالث</a></li></ul></main>
<aside><p>رأي جانبي طويل لا علاقة له بالمقال، يقع في العمود المجاور ويملأ سطرين كاملين من الصفحة.</p></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 1_700_000_000
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def docx(body: str, head: str = "", **parts: str) -> bytes:
    reference = '<w:sectPr><w:headerReference r:id="h1" w:type="default"/></w:sectPr>'
    document = (
        f'<w:document xmlns:w="{WORD_NAMESPACE}" xmlns:r="urn:r"><w:body>{body}{reference}</w:body>'
        "</w:document>"
    )
    relations = (
        '<Relationships xmlns="urn:p"><Relationship Id="h1" Target="header1.xml"/>'
        '<Relationship Id="x" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>'
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations,
        "word/header1.xml": f'<w:hdr xmlns:w="{WORD_NAMESPACE}">{paragraph(head)}</w:hdr>',
    }
    return zipped({**members, **parts})


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(list(cells))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rss(items: str, start: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{start}<rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة النهر</title>'
        f"{items}</channel></rss>"
    )


ITEM = (
    f"<item><title>{TITLE}</title><link>https://example.org/9</link><dc:creator>سلمى ناصر</dc:creator>"
    "<pubDate>Tue, 05 Mar 2024 22:10:00 +0300</pubDate><description>موجز</description>"
    f"<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>"
)


def mail(attached: bytes = b"") -> bytes:
    message = email.mime.multipart.MIMEMultipart()
    message["Subject"], message["From"] = TITLE, "سلمى ناصر <salma@example.org>"
    message["Date"] = "Tue, 05 Mar 2024 22:10:00 +0300"
    message.attach(email.mime.text.MIMEText(f"{FIRST}\n\n{SECOND}\n", "plain", "windows-1256"))
    if attached:
        part = email.mime.application.MIMEApplication(attached)
        part.add_header("Content-Disposition", "attachment", filename="a.pdf")
        message.attach(part)
    return message.as_bytes()


def web_archive(page: str, charset: str = "windows-1256") -> bytes:
    message = email.mime.multipart.MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://example.org/saved"
    message.attach(email.mime.text.MIMEText(page, "html", charset))
    return message.as_bytes()


def pdf(pages: Sequence[Sequence[str]], codes: dict[str, str] | None = None) -> bytes:
    """Return a PDF whose lines stand at the right edge, stored as they lie on the paper.

    Parameters
    ----------
    codes
        What the document says that a character is, where it lies.
    """
    used = sorted({character for page in pages for line in page for character in line})
    mapping = "\n".join(f"<{ord(c):04X}> <{ord((codes or {}).get(c, c)):04X}>" for c in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 500 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    kids = []
    for lines in pages:
        drawn = []
        for number, line in enumerate(lines):
            shown = "".join(f"{ord(character):04X}" for character in _on_paper(line))
            left = 560 - 5 * len(line)
            drawn.append(f"BT /F 10 Tf 1 0 0 1 {left} {780 - 14 * number} Tm <{shown}> Tj ET")
        stream = "\n".join(drawn)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    start = len(out)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)


def _on_paper(line: str) -> str:
    """Return a line in the order of the paper; numbers keep their direction."""
    return re.sub(r"[0-9A-Za-z]+", lambda run: run[0][::-1], line)[::-1]


def every_format() -> dict[str, bytes]:
    """Return a good file of each format that is read, by its name."""
    table = f'عنوان,النص,التاريخ\n{TITLE},"{FIRST}",2024-03-05\n'
    return {
        "a.txt": TEXT.encode(),
        "a.md": f"# {TITLE}\n\n{FIRST}\n".encode(),
        "a.jsonl": b'{"text": "' + FIRST.encode() + b'"}\n',
        "a.html": PAGE.encode(),
        "a.mhtml": web_archive(PAGE),
        "a.docx": docx(paragraph(TITLE, "Title") + paragraph(FIRST)),
        "a.pdf": pdf([[TITLE, "", *wrapped(FIRST)]]),
        "a.csv": table.encode(),
        "a.tsv": table.replace(",", "\t").replace('"', "").encode(),
        "a.xlsx": xlsx([["العنوان", "النص"], [TITLE, FIRST]]),
        "a.json": ('[{"title": "' + TITLE + '", "body": "' + FIRST + '"}]').encode(),
        "a.rss": rss(ITEM).encode(),
        "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><title>{TITLE}</title>'
        f"<summary>{FIRST}</summary></entry></feed>".encode(),
        "a.eml": mail(),
        "a.zip": zipped({"in/b.txt": SECOND}),
        "a.tar.gz": tarred({"in/c.txt": SECOND.encode()}),
    }


def wrapped(text: str, width: int = 90) -> list[str]:
    return textwrap.wrap(text, width)
