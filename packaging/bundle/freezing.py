"""From a checkout to a folder with the frozen program: locked environment, wheel, PyInstaller, checks."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bundle import contents, elf

LOCKS = ("runtime.txt", "dist.txt")
NOT_STRIPPED = ("numpy.libs", "PySide6", "shiboken6")
"""Their makers stripped or patched them; stripping those again moves what the patches point at."""
FORBIDDEN = ("libreadline", "libssl", "libcrypto", "libgtk", "libgdk")
"""Never in the bundle: GPL, a network's cryptography, a second toolkit."""


class BuildError(Exception):
    """The bundle can't be made, or would not work; the message says why."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a bundle is made: the checkout, which is only read, and a folder for everything else."""

    root: Path
    work: Path

    @property
    def python(self) -> Path:
        """The interpreter that is frozen."""
        return self.work / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def frozen(self) -> Path:
        """The finished folder."""
        return self.work / "frozen" / "synpol-desktop"

    @property
    def inside(self) -> Path:
        """The finished folder's part that is not the executable."""
        return self.frozen / "_internal"

    @property
    def icons(self) -> Path:
        """The icon in the forms that the systems want."""
        return self.work / "icons"

    @property
    def notices(self) -> Path:
        """The licences of everything that is shipped."""
        return self.work / "THIRD-PARTY.txt"

    @property
    def trace(self) -> Path:
        """Modules that were loaded when the program was tried."""
        return self.work / "modules.txt"

    def call(self, *command: str | Path, **variables: str) -> None:
        """Run a command in the working folder, at low priority.

        Raises
        ------
        BuildError
            If it fails.
        """
        nice = ["nice", "-n", "10"] if os.name == "posix" else []
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.root / "packaging"),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "SOURCE_DATE_EPOCH": str(self.epoch()),
            **variables,
        }
        words = [*nice, *map(str, command)]
        status = subprocess.run(words, cwd=self.work, env=environment, check=False).returncode
        if status:
            raise BuildError(f"status {status}: {' '.join(words)}")

    def epoch(self) -> int:
        """Return the time of the commit that is built, so that the same commit gives the same files."""
        if os.environ.get("SOURCE_DATE_EPOCH"):
            return int(os.environ["SOURCE_DATE_EPOCH"])
        command = ["git", "-C", str(self.root), "log", "-1", "--format=%ct"]
        answer = subprocess.run(command, check=False, capture_output=True, text=True)
        return int(answer.stdout or 0) or int((self.root / "pyproject.toml").stat().st_mtime)


def make_environment(shop: Workshop, wheelhouse: str | None) -> None:
    """Install the locked libraries and PyInstaller, unless they are there already."""
    shop.work.mkdir(parents=True, exist_ok=True)
    locks = [shop.root / "packaging/locks" / name for name in LOCKS]
    wanted = hashlib.sha256(b"".join([sys.version.encode(), *(lock.read_bytes() for lock in locks)]))
    stamp = shop.work / "venv.stamp"
    if stamp.is_file() and stamp.read_text() == wanted.hexdigest():
        return
    stamp.unlink(missing_ok=True)
    shutil.rmtree(shop.work / "venv", ignore_errors=True)
    shop.call(sys.executable, "-m", "venv", shop.work / "venv")
    offline = ["--no-index", "--find-links", str(Path(wheelhouse).resolve())] if wheelhouse else []
    for lock in locks:
        _pip(shop, "--require-hashes", "--only-binary", ":all:", *offline, "-r", str(lock))
    stamp.write_text(wanted.hexdigest())


def install_wheel(shop: Workshop) -> None:
    """Build the program's wheel from the checkout and install it: what is frozen is what pip installs."""
    wheels = shop.work / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    code = "import sys; from hatchling.builders.wheel import WheelBuilder; "
    code += "print(*WheelBuilder(sys.argv[1]).build(directory=sys.argv[2], versions=['standard']))"
    shop.call(shop.python, "-c", code, shop.root, wheels)
    (wheel,) = wheels.glob("*.whl")
    _pip(shop, "--no-index", "--force-reinstall", str(wheel))


def freeze(shop: Workshop) -> None:
    """Make icons and the list of modules, then the folder with the program."""
    shop.call(shop.python, "-m", "bundle.icons", shop.root / "resources/icons/synpol.svg", shop.icons)
    shop.call(shop.python, "-m", "bundle.tracing", shop.trace)
    shutil.rmtree(shop.frozen.parent, ignore_errors=True)
    shop.call(
        *(shop.python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", shop.frozen.parent, "--workpath", shop.work / "pyinstaller"),
        shop.root / "packaging/synpol.spec",
        PYINSTALLER_CONFIG_DIR=str(shop.work / "pyinstaller-config"),
        SYNPOL_ICONS=str(shop.icons),
        SYNPOL_NOTICES=str(shop.notices),
        SYNPOL_TRACE=str(shop.trace),
        SYNPOL_PLIST=str(shop.root / "packaging/macos/Info.plist"),
    )
    compile_sources(shop)
    if sys.platform.startswith("linux"):
        strip(shop)


def compile_sources(shop: Workshop) -> None:
    """Compile the modules that lie there as source: nobody may write beside an installed program."""
    kernels = shop.inside.joinpath(*contents.ON_DISK.split("."))
    made = subprocess.run(
        [str(shop.python), "-c", _COMPILE, str(kernels), str(Path(*contents.ON_DISK.split(".")))], check=False
    ).returncode
    if made or not any(kernels.rglob("*.pyc")):
        raise BuildError(f"no compiled kernels in {kernels}")


_COMPILE = """
import compileall, py_compile, sys
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
done = compileall.compile_dir(sys.argv[1], ddir=sys.argv[2], quiet=1, invalidation_mode=mode)
sys.exit(not done)
"""


def strip(shop: Workshop) -> None:
    """Remove the symbols that only a debugger reads."""
    for path in sorted(shop.inside.rglob("*.so*")):
        if elf.is_elf(path) and path.relative_to(shop.inside).parts[0] not in NOT_STRIPPED:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def check(shop: Workshop) -> list[str]:
    """See that everything that a file needs is there or belongs to a Debian package; return those packages.

    Raises
    ------
    BuildError
        If a library is missing, or one is there that may not be.
    """
    names = [path.name for path in shop.frozen.rglob("*")]
    wrong = [name for name in names if name.startswith((*FORBIDDEN, "readline."))]
    if wrong:
        raise BuildError(f"may not be in the bundle: {', '.join(wrong)}")
    dangling = [path for path in shop.frozen.rglob("*") if path.is_symlink() and not path.exists()]
    if dangling:
        raise BuildError(f"lead nowhere: {', '.join(map(str, dangling))}")
    owners = {}
    for library, wanted_by in elf.foreign_libraries(shop.frozen).items():
        owners[library] = elf.owner(library)
        if owners[library] is None:
            raise BuildError(f"{library} is missing; needed by {', '.join(map(str, wanted_by))}")
        if library.startswith(FORBIDDEN):
            raise BuildError(f"{library} may not be needed, but is by {', '.join(map(str, wanted_by))}")
    return sorted({name for name in owners.values() if name is not None})


def _pip(shop: Workshop, *arguments: str) -> None:
    common = ["--no-deps", "--no-input", "--disable-pip-version-check", "--quiet"]
    shop.call(shop.python, "-m", "pip", "install", *common, *arguments)
