"""Archives are read through; their members keep their names, dates and digests."""

import hashlib
from pathlib import Path

from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Refusal, read_paths
from tests.importing.documents import FIRST, SECOND, TITLE, every_format, tarred, zipped


def read(path: Path, data: bytes) -> tuple[list[ArticleDraft], list[Refusal], int]:
    path.write_bytes(data)
    reading = read_paths([path])
    items = list(reading)
    drafts = [item for item in items if isinstance(item, ArticleDraft)]
    return drafts, [item for item in items if isinstance(item, Refusal)], reading.skipped


def test_members_of_all_formats_are_read_and_the_rest_is_counted(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {f"deep/er/{name}": data for name, data in every_format().items()}
    extra: dict[str, bytes | str] = {"a.png": b"x", ".hidden.txt": "x", "__MACOSX/a.txt": "x", "empty/": ""}
    drafts, refused, skipped = read(tmp_path / "all.zip", zipped({**members, **extra}))
    assert [refusal.name for refusal in refused] == []
    assert len(drafts) == len(members)
    assert skipped == 3


def test_a_member_is_known_by_its_own_name_date_and_digest(tmp_path: Path) -> None:
    (draft,), _, _ = read(tmp_path / "a.tgz", tarred({"folder/خبر.txt": FIRST.encode()}))
    assert draft.origin == "خبر.txt"
    assert draft.file_date == "2023-11-14T22:13:20Z"
    assert draft.file_digest == hashlib.sha256(FIRST.encode()).hexdigest()


def test_names_in_old_encodings_are_shown_as_they_were(tmp_path: Path) -> None:
    data = zipped({"????.txt": FIRST}).replace(b"????.txt", "خبرنا"[:4].encode("cp1256") + b".txt")
    (draft,), _, _ = read(tmp_path / "a.zip", data)
    assert draft.origin == "خبرن.txt"


def test_an_archive_in_an_archive_is_read(tmp_path: Path) -> None:
    inner = tarred({"b.txt": SECOND.encode()})
    drafts, refused, _ = read(tmp_path / "a.zip", zipped({"a.txt": FIRST, "in.tar.gz": inner}))
    assert [draft.origin for draft in drafts] == ["a.txt", "b.txt"]
    assert refused == []


def test_a_bad_member_costs_that_member(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "a.pdf": b"%PDF-1.4 nothing",
        "b.txt": "",
        "c.txt": FIRST,
        "d.docx": b"PK\x03\x04",
    }
    drafts, refused, _ = read(tmp_path / "a.zip", zipped(members))
    assert [draft.title for draft in drafts] == ["وصل الوفد إلى جنيف مساء الثلاثاء"]
    assert [refusal.name for refusal in refused] == ["a.pdf", "b.txt", "d.docx"]
    assert all(refusal.path == tmp_path / "a.zip" for refusal in refused)


def test_a_cut_archive_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    texts = {
        f"{n}.txt": f"{TITLE} {n}\n\n{hashlib.sha256(bytes([n])).hexdigest() * 40}".encode()
        for n in range(20)
    }
    data = tarred(texts)
    drafts, refused, _ = read(tmp_path / "a.tar.gz", data[: len(data) // 2])
    assert 0 < len(drafts) < 20
    assert "cut off" in refused[-1].error.message
