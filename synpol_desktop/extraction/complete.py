"""Where a name of the tables ends, though the words behind it look like parts of a name."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.shapes import is_adjective, is_feminine
from synpol_desktop.extraction.words import Reading, Word


def outgrows(words: Sequence[Word], first: int, reading: Reading, head: str, last: int) -> bool:
    """Whether a body's name goes on behind one that the tables know, by words that are no part of it.

    ``حزب الليكود اليميني``, ``تنظيم كذا والمسلحون``, ``حركة كذا المسؤولية``: the known name is the whole.
    """
    known = longest(words, first, reading)
    if known is None or known.names[0].weak or known.last >= last:
        return False
    cues, form = lexicon().cues, words[known.last + 1].form
    if form.startswith("وال"):
        short = known.last == first + 1 and head in cues["partyhead"]  # تحالف البناء and another of that name
        return not short and head not in cues["portfolios"]  # لجنة الأمن والدفاع والطاقة
    if form.startswith("لل") or words[known.last + 1].dashed:
        return False  # وكالة كذا للأنباء
    if not form.startswith("ال"):
        return head not in cues["foreign"]
    if form in cues["leaning"]:
        return True
    return not (is_adjective(form, is_feminine(head)) or form in cues["scope"] or knowledge().state_of(form))
