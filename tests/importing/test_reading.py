import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.errors import CancelledError, SynpolError, UnreadableFileError
from synpol_desktop.core.paths import sample_corpus
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Refusal, read_paths, read_text

ARTICLE = "وصول الوفد إلى جنيف\nوكالة النهر – جنيف – 3 آذار/ مارس 2019\n\nوصل الوفد أمس. وتبدأ الجولة غداً.\n"


def test_a_text_file_becomes_an_article_with_its_metadata(tmp_path):
    path = tmp_path / "01_arrival.txt"
    path.write_text(ARTICLE, "utf-8")
    (draft,) = read_paths([path])
    assert isinstance(draft, ArticleDraft)
    assert replace(draft, file_digest="", file_date="") == ArticleDraft(
        text=ARTICLE,
        title="وصول الوفد إلى جنيف",
        outlet="وكالة النهر",
        published="2019-03-03",
        origin="01_arrival.txt",
    )
    assert draft.file_digest == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert draft.file_date.endswith("Z")


def test_a_folder_is_searched_and_the_rest_is_counted(tmp_path):
    for name in ("b.txt", "a/c.TXT", "a/deep/d.txt", ".hidden.txt", "e.odt", "f", "w.synpol", "w.synpol-wal"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE, "utf-8")
    reading = read_paths([tmp_path])
    assert [item.origin for item in reading] == ["c.TXT", "d.txt", "b.txt"]
    assert reading.skipped == 3


