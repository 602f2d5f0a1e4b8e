"""The neural tagger against what the programs gave that such models come from, and by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.neural.bert import Bert
from synpol_desktop.extraction.neural.configuration import read_configuration
from synpol_desktop.extraction.neural.errors import NeuralModelError
from synpol_desktop.extraction.neural.tagger import LONGEST, NeuralTagger
from synpol_desktop.extraction.neural.tensors import Tensors
from synpol_desktop.extraction.neural.wordpieces import Spelling, WordPieces, read_wordpieces
from synpol_desktop.extraction.tagging.labels import spans_of
from synpol_desktop.extraction.words import Word, words_of
from tests.extraction.tiny_bert import (
    HIDDEN,
    LABELS,
    VOCABULARY,
    configuration,
    lexicon_weights,
    random_weights,
    write_model,
)

GOLDEN = json.loads(Path(__file__).with_name("tiny_bert.json").read_text("utf-8"))


def network(folder: Path) -> Bert:
    return Bert(Tensors(folder / "model.safetensors"), read_configuration(folder / "config.json"))


def tagger(folder: Path) -> NeuralTagger:
    return NeuralTagger(network(folder), read_wordpieces(folder))


def words(text: str) -> list[Word]:
    return words_of(tokenize(text), sentences(text), ())


def names(of: NeuralTagger, text: str) -> list[tuple[str, str]]:
    found = words(text)
    return [
        (text[found[name.first].token.span.start : found[name.last].end], name.type)
        for name in of.names(found)
    ]


@pytest.fixture
def by_words(tmp_path: Path) -> NeuralTagger:
    """Provide a tagger that knows each piece's label by heart."""
    meanings = {
        "زهران": "B-PERS",
        "نديم": "I-PERS",
        "صفور": "B-LOC",
        "وزارة": "B-ORG",
        "مجلس": "I-ORG",
        "بلدة": "B-MISC",
    }
    return tagger(write_model(tmp_path, lexicon_weights(meanings), words={"do_lower_case": False}))


@pytest.mark.parametrize("case", GOLDEN["spellings"], ids=lambda case: str(case["settings"]))
def test_words_are_cut_as_the_original_tokenizer_cuts_them(tmp_path: Path, case: dict[str, Any]) -> None:
    pieces = read_wordpieces(write_model(tmp_path, words=case["settings"]))
    assert [list(pieces.cut(word)) for word in GOLDEN["words"]] == case["pieces"]


@pytest.mark.parametrize("case", GOLDEN["scores"], ids=lambda case: str(case["hidden_act"]))
def test_the_network_gives_the_scores_of_the_original(tmp_path: Path, case: dict[str, Any]) -> None:
    folder = write_model(tmp_path, settings={"positions": 256, "hidden_act": case["hidden_act"]})
    (scores,) = network(folder).scores([case["sequence"]])
    np.testing.assert_allclose(scores, case["rows"], atol=3e-5)


@pytest.mark.parametrize("case", GOLDEN["labels"], ids=["a line", "a paragraph", "longer than the positions"])
def test_a_text_with_its_signs_has_the_labels_of_the_original(tmp_path: Path, case: dict[str, str]) -> None:
    folder = write_model(tmp_path, settings={"positions": 256}, words={"do_lower_case": False})
    text, labels = case["tokens"], case["labels"].split()
    found = words_of(tokenize(text), [Span(0, len(text))], ())
    of_words = [
        label.replace("PERS", "PER") if "MISC" not in label else "O"
        for token, label in zip(text.split(), labels, strict=True)
        if token[0].isalnum()
    ]
    assert len(of_words) == len(found)

    tagged = tagger(folder).names(found)

    assert len(tagged) >= 1
    assert [(name.first, name.last, name.type) for name in tagged] == spans_of(of_words)


def test_sequences_that_go_through_together_don_t_see_each_other(tmp_path: Path) -> None:
    bert = network(write_model(tmp_path))
    sequences = [[2, 9, 17, 40, 3], [2, 3], [2, *range(5, 60), 3]]
    together = bert.scores(sequences)
    for sequence, scores in zip(sequences, together, strict=True):
        np.testing.assert_allclose(scores, bert.scores([sequence])[0], atol=1e-5)
    assert bert.scores([]) == []


def test_what_stands_far_away_changes_a_label(tmp_path: Path) -> None:
    bert = network(write_model(tmp_path))
    one, other = bert.scores([[2, *range(5, 60), 7, 3], [2, *range(5, 60), 8, 3]])
    assert np.abs(one[1] - other[1]).max() > 1e-3


