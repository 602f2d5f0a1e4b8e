"""Every dialog, dock and popup in both languages, directions and themes: nothing cut or untranslated."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

import synpol_desktop.ui
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.tasks.rereading import Preview
from synpol_desktop.ui.blocs.dialog import BlocDialog
from synpol_desktop.ui.comfort.checking import CheckDialog
from synpol_desktop.ui.comfort.palette import CommandPalette
from synpol_desktop.ui.comfort.preferences import PreferencesDialog
from synpol_desktop.ui.comfort.tour import Tour
from synpol_desktop.ui.correcting.alike import Alike
from synpol_desktop.ui.correcting.concordance import ConcordanceDialog
from synpol_desktop.ui.correcting.popup import Popup
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.ui.crashing.dialogs import ReopenDialog, ReportDialog
from synpol_desktop.ui.crashing.session import Left
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.dialogs.learning import LearningDialog
from synpol_desktop.ui.dialogs.shortcuts import ShortcutsDialog, other_keys
from synpol_desktop.ui.helping.opening import open_guide
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.importing.wizard import ImportWizard
from synpol_desktop.ui.noting.dialog import TagDialog
from synpol_desktop.ui.noting.renaming import RenameTagDialog
from synpol_desktop.ui.qt_texts import QtTexts
from synpol_desktop.ui.review.rereading import RereadDialog
from synpol_desktop.ui.theme import apply, theme
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.queries import ArticleQuery
from tests.ui.articles import COUNCIL, STATE
from tests.ui.looking import against_reading, cut, nameless, settle, untranslated
from tests.ui.test_dialogs import DIALOGS
from tests.ui.test_window import entity, open_article

SIZES = ((900, 600), (1400, 900))


@pytest.fixture(params=[("ar", "light"), ("ar", "dark"), ("en", "light"), ("en", "dark")], ids="-".join)
def look(request, qapp):
    code, name = request.param
    set_language(code)
    qapp.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight
    )
    apply(qapp, theme(name))
    own_texts = QtTexts(qapp)
    qapp.installTranslator(own_texts)
    yield request.param
    qapp.removeTranslator(own_texts)
    set_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def dialogs(window, folder) -> Iterator[tuple[str, QWidget]]:
    """Yield every dialog with its name; those of tests/ui/test_dialogs.py and those that need a workspace."""
    for name, make in DIALOGS.items():
        yield name, make()
    desk, workspace = window.desk, window.desk.workspace
    every = (
        workspace.relation_mentions(row.id, EVERYTHING)
        for row in workspace.article_rows(workspace.article_ids(ArticleQuery()))
    )
    relation = next(relations[0] for relations in every if relations)
    table = folder / "articles.csv"
    table.write_text("title,text\nعنوان,نص المقال\n", "utf-8")
    yield "preferences", PreferencesDialog(window.settings, window)
    yield "all keys", ShortcutsDialog(window.actions_by_name.values(), window)
    yield "report of a bug", ReportDialog("RuntimeError", window)
    yield "reopen", ReopenDialog(Left(folder / "w.synpol", ""), window)
    yield "check", CheckDialog([Problem(kind, "", repairable=True) for kind in ProblemKind], mend=True)
    yield "learning", LearningDialog(workspace, desk.jobs, window)
    yield "wizard", ImportWizard([table], desk.jobs, window.theme, window)
    yield "relation", RelationDialog(workspace, relation, window)
    yield "concordance", ConcordanceDialog(desk, Alike(COUNCIL, entity(window, STATE)), window)
    yield "reading again", RereadDialog(desk, Preview((), 3), window)
    yield "blocs", BlocDialog(desk, ["كتلة"], entity(window, STATE), window)
    subject = Subject(SubjectKind.ENTITY, int(entity(window, STATE)))
    yield "tags", TagDialog([subject], {}, ["وسم"], window)
    yield "renaming a tag", RenameTagDialog({"وسم": 3}, "وسم", window)


def gone(dialog) -> None:
    """Close a dialog and let Qt delete it now."""
    dialog.close()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def popups(window) -> Iterator[tuple[str, QWidget]]:
    """Open every popup of the window; each stays open until the next is asked for."""
    corrections = window.acts.corrections
    first, second = window.bench.article.marks.mentions[:2]
    corrections.relate(first, second)
    yield "relations of two names", corrections.relations
    corrections.relations.close_list()
    window.bench.article.text.select(first.span)
    corrections.name_words()
    yield "what words name", corrections.names
    corrections.names.close_list()
    window.bench.article.text.select(window.bench.article.marks.relations[0].evidence)
    corrections.act("date")
    yield "date of a relation", corrections.dating.popup
    corrections.dating.popup.close_list()
    window.actions_by_name["commands"].trigger()
    palette = window.findChild(CommandPalette)
    yield "commands", palette
    palette.close_list()
    window.search.show_help()
    yield "help on searching", window.search.answers
    window.search.answers.hide()
    tour = Tour.begin(window)
    for number in range(5):
        tour.go(number)
        yield f"tour {number + 1}", tour.card
    tour.end()
    guide = open_guide(window)
    yield "guide", guide
    guide.close()


def known(window) -> frozenset[str]:
    """Return what stands in the data, and what is the same in both languages."""
    files = {window.desk.workspace.path.stem, "w.synpol", "articles.csv", "title", "text"}
    keys = {key for _, key in other_keys()} | {"A", "Majlis al-Ḥiwār", "وسم"}
    encodings = {"code page 720", "code page 864"}
    said = {"العربية / English", "MIT", "x", "RuntimeError", "RuntimeError: x"}
    return frozenset(files | keys | encodings | said)


@pytest.mark.timeout(300)
def test_every_dialog_is_whole_and_speaks_one_language(look, make_window, workspace_file, tmp_path):
    window = make_window(workspace_file, theme=look[1])
    faults = []
    for name, dialog in dialogs(window, tmp_path):
        dialog.show()
        settle()
        faults += [f"{name}: {fault}" for fault in cut(dialog)]
        faults += [f"{name}: {text}" for text in untranslated(dialog, look[0], known(window))]
        faults += [f"{name}: no name: {place}" for place in nameless(dialog)]
        if not isinstance(dialog, QMessageBox):  # whose buttons each desktop orders in its own way
            faults += [f"{name}: order: {place}" for place in against_reading(dialog)]
        gone(dialog)
    assert not faults, "\n".join(faults)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_dock_and_panel_is_whole_and_speaks_one_language(look, make_window, workspace_file, size):
    window = make_window(workspace_file, theme=look[1])
    window.resize(*size)
    open_article(window, 1)
    faults = []
    for name in ("", *window.docks.names):
        if name:
            window.docks.panel(name)
        settle()
        faults += [f"{name}: {fault}" for fault in cut(window)]
        faults += [f"{name}: {text}" for text in untranslated(window, look[0], known(window))]
        faults += [f"{name}: no name: {place}" for place in nameless(window)]
        panel = window.docks.panel(name) if name else window.bench.inspector
        faults += [f"{name}: order: {place}" for place in against_reading(panel)]
    assert not faults, "\n".join(sorted(set(faults)))


@pytest.mark.timeout(300)
def test_every_popup_is_whole_and_speaks_one_language(look, make_window, workspace_file):
    window = make_window(workspace_file, theme=look[1])
    window.resize(*SIZES[0])
    open_article(window, 1)
    faults = []
    for name, popup in popups(window):
        settle()
        assert popup.isVisible(), name
        if not popup.isWindow():
            place = popup.mapTo(window, QPoint(0, 0))
            assert window.rect().contains(place), name
        faults += [f"{name}: {fault}" for fault in cut(popup)]
        if name != "guide":  # it is written in Markdown, which has a test of its own
            faults += [f"{name}: {text}" for text in untranslated(popup, look[0], known(window))]
        faults += [f"{name}: no name: {place}" for place in nameless(popup)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("percent", [130, 150])
def test_larger_text_cuts_nothing_in_the_window(qapp, look, make_window, workspace_file, percent):
    from synpol_desktop.ui.app import font_of

    before = qapp.font()
    qapp.setFont(font_of(percent))
    apply(qapp, theme(look[1]), percent)
    try:
        window = make_window(workspace_file, theme=look[1])
        window.resize(*SIZES[1])
        open_article(window, 1)
        settle()
        faults = cut(window)
        assert not faults, "\n".join(faults)
    finally:
        qapp.setFont(before)


def subclasses(kind) -> set[type]:
    return {each for one in kind.__subclasses__() for each in (one, *subclasses(one))}


def test_no_dialog_or_popup_is_left_out(make_window, workspace_file, tmp_path):
    for module in pkgutil.walk_packages(synpol_desktop.ui.__path__, "synpol_desktop.ui."):
        importlib.import_module(module.name)
    window = make_window(workspace_file)
    open_article(window, 1)
    opened = set()
    for _, dialog in dialogs(window, tmp_path):
        opened.add(type(dialog))
    opened |= {type(popup) for _, popup in popups(window)}
    ours = {kind for base in (FormDialog, Popup) for kind in subclasses(base)}
    assert {kind.__name__ for kind in ours if kind.__module__.startswith("synpol_desktop.")} == {
        kind.__name__ for kind in opened if issubclass(kind, FormDialog | Popup)
    }
