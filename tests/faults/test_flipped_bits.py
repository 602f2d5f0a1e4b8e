"""Whatever bits of a workspace are flipped, it is refused, answers, or says that it is damaged."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery, EntityQuery, RelationQuery
from tests.workspace.corpus import CHARGE, LEAD, MEETING
from tests.workspace.golden import FOLDER


def newest_golden() -> bytes:
    """Return the richest golden workspace, brought up to date."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "w.synpol"
        shutil.copy(max(FOLDER.glob("format_*.synpol")), path)
        Workspace.open(path).close()
        return path.read_bytes()


SOUND = newest_golden()
IDS = tuple(map(ArticleId, (1, 2, 3)))
TEXTS = {MEETING, CHARGE, LEAD}

QUESTIONS: tuple[Callable[[Workspace], object], ...] = (
    lambda w: w.notice,
    lambda w: w.counts(EVERYTHING),
    lambda w: w.article_rows(w.article_ids(ArticleQuery())),
    lambda w: w.entity_rows(w.entity_ids(EntityQuery(), EVERYTHING), EVERYTHING),
    lambda w: w.relation_rows(w.relation_keys(RelationQuery(), EVERYTHING), EVERYTHING),
    lambda w: [w.evidence(key, EVERYTHING) for key in w.relation_keys(RelationQuery(), EVERYTHING)],
    lambda w: [w.entity(EntityId(id_)) for id_ in range(1, 6)],
    lambda w: [w.findings(id_) for id_ in IDS],
    lambda w: [(w.mentions(id_), w.statements(id_), w.dates(id_), w.said(id_)) for id_ in IDS],
    lambda w: w.facts(EVERYTHING),
    lambda w: w.search("اللقاء"),
    lambda w: w.occurrences("زيد"),
    lambda w: w.review(),
    lambda w: (w.pins(), w.saved_positions(), w.history()),
    lambda w: w.content_hash(),
    lambda w: w.undo(),
    lambda w: w.repair(),
)


def see(path: Path, data: bytes) -> None:
    """Ask all that can be asked; whatever is not said in plain words fails."""
    path.write_bytes(data)
    try:
        workspace = Workspace.open(path)
    except SynpolError:
        return
    with workspace:
        clean = workspace.check() == []
        for question in QUESTIONS:
            with contextlib.suppress(SynpolError):
                question(workspace)
        if clean:
            found = {workspace.article(ArticleId(id_)).text for id_ in workspace.article_ids(ArticleQuery())}
            assert found <= TEXTS


flips = st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 7)), min_size=1, max_size=40)
quick = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
many = settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])


def flipped(places: list[tuple[int, int]]) -> bytes:
    data = bytearray(SOUND)
    for at, bit in places:
        data[at] ^= 1 << bit
    return bytes(data)


def fresh(tmp_path: Path) -> Path:
    """Return a name that no earlier example has used."""
    number = len(list(tmp_path.iterdir()))
    folder = tmp_path / str(number)
    folder.mkdir()
    return folder / "w.synpol"


@quick
@example([(47, 0)])  # a format of tables that SQLite doesn't know
@example([(4096, 0)])  # the file ends a transaction that wrote nothing with a failure
@given(flips)
def test_flipped_bits_are_refused_found_or_harmless(tmp_path: Path, places: list[tuple[int, int]]) -> None:
    see(fresh(tmp_path), flipped(places))


@quick
@given(st.integers(0, len(SOUND) - 1))
def test_a_file_that_was_cut_off_is_refused_or_says_that_it_is_damaged(tmp_path: Path, length: int) -> None:
    see(fresh(tmp_path), SOUND[:length])


@pytest.mark.full
@pytest.mark.timeout(1200)
@many
@given(st.one_of(flips, st.integers(0, len(SOUND) - 1)))
def test_many_flips_and_cuts(tmp_path: Path, damage: list[tuple[int, int]] | int) -> None:
    data = SOUND[:damage] if isinstance(damage, int) else flipped(damage)
    see(fresh(tmp_path), data)
