"""Adding, choosing, checking and removing a neural model; what is damaged or made to do harm is refused."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.paths import data_dir
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.neural import incoming
from synpol_desktop.extraction.neural.errors import NeuralModelError
from synpol_desktop.extraction.neural.storage import (
    add_model,
    chosen_model,
    chosen_tagger,
    load_tagger,
    remove_model,
)
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.words import words_of
from tests.extraction.tiny_bert import lexicon_weights, packed, random_weights, write_model

TEXT = "قال زهران في بلدة صفورينا."


def found() -> list[Tagged]:
    tagger = chosen_tagger()
    assert tagger is not None
    return tagger.names(words_of(tokenize(TEXT), sentences(TEXT), ()))


def found_by() -> str:
    tagger = chosen_tagger()
    assert tagger is not None
    return tagger.digest


def kept() -> list[str]:
    root = data_dir() / "camel"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def zipped(folder: Path, archive: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(folder.iterdir()):
            out.write(path, f"{inside}{path.name}")
    return archive


def only_pickled(folder: Path) -> Path:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps(_Trap(str(folder / "sprung"))))
    return folder


class _Trap:
    """Leaves a file behind where it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    weights = lexicon_weights({"زهران": "B-PERS", "صفور": "B-LOC"})
    return write_model(tmp_path / "arabert", weights, words={"do_lower_case": False})


def test_a_model_in_a_folder_is_added_and_finds_names(model: Path) -> None:
    assert chosen_model() is None
    assert chosen_tagger() is None

    added = add_model(model)

    assert added.name == "arabert"
    assert chosen_model() == added
    assert [name for name, _, _ in added.files] == sorted(path.name for path in model.iterdir())
    assert added.size == sum(path.stat().st_size for path in model.iterdir())
    assert [(name.first, name.type) for name in found()] == [(1, "PER"), (4, "LOC")]


def test_the_model_stays_where_its_source_goes(model: Path) -> None:
    add_model(model)
    shutil.rmtree(model)
    assert len(found()) == 2


@pytest.mark.parametrize("inside", ["", "ner/arabert/"])
def test_a_model_in_an_archive_is_the_same(model: Path, tmp_path: Path, inside: str) -> None:
    digest = add_model(model).digest
    assert add_model(zipped(model, tmp_path / "data.zip", inside)).digest == digest
    assert len(found()) == 2


def test_the_model_is_found_in_folders_and_by_the_file_of_its_weights(model: Path, tmp_path: Path) -> None:
    assert add_model(tmp_path).digest == add_model(model / "model.safetensors").digest


def test_files_that_are_links_are_copied(model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    folder.mkdir()
    for path in model.iterdir():
        (folder / path.name).symlink_to(path)
    add_model(folder)
    shutil.rmtree(model)
    assert len(found()) == 2


def test_another_model_takes_the_place_of_the_first(model: Path, tmp_path: Path) -> None:
    first = add_model(model)
    assert len(found()) == 2
    second = add_model(write_model(tmp_path / "other", lexicon_weights({"قال": "B-ORG"})))
    assert second.digest != first.digest
    assert not first.folder.exists()
    assert [(name.first, name.type) for name in found()] == [(0, "ORG")]


def test_a_removed_model_leaves_nothing(model: Path) -> None:
    add_model(model)
    assert remove_model()
    assert (chosen_model(), chosen_tagger(), kept()) == (None, None, [])
    assert not remove_model()


def test_no_file_is_copied_that_is_not_needed(model: Path) -> None:
    (model / "pytorch_model.bin").write_bytes(b"x")
    (model / "run.py").write_text("raise SystemExit", "utf-8")
    added = add_model(model)
    assert {name for name, _, _ in added.files} <= incoming.LARGEST.keys()
    assert not (added.folder / "run.py").exists()
    assert not (added.folder / "pytorch_model.bin").exists()


@pytest.mark.parametrize("name", ["config.json", "vocab.txt", "tokenizer_config.json", "model.safetensors"])
def test_a_file_that_has_changed_is_refused_at_the_next_load(model: Path, name: str) -> None:
    added = add_model(model)
    path = added.folder / name
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(NeuralModelError, match=f"has changed since it was added: {name}"):
        load_tagger(added)
    path.unlink()
    with pytest.raises(NeuralModelError, match=name):
        load_tagger(added)
    path.write_bytes(content)
    load_tagger(added)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"files": {"../../secret": {"bytes": 1, "sha256": "0"}}},
        {"files": ["config.json"]},
        {"files": {"config.json": {}}},
        {"folder": "../elsewhere"},
        {"folder": "/etc"},
    ],
    ids=str,
)
def test_a_manifest_that_was_tampered_with_is_refused(model: Path, change: dict[str, object]) -> None:
    add_model(model)
    path = data_dir() / "camel" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **change}), "utf-8")
    with pytest.raises(NeuralModelError):
        chosen_model()
    path.write_text("{", "utf-8")
    with pytest.raises(NeuralModelError):
        chosen_model()
    assert remove_model()
    assert add_model(model) == chosen_model()


