"""One pass over a document: who did what to whom, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from synpol_desktop.core.found import FoundMention, FoundRelation, FoundStatement
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.acts import ActReader
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.discourse import Discourse
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.events import Events
from synpol_desktop.extraction.relating.holders import Holders
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.lexicon import Lexicon, lexicon
from synpol_desktop.extraction.relating.memory import remember
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.office_home import Homes
from synpol_desktop.extraction.relating.offices import OfficeReader
from synpol_desktop.extraction.relating.phrases import PhraseReader
from synpol_desktop.extraction.relating.speech import SpeechReader
from synpol_desktop.extraction.relating.structure import StructureReader
from synpol_desktop.extraction.relating.units import Sentence, UnitReader
from synpol_desktop.extraction.relating.view import View
from synpol_desktop.extraction.relating.voices import Voices
from synpol_desktop.extraction.relating.wholes import Wholes

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """The relations and statements of a document, and the units of its sentences as they were read."""

    relations: tuple[FoundRelation, ...]
    statements: tuple[FoundStatement, ...]
    sentences: tuple[Sentence, ...]
    views: tuple[Mapping[int, View], ...] = ()


def read(document: Document) -> Reading:
    """Read a document once, sentence by sentence."""
    words = lexicon()
    sentences = tuple(UnitReader(document, words).sentences())
    office_reader = OfficeReader(document, words)
    offices = [office_reader.offices(sentence) for sentence in sentences]
    events, wholes = Events(document, words), Wholes(document)
    Homes(document, wholes, offices).settle(sentences)
    every = [office for found in offices for office in found]
    holders = Holders(every, document)
    _remember_presiding(document, words, sentences, holders)
    phrase_reader = PhraseReader(words, holders.of, partial(_is_person, document))
    voices = Voices(document, words)
    discourse = Discourse(
        homes=_homes(document, every),
        bodies=_bodies(every),
        author=voices.author,
        parties=voices.parties,
    )
    ledger = Ledger(document, words, _served(every))
    views: list[dict[int, View]] = []
    for sentence, found in zip(sentences, offices, strict=True):
        phrases = phrase_reader.phrases(sentence, found)
        discourse.take_floor(voices.floor(sentence.span), sentence.span)
        clause = Clause(document, words, sentence, phrases, discourse, holders)
        told = len(ledger.statements)
        speech = SpeechReader(clause, ledger)
        acts = ActReader(clause, ledger, speech)
        acts.read()
        views.append(acts.views)
        speech.close()
        discourse.silent = 0 if len(ledger.statements) > told else discourse.silent + 1
        StructureReader(clause, ledger, events, wholes).read(found)
        remember(clause)
    return Reading(tuple(ledger.relations()), tuple(ledger.statements), sentences, tuple(views))


def _is_person(document: Document, mention: FoundMention) -> bool:
    return document.entity_of(mention).type is EntityType.PER


def _remember_presiding(
    document: Document, words: Lexicon, sentences: tuple[Sentence, ...], holders: Holders
) -> None:
    """Let who leads a delegation of a body be its head (``وفد الهيئة برئاسة فلان``)."""
    presided = words.classes["presided"]
    for sentence in sentences:
        for at, unit in enumerate(sentence.units):
            if unit.word not in presided:
                continue
            before = (each.mention for each in reversed(sentence.units[max(0, at - _NEAR) : at]))
            behind = (each.mention for each in sentence.units[at + 1 : at + 1 + _NEAR])
            body, person = (next(filter(None, mentions), None) for mentions in (before, behind))
            if body is None or person is None or not _is_person(document, person):
                continue
            if document.entity_of(body).type is EntityType.ORG:
                holders.preside(body.entity, End(person.entity, person.span))


def _served(offices: list[Office]) -> frozenset[tuple[int, int]]:
    return frozenset(
        (office.person.entity, office.body.entity) for office in offices if office.person and office.body
    )


def _bodies(offices: list[Office]) -> dict[int, End]:
    bodies: dict[int, End] = {}
    for office in offices:
        if office.person is not None and office.body is not None and not office.former:
            bodies.setdefault(office.person.entity, office.body)
    return bodies


def _homes(document: Document, offices: list[Office]) -> dict[int, End]:
    homes: dict[int, End] = {}
    for office in offices:
        if office.person is None or office.body is None or office.role.relation is RelationType.MEMBER_OF:
            continue
        if document.entities[office.body.entity].type is EntityType.GPE:
            homes.setdefault(office.person.entity, office.body)
    return homes
