"""Failures that a user can meet, apart from bugs."""

from __future__ import annotations


class SynpolError(Exception):
    """An expected failure with a message for the user.

    Parameters
    ----------
    message : str
        What went wrong, one sentence, shown as it is.
    hint : str
        What the user can do about it; may be empty.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

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
