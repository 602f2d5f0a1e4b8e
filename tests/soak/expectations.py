"""What must be in a workspace after a kill, by what its process had said."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synpol_desktop.core.found import Findings
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.backups import backups
from synpol_desktop.workspace.queries import ArticleQuery
from tests.soak.child import NAMED


@dataclass
class Expectations:
    """What one workspace confirmed so far.

    Parameters
    ----------
    control : dict
        Digest of each article to what an import that nobody killed finds in it.
    """

    control: dict[str, Findings]
    added: set[int] = field(default_factory=set)
    facts: set[int] = field(default_factory=set)
    names: set[str] | None = None
    """One of these is the entity's name; None if any may be: something was undone when the end came."""
    confirmed: int = 0

    def hear(self, line: str) -> None:
        """Take in a line of the pipe."""
        words: dict[str, Any] = json.loads(line)
        self.confirmed += "trying" not in words
        self.added.update(words.get("added", ()))
        self.facts.update(words.get("facts", ()))
        if "named" in words:
            self.names = {words["named"]}
        elif "trying" in words:
            trying = words["trying"]
            self.names = None if trying is None or self.names is None else self.names | {trying}

    def verify(self, path: Path) -> int:
        """Open the workspace and compare; return the number of its articles."""
        with Workspace.open(path) as workspace:
            problems = workspace.check()
            assert problems == [], problems
            ids = set(workspace.article_ids(ArticleQuery()))
            waiting = set(workspace.article_ids(ArticleQuery(waiting=True)))
            assert self.added | self.facts <= ids, "an article that was confirmed is gone"
            assert not self.facts & waiting, "facts that were confirmed are gone"
            for id_ in ids:
                article = workspace.article(ArticleId(id_))
                findings = workspace.findings(ArticleId(id_))
                assert (findings is None) == (id_ in waiting)
                assert findings is None or findings == self.control[article.digest], "half an article"
            if self.names is not None:
                name = workspace.entity(NAMED).name
                assert name in self.names, (name, self.names)
                self.names = {name}
        for backup in backups(path)[:1]:
            with Workspace.open(backup.path, read_only=True) as kept:
                assert kept.check() == []
        return len(ids)
