"""Failures that a user can meet, apart from bugs."""

from __future__ import annotations


class SynpolError(Exception):
    """An expected failure with a message for the user.

    Parameters
    ----------
    message : str
        What went wrong, one sentence. With ``places`` it is a template, ``"{name} is empty."``, so that the
        window can translate it before the places are filled.
    hint : str
        What the user can do about it; may be empty.
    **places : object
        Values for the named places of message and hint.
    """

    def __init__(self, message: str, *, hint: str = "", **places: object) -> None:
        super().__init__(message)
        self.template = message
        self.hint_template = hint
        self.places = places

    @property
    def message(self) -> str:
        """What went wrong, in English."""
        return self.template.format(**self.places) if self.places else self.template

    @property
    def hint(self) -> str:
        """What to do about it, in English; may be empty."""
        return self.hint_template.format(**self.places) if self.places else self.hint_template

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class CancelledError(SynpolError):
    """The user asked a job to stop; what was committed before stays."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class UnreadableFileError(SynpolError):
    """A file that can't be imported; the others are not concerned."""


class WorkspaceError(SynpolError):
    """A workspace file that can't be opened or written."""


class NotAWorkspaceError(WorkspaceError):
    """The file belongs to another program, or is damaged beyond recognition."""


class WorkspaceTooNewError(WorkspaceError):
    """The file was written by a newer release."""


class WorkspaceLockedError(WorkspaceError):
    """Another window or program is writing to the file."""


class EditRefusedError(SynpolError):
    """An edit, undo or redo that can't be done now; the message says why."""
