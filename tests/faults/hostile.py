"""Workspaces that were altered to do harm, and files that only look like workspaces."""

import os
import sqlite3
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Build = Callable[[Path], None]
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True)
class Attack:
    """What is done to a sound, closed workspace, and a word of its refusal."""

    name: str
    build: Build
    reason: str


def sql(*statements: str) -> Build:
    def build(path: Path) -> None:
        plain = sqlite3.connect(path)
        for statement in statements:
            plain.execute(statement)
        plain.commit()
        plain.close()

    return build


def schema(old: str, new: str) -> Build:
    """Write another definition into the schema than the one that made the table."""
    return sql(
        "PRAGMA writable_schema = ON", f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}')"
    )


def trim(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def pages_swapped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192], data[8192:12288] = data[8192:12288], data[4096:8192]
    path.write_bytes(data)


def names_that_are_no_text(path: Path) -> None:
    path.write_bytes(
        path.read_bytes().replace(b"CREATE TABLE pin (", b"CREATE \xee\xee\xee\xee\xee\xee\xee\xee\xee (", 1)
    )


def header(at: int, value: bytes) -> Build:
    def build(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[at : at + len(value)] = value
        path.write_bytes(data)

    return build


ATTACKS = (
    Attack(
        "trigger",
        sql("CREATE TRIGGER evil AFTER UPDATE ON article BEGIN DELETE FROM body; END"),
        "didn't put there",
    ),
    Attack(
        "trigger_named_as_ours",
        sql("CREATE TRIGGER search_data AFTER INSERT ON article BEGIN DELETE FROM body; END"),
        "didn't put there",
    ),
    Attack("view", sql("CREATE VIEW evil AS SELECT load_extension('x')"), "didn't put there"),
    Attack(
        "view_for_table",
        sql("DROP TABLE pin", "CREATE VIEW pin AS SELECT 1 AS entity, randomblob(1000000000) AS x, 2 AS y"),
        "didn't put there",
    ),
    Attack(
        "endless_view",
        sql(
            "DROP TABLE position",
            "CREATE VIEW position AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x "
            "FROM n",
        ),
        "didn't put there",
    ),
    Attack(
        "view_for_notes",
        sql(
            "DROP TABLE note",
            "CREATE VIEW note AS SELECT 0 AS kind, 1 AS subject, -1 AS type, -1 AS target, "
            "hex(zeroblob(500000000)) AS text, '' AS folded, '' AS at",
        ),
        "didn't put there",
    ),
    Attack(
        "trigger_on_tags",
        sql("CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM body; END"),
        "didn't put there",
    ),
    Attack("extra_table", sql("CREATE TABLE evil (x)"), "didn't put there"),
    Attack("virtual_table", sql("CREATE VIRTUAL TABLE evil USING fts5(x)"), "didn't put there"),
    Attack(
        "index_on_expression",
        sql("CREATE INDEX evil ON article (abs(id))"),
        "didn't put there",
    ),
    Attack(
        "generated_column",
        sql("ALTER TABLE pin ADD COLUMN z TEXT AS (hex(zeroblob(x))) VIRTUAL"),
        "didn't put there",
    ),
    Attack("column_missing", sql("ALTER TABLE article DROP COLUMN author"), "didn't put there"),
    Attack(
        "default_that_calls",
        sql("ALTER TABLE pin ADD COLUMN z INTEGER NOT NULL DEFAULT 1 CHECK (z < abs(7))"),
        "didn't put there",
    ),
    Attack(
        "shadow_table_altered",
        schema("block BLOB", "block BLOB, evil AS (hex(zeroblob(100)))"),
        "didn't put there|damaged",
    ),
    Attack(
        "schema_that_lies",
        schema("digest TEXT NOT NULL", "digest INTEGER NOT NULL"),
        "didn't put there|damaged",
    ),
    Attack("other_tokenizer", schema("unicode61", "trigram"), "didn't put there|damaged"),
    Attack("older_than_it_says", sql("PRAGMA user_version = 1"), "didn't put there"),
    Attack("newer_format", sql("PRAGMA user_version = 99"), "newer release"),
    Attack("negative_format", sql("PRAGMA user_version = -1"), "newer release"),
    Attack("other_program", sql("PRAGMA application_id = 7"), "not a workspace"),
    Attack("empty", lambda path: path.write_bytes(b"") and None, "is empty"),
    Attack("text", lambda path: path.write_bytes(b"SQLite format 3\0 hello") and None, "not a workspace"),
    Attack("cut_off", trim, "damaged|didn't put there"),
    Attack("names_that_are_no_text", names_that_are_no_text, "damaged|didn't put there"),
    Attack("page_size", header(16, b"\x02\x00"), "damaged|didn't put there"),
    Attack("encoding", header(56, struct.pack(">I", 2)), "damaged|didn't put there"),
    Attack("future_library", header(18, b"\x07\x07"), "damaged|can't be|reached"),
)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_to(target: str) -> Build:
    def build(path: Path) -> None:
        path.unlink()
        path.symlink_to(target)

    return build


ODD_FILES = (
    Attack("pipe", pipe, "is a pipe or a device"),
    Attack("folder", folder, "is a folder"),
    Attack("device", link_to("/dev/zero"), "is a pipe or a device"),
    Attack("dangling_link", link_to("nothing.synpol"), "There is no file"),
    Attack("link_to_itself", link_to("w.synpol"), "There is no file"),
    Attack("missing", Path.unlink, "There is no file"),
)


def forged_tree(path: Path, table: str, depth: int = 16, width: int = 400) -> None:
    """Let a table seem to have ``width ** depth`` rows: its pages name each other again and again."""
    plain = sqlite3.connect(path)
    ((root,),) = plain.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table])
    ((size,),) = plain.execute("PRAGMA page_size")
    plain.close()
    data = bytearray(path.read_bytes())
    count = len(data) // size
    leaf = bytes(data[(root - 1) * size : root * size])
    chain = [root, *range(count + 1, count + depth + 1)]
    pages = [_interior(child, size, width) for child in chain[1:]]
    data[(root - 1) * size : root * size] = pages[0]
    for page in [*pages[1:], leaf]:
        data += page
    data[28:32] = struct.pack(">I", len(data) // size)
    data[92:96] = data[24:28]  # the size in the header holds
    path.write_bytes(data)


def _interior(child: int, size: int, width: int) -> bytes:
    """Return an inner page of a table's tree that names one page many times."""
    page = bytearray(size)
    width = min(width, (size - 12) // 7)
    start = size - 5 * width
    page[0:12] = struct.pack(">BHHHBI", 5, 0, width, start, 0, child)
    for number in range(width):
        at = start + 5 * number
        page[at : at + 5] = struct.pack(">IB", child, min(number + 1, 127))
        page[12 + 2 * number : 14 + 2 * number] = struct.pack(">H", at)
    return bytes(page)
