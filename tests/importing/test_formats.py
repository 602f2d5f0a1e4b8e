"""Every format gives its article with what it states, and nothing that it does not."""

import io
from datetime import date

import pytest

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Refusal
from synpol_desktop.importing.archives.expanding import expand
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.formats import FORMATS, SUFFIXES
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import DEFAULT, Mapping, Options
from synpol_desktop.importing.parsing import parse
from synpol_desktop.importing.sources import Source
from tests.importing.documents import (
    FIRST,
    ITEM,
    PAGE,
    SECOND,
    TEXT,
    TITLE,
    docx,
    every_format,
    mail,
    paragraph,
    pdf,
    row,
    rss,
    web_archive,
    wrapped,
    xlsx,
)


def read(name: str, data: bytes, options: Options = DEFAULT) -> list[Item]:
    leaves = expand(Source(name, lambda: io.BytesIO(data)))
    return [item for leaf in leaves if isinstance(leaf, Source) for item in parse(leaf, options)]


def article(name: str, data: bytes, options: Options = DEFAULT) -> ArticleDraft:
    (item,) = read(name, data, options)
    assert isinstance(item, ArticleDraft), item
    return item


def reason(name: str, data: bytes) -> str:
    (item,) = read(name, data)
    assert isinstance(item, Refusal)
    return item.error.message


def test_there_is_a_good_file_of_every_format_and_it_is_read() -> None:
    files = every_format()
    for format_ in FORMATS:
        names = [name for name in files if name.endswith(format_.suffixes)]
        assert names, format_.key
        for name in names:
            draft = article(name, files[name])
            assert FIRST[:30] in draft.text or SECOND[:30] in draft.text, name
            assert len(draft.file_digest) == 64
    assert len(set(SUFFIXES)) == len(SUFFIXES)


class TestPages:
    def test_a_page_gives_its_article_and_what_it_states(self) -> None:
        draft = article("a.html", PAGE.encode())
        assert draft.text == f"{TITLE}\n\n{FIRST}\n\nكلمة.\n\n{SECOND}"
        assert (draft.title, draft.outlet, draft.author) == (TITLE, "صحيفة المدار", "سلمى ناصر")
        assert (draft.url, draft.published) == ("https://example.org/news/1", "2024-03-05")

    def test_what_a_page_does_not_state_stays_empty(self) -> None:
        page = f"<html><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>© 2021</p></body></html>"
        draft = article("a.html", page.encode())
        assert (draft.outlet, draft.author, draft.url, draft.published) == ("", "", "", None)

    @pytest.mark.parametrize(
        ("meta", "published"),
        [
            ('<meta name="date" content="2019-07-01">', "2019-07-01"),
            ('<meta itemprop="datePublished" content="2019-07-01T00:10:00+03:00">', "2019-07-01"),
            (
                '<script type="application/ld+json">{"@type":"Article","datePublished":"2020"}</script>',
                "2020",
            ),
            ('<script type="application/ld+json">{"@type":"Article","datePublished":</script>', None),
            ('<meta name="date" content="0001-01-01T00:00:00">', None),
            ('<meta name="date" content="قريباً">', None),
        ],
    )
    def test_the_date_comes_from_where_pages_state_it(self, meta: str, published: str | None) -> None:
        page = f"<html><head>{meta}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
        assert article("a.html", page.encode()).published == published

    def test_an_old_page_is_read_in_the_encoding_that_it_declares(self) -> None:
        page = PAGE.replace("utf-8", "windows-1256").encode("cp1256")
        draft = article("a.html", page)
        assert FIRST in draft.text
        assert draft.repairs == ("read as cp1256, as declared",)

    def test_a_page_in_tables_and_line_breaks_is_read(self) -> None:
        page = (
            "<table><tr><td><a href=1>الأولى</a><br><a href=2>الثانية</a></td>"
            f"<td><b>{TITLE}</b><br><br>{FIRST}<br><br>{SECOND}</td></tr></table>"
        )
        assert article("a.htm", page.encode()).text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"

    def test_a_table_of_facts_keeps_its_rows(self) -> None:
        page = (
            f"<article><p>{FIRST}</p><table><tr><th>الاسم</th><th>المنصب</th></tr><tr><td>سلمى</td><td>رئيسة"
            f"</td></tr></table><p>{SECOND}</p></article>"
        )
        assert "الاسم | المنصب\nسلمى | رئيسة" in article("a.html", page.encode()).text

    def test_hidden_words_and_scripts_are_no_text(self) -> None:
        page = (
            f'<p>{FIRST}<span style="display: none">سر</span></p><p>{SECOND}</p><script>var x="نص"</script>'
        )
        text = article("a.html", page.encode()).text
        assert "سر" not in text.split()
        assert "var" not in text

    def test_where_a_page_was_saved_from_is_kept(self) -> None:
        page = f"<!-- saved from url=(0022)https://example.org/s --><html><body><p>{FIRST}</p></body></html>"
        assert article("a.html", page.encode()).url == "https://example.org/s"
        assert article("a.mht", web_archive(f"<p>{FIRST}</p>")).url == "https://example.org/saved"

    def test_addresses_that_are_none_of_the_web_are_not_kept(self) -> None:
        page = f'<link rel="canonical" href="javascript:alert(1)"><p>{FIRST}</p>'
        assert article("a.html", page.encode()).url == ""

    def test_a_page_without_text_is_refused(self) -> None:
        assert "no text" in reason("a.html", b"<html><body><script>load()</script></body></html>")

    def test_a_web_archive_without_a_page_is_refused(self) -> None:
        assert "no page" in reason("a.mht", mail())
        assert "headers" in reason("a.mht", b"plain words")


