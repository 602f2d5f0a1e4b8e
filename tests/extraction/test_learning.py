from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from synpol_desktop.cli import run
from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.core.kinds import EntityType, Modality, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.annotated import read_annotated
from synpol_desktop.extraction.learning import judged_text, learn
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.tagging.labels import spans_of
from synpol_desktop.extraction.tagging.model import read_model
from synpol_desktop.extraction.tagging.shipped import shipped_path
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.weighing.describing import VERSION
from synpol_desktop.extraction.weighing.fitting import calibrated, fit
from synpol_desktop.extraction.weighing.loglinear import LogLinear, WeightsError, read_weights, write_weights
from synpol_desktop.extraction.weighing.ranking import LEARNED, Ranker, shipped_ranker
from synpol_desktop.extraction.weighing.reliability import reliability, surest

PEOPLE = ["نادر المرعبي", "سليم الحواط", "رامز الشويري", "جهاد قرطباوي", "وسام نحلة", "فارس زوين"]
BODIES = ["رابطة النهضة الأهلية", "تجمع أبناء السهل", "لقاء الوادي المدني", "منتدى الضفتين"]


def corpus(folder: Path, count: int = 12) -> Path:
    """Write articles in which somebody hails a body, which no table of triggers calls a relation."""
    for number in range(count):
        person, body = PEOPLE[number % len(PEOPLE)], BODIES[number % len(BODIES)]
        text = f"قال {{{{e1|{person}}}}} إنه يدعم {{{{e2|{body}}}}} في المدينة.\nوكان الطقس معتدلاً.\n"
        sheet = {
            "document": f"a{number}",
            "date": "2020-01-02",
            "entities": [
                {"id": "e1", "type": "PER", "name": person, "aliases": [person]},
                {"id": "e2", "type": "ORG", "name": body, "aliases": [body]},
            ],
            "relations": [{"source": "e1", "type": "SUPPORT", "target": "e2", "evidence": f"يدعم {body}"}],
            "statements": [{"speaker": "e1", "evidence": f"قال {person}"}],
            "dates": [],
        }
        (folder / f"a{number:02}.marked.txt").write_text(text, "utf-8")
        (folder / f"a{number:02}.json").write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    return folder


def test_annotated_articles_are_read_with_the_places_of_what_is_marked(tmp_path: Path) -> None:
    (article, *_) = read_annotated(corpus(tmp_path))

    assert article.text.startswith("قال نادر المرعبي إنه يدعم")
    assert article.types == {"e1": EntityType.PER, "e2": EntityType.ORG}
    assert [(e, article.text[s.start : s.end]) for e, s in article.mentions] == [
        ("e1", "نادر المرعبي"),
        ("e2", "رابطة النهضة الأهلية"),
    ]
    (relation,) = article.relations
    assert (relation.source, relation.type, relation.target) == ("e1", "SUPPORT", "e2")
    assert relation.evidence == (Span(21, 46),)


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a00.json", "{", "can't be read"),
        ("a00.json", '{"date": null}', "no annotation"),
        ("a00.marked.txt", "وصل {{e9|زهران}} أمس", "no annotation"),
    ],
)
def test_a_damaged_annotation_is_refused(tmp_path: Path, name: str, content: str, part: str) -> None:
    corpus(tmp_path, 1)
    (tmp_path / name).write_text(content, "utf-8")

    with pytest.raises(UnreadableFileError, match=part):
        list(read_annotated(tmp_path))


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no marked article"):
        list(read_annotated(tmp_path))


def test_the_judge_learns_the_labels_of_what_is_marked(tmp_path: Path) -> None:
    (article, *_) = read_annotated(corpus(tmp_path, 1))
    text = judged_text(read_model(shipped_path()).names, article)

    named = [
        (" ".join(word.token.text for word in text.seen.words[first : last + 1]), kind)
        for first, last, kind in spans_of(text.labels)
    ]
    assert named == [("نادر المرعبي", "PER"), ("رابطة النهضة الأهلية", "ORG")]


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    folder = corpus(tmp_path_factory.mktemp("corpus"), 20)
    learned = learn(read_model(shipped_path()).names, list(read_annotated(folder)))
    return Extractor(Tagger(learned.model), Ranker(learned.weights))


def test_what_is_learned_is_found_in_a_new_text(taught: Extractor) -> None:
    text = "قال باسل طنوس إنه يدعم تجمع أبناء السهل في المدينة."
    found = taught.extract(text, "2020-01-02")

    names = {text[m.span.start : m.span.end]: found.entities[m.entity].type for m in found.mentions}
    assert names == {"باسل طنوس": EntityType.PER, "تجمع أبناء السهل": EntityType.ORG}
    assert [
        (found.entities[r.source].name, r.type, found.entities[r.target].name)
        for r in found.relations
        if r.confidence > 0.5
    ] == [("باسل طنوس", RelationType.SUPPORT, "تجمع أبناء السهل")]


