"""What is shipped and how it presents itself to each system, as far as this can be told without building."""

import ast
import functools
import os
import plistlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import entry
import pytest
from bundle import contents, elf, icons, licences, manual, sizes

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
DESKTOP_WORDS = "{http://www.freedesktop.org/standards/shared-mime-info}"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's programs")


@functools.cache
def imports() -> frozenset[str]:
    return frozenset(contents.imports_of(ROOT / "synpol_desktop"))


def test_nothing_that_the_program_imports_is_left_out() -> None:
    left_out = {name for name in contents.excluded(imports()) if "." not in name}
    assert left_out & imports() <= set(contents.NOT_SHIPPED)
    assert {"PySide6", "numba", "sqlalchemy", "camel_tools"} <= imports()


def test_no_module_of_the_standard_library_that_the_program_imports_is_left_out() -> None:
    used = set()
    for path in (ROOT / "synpol_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert used & set(contents.UNUSED) == set()
    assert "readline" in contents.UNUSED


def test_a_library_that_is_used_one_day_comes_along_from_then_on() -> None:
    assert "scipy" in contents.excluded({"numpy"})
    assert "scipy" not in contents.excluded({"numpy", "scipy"})
    assert "torch" in contents.excluded({"torch"})


def test_an_import_of_which_nothing_was_collected_stops_the_build() -> None:
    assert contents.missing({"lxml", "numpy", "torch"}, ["numpy.linalg", "synpol_desktop"]) == ["lxml"]


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("synpol_desktop/_data/resources/icons/synpol.svg", True),
    ],
)
def test_of_qt_only_what_the_program_uses_is_kept(inside: str, kept: bool) -> None:
    assert contents.is_kept(inside) is kept


def test_a_process_of_the_frozen_program_runs_its_own_modules_only() -> None:
    assert entry.is_own(["synpol_desktop.graph.kernels.warming"])
    assert not entry.is_own(["http.server"])
    assert not entry.is_own(["synpol_desktop_other"])
    assert not entry.is_own([])


def test_programs_that_are_opened_find_their_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    entry.restore_library_path()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    if sys.platform.startswith("linux"):
        entry.restore_library_path()
        assert "LD_LIBRARY_PATH" not in os.environ


@linux
@pytest.mark.skipif(shutil.which("objdump") is None, reason="needs objdump (binutils)")
def test_a_library_that_nobody_brings_is_found_with_who_needs_it(tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("needs a C compiler")
    code = tmp_path / "a.c"
    code.write_text("int f(void) { return 1; }\n")
    made = tmp_path / "libnowhere.so.1"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-Wl,-soname,libnowhere.so.1", "-o", made, code], check=True
    )
    user = tmp_path / "folder/libuser.so"
    user.parent.mkdir()
    subprocess.run([compiler, "-shared", "-fPIC", "-Wl,--no-as-needed", "-o", user, code, made], check=True)
    assert elf.needs(made).name == "libnowhere.so.1"
    assert elf.foreign_libraries(user.parent)["libnowhere.so.1"] == [Path("libuser.so")]
    assert "libnowhere.so.1" not in elf.foreign_libraries(tmp_path)
    assert elf.owner("libnowhere.so.1") is None


def test_every_shipped_library_has_a_text_of_its_terms() -> None:
    tops = imports() - set(contents.NOT_SHIPPED)
    notices = {notice.name.lower().replace("_", "-"): notice for notice in licences.library_notices(tops)}
    assert {"numpy", "numba", "lxml", "sqlalchemy", "camel-tools", "pypdfium2"} <= set(notices)
    qt = next(notice for name, notice in notices.items() if name.startswith("pyside6"))
    assert qt.licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.texts[0][1]
    page = licences.page([licences.python_notice(), *notices.values()])
    assert page.count(licences.RULE) == 2 * (1 + len(notices))
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in page


def test_icons_are_what_each_system_reads() -> None:
    source = ROOT / "resources/icons/synpol.svg"
    small, large = icons.draw(source, 16), icons.draw(source, 256)
    assert struct.unpack(">II", small[16:24]) == (16, 16)
    windows = icons.ico({16: small, 256: large})
    assert struct.unpack_from("<HHH", windows) == (0, 1, 2)
    assert windows[6] == 16
    assert windows[22] == 0  # stands for 256
    place = struct.unpack_from("<I", windows, 22 + 12)[0]
    assert windows[place:] == large
    apple = icons.icns({b"icp4": small, b"ic08": large})
    assert apple[:4] == b"icns"
    assert struct.unpack_from(">I", apple, 4)[0] == len(apple)
    assert {16, 48, 128, 256} <= set(icons.SIZES)


