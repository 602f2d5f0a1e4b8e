"""Qt is only started where it can start; else one message says what to do."""

import ctypes
import importlib.util
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from synpol_desktop.core import preflight

linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux's Qt leaves libraries out"
)
LOADER_AND_C = (
    "libc.so",
    "libm.so",
    "libdl.so",
    "libpthread.so",
    "librt.so",
    "ld-linux",
    "libstdc++",
    "libgcc_s",
)
USED_PARTS = ["lib/libQt6Core.so.6", "lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6", "lib/libQt6DBus.so.6"]
USED_PARTS += ["lib/libQt6Svg.so.6", "plugins/platforms/libqoffscreen.so"]
X11_PARTS = ["plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"]


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every system library and the display away."""

    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """Provide every system library, but no display."""
    monkeypatch.setattr(ctypes, "CDLL", lambda name: None)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)


@linux
@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize("window", [True, False])
def test_every_library_that_qt_links_and_does_not_bring_is_asked_for(window: bool) -> None:
    found = importlib.util.find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    qt = Path(found.origin).parent / "Qt"
    brought = {path.name for path in (qt / "lib").iterdir()}
    linked = set().union(*(needed_libraries(qt / part) for part in USED_PARTS + X11_PARTS * window))
    unmet = {name for name in linked - brought if not name.startswith(LOADER_AND_C)}
    assert len(unmet) > 8
    # libgthread comes with libglib, and libxcb with each of its extensions
    assert unmet - {"libgthread-2.0.so.0", "libxcb.so.1", "libxcb-render.so.0"} <= set(
        preflight.missing_libraries(window=window)
    )


@linux
@pytest.mark.usefixtures("bare_machine")
def test_missing_libraries_end_the_program_with_one_message_and_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        preflight.require(window=False)
    assert ended.value.code == preflight.EXIT_MISSING_LIBRARY == 3
    output = capsys.readouterr()
    assert output.out == ""
    (command,) = [line.strip() for line in output.err.splitlines() if "apt-get" in line]
    assert command.removeprefix("sudo ").startswith("apt-get install -y --no-install-recommends ")
    assert {"libgl1", "libegl1", "libfontconfig1"} <= set(command.split())
    assert "libxcb-cursor0" not in command


@linux
@pytest.mark.usefixtures("no_display")
def test_without_a_display_a_window_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        preflight.require(window=True)
    assert ended.value.code == preflight.EXIT_NO_DISPLAY == 4
    assert len(capsys.readouterr().err.splitlines()) == 1


@linux
@pytest.mark.usefixtures("no_display")
def test_drawing_into_a_file_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    assert preflight.obstacle(window=False) is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert preflight.obstacle(window=True) is None


@linux
def test_a_display_that_does_not_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":987")
    if preflight.missing_libraries(window=True):
        pytest.skip("the X11 libraries are not installed here")
    obstacle = preflight.obstacle(window=True)
    assert obstacle is not None
    assert obstacle.exit_code == preflight.EXIT_NO_DISPLAY


def test_the_check_needs_nothing_but_the_standard_library() -> None:
    code = (
        f"import runpy; print(len(runpy.run_path({preflight.__file__!r})['missing_libraries'](window=False)))"
    )
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.stderr == ""
    assert answer.stdout.strip().isdigit()


def needed_libraries(path: Path) -> set[str]:
    """Read the NEEDED entries of a 64-bit little-endian ELF file."""
    data = path.read_bytes()
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    segments = [struct.unpack_from("<IIQQQQ", data, table + index * size) for index in range(count)]
    dynamic = next(segment for segment in segments if segment[0] == 2)
    entries = list(struct.iter_unpack("<qQ", data[dynamic[2] : dynamic[2] + dynamic[5] // 16 * 16]))
    address = dict(entries)[5]
    strings = next(
        one[2] + address - one[3] for one in segments if one[0] == 1 and one[3] <= address < one[3] + one[5]
    )
    starts = [strings + value for tag, value in entries if tag == 1]
    return {data[start : data.index(b"\0", start)].decode("ascii") for start in starts}
