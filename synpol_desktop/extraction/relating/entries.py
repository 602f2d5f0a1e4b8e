"""What the rows of the reader's tables say: triggers and their slots, verbs of speech, roles, ends, cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from synpol_desktop.core.kinds import EntityType, Modality, RelationType

OBJECT = "obj"
GENITIVE = "gen"
EACH = "each"
BETWEEN = "بين"
SPEAKER = "متكلم"
FAULT = "تقصير"
OF_CLASS = "@"
"""Before the name of a class of words, where a companion may be any of them."""

JUDGED = frozenset({RelationType.SUPPORT, RelationType.REJECT, RelationType.ACCUSE})
"""What is said of somebody for what he does."""


class Slot(NamedTuple):
    """One way in which a trigger's other end is introduced.

    ``how`` is ``obj``, ``gen``, ``each`` or a folded preposition; ``reversed`` when it introduces the
    source and the grammatical subject is the target.
    """

    how: str
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of the trigger table; ``verb`` and ``noun`` are the slots after the verb and after the noun."""

    type: RelationType
    verb: tuple[Slot, ...]
    noun: tuple[Slot, ...]
    needs: tuple[str, ...]
    sure: float
    targets: frozenset[EntityType]
    gloss: str

    def __hash__(self) -> int:
        return hash(self.gloss)  # few rows share it

    @property
    def is_misconduct(self) -> bool:
        """Whether it is a noun for what its genitive does wrong, not done to it (``سياسة الدولة``)."""
        return self.type is RelationType.ACCUSE and not self.verb


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A row of the table of speech verbs.

    Parameters
    ----------
    addressee : str
        Whether it has to (``must``) or can (``may``) name whom it is said to; empty where it does not.
    content : frozenset of str
        The words that introduce what is said behind the addressee.
    """

    kind: str
    needs: tuple[str, ...]
    sure: float
    addressee: str = ""
    content: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """A word for an office holder, the tie it makes and the prepositions that may introduce the body.

    ``bound``: only these do, as the word says by itself what somebody is (``العقيد في الجيش``).
    ``long``: it is written with a long alif, without which it is another word (``آمر``, no ``أمر``).
    """

    word: str
    relation: RelationType
    preps: frozenset[str]
    definite: bool
    number: int
    bound: bool = False
    long: bool = False


@dataclass(frozen=True, slots=True)
class Owned:
    """A role with an attached pronoun (``قائدها``)."""

    role: Role
    pronoun: str


@dataclass(frozen=True, slots=True)
class Ends:
    """Which types a relation joins; ``material`` acts need a doer that the text names with the act."""

    source: frozenset[EntityType]
    target: frozenset[EntityType]
    material: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that set the modality of a trigger up to ``reach`` words after them.

    ``behind``: prepositions one of which must stand between them and it (``نص على تشكيل``), none if empty.
    """

    modality: Modality
    words: tuple[str, ...]
    reach: int
    behind: frozenset[str] = frozenset()
