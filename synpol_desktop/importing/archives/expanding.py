"""From a file to the files that it stands for: itself, or the members of an archive, to any allowed depth."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO
from zipfile import ZipInfo

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.archives.budget import DEPTH, Budget, BudgetSpentError
from synpol_desktop.importing.archives.names import base, from_zip, is_hidden, see_name, visible
from synpol_desktop.importing.archives.tars import members
from synpol_desktop.importing.archives.zips import Zip
from synpol_desktop.importing.formats import Format, format_of
from synpol_desktop.importing.items import Refusal, Skipped
from synpol_desktop.importing.sources import Source

Leaf = Source | Refusal | Skipped


def expand(source: Source, budget: Budget | None = None, depth: int = 0) -> Iterator[Leaf]:
    """Yield what is to be read, in an order that is the same every time.

    A member that can't be had is a refusal; the others come all the same.
    """
    format_ = format_of(source.name)
    if format_ is None:
        yield Skipped(source.name)
    elif format_.module:
        yield source
        if format_.key == "mail":
            yield from _attached(source, budget or Budget(), depth)
    elif depth >= DEPTH:
        yield Refusal(
            source.name,
            UnreadableFileError(
                "Archives in archives in archives are not read.", hint="Unpack it, and import the folder."
            ),
        )
    else:
        try:
            yield from _members(source, format_, budget or Budget(), depth + 1)
        except UnreadableFileError as error:
            if isinstance(error, BudgetSpentError) and depth:
                raise  # it is about all archives together
            yield Refusal(source.name, error)


def _members(source: Source, format_: Format, budget: Budget, depth: int) -> Iterator[Leaf]:
    with source.opener() as stream:
        if format_.key == "zip":
            format_.see(stream.read(1024))
            archive = Zip(stream, budget)
            for member in archive.members:
                name = from_zip(member.filename, is_unicode=bool(member.flag_bits & 0x800))
                opener = partial(_of_zip, archive, member)
                yield from _member(name, opener, _time(member), budget, depth)
            return
        for name, changed, content in members(stream, budget):
            yield from _member(name, partial(_of_tar, content), changed, budget, depth)


def _attached(source: Source, budget: Budget, depth: int) -> Iterator[Leaf]:
    """Yield the files attached to a mail; it counts as an archive of them."""
    from synpol_desktop.importing.readers.mime import attachments, file_name, message, payload

    try:
        parts = list(attachments(message(source.data())))
    except UnreadableFileError:
        return  # its own reader says so
    for part in parts if depth < DEPTH else ():
        data = payload(part)
        budget.spend(len(data))
        yield from _member(
            file_name(part) or "?", partial(_of_bytes, data), source.changed, budget, depth + 1
        )


def _member(name: str, opener: partial[BinaryIO], changed: str, budget: Budget, depth: int) -> Iterator[Leaf]:
    if is_hidden(name):
        yield Skipped(visible(name))
        return
    try:
        see_name(name)
    except UnreadableFileError as error:
        yield Refusal(visible(name), error)
        return
    yield from expand(Source(visible(base(name)), opener, changed), budget, depth)


def _of_zip(archive: Zip, member: ZipInfo) -> BinaryIO:
    return io.BytesIO(archive.read(member))


def _of_bytes(data: bytes) -> BinaryIO:
    return io.BytesIO(data)


def _of_tar(content: bytes | UnreadableFileError) -> BinaryIO:
    if isinstance(content, UnreadableFileError):
        raise content
    return io.BytesIO(content)


def _time(member: ZipInfo) -> str:
    """Return when a member was changed; ZIP knows no time zone."""
    year, month, day, hour, minute, second = member.date_time
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
