"""How much an archive may hold, counted in bytes that really come out of it."""

from __future__ import annotations

from synpol_desktop.core.errors import UnreadableFileError

MEMBER_MB = 200
TOTAL_MB = 2048
MOST_RATIO = 100
"""More than that no text shrinks; what does is made to fill the memory of whoever opens it."""
RATIO_FROM = 1 << 20
"""A member that unpacks to less harms nobody, whatever its ratio."""
MOST_MEMBERS = 200_000
DEPTH = 2
"""An archive in an archive is read, one in that is not."""


class BudgetSpentError(UnreadableFileError):
    """Archive and archives in it hold too much together; none of them is read any further."""


class Budget:
    """What is left of the bytes that an archive and the archives in it may hold together."""

    def __init__(self) -> None:
        self._left = TOTAL_MB << 20

    def spend(self, count: int) -> None:
        """Count bytes, as they come out or as the archive claims.

        Raises
        ------
        BudgetSpentError
            If they are more than what is left.
        """
        self._left -= count
        if self._left < 0:
            raise BudgetSpentError(
                "The archive unpacks to more than {size} MB; the rest of it is not read.",
                hint="Unpack it yourself if you trust it, and import the folder.",
                size=TOTAL_MB,
            )


def see_size(size: int) -> None:
    """Refuse a member that is too large.

    Raises
    ------
    UnreadableFileError
        If it is.
    """
    if size > MEMBER_MB << 20:
        raise UnreadableFileError(
            "It unpacks to more than {size} MB.", hint="Split it into articles.", size=MEMBER_MB
        )


def see_ratio(unpacked: int, packed: int) -> None:
    """Refuse what unpacks to many times its size.

    Raises
    ------
    UnreadableFileError
        If it does.
    """
    if unpacked > RATIO_FROM and unpacked > MOST_RATIO * max(packed, 1):
        raise UnreadableFileError(
            "It unpacks to more than {ratio} times its size, as no text does.",
            hint="Archives like this are made to do harm. Don't open it elsewhere either.",
            ratio=MOST_RATIO,
        )


def see_count(count: int) -> None:
    """Refuse an archive of too many members.

    Raises
    ------
    UnreadableFileError
        If it has more than `MOST_MEMBERS`.
    """
    if count > MOST_MEMBERS:
        raise UnreadableFileError(
            "The archive has more than {count} members.",
            hint="Unpack it yourself if you trust it, and import the folder.",
            count=MOST_MEMBERS,
        )