class TestWord:
    def test_paragraphs_tables_headers_and_boxes_come_in_their_order(self) -> None:
        box = (
            "<w:p><w:r><w:t>قبل</w:t></w:r><w:r><w:pict><w:txbxContent>"
            + paragraph("في الإطار")
            + "</w:txbxContent></w:pict></w:r></w:p>"
        )
        body = paragraph(FIRST) + f"<w:tbl>{row('الاسم', 'المنصب')}{row('سلمى', 'رئيسة')}</w:tbl>" + box
        draft = article("a.docx", docx(body + paragraph(SECOND), head="صحيفة المدار"))
        assert draft.text.split("\n") == [
            "صحيفة المدار", FIRST, "الاسم | المنصب", "سلمى | رئيسة", "قبل", "في الإطار", SECOND, "",
        ]  # fmt: skip

    def test_a_paragraph_set_as_title_is_the_title(self) -> None:
        body = paragraph("صحيفة المدار – دمشق") + paragraph(TITLE, "Title") + paragraph(FIRST)
        assert article("a.docx", docx(body)).title == TITLE

    def test_deleted_words_and_field_codes_are_left_out(self) -> None:
        body = "<w:p><w:del><w:r><w:delText>قديم</w:delText></w:r></w:del>"
        body += "<w:r><w:instrText>HYPERLINK x</w:instrText>"
        draft = article("a.docx", docx(body + "<w:t>جديد</w:t><w:tab/><w:t>تماماً</w:t></w:r></w:p>"))
        assert draft.text == "جديد\tتماماً\n"

    def test_what_is_no_document_is_refused(self) -> None:
        assert "no Word document" in reason("a.docx", xlsx([["a", "b"]]))
        assert "old office document" in reason("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600))
        assert "not what its name says" in reason("a.docx", TEXT.encode())
        assert "no text" in reason("a.docx", docx(""))


class TestPdf:
    def test_lines_become_paragraphs_in_reading_order(self) -> None:
        lines = [TITLE, "", *wrapped(FIRST), "", "ثم غادر الوفد في 27 آذار 2019."]
        draft = article("a.pdf", pdf([lines]))
        plain = FIRST.replace("ً", "")
        assert draft.text == f"{TITLE}\n\n{plain}\n\nثم غادر الوفد في 27 آذار 2019."
        assert not any("unreliable" in repair for repair in draft.repairs)

    def test_a_layer_that_can_not_be_trusted_is_marked(self) -> None:
        broken = {"ت": "S", "م": "5", "ي": "U"}
        draft = article("a.pdf", pdf([[TITLE, *wrapped(FIRST)]], broken))
        assert draft.repairs[0].startswith("unreliable text layer")

    def test_heads_that_pages_repeat_are_left_out_after_the_first(self) -> None:
        pages = [["صحيفة المدار – العدد السابع", "", *wrapped(FIRST), "", str(n)] for n in range(1, 6)]
        draft = article("a.pdf", pdf(pages))
        assert draft.text.count("صحيفة المدار") == 1
        assert any("repeated heads" in repair for repair in draft.repairs)

    def test_pictures_of_text_are_refused(self) -> None:
        assert "only pictures" in reason("a.pdf", pdf([[]]))

    def test_a_damaged_document_is_refused(self) -> None:
        assert "damaged" in reason("a.pdf", pdf([[FIRST]])[:300])
        assert "not what its name says" in reason("a.pdf", b"<html>")


class TestTables:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "،"])
    def test_columns_are_known_by_their_names_whatever_parts_them(self, delimiter: str) -> None:
        rows = [
            ["الرقم", "العنوان", "نص الخبر", "تاريخ النشر", "المصدر", "الكاتب", "الرابط"],
            [
                "7",
                TITLE,
                FIRST.replace("،", ""),
                "5 آذار 2024",
                "صحيفة المدار",
                "سلمى ناصر",
                "https://example.org",
            ],
            ["8", "آخر", SECOND.replace("،", ""), "", "", "", ""],
        ]
        data = "\n".join(delimiter.join(cells) for cells in rows).encode("utf-8-sig")
        first, second = read("a.csv", data)
        assert isinstance(first, ArticleDraft)
        assert isinstance(second, ArticleDraft)
        assert (first.origin, first.title, first.text) == ("7", TITLE, rows[1][2])
        assert (first.published, first.outlet, first.author) == ("2024-03-05", "صحيفة المدار", "سلمى ناصر")
        assert (first.url, second.published) == ("https://example.org", None)

    def test_a_table_without_a_header_is_read_by_what_is_in_it(self) -> None:
        data = f'2024-03-05,"{FIRST}"\n2024-03-06,"{SECOND}"\n'.encode()
        first, second = read("a.csv", data)
        assert isinstance(first, ArticleDraft)
        assert (first.text, first.published) == (FIRST, "2024-03-05")
        assert isinstance(second, ArticleDraft)
        assert second.origin == "a.csv:2"

    def test_a_mapping_decides(self) -> None:
        data = f"a,b,c\nموجز,{TITLE},نص قصير\n".encode()
        mapping = Mapping(text=("a", "c"), title="b")
        draft = article("a.csv", data, Options(mapping=mapping))
        assert (draft.title, draft.text) == (TITLE, "موجز\n\nنص قصير")

    def test_a_mapping_of_columns_that_are_not_there_is_refused(self) -> None:
        (item,) = read("a.csv", f"a,b\n1,{TITLE}\n".encode(), Options(mapping=Mapping(text=("متن",))))
        assert isinstance(item, Refusal)
        assert "متن" in item.error.message

    def test_a_table_without_texts_is_refused_with_its_columns(self) -> None:
        assert "x, y" in reason("a.csv", b"x,y\n1,2\n3,4\n")

    def test_a_row_without_text_costs_that_row(self) -> None:
        data = f"العنوان,النص\nأ,{TITLE}\nب,\nج,{TITLE} مرة أخرى\n".encode()
        items = read("a.csv", data)
        assert [type(item) for item in items] == [ArticleDraft, Refusal, ArticleDraft]
        assert isinstance(items[1], Refusal)
        assert items[1].name == "a.csv:3"

    def test_a_workbook_is_read_with_its_dates(self) -> None:
        rows: list[list[object]] = [
            ["العنوان", "النص", "التاريخ"],
            [TITLE, FIRST, date(2024, 3, 5)],
            [None, None, None],
            ["ب", SECOND, 2023],
        ]
        first, second = read("a.xlsx", xlsx(rows))
        assert isinstance(first, ArticleDraft)
        assert isinstance(second, ArticleDraft)
        assert (first.published, second.published) == ("2024-03-05", "2023")
        assert second.origin == "a.xlsx:4"

    @pytest.mark.parametrize(
        "text",
        [
            '[{"title": "T", "content": "%s", "source": {"name": "S"}}]',
            '{"status": "ok", "articles": [{"title": "T", "content": "%s", "source": {"name": "S"}}]}',
            '{"data": {"items": [{"title": "T", "content": "%s", "source": {"name": "S"}}]}}',
            '{"title": "T", "content": "%s", "source": {"name": "S"}}',
        ],
    )
    def test_records_are_found_where_json_files_have_them(self, text: str) -> None:
        draft = article("a.json", (text % FIRST).encode())
        assert (draft.title, draft.text, draft.outlet) == ("T", FIRST, "S")

    def test_json_without_records_is_refused(self) -> None:
        assert "list of records" in reason("a.json", b"[1, 2]")
        assert "not valid JSON" in reason("a.json", b'[{"text": "x"')
        assert "nested" in reason("a.json", b"[" * 200_000)

    def test_lines_of_json_can_be_mapped(self) -> None:
        line = f'{{"body": {{"ar": "{FIRST}"}}, "when": "2024-03"}}\n'.encode()
        mapping = Mapping(text=("body.ar",), date="when")
        assert article("a.jsonl", line, Options(mapping=mapping)).published == "2024-03"


