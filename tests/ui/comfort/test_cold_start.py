"""The first page is there before what only an open workspace needs."""

import subprocess
import sys

CHILD = """
import sys
from synpol_desktop.ui.app import Program, make_application
from synpol_desktop.ui.settings import Settings

application = make_application(["start"])
program = Program(application, Settings())
program.window.show()
application.processEvents()
assert program.window.welcome.isVisible()
heavy = {"sqlalchemy", "networkx", "numba", "scipy", "lxml"}
print(*sorted({name.split(".")[0] for name in sys.modules} & heavy))
"""


def test_the_first_page_loads_none_of_the_heavy_libraries():
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == []
