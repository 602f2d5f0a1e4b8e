from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise, product
from pathlib import Path
from shutil import copyfile
from time import process_time

import numpy as np
import pytest

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.cli import run
from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.tagging.decoding import Decoder
from synpol_desktop.extraction.tagging.features import FEATURES_VERSION
from synpol_desktop.extraction.tagging.labels import LABELS, can_follow, labels_of, spans_of
from synpol_desktop.extraction.tagging.model import (
    Model,
    ModelError,
    chain_of,
    key_of,
    mixed,
    pack,
    read_model,
    unpack,
)
from synpol_desktop.extraction.tagging.placed import Scores
from synpol_desktop.extraction.tagging.places import Places
from synpol_desktop.extraction.tagging.reading import LabelledText, read_conll
from synpol_desktop.extraction.tagging.shipped import MODEL, shipped_tagger
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.teaching import hiding, sentences_of
from synpol_desktop.extraction.tagging.training import Settings, train_names
from synpol_desktop.extraction.words import Word, words_of

SMALL = Settings(iterations=30)
PEOPLE = ["زهران الطويري", "نديم قلعجوقة", "سراب بنت الصفا", "كنعان مرادوفيتش"]
TOWNS = ["صفورينا", "دير الشوك", "عين النسور", "مرجانة"]


def conll(path: Path) -> Path:
    lines = []
    for number in range(24):
        person, town = PEOPLE[number % 4].split(), TOWNS[number % 3].split()
        verb = ["قال", "أعلن", "ذكر"][number % 3]
        row = [(verb, "O"), ("السيد", "O"), (person[0], "B-PERS"), *((word, "I-PERS") for word in person[1:])]
        row += [("في", "O"), ("بلدة", "O"), (town[0], "B-LOC"), *((word, "I-LOC") for word in town[1:])]
        row += [("إن", "O"), ("الأمطار", "O"), ("غزيرة", "O"), (".", "O")]
        lines += [f"{token}\t{label}" for token, label in row] + [""]
    path.write_text("\n".join(lines), "utf-8")
    return path


def words(text: str) -> list[Word]:
    return words_of(tokenize(text), sentences(text), ())


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> list[LabelledText]:
    return read_conll(conll(tmp_path_factory.mktemp("conll") / "tiny.conll"))[0]


@pytest.fixture(scope="module")
def trained(learned: list[LabelledText]) -> bytes:
    return pack(Model(train_names(learned, SMALL)))


def test_a_model_of_a_tiny_corpus_tags_it_and_a_new_name_in_its_pattern(
    learned: list[LabelledText], trained: bytes
) -> None:
    tagger = Tagger(unpack(trained))

    for text in learned:
        assert [(n.first, n.last, n.type) for n in tagger.see(text.words).names] == spans_of(text.labels)
    new = words("قال السيد غيث المنجورلي في بلدة صفورينا إن الأمطار غزيرة .")
    assert [(n.first, n.last, n.type) for n in tagger.see(new).names] == [(2, 3, "PER"), (6, 6, "LOC")]


def test_the_same_texts_give_the_same_bytes(learned: list[LabelledText], trained: bytes) -> None:
    assert pack(Model(train_names(learned, SMALL))) == trained


def test_hidden_words_of_names_tell_their_endings_but_not_which_words_they_are() -> None:
    plain = [["0|w=قال", "0|st=قال", "1|st=زهران", "1|w=زهران", "0|b+=قال|زهران", "1|s2=ان"]]
    name = [["0|w=زهران", "0|st=زهران", "0|p4=زهرا", "0|s2=ان", "0|c=given", "-1|st=قال", "0|b-=قال|زهران"]]
    labels = ["O", "S-PER"]

    ((rows, kept),) = hiding([(plain + name, labels), (plain, ["O"])], 1.0)

    assert kept == labels
    assert rows == [
        ["0|w=قال", "0|st=قال", "1|s2=ان"],
        ["0|s2=ان", "0|c=given", "-1|st=قال"],
    ]


def test_a_part_of_the_words_is_hidden_and_always_the_same() -> None:
    sentence = ([[f"0|w={number}"] for number in range(200)], ["S-LOC"] * 200)

    ((rows, _),) = hiding([sentence], 0.5)

    assert 70 < rows.count([]) < 130
    assert [row for row, _ in hiding([sentence], 0.5)] == [rows]
    assert list(hiding([sentence], 0.0)) == []


def test_training_needs_a_name_to_learn_from(learned: list[LabelledText]) -> None:
    nameless = [replace(text, labels=["O"] * len(text.labels)) for text in learned]

    with pytest.raises(SynpolError, match="no name is marked"):
        train_names(nameless, SMALL)


