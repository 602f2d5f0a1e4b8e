from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
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
from synpol_desktop.extraction.weighing.calibration import calibrated
from synpol_desktop.extraction.weighing.describing import VERSION
from synpol_desktop.extraction.weighing.fitting import Fit, fit
from synpol_desktop.extraction.weighing.glancing import FirstLook
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.weighing.ranking import LEARNED, Ranker, shipped_ranker
from synpol_desktop.extraction.weighing.reliability import reliability, surest
from synpol_desktop.extraction.weighing.seen import told
from synpol_desktop.extraction.weighing.weights import WeightsError, read_weights, write_weights

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


def test_probabilities_are_told_by_the_articles_that_no_writer_of_rules_has_read(tmp_path: Path) -> None:
    folder = corpus(tmp_path, 12)
    names = read_model(shipped_path()).names
    every = learn(names, list(read_annotated(folder)))
    (folder / "unread.txt").write_text("# these\na03\na07\n", "utf-8")
    articles = list(read_annotated(folder))

    assert [article.name for article in articles if article.unread] == ["a03", "a07"]
    assert 0 < len(learn(names, articles).tests) < len(every.tests)


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


def test_new_examples_tell_how_high_probabilities_are_and_the_others_their_distances() -> None:
    model = fit([(["a"], True), (["b"], False)] * 10, "1")
    said = [-2.0, -1.0, 1.0, 2.0] * 400
    chance = Random(0)
    share = {-2.0: 0.1, -1.0: 0.3, 1.0: 0.7, 2.0: 0.9}
    new = [at % 5 == 0 for at in range(len(said))]
    right = [
        chance.random() < share[x] * (0.6 if is_new else 1.0) for x, is_new in zip(said, new, strict=True)
    ]

    known = calibrated(model, said, right)
    lower = calibrated(model, said, right, new)

    assert lower.chance(2.0) == pytest.approx(0.54, abs=0.08)
    assert known.chance(2.0) > 0.75
    assert [lower.chance(x) for x in share] == sorted(lower.chance(x) for x in share)


def test_calibration_makes_probability_what_share_is_right() -> None:
    sums = [3.0] * 100 + [-3.0] * 100
    right = [number % 10 < 7 for number in range(100)] + [number % 10 < 2 for number in range(100)]

    model = calibrated(network(), sums, right)

    assert model.chance(3.0) == pytest.approx(0.7, abs=0.01)
    assert model.chance(-3.0) == pytest.approx(0.2, abs=0.01)


def test_where_much_is_right_the_shares_are_counted_and_never_fall() -> None:
    said = np.linspace(-6.0, 6.0, 6000)
    right = np.random.default_rng(1).random(6000) < np.where(said > 3.0, 0.85, 0.1 + (said + 6.0) / 18)

    model = calibrated(network(), said.tolist(), right.tolist())

    assert model.chance(5.0) == pytest.approx(0.85, abs=0.05)  # a logistic curve would go on to rise
    assert model.chance(0.0) == pytest.approx(0.43, abs=0.08)
    assert sorted(model.sums) == list(model.sums)
    assert sorted(model.chances) == list(model.chances)
    assert 0.0 <= model.chance(-99.0) <= model.chance(99.0) <= 1.0


def test_two_features_together_say_what_neither_says_alone() -> None:
    either = [(["a"], True), (["b"], True), (["a", "b"], False), (["c"], False)] * 50
    model = fit(either, "1", Fit(unseen=0.0, steps=2000, rate=0.02))

    assert min(model.sum(each) for each in (["a"], ["b"])) > 0
    assert max(model.sum(each) for each in (["a", "b"], ["c"])) < 0


def test_what_parts_say_adds_up_to_what_their_features_say() -> None:
    model = fit([(["u a", "u b"], True), (["u b", "u c"], False)] * 30, "1")
    parts = [(told, "u", "a"), (told, "u", "b", "unseen")]

    assert model.sums_of([parts])[0] == pytest.approx(model.sum(["u a", "u b"]), abs=1e-5)
    assert FirstLook(model, 0.0).sum_of(parts) == pytest.approx(model.glance_of(["u a", "u b"]))
    assert len(model.sums_of([])) == 0


def test_weights_survive_being_written(tmp_path: Path) -> None:
    model = network()
    path = tmp_path / "w.weights"
    write_weights(path, model, ["a note"])

    assert read_weights(path, "1") == model
    assert read_weights(path, "1").probability(["من: a"]) == model.probability(["من: a"])


def test_weights_that_are_not_there_are_missing(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        read_weights(tmp_path / "w.weights", "1")


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.weights"
    write_weights(path, network(), [])

    with pytest.raises(WeightsError, match="another version"):
        read_weights(path, "2")


@pytest.mark.parametrize("content", [b"", b"version\t1\nfeature\tweight\na\t1\n", b"PK\x03\x04 and no more"])
def test_a_file_that_holds_no_weights_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.weights"
    path.write_bytes(content)

    with pytest.raises(WeightsError, match="damaged"):
        read_weights(path, "1")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rows", np.zeros((5, 3), np.float16)),
        ("glance", np.zeros((2, 2), np.float16)),
        ("out", np.zeros((), np.float32)),
        ("bias", np.full(3, np.nan, np.float32)),
        ("sums", np.array([1.0, 0.0])),
        ("chances", np.array([0.5])),
        ("features", np.array([255], np.uint8)),
        ("version", np.array({"a": 1})),
    ],
)
def test_arrays_that_fit_no_network_are_refused(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "w.weights"
    write_weights(path, network(), [])
    with np.load(path) as whole:
        arrays = dict(whole)
    with path.open("wb") as file:
        np.savez(file, **(arrays | {name: value}))

    with pytest.raises(WeightsError, match="damaged"):
        read_weights(path, "1")


def network() -> Network:
    """Return a small network: two features, two hidden units."""
    return Network(
        "1",
        {"من: a": 0, "b": 1},
        np.array([0.5, -0.25], np.float32),
        np.array([[1.0, 0.5, -0.5], [-1.0, 0.25, 2.0]], np.float32),
        np.array([-0.5, 0.0, 1.0], np.float32),
        np.array([1.5, -0.75], np.float32),
        (-2.0, 0.0, 3.0),
        (0.0, 0.25, 0.875),
    )


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
    weights = read_weights(tmp_path / "relations.weights", VERSION).places
    assert manifest["relations"]["features"] == len(weights)
    assert "claims" in capsys.readouterr().out
