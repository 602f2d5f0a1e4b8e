"""The locks install everything that is declared, and nothing that isn't pinned by its hash."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ROOT / "packaging/locks"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11.7", "3.12.1", "3.13.0")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
NOT_FOLLOWED = {"camel-tools"}  # locked without its own list; the group camel-light replaces it


def pins(lock: str) -> dict[Requirement, list[str]]:
    """Read a lock: each requirement with its hashes."""
    lines = (LOCKS / lock).read_text(encoding="ascii").replace("\\\n", " ").splitlines()
    found = {}
    for line in lines:
        requirement, *hashes = line.split(" --hash=")
        found[Requirement(requirement.strip())] = [digest.strip() for digest in hashes]
    return found


def environment(python: str, system: str) -> dict[str, str]:
    """Describe another machine in the words of PEP 508's markers."""
    return {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "posix",
        "platform_machine": "AMD64" if system == "win32" else "arm64" if system == "darwin" else "x86_64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def active(requirements: list[Requirement], machine: dict[str, str]) -> list[Requirement]:
    wanted = {**machine, "extra": ""}
    return [one for one in requirements if one.marker is None or one.marker.evaluate(wanted)]


def declared(*groups: str) -> list[Requirement]:
    lines = list(PROJECT["project"]["dependencies"]) + PROJECT["project"]["optional-dependencies"]["camel"]
    for group in groups:
        lines += PROJECT["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", ["runtime.txt", "development.txt", "dist.txt"])
def test_every_line_is_pinned_and_hashed(lock: str) -> None:
    for requirement, hashes in pins(lock).items():
        assert [specifier.operator for specifier in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


def test_no_file_of_the_set_up_names_a_package_index() -> None:
    files = [path for path in (ROOT / "packaging").rglob("*") if path.suffix in {".py", ".txt", ".toml"}]
    files += [ROOT / "pyproject.toml", ROOT / "Makefile", ROOT / ".ci/run"]
    named = [
        path
        for path in files
        if re.search(r"https?://|index-url|\bpypi\b", path.read_text(encoding="utf-8"), re.I)
    ]
    assert len(files) > 8
    assert named == []


@pytest.mark.parametrize(("python", "system"), list(product(PYTHONS, SYSTEMS)))
def test_the_locks_hold_all_that_is_needed_and_once_only(python: str, system: str) -> None:
    machine = environment(python, system)
    versions: dict[str, set[str]] = {}
    for requirement in active([*pins("runtime.txt"), *pins("development.txt")], machine):
        versions.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier))
    assert all(len(pinned) == 1 for pinned in versions.values())

    waiting = active(declared("camel-light", "build", "dev"), machine)
    seen = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        assert name in versions, f"{requirement} is in no lock for Python {python} on {system}"
        (pinned,) = (version.removeprefix("==") for version in versions[name])
        assert requirement.specifier.contains(pinned), f"{requirement} is locked at {pinned}"
        if name in seen or name in NOT_FOLLOWED:
            continue
        seen.add(name)
        waiting += requirements_of(name, machine)
    assert len(seen) > 30


def requirements_of(name: str, machine: dict[str, str]) -> list[Requirement]:
    """Read what an installed library needs on another machine; one that isn't here is taken as a leaf."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return active([Requirement(line) for line in lines], machine)


def test_the_program_installs_without_the_development_tools() -> None:
    names = {canonicalize_name(requirement.name) for requirement in pins("runtime.txt")}
    assert not names & {"pytest", "mypy", "ruff", "import-linter", "hypothesis", "torch", "transformers"}


@pytest.mark.parametrize("lock", ["runtime.txt", "dist.txt"])
def test_what_only_tests_use_is_neither_installed_nor_packed(lock: str) -> None:
    """igraph is under the GPL besides."""
    names = {canonicalize_name(requirement.name) for requirement in pins(lock)}
    assert not names & {"igraph", "pandas", "networkx", "scipy", "pyqtgraph"}


def test_every_library_that_is_declared_is_imported() -> None:
    distributions = metadata.packages_distributions()
    used = {
        canonicalize_name(owner)
        for path in (ROOT / "synpol_desktop").rglob("*.py")
        for top in imported(path)
        for owner in distributions.get(top, [])
    }
    used.add("defusedxml")  # openpyxl imports it where it is there
    assert {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]} <= used


def test_every_library_that_the_program_imports_is_declared() -> None:
    distributions = metadata.packages_distributions()
    named = {canonicalize_name(requirement.name) for requirement in declared()}
    named |= {"shiboken6"}  # a part of PySide6
    undeclared = set()
    for path in (ROOT / "synpol_desktop").rglob("*.py"):
        for top in imported(path) - sys.stdlib_module_names - {"synpol_desktop", "torch"}:
            owners = {canonicalize_name(owner) for owner in distributions.get(top, [top])}
            if not owners & named:
                undeclared.add(f"{path.relative_to(ROOT)}: {top}")
    assert undeclared == set()


def imported(path: Path) -> set[str]:
    """Name the top-level packages that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
