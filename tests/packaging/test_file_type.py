"""A double click on a .synpol file starts the program with it, on each system."""

import plistlib
import re
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree

from synpol_desktop.workspace import Workspace

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
MIME = "application/x-synpol"
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_linux_hands_the_file_to_the_program_that_the_type_names() -> None:
    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(PACKAGING / "linux/synpol-desktop.desktop", "utf-8")
    assert entry["Desktop Entry"]["Exec"] == "synpol-desktop %f"
    assert MIME in entry["Desktop Entry"]["MimeType"].split(";")


def test_linux_knows_a_workspace_by_its_ending_and_by_its_first_bytes(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "w.synpol").close()
    head = (tmp_path / "w.synpol").read_bytes()[:100]
    tree = ElementTree.parse(PACKAGING / "linux/synpol-desktop.xml")
    (kind,) = tree.getroot().iter(f"{NAMESPACE}mime-type")
    (glob,) = kind.iter(f"{NAMESPACE}glob")
    assert (kind.get("type"), glob.get("pattern")) == (MIME, "*.synpol")
    matches = list(kind.iter(f"{NAMESPACE}match"))
    assert len(matches) == 2
    for match in matches:
        wanted = str(match.get("value")).encode().replace(b"\\0", b"\0")
        at = int(str(match.get("offset")))
        assert head[at : at + len(wanted)] == wanted


def test_windows_hands_the_file_over_in_quotes() -> None:
    script = (PACKAGING / "windows/synpol.nsi").read_text("utf-8-sig")
    assert re.search(r'WriteRegStr HKCU "Software\\Classes\\\.synpol" "" "\$\{KIND\}"', script)
    assert r"""\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'""" in script
    assert f'"Content Type" "{MIME}"' in script


def test_macos_sends_the_file_as_an_event_for_the_type_that_is_declared() -> None:
    info = plistlib.loads((PACKAGING / "macos/Info.plist").read_bytes())
    (exported,) = info["UTExportedTypeDeclarations"]
    (document,) = info["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["synpol"]
    assert exported["UTTypeTagSpecification"]["public.mime-type"] == [MIME]
