import pytest

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values
from synpol_desktop.extraction.relating.inflection import Number, Shape
from synpol_desktop.extraction.relating.lexicon import lexicon

FORMS = [
    ("التقي", RelationType.CONSULT, Shape.PAST, Number.SINGULAR, False, ""),
    ("التقت", RelationType.CONSULT, Shape.PAST, Number.SINGULAR, True, ""),
    ("التقيا", RelationType.CONSULT, Shape.PAST, Number.DUAL, False, ""),
    ("التقوا", RelationType.CONSULT, Shape.PAST, Number.PLURAL, False, ""),
    ("سيلتقيان", RelationType.CONSULT, Shape.FUTURE, Number.DUAL, False, ""),
    ("دعت", RelationType.REQUEST, Shape.PAST, Number.SINGULAR, True, ""),
    ("يدعون", RelationType.REQUEST, Shape.PRESENT, Number.PLURAL, False, ""),
    ("يحثانه", RelationType.REQUEST, Shape.PRESENT, Number.DUAL, False, "ه"),
    ("اتهموها", RelationType.ACCUSE, Shape.PAST, Number.PLURAL, False, "ها"),
    ("متهمه", RelationType.ACCUSE, Shape.PARTICIPLE, Number.SINGULAR, True, ""),
    ("ادانتهما", RelationType.ACCUSE, Shape.MASDAR, Number.SINGULAR, False, "هما"),
    ("الانسحاب", RelationType.RETREAT, Shape.MASDAR, Number.SINGULAR, False, ""),
    ("لقاوه", RelationType.CONSULT, Shape.MASDAR, Number.SINGULAR, False, "ه"),
    ("يزر", RelationType.CONSULT, Shape.PRESENT, Number.SINGULAR, False, ""),
]


@pytest.mark.parametrize(("text", "kind", "shape", "number", "feminine", "pronoun"), FORMS)
def test_verbs_and_nouns_are_known_in_the_forms_of_running_text(
    text: str, kind: RelationType, shape: Shape, number: Number, feminine: bool, pronoun: str
) -> None:
    readings = [
        (trigger.type, form.shape, form.number, form.feminine, form.pronoun)
        for form, trigger in lexicon().triggers[text]
    ]

    assert (kind, shape, number, feminine, pronoun) in readings


def test_every_relation_type_has_triggers_or_a_reading_of_its_own() -> None:
    typed = {trigger.type for readings in lexicon().triggers.values() for _, trigger in readings}

    assert set(RelationType) - typed == {RelationType.HELD_IN}  # read from words of the class "held"
    assert lexicon().classes["held"]


def test_the_trigger_table_is_wide_and_sound() -> None:
    rows = list(read_table(resource("lexicons", "triggers.tsv")))
    words = sum(bool(row["past"]) + len(values(row["masdar"])) for row in rows)

    assert words >= 600
    for row in rows:
        assert any(row[column] for column in ("past", "present", "participle", "masdar")), row
        assert 0 < float(row["sure"]) < 1, row
        assert row["gloss"], row
        for column in ("verb", "noun"):
            assert len(set(values(row[column]))) == len(values(row[column])), row


@pytest.mark.parametrize("begin", range(4))
def test_a_form_is_the_same_before_all_forms_are_made_and_after(begin: int) -> None:
    every = {text: lexicon().triggers[text] for text in lexicon().triggers}
    anew = lexicon.__wrapped__().triggers
    asked = list(every)[begin::101]

    assert {text: anew[text] for text in asked} == {text: every[text] for text in asked}
    assert [text for word in asked if (text := f"{word}غ") not in every and text in anew] == []
    assert "غغغ" not in anew
    assert len(anew) == len(every)


def test_relations_join_only_what_the_definitions_allow() -> None:
    ends = lexicon().ends

    assert set(ends) == set(RelationType)
    for readings in lexicon().triggers.values():
        for _, trigger in readings:
            assert trigger.targets <= ends[trigger.type].target


def test_every_speech_verb_has_a_known_kind() -> None:
    kinds = {verb.kind for readings in lexicon().speech.values() for _, verb in readings}

    assert kinds == {"say", "more", "stance", "position", "deed", "denied", "cite"}


def test_a_class_of_words_is_told_once() -> None:
    classes = [row["class"] for row in read_table(resource("lexicons", "words.tsv"))]

    assert sorted(classes) == sorted(set(classes))