def test_weights_in_a_pickle_are_refused_unread_with_the_line_that_converts_them(
    model: Path, tmp_path: Path
) -> None:
    only_pickled(model)
    archive = zipped(model, tmp_path / "data.zip")
    for path in (model, archive, model / "pytorch_model.bin"):
        with pytest.raises(NeuralModelError, match=r"pytorch_model\.bin is a pickle") as refused:
            add_model(path)
        assert incoming.CONVERSION in refused.value.hint
    assert not (model / "sprung").exists()
    assert kept() == []
    compile(incoming.CONVERSION.split('"')[1], "hint", "exec")


@pytest.mark.parametrize(
    "name", ["../model.safetensors", "/tmp/config.json", "a/../../x", "C:\\x", "a\\..\\x", "a\nb"]
)
def test_an_archive_with_names_that_lead_out_is_refused(model: Path, tmp_path: Path, name: str) -> None:
    archive = zipped(model, tmp_path / "data.zip")
    with zipfile.ZipFile(archive, "a") as out:
        out.writestr(zipfile.ZipInfo(name), "x")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NeuralModelError, match="leads out"):
        add_model(archive)
    assert sorted(tmp_path.rglob("*")) == before
    assert kept() == []


def test_what_unpacks_to_more_than_any_model_is_refused(model: Path, tmp_path: Path) -> None:
    (model / "tokenizer_config.json").write_bytes(b" " * (2 << 20))
    for path in (model, zipped(model, tmp_path / "data.zip")):
        with pytest.raises(NeuralModelError, match="larger than any"):
            add_model(path)
    assert kept() == []


def test_a_size_that_is_not_true_is_noticed(model: Path, tmp_path: Path) -> None:
    (model / "vocab.txt").write_bytes(b"x" * 100_000)
    archive = zipped(model, tmp_path / "data.zip")
    content = archive.read_bytes()
    claimed = (100_000).to_bytes(4, "little")
    assert content.count(claimed) == 2
    archive.write_bytes(content.replace(claimed, (10).to_bytes(4, "little")))
    with pytest.raises(NeuralModelError, match="damaged"):
        add_model(archive)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_an_archive_that_is_cut_off_is_refused(model: Path, tmp_path: Path, part: float) -> None:
    archive = zipped(model, tmp_path / "data.zip")
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(NeuralModelError):
        add_model(archive)
    assert kept() == []


def test_an_archive_with_changed_content_is_refused(model: Path, tmp_path: Path) -> None:
    archive = tmp_path / "data.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for path in sorted(model.iterdir()):
            out.write(path, path.name)
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(bytes(content))
    with pytest.raises(NeuralModelError, match="damaged"):
        add_model(archive)
    assert kept() == []


def test_a_protected_archive_is_refused(model: Path, tmp_path: Path) -> None:
    archive = zipped(model, tmp_path / "data.zip")
    content = bytearray(archive.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    archive.write_bytes(bytes(content))
    with pytest.raises(NeuralModelError, match="password"):
        add_model(archive)


@pytest.mark.parametrize("missing", ["config.json", "vocab.txt", "model.safetensors"])
def test_what_is_no_model_is_refused(model: Path, tmp_path: Path, missing: str) -> None:
    (model / missing).unlink()
    for path in (model, zipped(model, tmp_path / "data.zip")):
        with pytest.raises(NeuralModelError, match="holds no model"):
            add_model(path)


def test_what_is_not_there_or_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NeuralModelError, match="There is no file or folder"):
        add_model(tmp_path / "nothing")
    (tmp_path / "text.txt").write_text("x", "utf-8")
    with pytest.raises(NeuralModelError, match="holds no model"):
        add_model(tmp_path / "text.txt")


