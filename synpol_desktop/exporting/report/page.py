"""The page of a report: head, graph, legend, actors, ties with quotes, sources."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS, DecisionState, Modality
from synpol_desktop.core.paths import resource
from synpol_desktop.core.styling.forms import shape_of
from synpol_desktop.core.styling.looks import Dot, Pen
from synpol_desktop.core.styling.palettes import plain_colour
from synpol_desktop.exporting.content import Actor, Content, Quote, Remarks, Tie
from synpol_desktop.exporting.report.drawing import drawing, swatch
from synpol_desktop.exporting.report.markup import marked, own, text, when
from synpol_desktop.exporting.themes import dark, hexed
from synpol_desktop.exporting.words import Words


def write_report(file: TextIO, content: Content) -> None:
    """Write a report; scripts and styles are those of ``resources/report``, the font is inside."""
    page = _Page(content)
    for part in (page.head(), page.graph(), page.actors(), page.ties(), page.sources(), page.foot()):
        for piece in part:
            file.write(piece)
            file.write("\n")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


class _Page:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._words = Words(content.about.language, content.about.writing)
        self._script = resource("report", "report.js").read_text("utf-8")
        self._numbers = self._number_sources()
        self._of: dict[EntityId, list[Tie]] = {actor.entity.id: [] for actor in content.actors}
        for tie in content.ties:
            for end in {tie.source, tie.target}:
                self._of[end].append(tie)

    def _number_sources(self) -> dict[ArticleId, int]:
        """Return the number of each article that is quoted, by date."""
        quoted = {quote.article.id for tie in self._content.ties for quote in tie.quotes}
        articles = [article.id for article in self._content.articles if article.id in quoted]
        return {id_: number for number, id_ in enumerate(articles, start=1)}

    def head(self) -> Iterator[str]:
        """Yield the head of the file and what the report says of itself."""
        words, about, content = self._words, self._content.about, self._content
        way = "rtl" if words.rtl else "ltr"
        style = resource("report", "report.css").read_text("utf-8")
        # Whatever an article holds, nothing but what is in this file is loaded or run.
        policy = (
            "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
            f"script-src 'sha256-{_digest(self._script)}'; base-uri 'none'; form-action 'none'"
        )
        yield f'<!DOCTYPE html>\n<html lang="{about.language}" dir="{way}"><head><meta charset="utf-8">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="referrer" content="no-referrer">'
        yield f'<meta name="generator" content="SynPol Desktop {text(about.version)}">'
        yield f"<title>{text(about.title)} · {text(words('report'))}</title>"
        yield f"<style>{_faces()}{style}</style></head><body><header>"
        yield f"<h1>{own(about.title)}</h1><p class='sub'>{text(words('report'))}</p>"
        if about.notice:
            yield f"<p class='notice'>{text(about.notice)}</p>"
        yield "<dl class='facts'>"
        quotes = sum(len(tie.quotes) for tie in content.ties)
        counts = {
            "articles": len(content.articles),
            "actors": len(content.actors),
            "relations": len(content.ties),
            "quotes": quotes,
        }
        scope = " · ".join(f"{words(key)}: {number}" for key, number in counts.items())
        yield _fact(words("scope"), text(scope))
        if about.hidden:
            yield _fact(words("hidden"), str(about.hidden))
        if about.part:
            yield _fact("", text(words("part")))
        for name, value in words.filter_lines(about.shown):
            yield _fact(name, f"<bdi>{text(value)}</bdi>")
        yield _fact(words("made"), when(words.dated(about.made.isoformat())))
        yield _fact(words("digest"), f"<bdi><code>{about.digest}</code></bdi>")
        yield "</dl></header><main>"

    def graph(self) -> Iterator[str]:
        """Yield the graph with its tools and legend."""
        words, content = self._words, self._content
        yield f"<h2>{text(words('graph'))}</h2>"
        if not content.ties:
            yield f"<p>{text(words('nothing'))}</p>"
            return
        yield f"<p class='soft hint' hidden>{text(words('graph_hint'))}</p><div class='stage'>"
        yield from drawing(content, words)
        yield "<div class='tools' hidden>"
        for act, key, sign in (("in", "zoom_in", "+"), ("out", "zoom_out", "−"), ("whole", "whole", "")):
            label = text(words(key))
            yield f"<button type='button' data-act='{act}' aria-label='{label}'>{sign or label}</button>"
        yield f"<button type='button' data-act='print'>{text(words('print'))}</button>"
        label = text(words("search"))
        yield f"<input type='search' list='names' placeholder='{label}' aria-label='{label}'></div>"
        yield "<datalist id='names'>"
        yield from (f'<option value="{text(actor.entity.name)}">' for actor in content.actors)
        yield "</datalist><aside class='panel' aria-live='polite' hidden>"
        yield f"<button type='button' class='shut' data-act='shut'>{text(words('close'))}</button>"
        yield "<div class='shown'></div></aside></div>"
        yield from self._legend()

    def _legend(self) -> Iterator[str]:
        words, content = self._words, self._content
        types = Counter(actor.entity.type for actor in content.actors)
        quads = Counter(tie.type.quad for tie in content.ties)
        yield f"<ul class='legend' aria-label='{text(words('legend'))}'>"
        for kind in ENTITY_TYPES:
            if types[kind]:
                dots = {actor.dot for actor in content.actors if actor.entity.type is kind}
                same = dots.pop() if len(dots) == 1 else None
                fill = plain_colour(content.style) if dots else content.style.fill(kind)
                dot = same or Dot(fill, shape_of(kind))
                yield f"<li>{swatch(dot)}{text(words.plural(kind))} <b>{types[kind]}</b></li>"
        for quad in QUADS:
            if quads[quad]:
                inks = {tie.color for tie in content.ties if tie.type.quad is quad}
                ink = inks.pop() if len(inks) == 1 else plain_colour(content.style)
                yield f"<li>{swatch(Pen(ink, 2.5))}{text(words.name(quad))} <b>{quads[quad]}</b></li>"
        yield "</ul>"
        yield from self._rules()

    def _rules(self) -> Iterator[str]:
        """Yield what rules of looks mean, each rule in a list of its own."""
        begun = False
        for line in self._content.key:
            if line.look is None or not begun:
                yield "</ul><ul class='legend'>" if begun else "<ul class='legend'>"
                begun = True
            count = "" if line.count is None else f" <b>{line.count}</b>"
            icon = "" if line.look is None else swatch(line.look, line.radius)
            yield f"<li>{icon}{text(line.text)}{count}</li>"
        if begun:
            yield "</ul>"

    def actors(self) -> Iterator[str]:
        """Yield a card for each actor, the most important first."""
        content = self._content
        if not content.actors:
            return
        yield f"<h2>{text(self._words('actors'))}</h2><div class='cards'>"
        ranked = sorted(content.actors, key=lambda actor: (-actor.importance, actor.entity.name))
        for actor in content.watched(ranked, 0.0, 0.4, len(ranked)):
            yield self._card(actor)
        yield "</div>"

    def _card(self, actor: Actor) -> str:
        words, entity, row = self._words, actor.entity, actor.row
        others = words.listed([alias for alias in entity.aliases if alias != entity.name])
        lines = [
            f"<section class='card' id='actor-{entity.id}'><h3>",
            f"<span class='swatch' style='background:{hexed(actor.color)}'></span>{own(entity.name)}</h3>",
            f"<p class='soft'>{text(words.name(entity.type))}",
            f" · {own(entity.english)}" if entity.english not in ("", entity.name) else "",
            f"<br>{text(words('in_articles'))}: {row.articles} · {text(words('mentions'))}: {row.mentions}",
            f" · {text(words('neighbours'))}: {row.degree}",
            f"<br>{text(words('also'))}: {text(others)}" if others else "",
            f"</p>{self._remarks(actor.remarks)}<ul class='ties'>",
        ]
        lines += [
            f"<li><a href='#tie-{tie.number}'>{self._said(tie)}</a></li>" for tie in self._of[entity.id]
        ]
        return "".join([*lines, "</ul></section>"])

    def _remarks(self, remarks: Remarks) -> str:
        """Return what the analyst wrote on something."""
        words, parts = self._words, []
        if remarks.tags:
            tags = " · ".join(own(tag) for tag in remarks.tags)
            parts.append(f"<p class='soft'>{text(words('analyst_tags'))}: {tags}</p>")
        if remarks.note:
            said = f"<span dir='auto'>{text(remarks.note)}</span>"
            parts.append(f"<div class='note'><b>{text(words('analyst_note'))}</b>{said}</div>")
        return "".join(parts)

    def _said(self, tie: Tie) -> str:
        entities = self._content.entities
        source, target = entities[tie.source].name, entities[tie.target].name
        return f"{own(source)} {text(self._words.name(tie.type))} {own(target)}"

    def ties(self) -> Iterator[str]:
        """Yield each tie with its quotes, those with most places first."""
        words, content, entities = self._words, self._content, self._content.entities
        if not content.ties:
            return
        yield f"<h2>{text(words('ties'))}</h2>"
        ranked = sorted(content.ties, key=lambda tie: -tie.row.mentions)
        for tie in content.watched(ranked, 0.4, 0.9, len(ranked)):
            ink, verb = hexed(dark(tie.color)), text(words.name(tie.type))
            days = [words.dated(day) for day in (tie.row.first, tie.row.last) if day]
            dates = " – ".join(dict.fromkeys(days))
            yield (
                f"<article class='tie' id='tie-{tie.number}'><h3>"
                f"<a href='#actor-{tie.source}'>{own(entities[tie.source].name)}</a>"
                f"<span class='verb' style='background:{ink}'>{verb}</span>"
                f"<a href='#actor-{tie.target}'>{own(entities[tie.target].name)}</a></h3>"
                f"<p class='soft'>{text(words('tie_count'))}: {len(tie.quotes)}"
                f"{f' · {when(dates)}' if dates else ''}</p>{self._remarks(Remarks(note=tie.note))}"
            )
            for quote in tie.quotes:
                yield self._quote(quote)
            yield "</article>"

    def _quote(self, quote: Quote) -> str:
        words, relation, article = self._words, quote.relation, quote.article
        facts = [
            own(article.outlet or words("no_outlet")),
            when(words.dated(quote.article.published) or words("undated")),
            own(article.title),
        ]
        if relation.date and relation.date != article.published:
            facts.append(f"{text(words('date'))}: {when(words.dated(relation.date))}")
        if relation.role:
            facts.append(f"{text(words('role'))}: {own(relation.role)}")
        if relation.speaker is not None:
            facts.append(f"{text(words('speaker'))}: {own(self._content.entities[relation.speaker].name)}")
        if relation.place is not None:
            facts.append(f"{text(words('place'))}: {own(self._content.entities[relation.place].name)}")
        if relation.modality is not Modality.ASSERTED:
            facts.append(text(words.name(relation.modality)))
        state = "automatic" if relation.decision is DecisionState.OPEN else relation.decision.value
        sure = f"{text(words('confidence'))} <bdi>{words.number(relation.confidence, 2)}</bdi>"
        facts.append(f"{text(words(state))} ({sure})")
        number = self._numbers[article.id]
        note = f"<a href='#source-{number}'>[{number}]</a>"
        cite = f"<cite>{note} {' · '.join(facts)}</cite>"
        return f"<blockquote><p dir='auto'>{marked(quote)}</p>{cite}</blockquote>"

    def sources(self) -> Iterator[str]:
        """Yield the articles that are quoted."""
        words = self._words
        if not self._numbers:
            return
        yield f"<h2>{text(words('sources'))}</h2><ol class='sources'>"
        for article in self._content.articles:
            number = self._numbers.get(article.id)
            if number is None:
                continue
            parts = [own(part) for part in (article.title, article.outlet, article.author) if part]
            parts.append(when(words.dated(article.published) or words("undated")))
            address = f"<br><span class='url'>{text(article.url)}</span>" if article.url else ""
            origin = f"<br>{own(article.origin)}" if self._content.origins and article.origin else ""
            said = self._remarks(self._content.remarks_on(article.id))
            yield f"<li id='source-{number}' value='{number}'>{' · '.join(parts)}{address}{origin}{said}</li>"
        yield "</ol>"

    def foot(self) -> Iterator[str]:
        """Yield the end of the file."""
        words, about = self._words, self._content.about
        yield f"</main><footer>{text(words('maker'))} <bdi>SynPol Desktop {text(about.version)}</bdi>. "
        yield f"{text(words('offline'))}</footer><script>{self._script}</script></body></html>"


def _fact(name: str, value: str) -> str:
    return f"<dt>{text(name)}</dt><dd>{value}</dd>"


def _faces() -> str:
    faces = []
    for weight, name in (("normal", "Regular"), ("bold", "Bold")):
        data = base64.b64encode(resource("fonts", f"Vazirmatn-{name}.ttf").read_bytes()).decode("ascii")
        source = f"url(data:font/ttf;base64,{data})"
        faces.append(f"@font-face{{font-family:Vazirmatn;font-weight:{weight};src:{source}}}")
    return "".join(faces)
