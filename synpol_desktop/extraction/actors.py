"""Who and what a text names: from candidate spans to entities with their mentions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.names import name_at
from synpol_desktop.core.found import FoundEntity, FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction import (
    acronyms,
    acts,
    alike,
    contexts,
    coordination,
    dated,
    events,
    judging,
    nationals,
    offices,
    organisations,
    persons,
    places,
    rolls,
    shorts,
    states,
)
from synpol_desktop.extraction.candidates import Candidate, choose
from synpol_desktop.extraction.document import Adjective
from synpol_desktop.extraction.gazetteer import known_names
from synpol_desktop.extraction.knowledge import is_known, knowledge, known_id
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.quotes import closed_end, is_byline
from synpol_desktop.extraction.resolution import resolve, with_first_names
from synpol_desktop.extraction.shapes import is_any_such
from synpol_desktop.extraction.stateforms import state_adjectives
from synpol_desktop.extraction.tagging.naming import is_full_name, tagged_names, without_parts
from synpol_desktop.extraction.tagging.tagger import Seen, Tagger
from synpol_desktop.extraction.tagging.world import with_listed
from synpol_desktop.extraction.words import Word, forget_text


@dataclass(frozen=True, slots=True)
class Actors:
    """Entities, their mentions and the adjectives that carry one of them, in reading order."""

    entities: tuple[FoundEntity, ...] = ()
    mentions: tuple[FoundMention, ...] = ()
    adjectives: tuple[Adjective, ...] = ()


def find_actors(text: str, published: str | None, words: Sequence[Word], tagger: Tagger | None) -> Actors:
    """Find the actors among the words of a text; without a tagger rules and tables work alone."""
    seen = tagger.see(words) if tagger is not None else Seen(words, [])
    chosen, proposed = draft(seen, published)
    if tagger is not None and tagger.judges:
        verdicts = judging.cut(words, chosen, tagger.judge(seen, judging.drafts(chosen)))
        chosen = _settled(words, judging.upheld(words, chosen, proposed, verdicts), published)
        chosen = judging.kept(judging.with_heads(words, chosen, verdicts), verdicts)
    chosen = [each for each in with_first_names(chosen) if _is_meant(words, each)]
    chosen = sorted([*chosen, *offices.titles(words, chosen, published)], key=lambda found: found.start)
    found = _actors(text, words, chosen)
    forget_text()
    return found


def _is_meant(words: Sequence[Word], name: Candidate) -> bool:
    """Whether a find is no phrase (حسن الجوار), people (الشيعة), byline or any such body (لجنة برلمانية)."""
    if name.type not in _NARROW or is_known(name.key):
        return name.type is not EntityType.ORG or not is_byline(words, name.first, name.last)
    cues = lexicon().cues
    lone = name.first == name.last and name.kind is MentionKind.NAMED
    if lone and any(reading.form in cues["people"] for reading in words[name.first].readings):
        return False
    if name.type is EntityType.PER:
        return f"{words[name.first].form}_{words[name.last].form}" not in cues["phrase"]
    if is_byline(words, name.first, name.last):
        return False
    return name.kind is not MentionKind.NAMED or not is_any_such(words, name.first, name.last)


_NARROW = frozenset({EntityType.PER, EntityType.ORG})


def draft(seen: Seen, published: str | None) -> tuple[list[Candidate], list[Candidate]]:
    """Return the mentions as rules, tables and the tagger see them, and all that they had proposed."""
    words = seen.words
    adjectives = state_adjectives(words)
    known = _full_names(words, published)
    tagged = [
        name
        for name in tagged_names(words, with_listed(words, seen.names), known)
        if name.first not in adjectives
    ]
    proposed = [*without_parts(words, known, tagged), *tagged]
    return _settled(words, proposed, published), [*known, *tagged]


def _settled(words: Sequence[Word], proposed: Sequence[Candidate], published: str | None) -> list[Candidate]:
    chosen = resolve(words, choose(name for name in proposed if is_full_name(name)))
    chosen = _with_contextual(words, chosen, published)
    chosen = nationals.without_common_keys(words, nationals.with_nationals(words, chosen))
    chosen = alike.as_one(acronyms.with_known(words, chosen), published)
    chosen = choose([*chosen, *acronyms.acronyms(words, chosen)])
    chosen = _with(chosen, shorts.short_names(words, chosen))
    chosen = _with(chosen, (name for name in proposed if not is_full_name(name)))
    return coordination.with_shared_forces(words, chosen)


def _with_contextual(
    words: Sequence[Word], chosen: list[Candidate], published: str | None
) -> list[Candidate]:
    """Return what was chosen with what the subject of the text tells: that says more than a pattern does."""
    told = list(contexts.contextual(words, chosen, published))
    places = {(each.first, each.last) for each in told}
    patterns = contexts.PATTERNS
    kept = [each for each in chosen if each.rule not in patterns or (each.first, each.last) not in places]
    return _with(kept, told)


def _with(chosen: list[Candidate], others: Iterable[Candidate]) -> list[Candidate]:
    """Return what was chosen, chosen anew if there are others."""
    added = list(others)
    return choose([*chosen, *added]) if added else chosen


def _full_names(words: Sequence[Word], published: str | None) -> list[Candidate]:
    known = known_names(words, published)
    bodies = [*states.state_bodies(words)]
    taken = {
        place: candidate.type
        for candidate in (*known, *bodies)
        if candidate.last > candidate.first
        for place in range(candidate.first, candidate.last + 1)
    }
    inside = {place for c in (*known, *bodies) for place in range(c.first, c.last + 1)}
    others = [
        *bodies,
        *states.sides(words),
        *coordination.coordinated(words),
        *organisations.organisations(words),
        *acts.numbered_acts(words),
        *events.rounds(words),
        *acts.named_acts(words),
        *dated.dated(words),
        *events.named_events(words),
        *places.villages(words),
        *places.sites(words),
    ]
    called = list(persons.persons(words, taken, inside))
    listed = rolls.listed(words, [*(each for each in known if each.type is EntityType.PER), *called], inside)
    return [*known, *others, *called, *listed]


def _actors(text: str, words: Sequence[Word], chosen: Sequence[Candidate]) -> Actors:
    numbers: dict[str, int] = {}
    for candidate in chosen:
        numbers.setdefault(candidate.key, len(numbers))
    surfaces: list[dict[str, None]] = [{} for _ in numbers]
    fused: list[dict[str, None]] = [{} for _ in numbers]
    for candidate in chosen:
        if candidate.kind is not MentionKind.OFFICE:
            # In "لل" (for the) the article has lost its alef: it tells a name only if there is no other form.
            span = _span(text, words, candidate)
            kept = fused if text[max(0, span.start - 1) : span.start + 1] == "لل" else surfaces
            kept[numbers[candidate.key]][name_at(text, span, partial(_begins, candidate.key))] = None
    kinds = {candidate.key: candidate.type for candidate in chosen}
    entities = tuple(
        _entity(key, kinds[key], surfaces[number] or fused[number]) for key, number in numbers.items()
    )
    mentions = tuple(
        _mention(numbers[candidate.key], entities, candidate, _span(text, words, candidate))
        for candidate in chosen
    )
    return Actors(entities, mentions, tuple(_adjectives(words, mentions, numbers)))


def _entity(key: str, kind: EntityType, surfaces: Collection[str]) -> FoundEntity:
    name = _name(key, surfaces)
    return FoundEntity(kind, name, tuple(surfaces) or (name,), key, _english(key))


def _begins(key: str, word: str) -> bool:
    """Whether a name of a thing of the tables begins with a word, or one whose head noun has the article."""
    thing = knowledge().thing(key)
    if thing is not None:
        return thing.name.split()[0] == word
    head, tables = folded(word).removeprefix("ال"), lexicon()
    named = head in tables.heads or head in tables.acts or head in tables.cues["resolution"]
    return named and word.startswith("ال")


def _name(key: str, surfaces: Collection[str]) -> str:
    """Return the display name: the tables', else the longest surface of the text."""
    thing = knowledge().thing(key)
    if thing is not None:
        return thing.name
    return max(surfaces, key=lambda surface: (len(surface.split()), len(surface), surface))


