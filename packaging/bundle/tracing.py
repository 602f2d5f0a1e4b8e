"""Find what the program loads by names that nobody can see in its text: run it, and list the modules.

``python -m bundle.tracing OUT`` in the environment that is to be frozen. Compiled modules import others
without a word of it in any file (numba's dispatcher does), and the program imports readers and commands by
name. So each module of the program is imported, each kernel compiled and each format's library loaded,
without the libraries that stay out; what is loaded then has to be in the bundle.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import tempfile
from pathlib import Path

from bundle.contents import NOT_SHIPPED, OPTIONAL, PACKAGE, imports_of

LATER = ("camel_tools.utils.charmap", "lxml.etree", "openpyxl", "pycrfsuite", "pypdfium2")
"""Imported inside functions that are not called here."""


_OTHERS = ("__main__", "__mp_main__", "_distutils_hack", "bundle", "signature_bootstrap")


def main() -> int:
    """Write the names of all loaded modules that are no part of the standard library or the program."""
    out = Path(sys.argv[1])
    package = importlib.import_module(PACKAGE)
    wanted = imports_of(Path(package.__path__[0]))
    for name in {*OPTIONAL, *NOT_SHIPPED} - (wanted - set(NOT_SHIPPED)):
        sys.modules[name] = None  # type: ignore[assignment]  # as if it were not installed
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for found in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name in LATER:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NUMBA_CACHE_DIR"] = folder
        importlib.import_module(f"{PACKAGE}.graph.kernels.warming").use_every_kernel()
    names = sorted(name for name, module in sys.modules.items() if module is not None and _is_foreign(name))
    out.write_text("\n".join(names) + "\n", encoding="ascii")
    return 0


def _is_foreign(name: str) -> bool:
    top = name.partition(".")[0]
    module = sys.modules[name]
    is_found = getattr(getattr(module, "__spec__", None), "origin", None) is not None
    return top not in {*sys.stdlib_module_names, *_OTHERS, PACKAGE} and is_found


if __name__ == "__main__":
    sys.exit(main())