def test_the_best_labels_and_the_probability_are_those_of_all_paths_counted() -> None:
    words_ = words("زهران في بلدة")
    random = np.random.default_rng(5)
    weights = {
        (0, f"a{place}"): {label: float(random.normal(0, 2)) for label in LABELS} for place in range(3)
    }
    links = {(a, b): float(random.normal()) for a in LABELS for b in LABELS}
    chain = chain_of(weights, links, LABELS)
    scores = {}
    for path in product(LABELS, repeat=3):
        if path[0][0] in "IE" or path[-1][0] in "BI" or not all(can_follow(*pair) for pair in pairwise(path)):
            continue
        own = sum(weights[0, f"a{place}"][label] for place, label in enumerate(path))
        scores[path] = own + sum(links[pair] for pair in pairwise(path))

    own = [[weights[0, f"a{place}"][label] for label in LABELS] for place in range(3)]

    found = Decoder(chain).tag(words_, np.array(own, np.float32))

    best = max(scores, key=lambda path: scores[path])
    assert [(n.first, n.last, n.type) for n in found] == spans_of(best)
    everything = sum(np.exp(score) for score in scores.values())
    for name in found:
        span = (name.first, name.last, name.type)
        sharing = sum(np.exp(score) for path, score in scores.items() if span in spans_of(path))
        assert name.probability == pytest.approx(sharing / everything, rel=1e-3)


def test_spans_survive_being_written_as_labels() -> None:
    spans = [(0, 0, "PER"), (1, 3, "ORG"), (4, 5, "ORG"), (7, 7, "LOC")]

    assert spans_of(labels_of(9, spans)) == spans


def test_a_sentence_is_tagged_alike_alone_and_among_longer_ones(trained: bytes) -> None:
    short = "قال السيد زهران الطويري في بلدة مرجانة إن الأمطار غزيرة ."
    long = "قالت مصادر محلية " * 20 + "."
    chain = unpack(trained).names

    def found(text: str, count: int) -> list[tuple[int, int, str, float]]:
        here = words(text)
        tagged = Decoder(chain).tag(here, Scores([chain]).of(here)[0])
        return [(n.first, n.last, n.type, round(n.probability, 4)) for n in tagged if n.last < count]

    assert found(short, 10) == found(f"{short}\n{long}", 10)


def test_what_is_said_of_a_place_is_the_sum_of_what_it_is_taught_by() -> None:
    model = read_model(resource("models", MODEL))
    assert model.judge is not None
    chains = [model.names, model.judge]
    scores = Scores(chains)
    text = (
        "قال رئيس الوزراء الأردني، السيد علي الطويري (62 عاما)، إن «حزب المرجانة» أوقف CNN. "
        "وصل إلى دير الشوك - عمان؟\nزار وزير الخارجية التركي، أمس، بلدة على الحدود. نعم. "
        "وقال على لسان المتحدث باسم الأمم المتحدة"
    )
    here = words(text)
    taught = sentences_of(here, Places(here).attributes(), ["O"] * len(here))
    places = [place for sentence, _ in taught for place in sentence]

    for _ in range(2):  # found, then remembered
        for chain, said in zip(chains, scores.of(here), strict=True):
            for place, attributes in zip(said, places, strict=True):
                told = [each.split("|", 1) for each in attributes]
                keys = [mixed(np.array([key_of(name)], np.uint64), int(offset)) for offset, name in told]
                assert np.array_equal(place, chain.weights[chain.rows(np.concatenate(keys))].sum(axis=0))


def test_the_shipped_model_is_the_one_of_its_manifest() -> None:
    file = resource("models", MODEL)
    manifest = json.loads(file.with_name(file.name + ".json").read_text("utf-8"))

    assert manifest["sha256"] == sha256(file.read_bytes()).hexdigest()
    assert manifest["bytes"] == file.stat().st_size <= 15_000_000
    assert manifest["features_version"] == FEATURES_VERSION
    assert {source["licence"] for source in manifest["sources"]} <= {"CC BY-SA 4.0", "MIT"}
    assert "CC BY-SA 4.0" in resource("models", "README.md").read_text("utf-8")
    assert manifest["scores_held_back"]["all"]["f1"] > 0.7


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("ورفض تيموفي غورينكو التعليق.", EntityType.PER, "تيموفي غورينكو"),
        ("وكان الوفد قد وصل إلى كوردوبا يوم الأحد.", EntityType.GPE, "كوردوبا"),
        ("وانتقد كلاوس فيرنهاغن أداء الاتحاد.", EntityType.PER, "كلاوس فيرنهاغن"),
    ],
)
def test_names_that_no_rule_finds_are_found(text: str, kind: EntityType, name: str) -> None:
    found = Extractor().extract(text)

    mentions = {
        (found.entities[mention.entity].type, text[mention.span.start : mention.span.end]): mention
        for mention in found.mentions
    }
    assert (kind, name) in mentions
    assert mentions[kind, name].rule.startswith(("tagger", "judged"))


