"""What the reader of a sentence knows where it comes to a trigger: who acts, who speaks, who did before."""

from __future__ import annotations

from synpol_desktop.core.light import light
from synpol_desktop.extraction.relating.ends import End


@light
class View:
    """Whom the words at a trigger can be about.

    Parameters
    ----------
    subject : tuple of End
        Whom the verb at the trigger, or the last one before it, is about.
    how : str
        How that was found (``Subject.how``).
    speakers : tuple of End
        Whose words these are.
    main : tuple of End
        Whom the main verb of the sentence is about so far.
    before : tuple of End
        Whom the verb before that one was about, in the sentence before if need be.
    """

    subject: tuple[End, ...]
    how: str
    speakers: tuple[End, ...]
    main: tuple[End, ...]
    before: tuple[End, ...]