class TestFeedsAndMail:
    def test_an_entry_is_an_article_with_its_whole_text(self) -> None:
        draft = article("a.rss", rss(ITEM).encode())
        assert draft.text == TEXT
        assert (draft.outlet, draft.author, draft.published) == ("وكالة النهر", "سلمى ناصر", "2024-03-05")
        assert draft.url == "https://example.org/9"

    def test_an_old_feed_is_read_in_its_encoding(self) -> None:
        data = rss(ITEM).replace('encoding="utf-8"', 'encoding="windows-1256"').encode("cp1256")
        assert FIRST in article("a.xml", data).text

    def test_an_entry_without_text_costs_that_entry(self) -> None:
        items = read("a.rss", rss(f"{ITEM}<item></item>").encode())
        assert [type(item) for item in items] == [ArticleDraft, Refusal]

    def test_other_xml_is_refused(self) -> None:
        assert "no feed" in reason("a.xml", b"<library><book/></library>")
        assert "markup" in reason("a.xml", b"<rss><channel>")

    def test_a_mail_gives_its_text_and_its_sender(self) -> None:
        draft = article("a.eml", mail())
        assert draft.text.split("\n\n") == [TITLE, FIRST, SECOND + "\n"]
        assert (draft.title, draft.author, draft.published) == (TITLE, "سلمى ناصر", "2024-03-05")

    def test_what_is_attached_to_a_mail_is_read_as_well(self) -> None:
        first, second = read("a.eml", mail(pdf([[TITLE, *wrapped(FIRST)]])))
        assert isinstance(first, ArticleDraft)
        assert isinstance(second, ArticleDraft)
        assert (first.origin, second.origin) == ("a.eml", "a.pdf")


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    text = (
        "---\ntitle: عنوان من الرأس\nsource: صحيفة المدار\ndate: 2024-03-05\n---\n"
        "# عنوان\n\n> قال **الوفد** إنه [سيصل](https://example.org) غداً.\n\n"
        "- بند *أول*\n\n***\n\nسطر_به_شرطات\n"
    )
    draft = article("a.md", text.encode())
    assert draft.text == "عنوان\n\nقال الوفد إنه سيصل غداً.\n\nبند أول\n\n\nسطر_به_شرطات\n"
    assert (draft.title, draft.outlet, draft.published) == ("عنوان من الرأس", "صحيفة المدار", "2024-03-05")


