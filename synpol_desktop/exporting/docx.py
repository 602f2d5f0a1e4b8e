"""A brief for Word: picture, key actors, ties with quotes and their sources, from right to left.

The parts of the file are written here, as few as Word, LibreOffice and Pages need; nothing is taken from a
template, so that no name of a person or a machine gets in.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import Modality
from synpol_desktop.core.spans import Span
from synpol_desktop.exporting import docx_parts as parts
from synpol_desktop.exporting.cells import name
from synpol_desktop.exporting.content import Actor, Content, Quote, Tie
from synpol_desktop.exporting.docx_text import Run, Writer
from synpol_desktop.exporting.themes import dark
from synpol_desktop.exporting.words import Words

KEY_ACTORS = 12
KEY_TIES = 30
QUOTES_OF_TIE = 3
"""A brief is short: the report has the rest, and the brief says how many are left out."""
_EMU = 360_000
"""Office's units a centimetre."""
_LRM, _RLM = "\u200e", "\u200f"
"""Keep a date, and what stands beside each other, in order between words of another direction."""
_WIDEST, _HIGHEST = 16.5, 15.0


def write_docx(path: Path, content: Content, picture: bytes | None = None) -> None:
    """Write a brief.

    Parameters
    ----------
    picture : bytes, optional
        The graph as PNG; without it the brief has no picture.
    """
    about, words = content.about, Words(content.about.language, content.about.writing)
    title = f"{about.title} · {words('brief')}"
    stamp = (max(about.made.year, 1980), about.made.month, about.made.day, 0, 0, 0)
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.RELATIONS,
        "docProps/core.xml": parts.core(title, about.version, about.made),
        "word/_rels/document.xml.rels": parts.document_relations(with_picture=picture is not None),
        "word/styles.xml": parts.styles(rtl=words.rtl),
        "word/settings.xml": parts.SETTINGS,
        "word/document.xml": _Brief(content, words).document(picture),
    }
    with ZipFile(path, "x", ZIP_DEFLATED) as archive:
        for place, text in files.items():
            archive.writestr(_entry(place, stamp), text.encode("utf-8"))
        if picture is not None:
            archive.writestr(_entry("word/media/graph.png", stamp), picture)


def _entry(place: str, stamp: tuple[int, int, int, int, int, int]) -> ZipInfo:
    entry = ZipInfo(place, stamp)
    entry.compress_type = ZIP_DEFLATED
    return entry