def test_a_workspace_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    from synpol_desktop.workspace.opening import create_file

    made = tmp_path / "some.synpol"
    create_file(made)
    (match,) = ElementTree.parse(LINUX / "synpol-desktop.xml").iter(f"{DESKTOP_WORDS}magic")
    outer = match[0]
    head = made.read_bytes()[:100]
    for part in (outer, outer[0]):
        wanted = part.get("value", "").replace("\\0", "\0").encode()
        assert head[int(part.get("offset", "")) :].startswith(wanted)
    foreign = tmp_path / "other.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert foreign.read_bytes()[68:72] != outer[0].get("value", "").encode()


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="needs shared-mime-info")
def test_the_desktop_tells_a_workspace_without_its_suffix(tmp_path: Path) -> None:
    from synpol_desktop.workspace.opening import create_file

    made = tmp_path / "a.synpol"
    create_file(made)
    made.rename(tmp_path / "nameless")
    packages = tmp_path / "mime/packages"
    packages.mkdir(parents=True)
    shutil.copy(LINUX / "synpol-desktop.xml", packages)
    base = Path("/usr/share/mime/packages/freedesktop.org.xml")
    if base.exists():
        shutil.copy(base, packages)
    subprocess.run(["update-mime-database", tmp_path / "mime"], check=True, capture_output=True)
    code = "import sys; from PySide6.QtCore import QMimeDatabase;"
    code += "print(QMimeDatabase().mimeTypeForFile(sys.argv[1]).name())"
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "nameless")],
        env={"XDG_DATA_DIRS": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "none"), "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert answer.stdout.strip() == "application/x-synpol"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_menu_entry_is_valid() -> None:
    answer = subprocess.run(
        ["desktop-file-validate", LINUX / "synpol-desktop.desktop"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (answer.returncode, answer.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("man") is None, reason="needs man")
def test_the_manual_page_is_set_without_a_warning_and_explains_every_command(tmp_path: Path) -> None:
    def ask(arguments: list[str]) -> str:
        command = [sys.executable, "-m", "synpol_desktop", *arguments]
        settings = {**os.environ, "COLUMNS": "90"}
        return subprocess.run(command, env=settings, check=True, capture_output=True, text=True).stdout

    commands = re.search(r"^  COMMAND\n((?:    .*\n)+)", ask(["--help"]), re.M)
    assert commands
    named = re.findall(r"^    ([a-z]+)", commands[1], re.M)
    assert {"import", "export", "extract"} <= set(named)
    template = (LINUX / "synpol-desktop.1").read_text(encoding="utf-8")
    page = tmp_path / "synpol-desktop.1"
    page.write_text(manual.page(template, VERSION, ask), encoding="utf-8")
    answer = subprocess.run(
        ["man", "--warnings", "--local-file", "--encoding=UTF-8", str(page)],
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MANWIDTH": "100"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    for command in named:
        assert f"usage: synpol-desktop {command}" in answer.stdout


def test_a_line_of_the_manual_is_shown_as_it_is() -> None:
    assert manual.escaped(".csv \\ a-b") == "\\&.csv \\e a\\-b"
    with pytest.raises(ValueError, match="no command"):
        manual.names("usage: nothing")


def test_macs_are_told_the_programs_name_version_and_file_type() -> None:
    properties = plistlib.loads((PACKAGING / "macos/Info.plist").read_bytes())
    assert properties["CFBundleShortVersionString"] == properties["CFBundleVersion"] == VERSION
    assert set(properties["CFBundleLocalizations"]) == {"ar", "en"}
    (exported,) = properties["UTExportedTypeDeclarations"]
    (opened,) = properties["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["synpol"]
    assert exported["UTTypeTagSpecification"]["public.mime-type"] == ["application/x-synpol"]


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis (nsis)")
def test_the_installer_for_windows_compiles_without_a_warning(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "_internal").mkdir(parents=True)
    for name in ("SynPol Desktop.exe", "synpol-desktop.exe", "_internal/python.dll"):
        (source / name).write_bytes(b"MZ")
    icon = tmp_path / "synpol.ico"
    icon.write_bytes(icons.ico({16: icons.draw(ROOT / "resources/icons/synpol.svg", 16)}))
    command = [
        "makensis",
        "-WX",
        "-V2",
        "-INPUTCHARSET",
        "UTF8",
        f"-DVERSION={VERSION}",
        f"-DSOURCE={source}",
    ]
    command += [f"-DICON={icon}", f"-DLICENCE={ROOT / 'LICENSE'}", f"-DOUT={tmp_path / 'synpol.exe'}"]
    answer = subprocess.run(
        [*command, PACKAGING / "windows/synpol.nsi"], check=False, capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert (tmp_path / "synpol.exe").read_bytes().startswith(b"MZ")


def test_the_table_of_sizes_keeps_to_what_is_asked() -> None:
    table = (PACKAGING / "SIZES.md").read_text(encoding="utf-8")
    packages = dict(re.findall(r"^\| `?([\w.-]+)`? \| ([\d.]+) MB \| at most", table, re.M))
    deb = next(float(size) for name, size in packages.items() if name.endswith(".deb"))
    assert deb <= sizes.LIMIT_DEB_MB
    assert float(packages["installed"]) <= sizes.LIMIT_INSTALLED_MB
    parts = [float(size) for size in re.findall(r"^\| .+ \| ([\d.]+) MB \| [\d.]+% \|$", table, re.M)]
    assert sum(parts) == pytest.approx(float(packages["installed"]), abs=0.1 * len(parts))


def test_the_release_is_built_on_three_systems_by_pinned_actions_and_without_secrets() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", action) for action in used), used
    for system in ("ubuntu-", "windows-", "macos-"):
        assert re.search(rf"os: {system}\d", text), system
    assert "latest" not in text
