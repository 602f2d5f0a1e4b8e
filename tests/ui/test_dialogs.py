from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.records import Article, ArticleDraft, Entity, EntityRow
from synpol_desktop.tasks.agreement import Agreement
from synpol_desktop.tasks.taking_back import Conflict, Merge
from synpol_desktop.ui.dialogs.accuracy import AccuracyDialog
from synpol_desktop.ui.dialogs.backups import BackupsDialog
from synpol_desktop.ui.dialogs.entities import EntityDialog, MergeDialog, SplitDialog
from synpol_desktop.ui.dialogs.messages import (
    AboutDialog,
    LicencesDialog,
    RefusalsDialog,
    error_box,
    question_box,
)
from synpol_desktop.ui.dialogs.metadata import MetadataDialog
from synpol_desktop.ui.dialogs.neural import NeuralDialog
from synpol_desktop.ui.dialogs.paste import PasteDialog
from synpol_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from synpol_desktop.ui.exporting.pictures import PictureDialog, Wanted
from synpol_desktop.ui.handing.conflicts import Told
from synpol_desktop.ui.handing.dialogs import HandOverDialog, TakeBackDialog
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.jobs import Jobs
from synpol_desktop.ui.theme import apply, theme
from synpol_desktop.workspace.backups import Backup, Occasion
from synpol_desktop.workspace.edits import RenameEntity, RetypeEntity
from synpol_desktop.workspace.reading.decisions import Decisions
from tests.extraction.tiny_bert import lexicon_weights, write_model

REFUSED = [("x.txt", UnreadableFileError("“{name}” is empty.", hint="Choose another file.", name="x.txt"))]
BACKUPS = [
    Backup(Path(f"{number}.synpol"), number, datetime(2024, 5, number, 9, 30), occasion, 1_500_000)
    for number, occasion in enumerate(Occasion, 1)
][::-1]


def entity(number, name):
    return Entity(EntityId(number), EntityType.ORG, name, "", f"ORG:{name}", (name,), (EntityId(number),))


def article(number, outlet="وكالة", published="2023-05-01"):
    return Article(
        ArticleId(number), f"عنوان {number}", outlet, "", "", published, "نص", "0" * 64, "a.txt", "2024-01-01"
    )


def draft(text):
    return ArticleDraft(text, text.split("\n")[0], outlet="وكالة", published="2023-05-01")


NOTHING = Decisions({}, {}, {}, {}, {}, {}, {})
MERGE = Merge(
    {"relations": {1: 1}},
    (Conflict("relations", 1, None, None, None),),
    12,
    ((draft("عنوان"), None),),
    (Agreement("relations", 20, 17, 0.69), Agreement("names", 3, 3, None)),
    NOTHING,
)

DIALOGS = {
    "paste": lambda: PasteDialog(draft, "عنوان\nنص المقال"),
    "one article": lambda: MetadataDialog([article(1)]),
    "many articles": lambda: MetadataDialog([article(1), article(2), article(3)]),
    "entity": lambda: EntityDialog(entity(1, "مجلس الحوار")),
    "merge": lambda: MergeDialog(
        entity(1, "مجلس الحوار"),
        lambda text: [EntityRow(EntityId(2), EntityType.ORG, "مجلس", "", 1, 3, 2)],
    ),
    "split": lambda: SplitDialog([entity(1, "مجلس الحوار"), entity(2, "المجلس")]),
    "refusals": lambda: RefusalsDialog(REFUSED),
    "about": AboutDialog,
    "accuracy": AccuracyDialog,
    "licences": lambda: LicencesDialog("MIT"),
    "keys": lambda: ShortcutsDialog([]),
    "backups": lambda: BackupsDialog(BACKUPS),
    "no backups": lambda: BackupsDialog([]),
    "neural": lambda: NeuralDialog(Jobs()),
    "error": lambda: error_box(REFUSED[0][1]),
    "bug": lambda: error_box(RuntimeError("x")),
    "hand over": lambda: HandOverDialog(120, [ArticleId(1)]),
    "take back": lambda: TakeBackDialog(MERGE, lambda _: Told("مجلس", "مقبول", "مرفوض")),
    "picture": lambda: PictureDialog((1400, 900), (1280, 930), Wanted()),
    "question": lambda: question_box("؟", "نعم"),
}


@pytest.fixture(params=[("ar", "light"), ("ar", "dark"), ("en", "light"), ("en", "dark")], ids="-".join)
def look(request, qapp):
    code, name = request.param
    set_language(code)
    qapp.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight
    )
    apply(qapp, theme(name))
    yield request.param
    set_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_opens_in_both_languages_and_themes_without_clipped_text(qtbot, look, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()) - 1, label.text()
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()