class _Brief:
    def __init__(self, content: Content, words: Words) -> None:
        self._content, self._words = content, words
        self._numbers: dict[ArticleId, int] = {}

    def document(self, picture: bytes | None) -> str:
        """Return the document's part."""
        file = io.StringIO()
        writer = Writer(file, rtl=self._words.rtl)
        with writer.document():
            self._head(writer)
            if picture is not None:
                wide, high = _size(picture)
                writer.heading(self._words("graph"), 1)
                writer.picture(round(wide * _EMU), round(high * _EMU), self._words("graph"))
            self._actors(writer)
            self._ties(writer)
            self._sources(writer)
        return file.getvalue()

    def _head(self, writer: Writer) -> None:
        about, words, content = self._content.about, self._words, self._content
        writer.paragraph([Run(about.title)], "Title")
        writer.paragraph([Run(words("brief"))], "Subtitle")
        if about.notice:
            writer.paragraph([Run(about.notice, bold=True)])
        counts = (
            ("articles", len(content.articles)),
            ("actors", len(content.actors)),
            ("relations", len(content.ties)),
        )
        facts = [(words(key), words.number(number)) for key, number in counts]
        facts += words.filter_lines(about.shown)
        if about.hidden:
            facts.append((words("hidden"), words.number(about.hidden)))
        if about.part:
            facts.append((words("scope"), words("part")))
        facts += [(words("made"), words.dated(about.made.isoformat())), (words("digest"), about.digest)]
        writer.table(
            [[[Run(key, soft=True)], [Run(value)]] for key, value in facts], (4.5, 12.0), header=False
        )

    def _actors(self, writer: Writer) -> None:
        words = self._words
        ranked = sorted(self._content.actors, key=lambda actor: (-actor.importance, actor.entity.name))
        if not ranked:
            return
        writer.heading(words("key_actors"), 1)
        header = [[Run(words(key), bold=True)] for key in ("actors", "in_articles", "neighbours")]
        rows = [header, *(self._actor(actor) for actor in ranked[:KEY_ACTORS])]
        writer.table(rows, (8.5, 4.2, 3.8), header=True)
        self._rest(writer, len(ranked) - KEY_ACTORS)

    def _actor(self, actor: Actor) -> list[list[Run]]:
        entity = actor.entity
        kind = f" ({self._words.name(entity.type)})"
        called = [Run(name(entity.name), bold=True), Run(kind, soft=True)]
        if entity.english not in ("", entity.name):
            called.append(Run(f" {name(entity.english)}", soft=True))
        called += self._remarks(actor)
        return [called, [Run(str(actor.row.articles))], [Run(str(actor.row.degree))]]

    def _remarks(self, actor: Actor) -> Iterator[Run]:
        """Yield what the analyst wrote on an actor, in lines of its own."""
        tags, note = actor.remarks.tags, actor.remarks.note
        if tags:
            yield Run(f"\n{self._words('analyst_tags')}: {self._words.listed([*map(name, tags)])}", soft=True)
        if note:
            yield Run(f"\n{self._words('analyst_note')}: ", soft=True)
            yield Run(note)

    def _ties(self, writer: Writer) -> None:
        words = self._words
        ranked = sorted(self._content.ties, key=lambda tie: -tie.row.mentions)
        if not ranked:
            writer.paragraph([Run(words("nothing"))])
            return
        writer.heading(words("ties"), 1)
        for tie in self._content.watched(ranked[:KEY_TIES], 0.2, 0.9, KEY_TIES):
            self._tie(writer, tie)
        self._rest(writer, len(ranked) - KEY_TIES)

    def _tie(self, writer: Writer, tie: Tie) -> None:
        entities = self._content.entities
        verb = Run(f" – {self._words.name(tie.type)} – ", color=dark(tie.color))
        ends = (Run(name(entities[end].name)) for end in (tie.source, tie.target))
        source, target = ends
        writer.paragraph([source, verb, target], "Heading2")
        if tie.note:
            writer.paragraph([Run(f"{self._words('analyst_note')}: ", soft=True), Run(tie.note)])
        for quote in tie.quotes[:QUOTES_OF_TIE]:
            writer.quote(list(_marked(quote)), "Quote")
            writer.paragraph(self._citation(quote), "Citation")
        self._rest(writer, len(tie.quotes) - QUOTES_OF_TIE)

    def _citation(self, quote: Quote) -> list[Run]:
        words, article, relation = self._words, quote.article, quote.relation
        number = self._numbers.setdefault(article.id, len(self._numbers) + 1)
        facts = [
            name(article.outlet) or words("no_outlet"),
            f"{_LRM}{words.dated(article.published)}" if article.published else words("undated"),
            name(article.title),
        ]
        if relation.speaker is not None:
            facts.append(f"{words('speaker')}: {name(self._content.entities[relation.speaker].name)}")
        if relation.modality is not Modality.ASSERTED:
            facts.append(words.name(relation.modality))
        facts.append(f"{words('confidence')} {words.number(relation.confidence, 2)}")
        return _joined(number, facts, rtl=words.rtl, soft=True)

    def _rest(self, writer: Writer, count: int) -> None:
        if count > 0:
            writer.paragraph([Run(f"{self._words('more')}: {count}", soft=True)], "Citation")

    def _sources(self, writer: Writer) -> None:
        if not self._numbers:
            return
        writer.heading(self._words("sources"), 1)
        articles = {article.id: article for article in self._content.articles}
        for id_, number in self._numbers.items():
            article = articles[id_]
            facts = [name(part) for part in (article.title, article.outlet, article.author)]
            when = self._words.dated(article.published)
            published = f"{_LRM}{when}" if when else self._words("undated")
            facts += [published, article.url]
            if self._content.origins:
                facts.append(name(article.origin))
            writer.paragraph(_joined(number, facts, rtl=self._words.rtl), "Source")


def _joined(number: int, facts: list[str], *, rtl: bool, soft: bool = False) -> list[Run]:
    """Return facts in runs of their own, in the order of the document whatever letters they are in."""
    mark = _RLM if rtl else _LRM
    runs = [Run(f"[{number}]", soft=soft)]
    for place, fact in enumerate(fact for fact in facts if fact):
        runs += [Run(f"{mark} · {mark}" if place else f"{mark} {mark}", soft=soft), Run(fact, soft=soft)]
    return runs


def _marked(quote: Quote) -> Iterator[Run]:
    """Yield the evidence with the words for both ends and for the relation set bold."""
    relation, text = quote.relation, quote.article.text
    spans = [relation.source_span, relation.target_span, *([relation.trigger] if relation.trigger else [])]
    at = relation.evidence.start
    for span in sorted(span for span in spans if relation.evidence.contains(span)):
        if span.start < at:
            continue
        if at < span.start:
            yield Run(Span(at, span.start).of(text))
        yield Run(span.of(text), bold=True)
        at = span.end
    if at < relation.evidence.end:
        yield Run(Span(at, relation.evidence.end).of(text))


def _size(picture: bytes) -> tuple[float, float]:
    """Return width and height of a PNG on the page, in centimetres."""
    wide, high = struct.unpack(">II", picture[16:24])
    scale = min(_WIDEST / wide, _HIGHEST / high)
    return wide * scale, high * scale
