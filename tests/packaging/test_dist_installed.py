"""The finished packages work on a bare Debian 12, keep to the user's folders, and leave nothing behind."""

import csv
import io
import json
import os
import re
import struct
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import first_paint
import pytest

from tests.importing import documents
from tests.packaging import bare
from tests.packaging.bare import HOME, OTHERS_FOLDERS, PROGRAM_FOLDERS, WORK, Machine

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = Path(os.environ.get("SYNPOL_PACKAGES", ROOT / "dist"))
SAMPLE = "lib/synpol-desktop/_internal/synpol_desktop/_data/seeds/sample"

pytestmark = [pytest.mark.full, pytest.mark.timeout(1500)]


def package(pattern: str) -> Path:
    found = sorted(PACKAGES.glob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        pytest.skip(f"there is no {pattern} in {PACKAGES}: run make dist first")
    return found[-1]


@pytest.fixture(scope="module")
def installed() -> Iterator[Machine]:
    """Install the Debian package; apt brings what it depends on, and nothing more."""
    file = package("*.deb")
    with bare.machine() as machine:
        machine.put(file, "/root/program.deb")
        machine.run("apt-get", "update", "-qq")
        machine.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/root/program.deb")
        yield machine


@pytest.fixture(scope="module")
def unpacked() -> Iterator[Machine]:
    """Unpack the archive in a user's home, on a system without a single library of a desktop."""
    file = package("*.tar.zst")
    with bare.machine() as machine:
        target = machine.root / WORK.lstrip("/")
        command = ["tar", "--extract", "--use-compress-program=zstd -d", "--file", str(file)]
        subprocess.run([*command, "--directory", str(target)], check=True)
        subprocess.run(["chown", "-R", f"{bare.UID}:{bare.UID}", str(target)], check=True)
        (folder,) = target.iterdir()
        folder.rename(target / "program")
        yield machine


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with first_paint.screen() as name:
        yield name


def outside_the_users_folders(paths: Iterable[str]) -> list[str]:
    folders = [f"{HOME}/{folder}/" for folder in (*PROGRAM_FOLDERS, *OTHERS_FOLDERS)]
    return sorted(path for path in paths if not path.startswith((*folders, f"{WORK}/", "/dev/", "/proc/")))


def articles() -> dict[str, bytes]:
    """Twenty articles as pages, Word files, PDF files and plain text."""
    made: dict[str, bytes] = {}
    for number in range(5):
        text = f"وصل الوفد رقم {number} إلى جنيف، وقال رئيسه سامر الحمدان إن وزارة الخارجية ستلتقي المبعوث."
        second = f"وأضاف أن الجولة {number} تبدأ غداً في مقر الأمم المتحدة بحضور الأطراف كافة."
        made[f"note{number}.txt"] = f"{text}\n\n{second}".encode()
        made[f"page{number}.html"] = documents.PAGE.replace("جنيف", f"جنيف {number}").encode()
        made[f"letter{number}.docx"] = documents.docx(
            documents.paragraph(f"بيان {number}")
            + documents.paragraph(text)
            + documents.paragraph(second + " نهاية")
        )
        made[f"print{number}.pdf"] = pdf(
            f"The delegation number {number} met the envoy in Geneva on Tuesday. " * 5
        )
    return made


def pdf(text: str) -> bytes:
    """Return a PDF of one page with a text layer."""
    lines = [text[at : at + 80] for at in range(0, len(text), 80)]
    shown = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
    content = f"BT /F1 11 Tf 50 780 Td {shown} ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


class Watch(threading.Thread):
    """Looks, while a command runs, which worker processes it has and whether the kernel confines them."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.workers: set[int] = set()
        self.confined: set[int] = set()
        self.most = 0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(0.01):
            now = set()
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    words = (process / "cmdline").read_bytes()
                    if b"synpol-desktop" not in words or b"--multiprocessing-fork" not in words:
                        continue
                    status = (process / "status").read_text()
                except OSError:
                    continue
                now.add(int(process.name))
                if re.search(r"^Seccomp:\s+2$", status, re.M) and re.search(
                    r"^NoNewPrivs:\s+1$", status, re.M
                ):
                    self.confined.add(int(process.name))
            self.workers |= now
            self.most = max(self.most, len(now - self.confined))

    def stop(self) -> None:
        self._done.set()
        self.join()


def test_the_sample_is_imported_and_exported_as_picture_and_table(installed: Machine) -> None:
    before = installed.layer()
    said = installed.run("synpol-desktop", "import", "sample.synpol", f"/usr/{SAMPLE}", user=True).stdout
    assert re.match(r"40 added, 0 known already, 0 refused", said), said
    installed.run("synpol-desktop", "export", "sample.synpol", "ties.csv", user=True)
    installed.run(
        "synpol-desktop", "export", "sample.synpol", "graph.png", user=True, QT_QPA_PLATFORM="offscreen"
    )
    work = installed.root / WORK.lstrip("/")
    rows = list(csv.reader(io.StringIO((work / "ties.csv").read_text(encoding="utf-8"))))
    assert len(rows) > 300
    assert any(re.search("[\u0621-\u064a]{3}", cell) for cell in rows[1])
    picture = (work / "graph.png").read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG\r\n")
    assert width > 800
    assert height > 500
    assert len(picture) > 100_000
    changed = {path for path, about in installed.layer().items() if before.get(path) != about}
    assert f"{WORK}/graph.png" in changed
    assert outside_the_users_folders(changed) == []


def test_kernels_are_compiled_into_the_users_cache_once(installed: Machine) -> None:
    installed.run("synpol-desktop", "-m", "synpol_desktop.graph.kernels.warming", user=True)
    folder = installed.root / HOME.lstrip("/") / ".cache/SynPol Desktop/numba"
    kernels = {path: path.stat().st_mtime_ns for path in folder.rglob("*.nbc")}
    assert len(kernels) > 20
    assert list(folder.glob("ready-*"))
    installed.run("synpol-desktop", "-m", "synpol_desktop.graph.kernels.warming", user=True)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.nbc")} == kernels


def test_foreign_files_are_read_in_confined_processes_and_texts_by_two_workers(installed: Machine) -> None:
    source = installed.root / WORK.lstrip("/") / "incoming"
    source.mkdir()
    for name, data in articles().items():
        (source / name).write_bytes(data)
    watch = Watch()
    watch.start()
    said = installed.run("synpol-desktop", "import", "foreign.synpol", "incoming", user=True).stdout
    watch.stop()
    assert said.startswith("20 added, 0 known already, 0 refused"), said
    assert "20 extracted" in said
    assert watch.confined
    if len(os.sched_getaffinity(0)) > 1:
        assert len(watch.workers - watch.confined) >= 2
    found = installed.run("synpol-desktop", "search", "foreign.synpol", "Geneva", "--json", user=True).stdout
    assert len({json.loads(line)["article"] for line in found.splitlines()}) == 5


def see_window(command: list[str], display: str) -> None:
    """Start a program, wait until its window is painted, and end it as a session does."""
    with first_paint.Row(display) as row:
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + 90
        while not row.is_painted():
            assert program.poll() is None, program.communicate()[1].decode()
            assert time.monotonic() < until, "nothing was painted"
            time.sleep(0.02)
        program.terminate()
        program.communicate(timeout=30)
        while row.is_painted():
            assert time.monotonic() < until, "the window stayed"
            time.sleep(0.02)


def test_the_window_opens_and_nothing_is_written_outside_the_users_folders(
    installed: Machine, display: str
) -> None:
    before = installed.layer()
    command = installed.command("synpol-desktop", user=True, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    see_window(command, display)
    changed = (path for path, about in installed.layer().items() if before.get(path) != about)
    assert outside_the_users_folders(changed) == []


def test_until_its_window_is_painted_the_program_computes_less_than_is_asked_of_the_clock(
    installed: Machine, display: str
) -> None:
    command = installed.command("synpol-desktop", user=True, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    first_paint.once(command, display, HOME)
    assert min(first_paint.once(command, display, HOME)[1] for _ in range(3)) <= 0.8


def test_taking_the_package_away_leaves_nothing_of_it(installed: Machine) -> None:
    listed = installed.run("dpkg", "-L", "synpol-desktop").stdout.splitlines()
    assert len(listed) > 500
    installed.run("apt-get", "purge", "-y", "-qq", "synpol-desktop")
    assert [path for path in listed if (installed.root / path.lstrip("/")).is_file()] == []
    left = [
        path
        for path in installed.layer()
        if "synpol" in path.lower() and not path.startswith((HOME, "/root/")) and is_there(installed, path)
    ]
    assert left == []


def is_there(machine: Machine, path: str) -> bool:
    """Whether a changed path is a file; the layer marks removed ones by a device."""
    inside = machine.root / path.lstrip("/")
    return inside.is_file() or inside.is_symlink()


def test_an_archive_says_which_libraries_it_lacks_and_opens_once_they_are_there(
    unpacked: Machine, display: str
) -> None:
    program = f"{WORK}/program/bin/synpol-desktop"
    assert unpacked.run(program, "--version", user=True).stdout.startswith("SynPol Desktop")
    unpacked.run(program, "import", "a.synpol", f"{WORK}/program/{SAMPLE}", user=True)
    refused = unpacked.run(program, user=True, status=3, DISPLAY=display).stderr
    (line,) = re.findall(r"^\s+(?:sudo )?apt-get install (.+)$", refused, re.M)
    unpacked.run("apt-get", "update", "-qq")
    unpacked.run("apt-get", "install", *line.split())
    command = unpacked.command(program, user=True, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    see_window(command, display)


def test_the_archives_script_adds_to_one_home_and_takes_all_away_again(unpacked: Machine) -> None:
    home = unpacked.root / HOME.lstrip("/")
    before = unpacked.layer()
    unpacked.run(f"{WORK}/program/install.sh", user=True)
    added = set(unpacked.layer()) - set(before)
    prefix = f"{HOME}/.local/"
    assert all(path.startswith(prefix) for path in added)
    assert {f"{prefix}bin/synpol-desktop", f"{prefix}share/mime/packages/synpol-desktop.xml"} <= added
    entry = (home / ".local/share/applications/synpol-desktop.desktop").read_text(encoding="utf-8")
    assert f'Exec="{HOME}/.local/bin/synpol-desktop" %f' in entry
    assert "SynPol" in unpacked.run(f"{HOME}/.local/bin/synpol-desktop", "--version", user=True).stdout
    unpacked.run(f"{WORK}/program/install.sh", user=True)  # again, over what is there
    unpacked.run(f"{HOME}/.local/lib/synpol-desktop/uninstall.sh", user=True)
    left = {path for path in set(unpacked.layer()) - set(before) if ".cache/" not in path}
    assert left == set()
    assert not (home / ".local/lib").exists()
