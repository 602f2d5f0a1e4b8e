"""``python packaging/guide.py``: write the pages of the guide that are read off the program itself.

`tests/ui/test_guide.py` fails when they are out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAULTS = ROOT / "tests" / "faults" / "faults.tsv"


def main() -> None:
    """Write the pages of both languages."""
    sys.path.insert(0, str(ROOT))
    from synpol_desktop.cli.arguments import parser
    from synpol_desktop.core.tables import read_table
    from synpol_desktop.ui.helping.generated import generated
    from synpol_desktop.ui.helping.pages import folder
    from synpol_desktop.ui.i18n import LANGUAGES, set_language

    for code in LANGUAGES:
        set_language(code)
        for name, text in generated(parser(), read_table(FAULTS)).items():
            (folder(code) / f"{name}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
