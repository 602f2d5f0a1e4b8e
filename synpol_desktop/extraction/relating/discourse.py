"""What earlier sentences leave for later ones: subjects, speakers, pairs, homelands."""

from __future__ import annotations

from dataclasses import dataclass, field

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.voices import Floor

_HEARD = 5


@dataclass
class Discourse:
    """The memory of a reader between the sentences of one document.

    Parameters
    ----------
    subject : tuple of End
        Who the last finite verb was about; empty after a clause whose subject has no name.
    speakers : tuple of End
        Who spoke last; empty after an unnamed speaker.
    unnamed : bool
        Whether who spoke last has no name here.
    silent : int
        Sentences since the last one in which somebody spoke.
    place : int or None
        The town that was named last, for ``المدينة``.
    province : int or None
        The province that was named last, for ``المحافظة``.
    feminine : bool
        Whether the verb with which they spoke was feminine.
    pair : tuple of End
        The last two sides that the text brought together, for ``الطرفان``.
    countries : tuple of End
        The states of the last pair, for ``البلدان``.
    phrases : tuple of Phrase
        Those of the sentence before.
    author : tuple of End
        Who says *we* outside of all quotes: the issuer of a communiqué.
    parties : tuple of End
        The two states of a joint communiqué, whom a dual means all through it.
    floor : Floor or None
        The passage of a speaker that the sentence belongs to.
    opens : bool
        Whether the sentence is the first of that passage.
    lists : tuple of tuple of End
        The last lists of persons, of bodies or of states, for ``الدول الأربع``.
    guarantors : tuple of End
        The states that a sentence called guarantors.
    titles : dict
        Who bore a title last, by the title's noun (``وزير``), alone and with the word behind it.
    plain_titles : dict
        Who bore a title last to which no state was named: who is meant by the title alone.
    homes : dict
        State of a person who holds an office of it.
    heard : tuple of (tuple of End, bool or None)
        Who spoke of late, each with the gender of the verb, None where it showed none.
    bodies : dict
        For whom a person speaks who says *we*: the body of his office.
    deeds : dict
        Whose a deed was last, by the noun for it (``الخطوة``).
    issuers : dict
        Who issued the last text of a kind, by the noun for it (``بيان``).
    done : dict
        Who did last what a type of relation says.
    genders : dict
        Persons of whom a verb showed whether they are women.
    """

    subject: tuple[End, ...] = ()
    speakers: tuple[End, ...] = ()
    unnamed: bool = False
    silent: int = 0
    place: int | None = None
    province: int | None = None
    feminine: bool = False
    pair: tuple[End, ...] = ()
    countries: tuple[End, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    author: tuple[End, ...] = ()
    parties: tuple[End, ...] = ()
    floor: Floor | None = None
    opens: bool = False
    lists: tuple[tuple[End, ...], ...] = ()
    guarantors: tuple[End, ...] = ()
    titles: dict[str, End] = field(default_factory=dict)
    plain_titles: dict[str, End] = field(default_factory=dict)
    homes: dict[int, End] = field(default_factory=dict)
    bodies: dict[int, End] = field(default_factory=dict)
    deeds: dict[str, tuple[End, ...]] = field(default_factory=dict)
    issuers: dict[str, tuple[End, ...]] = field(default_factory=dict)
    done: dict[RelationType, tuple[End, ...]] = field(default_factory=dict)
    heard: tuple[tuple[tuple[End, ...], bool | None], ...] = ()
    genders: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let the parties of a joint communiqué be the pair from the start."""
        self.pair = self.countries = self.parties

    def take_floor(self, opened: Floor | None, sentence: Span) -> None:
        """Let who opens a passage speak in its sentences, and nobody in a question."""
        self.opens = opened is not None
        if opened is not None:
            self.floor = opened
            self.speakers = self.subject = opened.speakers
        elif self.floor is not None and self.floor.span.end <= sentence.start:
            self.floor = None

    def hear(self, speakers: tuple[End, ...], feminine: bool | None) -> None:
        """Remember who just spoke, and the gender of the verb."""
        self.heard = (*self.heard[1 - _HEARD :], (speakers, feminine))

    def meet(self, ends: tuple[End, ...]) -> None:
        """Remember two sides, and their states where they are known."""
        if len(ends) != 2 or ends[0].entity == ends[1].entity:
            return
        if self.parties:
            return
        first, second = (self.homes.get(end.entity) for end in ends)
        if (first and first.entity == ends[1].entity) or (second and second.entity == ends[0].entity):
            return  # a person and his own state are no two sides
        self.pair = ends
        if first is not None and second is not None:
            self.countries = (first, second)
