from __future__ import annotations

import pytest

from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.tagging.model import Model, read_model
from synpol_desktop.extraction.tagging.shipped import shipped_path
from synpol_desktop.extraction.tagging.tagger import Tagger


@pytest.fixture(scope="session")
def rules() -> Extractor:
    """Read by rules, tables and the tagger's names, without the judge, whom each rule is one witness for."""
    return Extractor(Tagger(Model(read_model(shipped_path()).names)))
