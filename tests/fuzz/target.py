"""One reader under atheris: ``python -m tests.fuzz.target READER SECONDS FINDS``.

A find is a hang, a crash, a gigabyte of memory; for a reader that works in the window's own process, also
any exception but a refusal.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["synpol_desktop.importing"]):
    from synpol_desktop.core.errors import SynpolError
    from synpol_desktop.core.records import ArticleDraft
    from synpol_desktop.importing.formats import FORMATS, format_of
    from synpol_desktop.importing.options import DEFAULT

from tests.importing.documents import every_format

_LONGEST = 1 << 16


def main(key: str, seconds: str, finds: str) -> None:
    """Fuzz one reader; ends the process."""
    format_ = next(each for each in FORMATS if each.key == key)
    read = format_.reader()
    name = f"a{format_.suffixes[0]}"

    def target(data: bytes) -> None:
        try:
            format_.see(data)
            for item in read(data, name, DEFAULT):
                if isinstance(item, ArticleDraft):
                    item.text.encode("utf-8")
        except SynpolError:
            pass  # a refusal is what a bad file gets
        except Exception:
            if not format_.confined:  # of a confined one the child makes a refusal
                raise

    with tempfile.TemporaryDirectory() as folder:
        for good, data in every_format().items():
            found = format_of(good)
            if found is not None and found.key == key:
                Path(folder, good).write_bytes(data)
        command = [
            sys.argv[0],
            f"-max_total_time={seconds}",
            f"-max_len={_LONGEST}",
            f"-artifact_prefix={finds}/{key}-",
            "-rss_limit_mb=1024",
            "-timeout=30",
            folder,
        ]
        atheris.Setup(command, target)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