def test_a_town_in_the_name_of_a_body_is_no_mention() -> None:
    text = "وخسر فريق مانشستر يونايتد أمام ريال مدريد الإسباني."
    found = Extractor().extract(text)

    names = [(found.entities[m.entity].type, text[m.span.start : m.span.end]) for m in found.mentions]
    assert names == [(EntityType.ORG, "مانشستر يونايتد"), (EntityType.ORG, "ريال مدريد")]


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the program find its models in a folder where they can be damaged."""
    for file in resource("models").iterdir():
        copyfile(file, tmp_path / file.name)
    with monkeypatch.context() as patch:
        patch.setattr("synpol_desktop.extraction.tagging.shipped.resource", lambda _, name: tmp_path / name)
        shipped_tagger.cache_clear()
        yield tmp_path
    shipped_tagger.cache_clear()


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "another file", "flipped"])
def test_without_a_sound_model_rules_work_alone_and_it_is_said(models: Path, damage: str) -> None:
    whole = (models / MODEL).read_bytes()
    middle = len(whole) // 2
    broken = {
        "empty": b"",
        "cut": whole[:middle],
        "another file": b"SQLite format 3\x00" * 50,
        "flipped": whole[:middle]
        + bytes(255 - byte for byte in whole[middle : middle + 64])
        + whole[middle + 64 :],
    }
    (models / MODEL).unlink()
    if damage != "missing":
        (models / MODEL).write_bytes(broken[damage])

    found = Extractor().extract("دعت الأمم المتحدة إلى التهدئة.")

    assert found.provenance.settings.startswith("no tagger")
    assert [entity.key for entity in found.entities] == ["kb:un"]


def test_a_model_of_other_features_is_refused(trained: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synpol_desktop.extraction.tagging.model.FEATURES_VERSION", FEATURES_VERSION + 1)

    with pytest.raises(ModelError, match="version"):
        unpack(trained)


def test_findings_say_which_model_tagged() -> None:
    digest = sha256(resource("models", MODEL).read_bytes()).hexdigest()

    assert digest[:16] in Extractor().extract("زار الوفد المدينة.").provenance.settings


def test_the_train_command_writes_a_model_and_its_manifest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "names.tagger"
    file = conll(tmp_path / "tiny.conll")

    status = run(["train", str(out), "--conll", str(file), "--hold-back", "0.25", "--date", "2026-01-02"])

    assert status == 0
    manifest = json.loads((tmp_path / "names.tagger.json").read_text("utf-8"))
    assert manifest["sha256"] == read_model(out).digest == sha256(out.read_bytes()).hexdigest()
    assert manifest["date"] == "2026-01-02"
    assert [source["sentences"] for source in manifest["sources"]] == [18]
    assert manifest["sources"][0]["held_back"] == 6
    assert set(manifest["scores_held_back"]) == {"all", "PER", "ORG", "LOC"}
    assert "sha256" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "part"), [("كلمة بلا وسم\n", "without a label"), (None, "can't be read")]
)
def test_what_is_no_training_text_is_refused(tmp_path: Path, content: str | None, part: str) -> None:
    path = tmp_path / "bad.conll"
    if content is not None:
        path.write_text(content, "utf-8")

    with pytest.raises(UnreadableFileError, match=part):
        read_conll(path)


@pytest.mark.parametrize(
    "unit",
    [
        "ا",
        "بلدة ",
        "والسيد زهران الطويري، ",
        "«» () ",
        "x1 2254 ",
        "مدينة دير الشوك\n",
        "🙂 ",
        "ﷺ ﻻ ",
        "و",
        "أَلِفٌ ",
    ],
)
def test_hostile_text_takes_linear_time_and_tags_alike_each_time(trained: bytes, unit: str) -> None:
    tagger = Tagger(unpack(trained))

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        here = words(text)
        began = process_time()
        first = tagger.see(here).names
        took = process_time() - began
        assert tagger.see(here).names == first
        return took

    seconds(2_000)
    small = seconds(20_000)
    assert seconds(80_000) < 12 * small + 0.3
