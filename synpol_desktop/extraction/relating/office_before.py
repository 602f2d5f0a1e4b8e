"""What stands before a role word: the person whom it follows in apposition, or a noun that it describes."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, Quad, RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import OBJECT, Role
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.units import Kind, Unit

_NISBA = ("ي", "يه", "يا")
_FOR = "ل"
_THEIRS = ("ها", "هم", "نا", "كم", "اته")
_NO_NOUNS = frozenset({"complementizer", "relative", "subordinator", "transparent", "auxiliary", "negation"})


def person_before(
    document: Document, words: Lexicon, units: tuple[Unit, ...], place: int, previous: Office | None
) -> End | None:
    """Return the person that the role follows in apposition, or who has the office before it too."""
    here = units[place]
    if here.case:
        return None
    if here.conjunction:
        if previous is not None and previous.before and 0 <= place - previous.last <= 1:
            return previous.person
        return None
    back = place - 1
    signs = 0
    while back > 0 and _leads(words, units[back].whole):
        back -= 1
    while back >= 0 and units[back].kind is Kind.SIGN and signs < 3:
        if units[back].word not in {"،", ",", "(", "»", "”", '"', "-", "–"}:
            return None
        signs += 1
        back -= 1
    while back > 0 and _leads(words, units[back].whole):
        back -= 1
    if previous is not None and previous.before and signs and back == previous.last:
        return previous.person
    if back < 0 or here.role is None:
        return None
    if back == place - 1 and words.has("plural_role", here.word):
        return None  # "he received experts of the agency"
    mention = units[back].mention
    if mention is None or document.entity_of(mention).type is not EntityType.PER:
        return None
    if back == place - 1 and back and here.role.definite and _is_done_to_another(document, units, back):
        return None
    own = previous.person if previous is not None and not previous.before else None
    if own is not None and own.entity == mention.entity and here.role.definite and not signs:
        return None  # "the president of one state, NAME, received the president of another"
    return End(mention.entity, mention.span)


def _is_done_to_another(document: Document, units: tuple[Unit, ...], at: int) -> bool:
    """Whether a person by his last name does something to who holds the office behind him.

    ``استقبل فلان الرئيس الفلاني``: the verb has to have an object, and no name would be so short.
    """
    verb, mention = units[at - 1], units[at].mention
    if verb.case or mention is None or any(sign.isspace() for sign in mention.span.of(document.text)):
        return False
    return any(
        form.shape.finite and not form.pronoun and any(slot.how == OBJECT for slot in trigger.verb)
        for form, trigger in verb.triggers
        if trigger.type.quad is not Quad.STRUCTURAL
    )


def _leads(words: Lexicon, whole: str) -> bool:
    """Whether a word may stand between a person and an office (``وهو أحد قادة الحزب``)."""
    return words.has("copula", whole) or words.has("among", whole)


def is_adjective(units: tuple[Unit, ...], place: int) -> bool:
    """Whether a word for a holder is an adjective of the noun before (``مواقع عسكرية في``)."""
    unit, before = units[place], units[place - 1] if place else None
    if before is None or before.kind is not Kind.WORD or "preposition" in before.kinds:
        return False
    if unit.case or unit.conjunction or before.finite or before.role is not None or before.dated:
        return False
    definite = before.word.startswith("ال") or before.word.endswith(_THEIRS)
    nisba = unit.word.endswith(_NISBA) and definite is unit.word.startswith("ال")
    return nisba and before.kinds.isdisjoint(_NO_NOUNS)


def is_no_office(words: Lexicon, units: tuple[Unit, ...], place: int, role: Role) -> bool:
    """Whether a word only describes (``الوفد المفاوض``), or is a title or a rank here."""
    before = units[place - 1].word if place else ""
    following = units[place + 1] if place + 1 < len(units) else None
    definite = units[place].word.startswith("ال")
    if definite and words.has("resumed", before):
        return True
    if definite and words.has("no_settlement", units[place].word):
        return True  # the province, not a woman who governs
    if role.bound and (role.number > 1 or not _is_followed_by(words, units, place, role.preps)):
        return True
    posted = following is not None and following.mention is None and following.case == _FOR
    if posted and role.relation is RelationType.MEMBER_OF and _FOR not in role.preps:
        return True  # "the candidate for the post of head of the body"
    titled = definite and units[place].word in words.titles and following is not None
    role_behind = following.role if titled and following is not None else None
    return role_behind is not None and role_behind.definite and not role_behind.bound


def _is_followed_by(words: Lexicon, units: tuple[Unit, ...], place: int, preps: frozenset[str]) -> bool:
    """Whether one of some prepositions follows a role, or what says that it is no longer held."""
    at = place + 1
    while at < len(units) and words.has("former", units[at].word):
        at += 1  # "the retired general in the army"
    return at < len(units) and bool({units[at].word, units[at].case} & preps)