def test_parts_of_saved_pages_and_locks_of_office_programs_are_passed_over(tmp_path):
    for name in ("خبر.html", "خبر_files/frame.html", "b_files/c.txt", "~$a.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE, "utf-8")
    reading = read_paths([tmp_path])
    assert [item.origin for item in reading] == ["c.txt", "خبر.html"]
    assert reading.skipped == 1


def test_links_in_a_circle_end(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "again").symlink_to(folder)
    (folder / "up").symlink_to(tmp_path)
    assert len(list(read_paths([folder]))) == 1


def refusals(*paths: Path) -> dict[str, str]:
    return {item.name: str(item.error) for item in read_paths(paths) if isinstance(item, Refusal)}


def test_a_bad_file_costs_nothing_but_itself(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n" + bytes(64))
    (tmp_path / "c.txt").write_text(ARTICLE, "utf-8")
    os.mkfifo(tmp_path / "d.txt")
    items = list(read_paths([tmp_path, tmp_path / "none.txt"]))
    assert [item.origin for item in items if isinstance(item, ArticleDraft)] == ["c.txt"]
    reasons = refusals(tmp_path, tmp_path / "none.txt")
    assert "empty" in reasons["a.txt"]
    assert "PNG" in reasons["b.txt"]
    assert "pipe" in reasons["d.txt"]
    assert "no such file" in reasons["none.txt"]


def test_a_folder_without_articles_says_so(tmp_path):
    (tmp_path / "a.odt").write_bytes(b"PK")
    assert "no articles" in refusals(tmp_path)[tmp_path.name]


def test_a_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("an administrator may read everything")
    assert "permission" in refusals(path)["a.txt"]


def test_a_dangling_link_is_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "no such file" in refusals(tmp_path)["a.txt"]


def test_a_name_that_is_no_text_can_be_shown(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text(ARTICLE, "utf-8")
    page = path.with_suffix(".html")
    page.write_text(f"<p>{ARTICLE}</p>", "utf-8")
    for draft in read_paths([path, page]):
        draft.origin.encode("utf-8")


def test_json_lines_give_an_article_each(tmp_path):
    path = tmp_path / "news.jsonl"
    rows = [
        {"id": "n1", "text": ARTICLE},
        {
            "text": "نص بلا عنوان",
            "date": "2020-05",
            "title": "عنوان\nفي سطرين",
            "outlet": "صحيفة",
            "author": "كاتب",
        },
        {"id": 7, "text": "خبر", "date": 2019, "url": "https://example.org/7"},
        {"id": "n4", "text": "خبر", "date": "14/11/2023"},
        {"id": "n5", "text": "خبر", "date": "لا أحد يعرف"},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", "utf-8")
    first, second, third, fourth, fifth = read_paths([path])
    assert (first.origin, first.outlet, first.published) == ("n1", "وكالة النهر", "2019-03-03")
    assert (second.origin, second.title, second.published) == ("news.jsonl:2", "عنوان في سطرين", "2020-05")
    assert (second.outlet, second.author) == ("صحيفة", "كاتب")
    assert (third.origin, third.published, third.url) == ("7", "2019", "https://example.org/7")
    assert fourth.published == "2023-11-14"
    assert fifth.published is None
    assert fifth.repairs == ("the date given is none, left out",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ('{"text": ' + "9" * 5000 + "}", "JSON|no text"),
        ("[1]", "object"),
        ('{"id": 1}', "no text"),
        ('{"text": "  "}', "no text"),
        ('{"text": ["a"]}', "no text"),
    ],
)
def test_a_line_that_is_no_article_is_refused_by_its_number(tmp_path, line, reason):
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "خبر"}\n' + line + "\n", "utf-8")
    good, bad = read_paths([path])
    assert isinstance(good, ArticleDraft)
    assert isinstance(bad, Refusal)
    assert bad.name == "news.jsonl:2"
    assert any(word in bad.error.message for word in reason.split("|"))


def test_many_bad_lines_are_summed_up(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("x\n" * 1000, "utf-8")
    items = list(read_paths([path]))
    assert len(items) == 21
    assert "980 more" in items[-1].error.message


def test_repairs_are_declared():
    draft = read_text("\ufeffعنوان\r\nمتن\0 \ud800الخبر\rسطر")
    assert draft.text == "عنوان\nمتن الخبر\nسطر"
    assert len(draft.repairs) == 4


def test_a_clean_text_is_stored_as_it_is():
    text = "عنوان\n\n  مُتْن\u200f الخبر ـــ \t 2019 \n"
    assert read_text(text).text == text
    assert read_text(text).repairs == ()


def test_nothing_pasted_is_refused():
    with pytest.raises(UnreadableFileError):
        read_text(" \n\ufeff\0")


def test_progress_is_told_and_can_stop_the_reading(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(ARTICLE, "utf-8")
    steps = []
    progress = Progress(lambda done, total, label: steps.append((done, total, label)))
    reading = read_paths([tmp_path], progress)
    next(reading)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(reading)
    assert steps == [(0, 3, "0.txt")]


@given(st.binary(max_size=300), st.sampled_from([".txt", ".jsonl"]))
def test_any_bytes_give_drafts_or_refusals(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"x{suffix}"
    path.write_bytes(data)
    for item in read_paths([path]):
        if isinstance(item, ArticleDraft):
            assert item.text.strip()
            assert item.title
            item.text.encode("utf-8")
        else:
            assert isinstance(item.error, SynpolError)
            assert item.error.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["id", "text", "date", "title", "outlet", "author", "url"])


@given(st.dictionaries(FIELDS, JSON))
def test_any_record_gives_a_draft_or_a_refusal(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("any") / "x.jsonl"
    path.write_text(json.dumps(record), "utf-8")
    (item,) = read_paths([path])
    if isinstance(item, ArticleDraft):
        for field in (item.text, item.title, item.outlet, item.author, item.url, item.origin):
            field.encode("utf-8")
            assert "\0" not in field


@given(st.text(st.characters(exclude_categories=())))
def test_any_pasted_text_gives_a_draft_or_is_refused(text):
    try:
        draft = read_text(text)
    except UnreadableFileError:
        assert not text.replace("\0", "").strip() or not text.encode("utf-8", "ignore").strip(b"\0")
        return
    assert draft.title
    assert "\n" not in draft.title


def test_the_source_articles_have_their_titles_outlets_and_dates(shared):
    drafts = list(read_paths([shared / "seeds"]))
    assert [len(draft.title.split()) for draft in drafts] == [20, 11, 20, 11, 12]
    assert [draft.outlet for draft in drafts] == ["", "تلفزيون سوريا", "", "", "طيف بوست"]
    assert [draft.published for draft in drafts] == [None, "2023-11-14", None, None, None]
    assert all(draft.repairs == () for draft in drafts)


def test_every_article_of_the_sample_corpus_has_title_outlet_and_date():
    drafts = list(read_paths([sample_corpus()]))
    assert len(drafts) == 40
    for draft in drafts:
        first, second = draft.text.split("\n")[:2]
        assert draft.title == first
        assert draft.outlet == second.split(" – ")[0]
        assert draft.published is not None
        assert len(draft.published) == 10


def test_a_long_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)  # a hole: takes no room on the disk
    assert "larger than" in refusals(path)["long.txt"]


def test_a_path_that_no_system_accepts_is_refused():
    assert list(refusals(Path("a\0b.txt")).values()) == ["This is no name of a file."]


def test_a_name_too_long_for_the_system_is_refused(tmp_path):
    assert "can't be read" in next(iter(refusals(tmp_path / ("x" * 5000 + ".txt")).values()))


def test_a_wide_file_keeps_the_repair_of_its_decoding(tmp_path):
    path = tmp_path / "wide.jsonl"
    path.write_bytes('{"text": "خبر"}\n'.encode("utf-16"))
    (draft,) = read_paths([path])
    assert draft.repairs == ("byte order mark removed",)