def test_probabilities_of_a_piece_make_one(tmp_path: Path) -> None:
    (rows,) = network(write_model(tmp_path)).probabilities([[2, 30, 31, 3]])
    np.testing.assert_allclose(rows.sum(axis=1), 1.0, atol=1e-6)


@pytest.mark.parametrize(("kind", "close"), [("F16", 2e-2), ("BF16", 2e-1), ("F64", 1e-5)])
def test_weights_of_other_widths_are_read(tmp_path: Path, kind: str, close: float) -> None:
    from tests.extraction.tiny_bert import packed

    weights = random_weights()
    folder = write_model(tmp_path, weights)
    (before,) = network(folder).scores([[2, 30, 31, 3]])
    other: Mapping[str, NDArray[Any]]
    if kind == "BF16":
        other = {name: (array.view(np.uint32) >> 16).astype(np.uint16) for name, array in weights.items()}
    else:
        other = {name: array.astype({"F16": "f2", "F64": "f8"}[kind]) for name, array in weights.items()}
    (folder / "model.safetensors").write_bytes(packed(other, dict.fromkeys(other, kind)))
    (after,) = network(folder).scores([[2, 30, 31, 3]])
    np.testing.assert_allclose(before, after, atol=close)
    assert after.dtype == np.float32


def test_norms_under_their_old_names_are_read(tmp_path: Path) -> None:
    old = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): array
        for name, array in random_weights().items()
    }
    (new,) = network(write_model(tmp_path / "new")).scores([[2, 30, 3]])
    np.testing.assert_array_equal(network(write_model(tmp_path / "old", old)).scores([[2, 30, 3]])[0], new)


def test_names_are_found_with_their_types_and_what_is_called_miscellaneous_is_left(
    by_words: NeuralTagger,
) -> None:
    assert names(by_words, "قال زهران نديم في صفورينا، وزارة مجلس في بلدة دمشق.") == [
        ("زهران نديم", "PER"),
        ("صفورينا", "LOC"),
        ("وزارة مجلس", "ORG"),
    ]


def test_no_name_goes_on_in_the_next_sentence(by_words: NeuralTagger) -> None:
    assert names(by_words, "قال زهران.\nنديم في دمشق.") == [("زهران", "PER"), ("نديم", "PER")]
    assert names(by_words, "قال زهران زهران") == [("زهران", "PER"), ("زهران", "PER")]
    assert names(by_words, "زهران مجلس") == [("زهران", "PER"), ("مجلس", "ORG")]


def test_vowel_signs_and_tatweels_hide_no_name(by_words: NeuralTagger) -> None:
    assert names(by_words, "قال زَهْرَان وزهـران في صفــورينا") == [("زَهْرَان", "PER"), ("صفــورينا", "LOC")]


def test_a_longer_name_is_less_probable_than_its_words(by_words: NeuralTagger) -> None:
    (short,) = by_words.names(words("زهران"))
    (long,) = by_words.names(words("زهران نديم نديم"))
    assert 0.0 < long.probability < short.probability < 1.0
    (before_inside,) = by_words.names(words("زهران")) and [
        name for name in by_words.names(words("زهران مجلس")) if name.type == "PER"
    ]
    assert before_inside.probability <= short.probability


def test_a_text_without_words_has_no_names(by_words: NeuralTagger) -> None:
    assert by_words.names([]) == []
    assert by_words.names(words("؟!… ( ) 😀")) == []
    assert by_words.names(words("word " * 3 + "語 ﷽")) == []


def test_nothing_is_lost_where_a_long_sentence_is_cut(by_words: NeuralTagger) -> None:
    text = "قال زهران نديم من " * 700
    found = words_of(tokenize(text), [Span(0, len(text))], ())
    assert len(found) == 2800 > 5 * LONGEST
    tagged = by_words.names(found)
    assert [(name.first, name.last, name.type) for name in tagged] == [
        (place, place + 1, "PER") for place in range(1, 2800, 4)
    ]


def test_a_word_of_more_pieces_than_are_seen_at_once_is_no_failure(by_words: NeuralTagger) -> None:
    (word,) = words("زهران")
    long = replace(word, token=replace(word.token, text="زهران" + ".x" * 2 * LONGEST))
    found = by_words.names([long, replace(word, stop=False)])
    assert [(name.first, name.last) for name in found] == [(0, 0), (1, 1)]


