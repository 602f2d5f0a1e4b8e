"""The report: one file that asks for nothing, says everything, and runs nothing that an article brought."""

import io
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from synpol_desktop.exporting.content import Content
from synpol_desktop.exporting.report import write_report
from tests.exporting.browser import Browser, browser
from tests.exporting.contents import COUNCIL, MINISTRY, content


def written(language: str = "ar", made: Content | None = None, **options: bool) -> str:
    file = io.StringIO()
    write_report(file, made or content(language, **options))
    return file.getvalue()


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("src", "href", "srcset", "action", "data", "poster"):
                self.links.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        self.said += data


def test_it_refers_to_nothing_outside() -> None:
    text = written()
    page = Page(text)
    assert page.links
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    assert not re.search(r"url\((?!data:)|@import|\bfetch\(|XMLHttpRequest", text)
    assert not {"link", "img", "iframe", "object", "embed"} & set(page.tags)
    assert "default-src 'none'" in text


def test_texts_of_articles_are_text() -> None:
    page = Page(written())
    assert page.tags["script"] == 1
    assert page.tags["b"] == 4  # the numbers of the legend
    assert page.handlers == []
    assert "<script>alert(1)</script>" in page.said
    for name in (MINISTRY, COUNCIL, "Layla (Najjar)", "javascript:alert(1)", "+عنوان <b>غليظ</b>"):
        assert name in page.said


def test_each_quote_has_its_marks_outlet_date_and_source() -> None:
    text = written()
    assert text.count("<blockquote>") == 3
    quote = text.split("<blockquote>")[1].split("</blockquote>")[0]
    assert quote.count("<mark") == 3
    assert '<mark class="verbword">دعت</mark>' in quote
    for part in (
        "صحيفة &amp; تجربة",
        "2020-05-03",
        "من 2020-05-01 إلى 2020-05-02",
        "حلب",
        "0.88",
        "#source-1",
    ):
        assert part in quote
    assert "وسائل" not in text  # a bound that the filter does not have


@pytest.mark.parametrize(("language", "way", "said"), [("ar", "rtl", "التصفية"), ("en", "ltr", "Made on")])
def test_it_speaks_the_language_asked_for(language: str, way: str, said: str) -> None:
    text = written(language)
    assert f'lang="{language}" dir="{way}"' in text
    if language == "en":
        assert said in text
        chrome = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", text, flags=re.DOTALL)
        assert "الفاعلون" not in chrome


def test_names_of_files_are_left_out_unless_asked_for() -> None:
    assert "secret" not in written()
    assert "secret-1.txt" in written(origins=True)


def test_a_report_on_nothing_says_so() -> None:
    page = Page(written(made=replace(content(), actors=(), ties=(), articles=())))
    assert "لا علاقات" in page.said
    assert page.tags["svg"] == 0


@pytest.mark.full
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_browser_shows_it_and_a_click_leads_to_the_quotes(tmp_path: Path, language: str) -> None:
    path = tmp_path / "تقرير.html"
    path.write_text(written(language), "utf-8")
    with browser(tmp_path / "profile") as page:
        page.open(path)
        page.wait("document.documentElement.dataset.ready === 'yes'")
        assert page.value("document.fonts.check('16px Vazirmatn') && document.fonts.size") == 2
        assert page.value("getComputedStyle(document.body).direction") == (
            "rtl" if language == "ar" else "ltr"
        )

        assert page.value("document.querySelector('.panel').hidden")
        page.click("#node-1 .dot")
        page.wait("!document.querySelector('.panel').hidden")
        assert page.value("document.querySelectorAll('.shown blockquote').length") == 2
        assert "دعت" in str(page.value("document.querySelector('.shown').innerText"))
        assert page.value("document.querySelector('#node-3').classList.contains('near')") is False

        page.click("button[data-act=shut]")
        page.wait("document.querySelector('.panel').hidden")
        page.value("document.querySelector(\".edge[data-id='2-AGREE-3']\").focus()")
        page.ask("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", text="\r")
        page.wait("document.querySelectorAll('.shown blockquote').length === 1")

        before = page.value("document.querySelector('.scene').getAttribute('transform')")
        page.click("button[data-act=in]")
        assert page.value("document.querySelector('.scene').getAttribute('transform')") != before
        page.click("button[data-act=whole]")
        page.value("document.querySelector('.tools input').value = 'najjar';"
                   "document.querySelector('.tools input').dispatchEvent(new Event('change'))")  # fmt: skip
        assert page.value("document.querySelector('#node-1').classList.contains('picked')")

        assert page.pdf().startswith(b"%PDF")
        assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []
        assert page.complaints == []


