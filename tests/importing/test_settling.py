"""What the import dialog asks for: previews, mappings, encodings, saved profiles, watched folders; lazily."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.core.paths import config_dir
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Mapping, Options, read_paths
from synpol_desktop.importing.decoding import ENCODINGS
from synpol_desktop.importing.previewing import preview
from synpol_desktop.importing.profiles import delete_profile, profile, profiles, save_profile
from synpol_desktop.importing.watching import FolderWatch
from tests.importing.documents import FIRST, SECOND, TITLE, every_format, xlsx, zipped


def test_a_table_is_previewed_with_its_columns_rows_and_mapping(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx([["العنوان", "النص", "x"], *([TITLE, FIRST * 9, n] for n in range(30))]))
    seen = preview(path, limit=3)
    assert (seen.format, seen.columns, seen.sheets) == ("workbook", ("العنوان", "النص", "x"), ("Sheet",))
    assert len(seen.rows) == len(seen.drafts) == 3
    assert all(len(cell) <= 301 for row in seen.rows for cell in row)
    assert seen.mapping == Mapping(text=("النص",), title="العنوان")
    assert seen.drafts[0].text == FIRST * 9


def test_a_table_that_nobody_can_guess_is_previewed_all_the_same_and_then_mapped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("p,q\n1,خبر قصير\n2,خبر آخر\n", "utf-8")
    seen = preview(path)
    assert seen.mapping is None
    assert seen.columns == ("p", "q")
    assert seen.drafts == ()
    assert "p, q" in str(seen.refused[0][1])
    options = Options(mapping=Mapping(text=("q",), id="p"))
    assert [draft.text for draft in preview(path, options).drafts] == ["خبر قصير", "خبر آخر"]
    drafts = list(read_paths([path], options=options))
    assert [draft.origin for draft in drafts if isinstance(draft, ArticleDraft)] == ["1", "2"]


def test_the_encodings_that_fit_are_offered_with_how_they_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FIRST.encode("cp1256"))
    offered = dict(preview(path).encodings)
    assert offered["cp1256"] == FIRST
    assert "utf-8" not in offered
    assert set(offered) <= set(ENCODINGS)


@pytest.mark.parametrize("name", sorted(every_format()))
def test_every_format_can_be_previewed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(every_format()[name])
    seen = preview(path, limit=1)
    (read,) = read_paths([path])
    assert seen.drafts == (read,)


def test_an_archive_is_previewed_by_its_first_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{n}.txt": f"{TITLE} {n}" for n in range(9)}))
    assert [draft.origin for draft in preview(path, limit=2).drafts] == ["0.txt", "1.txt"]


def test_what_can_not_be_read_can_not_be_previewed(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"nothing")
    with pytest.raises(UnreadableFileError, match="not what its name says"):
        preview(path)
    with pytest.raises(UnreadableFileError, match="no such file"):
        preview(tmp_path / "gone.pdf")


def test_profiles_are_kept_replaced_and_deleted() -> None:
    first = Options("cp1256", Mapping(text=("ملخص", "نص"), date="تاريخ", header=False), r"(?P<date>\d+)")
    save_profile(" صحيفة  المدار ", first)
    save_profile("b", Options())
    save_profile("b", Options(encoding="utf-8"))
    assert profiles() == {"b": Options(encoding="utf-8"), "صحيفة المدار": first}
    assert profile("صحيفة المدار") == first
    delete_profile("b")
    assert list(profiles()) == ["صحيفة المدار"]
    with pytest.raises(SynpolError, match="no import profile"):
        profile("b")
    with pytest.raises(SynpolError, match="needs a name"):
        save_profile(" ", first)


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"profiles": {"a": {"mapping": {"text": 5}}}}',
        '{"profiles": {"a": {"encoding": 1}}}',
    ],
)
def test_damaged_profiles_are_said_to_be_and_left_as_they_are(content: str) -> None:
    path = config_dir() / "import_profiles.json"
    path.write_text(content, "utf-8")
    with pytest.raises(SynpolError, match="damaged"):
        save_profile("b", Options())
    assert path.read_text("utf-8") == content
    path.unlink()


def test_a_profile_file_is_plain_json() -> None:
    save_profile("a", Options(mapping=Mapping(text=("نص",))))
    assert "نص" in (config_dir() / "import_profiles.json").read_text("utf-8")
    assert json.loads((config_dir() / "import_profiles.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(("pattern", "reason"), [("(", "no regular expression"), (r"\d+", "finds nothing")])
def test_a_wrong_pattern_for_file_names_is_refused_before_anything_is_read(pattern: str, reason: str) -> None:
    with pytest.raises(SynpolError, match=reason):
        read_paths([], options=Options(file_name=pattern))


def test_a_watched_folder_reports_files_that_arrived_and_are_whole(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(FIRST, "utf-8")
    watch = FolderWatch(tmp_path)
    new = tmp_path / "new.txt"
    new.write_text("نصف", "utf-8")
    assert watch.arrived() == []  # perhaps it is still being written
    new.write_text(SECOND, "utf-8")
    assert watch.arrived() == []
    assert watch.arrived() == [new]
    assert watch.arrived() == []
    new.write_text(SECOND + FIRST, "utf-8")
    watch.arrived()
    assert watch.arrived() == [new]


def test_a_watched_folder_may_go_and_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    watch = FolderWatch(folder, include_present=True)
    assert watch.arrived() == []
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    watch.arrived()
    assert watch.arrived() == [folder / "a.txt"]


def test_no_parser_is_loaded_before_its_first_file() -> None:
    code = (
        "import sys; before = set(sys.modules);"
        "from synpol_desktop.importing import read_text, read_paths, SUFFIXES;"
        "from synpol_desktop.importing import profiles, watching; read_text('خبر');"
        "names = {'lxml', 'pypdfium2', 'openpyxl', 'defusedxml', 'multiprocessing', 'email'};"
        "print(sorted(names & (set(sys.modules) - before)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