def test_a_vocabulary_in_tokenizer_json_serves_as_well(tmp_path: Path) -> None:
    folder = write_model(tmp_path, words={})
    plain = read_wordpieces(folder)
    (folder / "vocab.txt").unlink()
    model = {
        "type": "WordPiece",
        "continuing_subword_prefix": "##",
        "vocab": {piece: number for number, piece in enumerate(VOCABULARY)},
    }
    normalizer = {"type": "BertNormalizer", "lowercase": True, "strip_accents": None}
    (folder / "tokenizer.json").write_text(json.dumps({"model": model, "normalizer": normalizer}), "utf-8")
    read = read_wordpieces(folder)
    assert [read.cut(word) for word in GOLDEN["words"]] == [plain.cut(word) for word in GOLDEN["words"]]

    model["type"] = "BPE"
    (folder / "tokenizer.json").write_text(json.dumps({"model": model, "normalizer": normalizer}), "utf-8")
    with pytest.raises(NeuralModelError, match="BPE"):
        read_wordpieces(folder)


@given(st.text(max_size=30))
def test_any_text_is_cut_into_known_pieces(text: str) -> None:
    pieces = WordPieces({piece: number for number, piece in enumerate(VOCABULARY)}, Spelling())
    assert all(0 <= piece < len(VOCABULARY) for piece in pieces.cut(text))


@pytest.mark.parametrize(
    "settings",
    [
        {"model_type": "roberta"},
        {"position_embedding_type": "relative_key"},
        {"is_decoder": True},
        {"hidden_act": "silu"},
        {"id2label": {"0": "LABEL_0", "1": "LABEL_1"}},
        {"id2label": {"0": "B-PERS", "1": "I-PERS"}},
        {"id2label": {"1": "B-PERS", "2": "O"}},
        {"id2label": None},
        {"hidden_size": HIDDEN + 1},
        {"hidden_size": "32"},
        {"hidden_size": -4},
        {"num_hidden_layers": 10**6},
        {"layer_norm_eps": "small"},
        {"vocab_size": 3},
        {"num_hidden_layers": 3},
    ],
    ids=str,
)
def test_a_model_of_another_kind_is_refused(tmp_path: Path, settings: dict[str, Any]) -> None:
    folder = write_model(tmp_path, settings=settings)
    with pytest.raises(NeuralModelError):
        tagger(folder)


def test_labels_have_the_types_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps(configuration()), "utf-8")
    labels = read_configuration(path).labels
    assert labels == tuple("O" if "MISC" in label else label.replace("PERS", "PER") for label in LABELS)


@pytest.mark.parametrize(
    ("vocabulary", "settings"),
    [
        (VOCABULARY[4:], {}),
        (VOCABULARY, {"unk_token": "[NOTHING]"}),
        (VOCABULARY, {"do_basic_tokenize": False}),
    ],
    ids=["no special pieces", "another unknown piece", "another way of cutting"],
)
def test_a_vocabulary_without_what_is_needed_is_refused(
    tmp_path: Path, vocabulary: list[str], settings: dict[str, Any]
) -> None:
    with pytest.raises(NeuralModelError):
        read_wordpieces(write_model(tmp_path, vocabulary=vocabulary, words=settings))


def test_special_pieces_may_be_described_by_objects(tmp_path: Path) -> None:
    settings = {"unk_token": {"content": "[MASK]", "lstrip": False}, "cls_token": {"content": "[PAD]"}}
    pieces = read_wordpieces(write_model(tmp_path, words=settings))
    assert pieces.cut("語") == (VOCABULARY.index("[MASK]"),)
    assert pieces.begin == VOCABULARY.index("[PAD]")


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{",
        "{}",
        '{"model": {"type": "WordPiece", "vocab": {"a": "b"}}}',
        '{"model": {"type": "WordPiece", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2}}}',
    ],
)
def test_a_tokenizer_json_that_says_too_little_is_refused(tmp_path: Path, content: str) -> None:
    folder = write_model(tmp_path)
    (folder / "vocab.txt").unlink()
    (folder / "tokenizer.json").write_text(content, "utf-8")
    with pytest.raises(NeuralModelError):
        read_wordpieces(folder)


def test_a_vocabulary_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = write_model(tmp_path)
    (folder / "vocab.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NeuralModelError, match=r"vocab\.txt"):
        read_wordpieces(folder)