def test_of_several_models_none_is_taken(model: Path, tmp_path: Path) -> None:
    write_model(tmp_path / "other")
    with pytest.raises(NeuralModelError, match="several"):
        add_model(tmp_path)


def test_digests_that_lie_with_a_model_are_checked(model: Path) -> None:
    weights = model / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    (model / "SHA256SUMS").write_text(f"{digest} *{weights.name}\n", "utf-8")
    add_model(model)
    weights.write_bytes(packed(random_weights()))
    with pytest.raises(NeuralModelError, match="digest"):
        add_model(model)


def test_a_model_that_overflows_is_refused_when_it_is_added(tmp_path: Path) -> None:
    weights = lexicon_weights({})
    weights["classifier.weight"] = weights["classifier.weight"] + 3e38
    with pytest.raises(NeuralModelError, match="damaged"):
        add_model(write_model(tmp_path / "large", weights))


def test_a_vocabulary_of_more_pieces_than_the_network_knows_is_refused(model: Path) -> None:
    with (model / "vocab.txt").open("a", encoding="utf-8") as out:
        out.write("زائد\n")
    with pytest.raises(NeuralModelError, match="vocab_size"):
        add_model(model)


def test_where_adding_fails_or_is_stopped_the_model_before_stays(model: Path, tmp_path: Path) -> None:
    before = add_model(model)
    files = kept()
    bad = write_model(tmp_path / "bad")
    (bad / "model.safetensors").write_bytes((bad / "model.safetensors").read_bytes()[:-4])
    with pytest.raises(NeuralModelError):
        add_model(bad)
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(CancelledError):
        add_model(write_model(tmp_path / "good"), stopped)
    assert chosen_model() == before
    assert kept() == files
    assert len(found()) == 2


def test_a_folder_that_is_being_filled_is_left_and_a_forgotten_one_goes(model: Path) -> None:
    root = add_model(model).folder.parent
    for name, age in (("model-now", 0), ("model-old", 200_000)):
        (root / name).mkdir()
        (root / name / "filling").touch()
        now = (root / name).stat().st_mtime
        os.utime(root / name, (now - age, now - age))
    add_model(model)
    assert (root / "model-now").is_dir()
    assert not (root / "model-old").exists()


def test_progress_is_told_while_a_model_is_copied(model: Path) -> None:
    told: list[str] = []
    add_model(model, Progress(lambda _done, _total, label: told.append(label)))
    assert "model.safetensors" in told


def test_the_chosen_model_is_read_once_and_so_is_what_is_wrong_with_it(model: Path, tmp_path: Path) -> None:
    add_model(model)
    assert chosen_tagger() is chosen_tagger()

    added = add_model(write_model(tmp_path / "other"))
    (added.folder / "vocab.txt").write_text("x", "utf-8")
    for _ in range(2):
        with pytest.raises(NeuralModelError, match="has changed"):
            chosen_tagger()
    assert add_model(model).digest == found_by()


def test_neither_the_network_nor_torch_is_asked(model: Path) -> None:
    program = """
        import sys

        def watch(event, arguments):
            if event.startswith(("socket.", "urllib.", "http.client", "subprocess.", "os.system", "pickle.")):
                raise AssertionError(event)

        sys.addaudithook(watch)
        from synpol_desktop.__main__ import main
        for words in (["add", sys.argv[1]], ["status"]):
            sys.argv[1:] = ["camel", *words]
            assert main() == 0, words
        from synpol_desktop.extraction.neural.storage import chosen_tagger
        from synpol_desktop.arabic.tokens import sentences, tokenize
        from synpol_desktop.extraction.words import words_of
        text = "قال زهران."
        (name,) = chosen_tagger().names(words_of(tokenize(text), sentences(text), ()))
        assert name.type == "PER"
        assert not {"torch", "transformers", "tokenizers", "safetensors", "camel_tools"} & set(sys.modules)
        try:
            import socket
            socket.socket()
        except AssertionError:
            print("watched")
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(model)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("watched\n")


def test_without_room_nothing_is_copied(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(model)._replace(free=1 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(NeuralModelError, match="not enough room"):
        add_model(model)
    assert kept() == []


def test_a_data_folder_that_can_t_be_written_is_said(model: Path) -> None:
    (data_dir() / "camel").write_text("in the way", "utf-8")
    with pytest.raises(NeuralModelError, match="can't be copied"):
        add_model(model)
    assert chosen_model() is None
