"""What an office phrase says: the role, the body it belongs to, who holds it."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Role


@dataclass(frozen=True, slots=True)
class Office:
    """One office phrase: units first..last.

    Parameters
    ----------
    body : End or None
        What the office belongs to; None when the text doesn't name it.
    person : End or None
        Who holds it; None for a title that stands alone.
    title : Span
        The words of the role with those of the body that are part of it.
    words : Span
        The words of the role alone.
    before : bool
        Whether the person stands before the role.
    pronoun : str
        The pronoun that stands for a body named before (``قائدها``), empty if there is none.
    seated : bool
        Whether a deputy sits in the body (``النائب عن الكتلة``) instead of standing in for its head.
    several : tuple of End
        Further bodies of the same office (``ممثل المنظمة والجامعة``).
    former : bool
        Whether the text says that it is over.
    event : End or None
        A meeting at which it is held.
    within : End or None
        A second body, in which the first one sits.
    department : bool
        Whether it is an office in a department of the body.
    known : bool
        Whether the tables know the body, which the title doesn't name.
    inside : bool
        Whether a preposition says that it is held in the body (``قائد ميداني في التنظيم``).
    nation : str
        The id of the state that an adjective of the title names.
    ends : int
        Where the title ends if nobody is named behind it; -1 if that is its last word.
    post : str
        What the office is called besides its body, the same for all names of one (``رئيس الوزراء``,
        ``رئيس الحكومة``).
    """

    first: int
    last: int
    role: Role
    title: Span
    words: Span
    body: End | None
    person: End | None
    before: bool
    several: tuple[End, ...] = ()
    pronoun: str = ""
    seated: bool = False
    former: bool = False
    event: End | None = None
    within: End | None = None
    department: bool = False
    known: bool = False
    inside: bool = False
    nation: str = ""
    ends: int = -1
    post: str = ""
