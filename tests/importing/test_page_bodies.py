"""The article of a page is found in the layouts that news sites have, all of it and nothing beside it."""

import time

import pytest

from synpol_desktop.importing.web.pages import page_draft


def words(number: int) -> str:
    return (
        f"الفقرة رقم {number}: قال المتحدث باسم الوفد في مؤتمر صحفي إن المباحثات ستستمر حتى نهاية الأسبوع، "
        "وإن النتائج تعلن لاحقاً."
    )


def aside(number: int) -> str:
    return (
        f"خبر جانبي {number}: أعلنت الوزارة في بيان لها عن خطة جديدة لتأهيل الطرق في المحافظات، وفق الصحيفة."
    )


def paragraphs(count: int, form: str = "<p>{}</p>") -> str:
    return "".join(form.format(words(number)) for number in range(count))


TEASERS = "".join(
    f'<div class="card"><h3><a href="/{n}">عنوان جانبي {n}</a></h3><p>{aside(n)}</p></div>' for n in range(12)
)
LINKED = "".join(
    f'<div class="card"><a href="/{n}"><h3>عنوان</h3><p>{aside(n)}</p></a></div>' for n in range(12)
)
LAYOUTS = {
    "two columns": '<div class="has-sidebar"><div class="col-8"><article><h1>عنوان</h1>'
    '<div class="entry-content">'
    f'{paragraphs(6)}</div></article><div class="comments-area"><p>{aside(0)}</p></div></div>'
    f'<div class="widget-area">{TEASERS}</div></div>',
    "split by advertisements": "<main><div>"
    + paragraphs(6, '<div class="chunk"><p>{}</p></div><div class="ad-slot">إعلان</div>')
    + f"</div><section>{TEASERS}</section></main>",
    "line breaks": f"<div><div>{TEASERS}</div><div><h1>عنوان</h1>{paragraphs(6, '{}<br><br>')}</div></div>",
    "linked boxes": f"<div>{paragraphs(6)}</div><div>{LINKED}</div>",
    "one paragraph": f"<article><h1>عنوان</h1><p>{words(0)}</p></article><div>{TEASERS}</div>",
    "articles beside articles": f"<div><article><h1>عنوان</h1>{paragraphs(3)}</article>"
    + "".join(f"<article><p>{aside(n)}</p></article>" for n in range(8))
    + "</div>",
    "spans": f"<div>{paragraphs(5, '<div><span>{}</span></div>')}</div><div>{TEASERS}</div>",
    "tables and a form": "<form><table><tr><td><a href=1>قائمة</a></td><td><h1>عنوان</h1><span>"
    f"{paragraphs(5)}</span></td></tr></table></form>",
    "a wrapper of a wrong name": f'<div class="share-content social"><h1>عنوان</h1>{paragraphs(5)}</div>',
    "a short end": f"<div><p>{' '.join(words(n) for n in range(6))}</p><p>{words(6)}</p></div>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_of_the_article_and_nothing_beside_it(layout: str) -> None:
    page = LAYOUTS[layout]
    text = page_draft(f"<html><body>{page}</body></html>", "a.html").text
    assert "خبر جانبي" not in text
    for number in range(7):
        assert (words(number) in text) == (words(number) in page)


def test_a_page_of_teasers_alone_is_kept() -> None:
    assert aside(3) in page_draft(f"<html><body>{TEASERS}</body></html>", "a.html").text


@pytest.mark.timing
@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "</p><p>".join(map(words, range(20_000))),
        "<div>" * 240 + "".join(f"<span>{words(n)}</span>" for n in range(5_000)),
        "<table>" + "<tr><td>خلية</td><td>أخرى</td></tr>" * 30_000,
        TEASERS * 1_000,
    ],
    ids=["paragraphs", "depth", "cells", "teasers"],
)
def test_long_pages_take_no_more_than_their_time(page: str) -> None:
    began = time.monotonic()
    page_draft(page, "a.html")
    assert time.monotonic() - began < 20