def test_names_of_files_fill_what_the_text_does_not_state() -> None:
    options = Options(file_name=r"(?P<date>\d{8})_(?P<outlet>[^_.]+)")
    draft = article("20240305_المدار_1.txt", FIRST.encode(), options)
    assert (draft.published, draft.outlet) == ("2024-03-05", "المدار")
    stated = article("20230101_آخر.html", PAGE.encode(), options)
    assert (stated.published, stated.outlet) == ("2024-03-05", "صحيفة المدار")


def test_a_chosen_encoding_is_used_and_said() -> None:
    draft = article("a.txt", FIRST.encode("cp864", "replace"), Options(encoding="cp864"))
    assert any("as chosen" in repair for repair in draft.repairs)
    with pytest.raises(UnreadableFileError):
        decode(b"x", chosen="utf-7")


def test_shaped_letters_and_direction_controls_are_mended_and_said() -> None:
    draft = article("a.txt", "\u202eﻭﺻﻞ ﺍﻟﻮﻓﺪ ﺇﻟﻰ ﺍﻟﻼﺫﻗﻴﺔ\u202c ـــ مُحَمَّد".encode())
    assert draft.text == "وصل الوفد إلى اللاذقية ـــ مُحَمَّد"
    assert draft.repairs == ("direction controls removed", "presentation forms written as letters")