def test_what_is_denied_keeps_its_modality(taught: Extractor) -> None:
    found = taught.extract("لا يدعم نادر المرعبي تجمع أبناء السهل.", "2020-01-02")

    assert {r.modality for r in found.relations if r.type is RelationType.SUPPORT} == {Modality.NEGATED}


def test_weights_make_no_fact_of_what_is_denied(taught: Extractor) -> None:
    found = taught.extract("قال نادر المرعبي إنه لا يدعم تجمع أبناء السهل.", "2020-01-02")

    assert [r for r in found.relations if r.modality is Modality.ASSERTED] == []


def test_fitted_weights_answer_yes_where_examples_did() -> None:
    examples = [(["a", "b"], True), (["a"], True), (["c", "b"], False), (["c"], False)] * 10
    model = fit(examples, "1")

    assert model.probability(["a"]) > 0.8
    assert model.probability(["c"]) < 0.2
    assert fit(examples, "1") == model


def test_nothing_is_learned_from_no_example() -> None:
    with pytest.raises(SynpolError, match="nothing to learn"):
        fit([(["a"], False)] * 5, "1")


def test_calibration_makes_probability_what_share_is_right() -> None:
    sums = [3.0] * 100 + [-3.0] * 100
    right = [number % 10 < 7 for number in range(100)] + [number % 10 < 2 for number in range(100)]

    model = calibrated(LogLinear("1", {}), sums, right)

    assert model.chance(3.0) == pytest.approx(0.7, abs=0.01)
    assert model.chance(-3.0) == pytest.approx(0.2, abs=0.01)


def test_weights_survive_being_written(tmp_path: Path) -> None:
    model = LogLinear("1", {"من: a": 1.25, "b": -0.5}, 0.75, -0.125)
    path = tmp_path / "w.weights"
    write_weights(path, model, ["a note"])

    assert read_weights(path, "1") == model


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (None, "missing"),
        (b"", "damaged"),
        (b"version\t1\ncalibration\t1 0\nnothing\n", "damaged"),
        (b"version\t1\ncalibration\t1 0\nfeature\tweight\na\tmuch\n", "damaged"),
        (b"\xff\xfe\x00", "missing"),
        (b"version\t2\ncalibration\t1 0\nfeature\tweight\na\t1\n", "another version"),
    ],
)
def test_a_damaged_table_of_weights_is_refused(tmp_path: Path, content: bytes | None, part: str) -> None:
    path = tmp_path / "w.weights"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(WeightsError, match=part):
        read_weights(path, "1")


def test_the_shipped_weights_are_of_this_version_and_weigh_what_ships() -> None:
    ranker = shipped_ranker()

    assert ranker is not None
    assert ranker.model.version == VERSION
    found = Extractor().extract("التقى وزير الخارجية الفرنسي نظيره المصري في باريس.", "2020-01-02")
    assert all(0.0 < relation.confidence < 1.0 for relation in found.relations)
    assert {r.rule for r in found.relations if r.rule == LEARNED} <= {LEARNED}


def test_reliability_counts_each_claim_in_the_band_of_its_confidence() -> None:
    bands = reliability([(0.05, False), (0.81, True), (0.85, False), (1.0, True)])

    assert [(band.low, band.count, band.right) for band in bands] == [
        (0.0, 1, 0.0),
        (0.8, 2, 0.5),
        (0.9, 1, 1.0),
    ]


def test_the_display_threshold_is_where_enough_is_right() -> None:
    tests = [(0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.5, False), (0.4, False)]

    assert surest(tests, 0.75) == 0.6
    assert surest(tests, 0.99) == 0.8
    assert surest([(0.9, False)], 0.5) is None


def test_the_train_command_learns_judge_and_weights_from_a_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    corpus(folder)
    out = tmp_path / "names.tagger"

    status = run(["train", str(out), "--corpus", str(folder), "--date", "2026-01-02"])

    assert status == 0
    manifest = json.loads((tmp_path / "names.tagger.json").read_text("utf-8"))
    assert manifest["sha256"] == sha256(out.read_bytes()).hexdigest()
    assert read_model(out).judge is not None
    weights = read_weights(tmp_path / "relations.weights", VERSION).weights
    assert manifest["relations"]["features"] == len(weights)
    assert "claims" in capsys.readouterr().out
