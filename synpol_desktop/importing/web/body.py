"""Finding the article of a page: the part where prose stands together.

Menus, lists of links and hidden parts are left out. Within the article all stays, also captions, dates and
buttons: what of it is furniture is found, and greyed, later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from synpol_desktop.importing.web.lines import BLOCKS, UNSEEN, is_hidden, one_text
from synpol_desktop.importing.web.tree import Element, local

_ASIDE = frozenset({"nav", "aside", "footer"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"})
_FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:comments?|disqus|share|sharing|social|related|sidebar|menu|nav|navbar|navigation|"
    r"breadcrumbs?|cookies?|newsletter|subscribe|advert\w*|ads?|banner|popup|modal|widgets?|recommend\w*|"
    r"trending|most-?read|mostread|footer|pagination|promo|sponsored|login|toolbar|ticker)(?:$|[-_ ])"
)
_BODY = re.compile(
    r"(?:^|[-_ ])(?:article-?body|articlebody|entry-content|post-content|article-content|story-?body|"
    r"article-?text|post-?body|wysiwyg|news-?(?:body|text|content|details?)|td-post-content|"
    r"content-?body)(?:$|[-_ ])"
)
_NO_PROSE = _ASIDE | {"a"}
_HOLDERS = (BLOCKS | {"li", "td", "th"}) - _ASIDE
_PROSE = 40
"""Characters outside of links from which a block counts as prose."""
_CARDS = 3
_LONGEST_CARD = 600
_MOST_OF = 0.7
_LEAST = 140


def article(page: Element) -> tuple[Element, set[Element]]:
    """Return the element that holds the article of a page, and the elements in it that are no part of it."""
    body = page.find("body")
    root = page if body is None else body
    prose = _Prose(root)
    start = _marked(root, prose)
    found = prose.descend(root if start is None else start)
    return found, {element for element in prose.aside if _within(element, found)} | set(_link_lists(found))


class _Prose:
    """How much prose each element of a page holds."""

    def __init__(self, root: Element) -> None:
        self.aside: set[Element] = set(_cards(root))
        self.weight: defaultdict[Element, float] = defaultdict(float)
        self.length: defaultdict[Element, int] = defaultdict(int)
        groups: defaultdict[Element, list[Element]] = defaultdict(list)
        self.own = own = self._blocks(root)
        if not own and self.aside:
            self.aside.clear()  # a page of teasers and nothing else
            own.update(self._blocks(root))
        for block in own:
            parent = block.getparent()
            groups[block if parent is None or block is root else parent].append(block)
        for group, blocks in groups.items():
            length = sum(own[block] for block in blocks)
            self._credit(group, root, length)
            # Paragraphs that stand together weigh more than as many teasers that stand apart.
            for block in blocks:
                self.weight[block] += float(own[block]) ** 1.5
            self._lift(group, root, float(length) ** 1.5)
        self._set_aside(root)

    def _blocks(self, root: Element) -> dict[Element, int]:
        """Return how much prose stands directly in each block."""
        found: dict[Element, int] = {}
        for element in root.iter():
            if local(element) not in _HOLDERS:
                continue
            words = _direct(element)
            around = (element, *element.iterancestors())
            if words >= _PROSE and not any(local(up) in _NO_PROSE or up in self.aside for up in around):
                found[element] = words
        return found

    def _credit(self, element: Element, root: Element, length: int) -> None:
        for holder in (element, *element.iterancestors()):
            self.length[holder] += length
            if holder is root:
                return

    def _lift(self, element: Element, root: Element, weight: float) -> None:
        for holder in (element, *element.iterancestors()):
            self.weight[holder] += weight
            if holder is root:
                return

    def _set_aside(self, root: Element) -> None:
        """Note what names itself furniture, unless much of the page's prose is in it."""
        most = 0.4 * self.length[root]
        for element in root.iter():
            small = max(self.length[element], self.own.get(element, 0)) <= most
            if local(element) and element is not root and small and _is_furniture(element):
                self.aside.add(element)

    def descend(self, start: Element) -> Element:
        """Return the deepest element that holds most of the prose of another one."""
        element = start
        while True:
            children = [child for child in element if local(child) and child not in self.aside]
            whole = sum(self.weight[child] for child in children)
            best = max(children, key=lambda child: self.weight[child], default=None)
            if best is None or element in self.own or self.weight[best] < _MOST_OF * whole:
                return element
            if max(self.length[best], self.own.get(best, 0)) < _LEAST:
                return element
            if best in self.own and (local(best) == "p" or self.own[best] < 0.9 * self.length[element]):
                return element  # one paragraph of several
            element = best


def _marked(root: Element, prose: _Prose) -> Element | None:
    """Return the part that a page itself marks as its article, if it holds prose enough."""
    best: tuple[float, Element] | None = None
    for element in root.iter():
        name = local(element)
        if not name or not prose.length[element] or element in prose.aside:
            continue
        classes = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        rank = 0.0
        if "articlebody" in (element.get("itemprop") or "").lower():
            rank = 3.0
        elif _BODY.search(classes) or (name == "article" and next(element.iter("h1"), None) is not None):
            rank = 2.0
        elif name in ("article", "main") or element.get("role") in ("article", "main"):
            rank = 1.0
        if rank and prose.length[element] >= (_PROSE if rank > 1 else 0.4 * prose.length[root]):
            score = rank * prose.length[element]
            if best is None or score > best[0]:
                best = score, element
    return best[1] if best else None


def _cards(root: Element) -> Iterator[Element]:
    """Yield teasers of other articles: boxes of one kind side by side, their headlines links."""
    for parent in root.iter():
        alike: defaultdict[tuple[str, str], list[Element]] = defaultdict(list)
        for child in parent if isinstance(parent.tag, str) else ():
            if local(child) in ("div", "li", "article", "section", "a", "td") and _has_linked_headline(child):
                alike[local(child), child.get("class") or ""].append(child)
        for boxes in alike.values():
            if len(boxes) >= _CARDS:
                yield from boxes


def _has_linked_headline(element: Element) -> bool:
    for heading in element.iter("h2", "h3", "h4", "h5", "h6"):
        if heading.find(".//a") is not None or any(local(up) == "a" for up in heading.iterancestors()):
            return len(one_text(element)) < _LONGEST_CARD
    return False


def _is_furniture(element: Element) -> bool:
    if local(element) in _ASIDE or element.get("role") in _ROLES or is_hidden(element):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return bool(names.strip() and _FURNITURE.search(names) and not _BODY.search(names))


def _direct(element: Element) -> int:
    """Return how many characters stand directly in an element or in its inline parts, links left out."""
    count = len((element.text or "").strip())
    waiting = list(element)
    while waiting:
        inner = waiting.pop()
        count += len((inner.tail or "").strip()) if inner.getparent() is element else 0
        name = local(inner)
        if not name or name in UNSEEN or name in BLOCKS or name in ("a", "li", "td", "th", "tr"):
            continue
        count += len((inner.text or "").strip()) + sum(len((part.tail or "").strip()) for part in inner)
        waiting.extend(inner)
    return count


def _link_lists(found: Element) -> list[Element]:
    """Return the lists and boxes of an article that are made of links."""
    boxes = []
    for element in found.iter("ul", "ol", "div", "section", "table"):
        links = element.findall(".//a")
        if len(links) < 2 or element is found:
            continue
        whole = len(one_text(element))
        linked = sum(len(one_text(link)) for link in links)
        if linked > 0.7 * whole and whole - linked < 80:
            boxes.append(element)
    return boxes


def _within(element: Element, holder: Element) -> bool:
    return any(up is holder for up in element.iterancestors())