def _english(key: str) -> str:
    thing = knowledge().thing(key)
    if thing is not None:
        return thing.english
    if not is_known(key):
        return ""
    state, _, body = known_id(key).partition(".")
    named = next((known for known in knowledge().bodies.values() if known.id == body), None)
    return f"{knowledge().things[state].english}: {named.english}" if named else ""


def _span(text: str, words: Sequence[Word], candidate: Candidate) -> Span:
    return Span(candidate.start, closed_end(text, words, candidate.first, candidate.last))


def _mention(number: int, entities: Sequence[FoundEntity], candidate: Candidate, span: Span) -> FoundMention:
    rule = lexicon().rules[candidate.rule]
    reason = rule.reason.replace("{name}", entities[number].name)
    confidence = rule.confidence if candidate.confidence is None else candidate.confidence
    return FoundMention(number, span, candidate.kind, confidence, candidate.rule, reason)


def _adjectives(
    words: Sequence[Word], mentions: Sequence[FoundMention], numbers: dict[str, int]
) -> Iterable[Adjective]:
    at = 0
    mentions = [mention for mention in mentions if mention.kind is not MentionKind.OFFICE]
    for span, key in states.adjectives(words):
        while at < len(mentions) and mentions[at].span.end <= span.start:
            at += 1
        free = at == len(mentions) or not mentions[at].span.overlaps(span)
        if free and key in numbers:
            yield Adjective(span, numbers[key])