def middle_of(page: Browser, node: str) -> tuple[float, float]:
    x, y = page.value(
        f"(() => {{ const r = document.querySelector('{node} .dot').getBoundingClientRect();"
        " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
    )
    return x, y


def box_of(page: Browser, selector: str) -> tuple[float, float, float, float]:
    left, top, right, bottom = page.value(
        f"(() => {{ const r = document.querySelector('{selector}').getBoundingClientRect();"
        " return [r.left, r.top, r.right, r.bottom]; })()"
    )
    return left, top, right, bottom


def within(place: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    return box[0] < place[0] < box[2] and box[1] < place[1] < box[3]


@pytest.mark.full
@pytest.mark.parametrize("size", [(1280, 900), (900, 600), (420, 800)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_panel_never_covers_what_was_chosen(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    path = tmp_path / "a.html"
    path.write_text(written(language), "utf-8")
    with browser(tmp_path / "profile") as page:
        page.size(*size)
        still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        page.ask("Emulation.setEmulatedMedia", features=still)
        page.open(path)
        page.wait("document.documentElement.dataset.ready === 'yes'")
        for _ in range(3):
            for node in ("#node-1", "#node-2", "#node-3"):
                page.value(f"document.querySelector('{node}').focus({{preventScroll: true}})")
                page.ask("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", text="\r")
                page.wait(f"document.querySelector('{node}').classList.contains('picked')")
                place = middle_of(page, node)
                assert within(place, box_of(page, ".stage svg"))
                assert not within(place, box_of(page, ".panel"))
            page.value("document.querySelector('button[data-act=in]').click()")
        assert page.value("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.full
def test_names_can_be_read_where_the_window_is_small(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(written(), "utf-8")
    tall = "Math.min(...[...document.querySelectorAll('.node:not(.mute) text')]"
    tall += ".map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"
    with browser(tmp_path / "profile") as page:
        for size in ((1280, 900), (420, 800)):
            page.size(*size)
            page.open(path)
            page.wait("document.documentElement.dataset.ready === 'yes'")
            assert page.value(tall) >= 10.5


@pytest.mark.full
def test_on_a_dark_screen_it_is_dark_and_on_paper_it_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(written(), "utf-8")

    def light(page: Browser, part: str, what: str) -> float:
        found = str(page.value(f"getComputedStyle(document.querySelector('{part}')).{what}"))
        return sum(map(int, re.findall(r"\d+", found)[:3])) / 765

    with browser(tmp_path / "profile") as page:
        dark = [{"name": "prefers-color-scheme", "value": "dark"}]
        page.ask("Emulation.setEmulatedMedia", features=dark)
        page.open(path)
        page.wait("document.documentElement.dataset.ready === 'yes'")
        assert light(page, "body", "backgroundColor") < 0.15
        for part in ("body", "blockquote cite", "mark", "a", ".node text"):
            what = "fill" if "node" in part else "color"
            assert light(page, part, what) > 0.6, part
        for part in ("mark", "mark.verbword"):
            assert light(page, part, "backgroundColor") < 0.45, part
        page.ask("Emulation.setEmulatedMedia", media="print", features=dark)
        assert light(page, "body", "backgroundColor") == 1.0
        assert light(page, "body", "color") < 0.3
