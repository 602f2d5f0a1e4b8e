"""What the reader of a sentence knows at each trigger, and what the weighing makes of it."""

import pytest

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from synpol_desktop.extraction.weighing.describing import Described, Describer
from synpol_desktop.extraction.weighing.glancing import FirstLook
from synpol_desktop.extraction.weighing.pairs import OUTSIDE, pairs
from synpol_desktop.extraction.weighing.ranking import shipped_ranker
from tests.extraction.marked import document

GOES_ON = document("وصل {{a:PER|نزار العامري}} إلى المطار. ودعا {{c:GPE|تونس}} إلى فتح المعابر.")
TWO_ASK = document(
    "دعا {{a:PER|نزار العامري}} {{c:GPE|تونس}} إلى الحوار، فيما دعت {{h:ORG|حركة الوفاء}} "
    "{{d:GPE|مصر}} إلى الهدوء."
)


def described(parsed: Document, look: FirstLook | None = None) -> list[Described]:
    """Return all candidates of a document, with a first look those that it doesn't find hopeless."""
    reading = read(parsed)
    describer = Describer(parsed, reading.statements)
    found = pairs(reading.sentences, reading.relations, reading.views)
    together = zip(reading.sentences, found, reading.views, strict=True)
    return [each for one, here, views in together for each in describer.claims(one, here, look, views)]


def test_a_trigger_knows_whom_its_verb_is_about() -> None:
    views = read(TWO_ASK).views[0]

    subjects = [TWO_ASK.entities[end.entity].name for view in views.values() for end in view.subject]

    assert subjects[0] == "نزار العامري"
    assert subjects[-1] == "حركة الوفاء"


def test_who_goes_on_from_a_sentence_before_is_a_candidate_with_who_is_named() -> None:
    outside = [each.claim for each in described(GOES_ON) if each.claim.pair.first.rule == OUTSIDE]

    assert {(GOES_ON.entities[claim.source.entity].name, claim.type) for claim in outside} >= {
        ("نزار العامري", RelationType.REQUEST)
    }


def test_a_candidate_is_seen_at_the_word_whose_subject_is_its_source() -> None:
    names = [entity.name for entity in TWO_ASK.entities]
    source, target = names.index("حركة الوفاء"), names.index("مصر")

    cues = [
        each.claim.cue
        for each in described(TWO_ASK)
        if each.claim.key == (RelationType.REQUEST, source, target)
    ]

    assert [cue.place for cue in cues if cue is not None] == [
        max(read(TWO_ASK).views[0]),
    ]


def test_features_tell_as_what_an_end_was_known() -> None:
    describer = Describer(TWO_ASK, read(TWO_ASK).statements)

    features = {feature for each in described(TWO_ASK) for feature in describer.features(each)}

    assert any("view S:after" in feature for feature in features)
    assert any("view T:other" in feature for feature in features)


@pytest.mark.parametrize("parsed", [GOES_ON, TWO_ASK])
@pytest.mark.parametrize("least", [-4.0, -2.0, -1.0, 0.0, 1.0])
def test_a_first_look_leaves_out_just_what_it_finds_hopeless(parsed: Document, least: float) -> None:
    ranker = shipped_ranker()
    assert ranker is not None
    look = FirstLook(ranker.model, least)
    describer = Describer(parsed, read(parsed).statements)
    every = described(parsed)

    hopeful = [each for each in every if each.claim.read or look.sum_of(describer.first(each)) >= least]

    assert [each.claim.key for each in described(parsed, look)] == [each.claim.key for each in hopeful]
    assert len(hopeful) < len(every) or least < 0
