"""A neural model that the user chose finds the names of an extraction."""

from __future__ import annotations

from pathlib import Path

from synpol_desktop.core.paths import data_dir
from synpol_desktop.extraction.current import current_tagger
from synpol_desktop.extraction.neural.storage import add_model, remove_model
from synpol_desktop.extraction.pipeline import Extractor, cut
from synpol_desktop.extraction.tagging.shipped import shipped_tagger
from synpol_desktop.extraction.tagging.tagger import Seen
from synpol_desktop.extraction.words import words_of
from tests.extraction.tiny_bert import lexicon_weights, write_model

TEXT = "قال زهران نديم في بلدة صفورينا."


def seen() -> Seen:
    tagger = current_tagger()
    assert tagger is not None
    return tagger.see(words_of(*cut(TEXT)))


def model(folder: Path) -> Path:
    meanings = {"زهران": "B-PERS", "نديم": "I-PERS", "صفور": "B-LOC"}
    return write_model(folder, lexicon_weights(meanings), words={"do_lower_case": False})


def test_its_names_are_those_that_rules_and_judge_are_given(tmp_path: Path) -> None:
    add_model(model(tmp_path))

    assert [(name.first, name.last, name.type) for name in seen().names] == [(1, 2, "PER"), (5, 5, "LOC")]
    assert "+" in Extractor().extract(TEXT).provenance.settings


def test_without_it_the_tagger_that_ships_is_used_again(tmp_path: Path) -> None:
    add_model(model(tmp_path))
    remove_model()

    assert current_tagger() is shipped_tagger()
    assert "+" not in Extractor().extract(TEXT).provenance.settings


def test_a_model_that_was_damaged_since_isn_t_used_and_that_is_said(tmp_path: Path) -> None:
    add_model(model(tmp_path))
    (weights,) = (data_dir() / "camel").rglob("model.safetensors")
    weights.write_bytes(weights.read_bytes()[:-8])

    assert current_tagger() is shipped_tagger()
    assert "the neural model isn't used" in Extractor().extract(TEXT).provenance.settings
