"""Odd but honest files: what is missing or wrong in them is said, or read around."""

import io
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Mapping, Options, Refusal, read_paths
from synpol_desktop.importing.archives.names import from_zip, see_name
from synpol_desktop.importing.formats import format_of
from synpol_desktop.importing.options import DEFAULT
from synpol_desktop.importing.parsing import parse
from synpol_desktop.importing.sources import LARGEST_MB, Source
from tests.importing.documents import FIRST, PAGE, SECOND, TITLE, docx, paragraph, pdf, rss, tarred, xlsx


def read(name: str, data: bytes, options: Options = DEFAULT) -> list[ArticleDraft | Refusal]:
    return list(parse(Source(name, lambda: io.BytesIO(data)), options))


def article(name: str, data: bytes, options: Options = DEFAULT) -> ArticleDraft:
    (item,) = read(name, data, options)
    assert isinstance(item, ArticleDraft), item
    return item


def reason(name: str, data: bytes, options: Options = DEFAULT) -> str:
    (item,) = read(name, data, options)
    assert isinstance(item, Refusal)
    return item.error.message


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("5 آذار 2024", "2024-03-05"),
        ("2024-03-05T22:00:00Z", "2024-03-05"),
        ("Tue, 05 Mar 2024 22:10:00 +0300", "2024-03-05"),
        ("قريباً", None),
    ],
)
def test_the_dates_of_feeds_are_read_in_all_their_forms(stated: str, published: str | None) -> None:
    item = f"<item><title>{TITLE}</title><description>{FIRST}</description><pubDate>{stated}</pubDate></item>"
    assert article("a.rss", rss(item).encode()).published == published


def test_an_atom_entry_gives_its_author_link_and_marked_up_text() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><title>عنوان</title>'
        '<link rel="self" href="https://example.org/feed"/><link href="https://example.org/1"/>'
        f"<author><name>سلمى</name></author><updated>2024-03-05T01:00:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div>'
        "</content></entry></feed>"
    )
    draft = article("a.atom", feed.encode())
    assert draft.text == f"عنوان\n\n{FIRST}\n\n{SECOND}"
    assert (draft.author, draft.url, draft.published) == ("سلمى", "https://example.org/1", "2024-03-05")


def test_a_feed_without_entries_is_refused() -> None:
    assert "no entries" in reason("a.rss", rss("").encode())


def test_a_mail_of_markup_alone_is_read() -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "", "salma@example.org", "never"
    message.set_content(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html")
    draft = article("a.eml", message.as_bytes())
    assert draft.text == f"{FIRST}\n\n{SECOND}"
    assert (draft.author, draft.published) == ("salma@example.org", None)


def test_a_mail_without_text_is_refused() -> None:
    message = EmailMessage()
    message["Subject"] = "صورة"
    message.set_content(b"x", "image", "png")
    assert "no text" in reason("a.eml", message.as_bytes())


def test_a_mail_with_a_broken_header_is_read() -> None:
    data = b"Subject: =?utf-8?b?2KfZhA\nFrom: =?x?q?a?=\nDate: x\n\n" + FIRST.encode()
    assert FIRST in article("a.eml", data).text


def test_a_workbook_is_read_from_the_sheet_that_is_named() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("ثان").append([TITLE, FIRST, 3.0, True])
    stream = io.BytesIO()
    book.save(stream)
    assert article("a.xlsx", stream.getvalue()).text == FIRST
    mapping = Mapping(text=("2",), title="1", header=False, sheet="ثان")
    assert article("a.xlsx", stream.getvalue(), Options(mapping=mapping)).title == TITLE
    gone = Options(mapping=Mapping(text=("2",), sheet="ثالث"))
    assert "no sheet" in reason("a.xlsx", stream.getvalue(), gone)
    assert "no rows" in reason("a.xlsx", xlsx([]))


def test_records_are_read_from_the_key_that_is_named() -> None:
    data = f'{{"other": [{{"x": 1}}, {{"x": 2}}], "news": {{"list": [{{"t": "{FIRST}"}}]}}}}'.encode()
    options = Options(mapping=Mapping(text=("t",), records="news.list"))
    assert article("a.json", data, options).text == FIRST
    assert "list of records" in reason("a.json", data, Options(mapping=Mapping(text=("t",), records="none")))


def test_many_bad_rows_are_summed_up() -> None:
    rows = "".join(f"{n},\n" for n in range(100))
    items = read("a.csv", f"id,text\n0,{FIRST}\n{rows}".encode())
    assert len(items) == 22
    assert isinstance(items[-1], Refusal)
    assert "80 more rows" in items[-1].error.message


def test_footnotes_stand_below_the_text() -> None:
    notes = (
        '<w:footnotes xmlns:w="urn:w"><w:footnote w:type="separator">' + paragraph("خط") + "</w:footnote>"
        f"<w:footnote>{paragraph('حاشية')}</w:footnote></w:footnotes>"
    )
    text = article("a.docx", docx(paragraph(FIRST), **{"word/footnotes.xml": notes})).text
    assert text.split("\n")[-2:] == ["حاشية", ""]
    assert "خط" not in text


def test_tar_archives_need_not_be_compressed(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tarred({"a.txt": FIRST.encode()}, "w"))
    (draft,) = read_paths([tmp_path])
    assert isinstance(draft, ArticleDraft)
    (tmp_path / "a.tar").write_bytes(b"no archive" * 100)
    (refusal,) = read_paths([tmp_path])
    assert isinstance(refusal, Refusal)


def test_a_stream_that_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate((LARGEST_MB << 20) + 1)
    with pytest.raises(UnreadableFileError, match="larger than"):
        Source.of_file(path).data()


def test_a_file_that_became_a_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    source = Source.of_file(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(UnreadableFileError):
        source.data()


def test_names_of_old_archives_are_guessed_and_unicode_ones_kept() -> None:
    assert from_zip("خبر.txt", is_unicode=True) == "خبر.txt"
    assert from_zip("خبر.txt".encode().decode("cp437"), is_unicode=False) == "خبر.txt"
    assert from_zip("أخبار.txt".encode("cp720").decode("cp437"), is_unicode=False)


@pytest.mark.parametrize("name", ["a/b.txt", "..a.txt", "مجلد/خبر.txt", "consul.txt", "a\u200fb.txt"])
def test_honest_names_are_let_through(name: str) -> None:
    see_name(name)


def test_what_has_no_known_suffix_has_no_format() -> None:
    assert format_of("a.doc") is None
    assert format_of("tar.gz") is None
    found = format_of("خبر.TAR.GZ")
    assert found is not None
    assert found.key == "tar"


def test_stray_full_stops_of_pdfs_are_put_behind_numbers() -> None:
    draft = article("a.pdf", pdf([[f"{TITLE} بعد القرار .2254"]]))
    assert draft.text.endswith("القرار 2254.")