def test_pasted_text_is_read_and_what_the_user_wrote_stays(qtbot):
    dialog = PasteDialog(draft)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.isVisible() is False
    assert dialog.result() == 0
    dialog.text.setPlainText("عنوان أول\nنص")
    qtbot.waitUntil(lambda: dialog.title.text() == "عنوان أول")
    dialog.outlet.setFocus()
    qtbot.keyClicks(dialog.url, "http://example.org")
    dialog.text.setPlainText("عنوان ثان\nنص")
    qtbot.waitUntil(lambda: dialog.title.text() == "عنوان ثان")
    dialog.accept()
    made = dialog.draft()
    assert (made.title, made.url, made.published) == ("عنوان ثان", "http://example.org", "2023-05-01")


def test_a_date_that_is_none_is_not_accepted(qtbot):
    dialog = MetadataDialog([article(1)])
    qtbot.addWidget(dialog)
    dialog.fields["published"].setText("أمس")
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.problem()


def test_fields_left_alone_change_nothing_and_a_shared_field_changes_all(qtbot):
    dialog = MetadataDialog([article(1), article(2, outlet="صحيفة")])
    qtbot.addWidget(dialog)
    assert dialog.edit() is None
    assert dialog.fields["outlet"].placeholderText()
    qtbot.keyClicks(dialog.fields["published"], "x")
    dialog.fields["published"].clear()
    dialog.fields["published"].setModified(True)
    assert {change[1:] for change in dialog.edit().changes} == {("published", None)}
    assert len(dialog.edit().changes) == 2


def test_an_entity_is_renamed_and_retyped_only_where_something_changed(qtbot):
    dialog = EntityDialog(entity(4, "مجلس"))
    qtbot.addWidget(dialog)
    assert dialog.edits() == []
    dialog.name.setText("مجلس آخر")
    dialog.type.setCurrentIndex(0)
    assert dialog.edits() == [RenameEntity(4, "مجلس آخر", ""), RetypeEntity(4, EntityType.PER)]
    dialog.name.setText("  ")
    assert dialog.problem()


def test_merging_asks_for_the_other_one(qtbot):
    found = []
    dialog = MergeDialog(entity(1, "مجلس"), lambda text: found)
    qtbot.addWidget(dialog)
    assert dialog.problem()
    found.append(EntityRow(EntityId(9), EntityType.ORG, "المجلس", "", 1, 3, 2))
    dialog.search.setText("المجلس")
    qtbot.waitUntil(lambda: dialog.other() == 9)
    assert not dialog.problem()


def test_camel_data_is_added_and_removed_again(qtbot, tmp_path):
    dialog = NeuralDialog(Jobs())
    qtbot.addWidget(dialog)
    assert not dialog.remove_button.isEnabled()

    dialog.add(write_model(tmp_path, lexicon_weights({"زهران": "B-PERS"})))

    assert not dialog.folder_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.remove_button.isEnabled())
    assert "Chosen" in dialog.state.text()
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert dialog.state.text() == "No neural model is chosen."


def test_data_that_isn_t_a_model_is_refused_with_a_reason(qtbot, tmp_path):
    jobs = Jobs()
    dialog = NeuralDialog(jobs)
    qtbot.addWidget(dialog)
    (tmp_path / "config.json").write_text("{}", "utf-8")

    with qtbot.waitSignal(jobs.failed) as failed:
        dialog.add(tmp_path)

    assert str(failed.args[0])
    qtbot.waitUntil(lambda: dialog.folder_button.isEnabled())
    assert dialog.state.text() == "No neural model is chosen."


def test_an_installed_program_shows_the_licences_that_it_brings(qtbot, monkeypatch, tmp_path):
    plain = AboutDialog()
    qtbot.addWidget(plain)
    assert not [b for b in plain.buttons.buttons() if b.text() == "Licences…"]
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "THIRD-PARTY.txt").write_text("terms of others", "utf-8")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    shown = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda dialog: shown.append(dialog.text.toPlainText()))
    about = AboutDialog()
    qtbot.addWidget(about)
    next(b for b in about.buttons.buttons() if b.text() == "Licences…").click()
    assert shown == ["terms of others"]


def test_the_name_in_an_arabic_about_dialog_begins_at_the_right(qtbot):
    set_language("ar")
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    name = next(label for label in dialog.findChildren(QLabel) if label.text() == "SynPol Desktop")
    assert name.alignment() & Qt.AlignmentFlag.AlignRight
    set_language("en")


def test_handing_over_says_that_nothing_is_chosen(qtbot):
    dialog = HandOverDialog(3, ())
    qtbot.addWidget(dialog)
    assert "0" not in dialog.some.text()
    assert not dialog.some.isEnabled()
