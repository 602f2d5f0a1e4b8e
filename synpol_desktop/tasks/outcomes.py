"""One text on its way to the extractor and back."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.found import Findings
from synpol_desktop.core.ids import ArticleId

if TYPE_CHECKING:
    from synpol_desktop.extraction.pipeline import Extractor


@dataclass(frozen=True, slots=True)
class Text:
    """What the extractor needs of an article, and by what the user knows it (``name``)."""

    article: ArticleId
    name: str
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text: findings, or an error that concerns this text alone."""

    text: Text
    findings: Findings | None
    error: SynpolError | None = None


class ExtractionFailedError(SynpolError):
    """A text that the extractor could not get through; others are not concerned."""


def attempt(extractor: Extractor, text: Text) -> tuple[Findings | None, SynpolError | None]:
    """Extract one text; whatever goes wrong becomes an error that is shown."""
    try:
        return extractor.extract(text.text, text.published), None
    except SynpolError as error:
        return None, error
    except Exception as error:  # noqa: BLE001 - the job runner's door: one bug must not end the job
        place = traceback.extract_tb(error.__traceback__)[-1]
        return None, ExtractionFailedError(
            "Nothing could be found in this article: {reason}",
            hint="The other articles are not concerned; please report it.",
            reason=f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})",
        )


def ended(text: Text) -> Outcome:
    """Say that the process that read a text ended in the middle of it."""
    error = ExtractionFailedError(
        "Reading this article ended its process (out of memory, or ended from outside).",
        hint="It stays in the list of articles that wait for extraction.",
    )
    return Outcome(text, None, error)


def overdue(text: Text, seconds: float) -> Outcome:
    """Say that a text took too long."""
    error = ExtractionFailedError(
        "Reading this article took longer than {seconds} seconds and was given up.",
        hint="It stays in the list of articles that wait for extraction.",
        seconds=round(seconds),
    )
    return Outcome(text, None, error)
