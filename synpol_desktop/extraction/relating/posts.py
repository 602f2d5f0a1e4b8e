"""Whose an office is where its title has but a pronoun for that (``قائدها فلان``, ``مبعوثه فلان``)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.office_title import MINISTER
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.ties import TieWriter

_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_BESIDE, _HIS = 3, "ه"


class PostReader(TieWriter):
    """Finds what the pronoun of a title means."""

    _before: Mapping[int, Office] = MappingProxyType({})
    """The office read before the one that begins at a unit."""

    def _owner_of(self, office: Office) -> End | None:
        """Return the body that a title's pronoun means (``قائدها فلان``): a subject, else the last named."""
        clause = self._clause
        chief = self._served_by(office)
        if chief is not None:
            return chief
        here = [p for p in clause.phrases.items if p.last < office.first]
        for phrases in (here, clause.discourse.phrases):
            fitting = [
                (phrase, end)
                for phrase in reversed(phrases)
                for end in phrase.ends[:1]
                if self._kind(end) in _BODIES and clause.takes_pronoun(end, office.pronoun)
            ]
            chosen = [end for phrase, end in fitting if phrase.bare] or [end for _, end in fitting]
            if chosen:
                return End(chosen[0].entity, chosen[0].span)
            home = self._home_of_chief(office, here) if phrases is here else None
            if home is not None:
                return home
        return None

    def _home_of_chief(self, office: Office, before: list[Phrase]) -> End | None:
        """Return the state of whoever a clause is about, whose man the holder is (``أوفد فلان مبعوثه``)."""
        if office.pronoun != _HIS or office.role.relation is not RelationType.REPRESENTS:
            return None
        chief = next((p.ends[0] for p in before if p.bare and p.ends and not p.linked), None)
        home = None if chief is None else self._clause.discourse.homes.get(chief.entity)
        return None if home is None else End(home.entity, office.title)

    def _served_by(self, office: Office) -> End | None:
        """Return the body of the chief right before, whom a minister or a deputy serves (``فلان ونائبه``)."""
        before = self._before.get(office.first)
        if before is None or before.body is None or not self._clause.units[office.first].conjunction:
            return None
        serves = office.role.word == MINISTER or office.role.relation is RelationType.REPRESENTS
        near = office.first - before.last <= _BESIDE and office.pronoun == _HIS
        return before.body if serves and near else None
