"""The brief is a sound Word file that runs from the right and names nobody who is not in it."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from synpol_desktop.exporting.content import Content
from synpol_desktop.exporting.docx import write_docx
from synpol_desktop.exporting.docx_text import MAIN, Run, Writer
from tests.exporting.contents import ASKED, FIRST, MINISTRY, PERSON, content

W = f"{{{MAIN}}}"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1600).to_bytes(4, "big") + (1200).to_bytes(4, "big") + b"rest"


def parts(path: Path, made: Content | None = None, picture: bytes | None = None) -> dict[str, bytes]:
    write_docx(path, made or content(), picture)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs(found: dict[str, bytes]) -> list[str]:
    root = ElementTree.fromstring(found["word/document.xml"])
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def test_it_has_head_actors_ties_quotes_and_sources(tmp_path: Path) -> None:
    lines = paragraphs(parts(tmp_path / "a.docx"))
    assert lines[0] == "مساحة العمل (test)"
    assert any(line.startswith(PERSON) for line in lines)
    assert f"{PERSON} – مطالبة – {MINISTRY}" in lines
    quote = ASKED.evidence.of(FIRST).replace("\x0b", "")
    assert lines.count(quote) == 2
    cited = lines[lines.index(quote) + 1]
    assert cited.startswith("[1]")
    assert "صحيفة & تجربة" in cited
    assert "2020-05-03" in cited
    assert any(line.startswith("[2]") and "http://example.org/?a=1&b=<2>" in line for line in lines)


def test_every_part_is_xml_and_every_reference_leads_somewhere(tmp_path: Path) -> None:
    found = parts(tmp_path / "a.docx", picture=PNG)
    for name, data in found.items():
        if not name.endswith(".png"):
            ElementTree.fromstring(data)
    relations = ElementTree.fromstring(found["word/_rels/document.xml.rels"])
    assert {f"word/{one.get('Target')}" for one in relations} <= set(found)
    assert found["word/media/graph.png"] == PNG
    styles = {s.get(f"{W}styleId") for s in ElementTree.fromstring(found["word/styles.xml"])}
    used = {s.get(f"{W}val") for s in ElementTree.fromstring(found["word/document.xml"]).iter(f"{W}pStyle")}
    assert used <= styles


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("en", False)])
def test_its_direction_is_that_of_its_language(tmp_path: Path, language: str, rtl: bool) -> None:
    found = parts(tmp_path / "a.docx", content(language))
    root = ElementTree.fromstring(found["word/document.xml"])
    for paragraph in root.iter(f"{W}p"):
        quoted = paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='Quote']") is not None
        assert (paragraph.find(f"{W}pPr/{W}bidi") is not None) is (rtl or quoted)
    for run in root.iter(f"{W}r"):
        if "".join(t.text or "" for t in run.iter(f"{W}t")).strip() == MINISTRY:
            assert run.find(f"{W}rPr/{W}rtl") is not None


def test_a_quote_runs_as_its_words_do_in_either_language() -> None:
    for rtl in (True, False):
        file = io.StringIO()
        writer = Writer(file, rtl=rtl)
        with writer.document():
            for words in ("قال: (نعم).", "He said: (yes).", "2254."):
                writer.quote([Run(words)], "Quote")
        root = ElementTree.fromstring(file.getvalue())
        ways = [paragraph.find(f"{W}pPr/{W}bidi") for paragraph in root.iter(f"{W}p")]
        turned = [way is not None and way.get(f"{W}val") != "0" for way in ways]
        assert turned[:2] == [True, False]


@pytest.mark.parametrize(("language", "mark"), [("ar", "\u200f"), ("en", "\u200e")])
def test_a_citation_keeps_its_order_whatever_letters_are_in_it(
    tmp_path: Path, language: str, mark: str
) -> None:
    lines = paragraphs(parts(tmp_path / "a.docx", content(language)))
    cited = [line for line in lines if line.startswith("[")]
    assert cited
    for line in cited:
        assert line.count(f"{mark} · {mark}") == line.count(" · ")


def test_names_of_files_and_of_their_makers_are_left_out(tmp_path: Path) -> None:
    found = b"".join(parts(tmp_path / "a.docx").values())
    assert b"secret" not in found
    assert found.count(b"<dc:creator>SynPol Desktop 1.2</dc:creator>") == 1
    assert b"secret-1.txt" in b"".join(parts(tmp_path / "b.docx", content(origins=True)).values())


def test_the_same_content_gives_the_same_file(tmp_path: Path) -> None:
    write_docx(tmp_path / "a.docx", content(), PNG)
    write_docx(tmp_path / "b.docx", content(), PNG)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_brief_on_nothing_says_so(tmp_path: Path) -> None:
    lines = paragraphs(parts(tmp_path / "a.docx", replace(content(), actors=(), ties=(), articles=())))
    assert any("لا علاقات" in line for line in lines)
