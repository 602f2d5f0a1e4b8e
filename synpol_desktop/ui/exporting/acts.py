"""What an analyst takes home: tables, pictures, reports. The long ones run as jobs with progress."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.saving import Form, ask_path, may_fill
from synpol_desktop.ui.exporting.pictures import PictureDialog, Wanted, forms
from synpol_desktop.ui.graphing.panel import GraphPanel
from synpol_desktop.ui.i18n import language, tr, writing
from synpol_desktop.ui.jobs import Job

if TYPE_CHECKING:
    from synpol_desktop.ui.painting.export import View
    from synpol_desktop.ui.pictures.sheet import Sheet


class ExportActs(QObject):
    """Writes files of one workspace, as the filter shows it."""

    said = Signal(str)
    """Carries a message for the status bar."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._folder = Path.home()
        self._wanted = Wanted()

    def export_csv(self, *, bom: bool) -> None:
        """Ask where the relations shall go as a table, and whether a spreadsheet shall read it."""
        marked, plain = Form(tr("Table for Excel"), ".csv"), Form(tr("Plain table"), ".csv")
        kinds = (marked, plain) if bom else (plain, marked)
        chosen = ask_path(tr("Export relations"), self._folder / "relations.csv", kinds, self._window)
        if chosen is not None:
            self.write_csv(chosen.path, bom=chosen.form == marked)

    def export_tables(self, *, bom: bool, notes: bool = False) -> None:
        """Ask for a folder and write every table into it."""
        from synpol_desktop.exporting.csv_tables import TABLES

        name = QFileDialog.getExistingDirectory(self._window, tr("Folder for the tables"), str(self._folder))
        names = [table.file for table in TABLES]
        if name and may_fill(Path(name), names, self._window):
            self.write_csv(Path(name), bom=bom, notes=notes)

    def write_csv(self, path: Path, *, bom: bool, notes: bool = False) -> Job:
        """Write what the filter shows: one line for each place of a relation, or all tables to a folder.

        With ``bom`` the file begins with a byte order mark, by which spreadsheets know Arabic.
        """
        where = self._desk.filter

        def work(progress: Progress) -> Path:
            from synpol_desktop.tasks.exporting import export_csv

            export_csv(self._desk.workspace, path, where, bom, progress, notes=notes)
            return path

        return self._desk.jobs.start(tr("Exporting"), work, self._exported)

    def export_image(self, graph: GraphPanel) -> None:
        """Ask what of the graph becomes a picture, and where it shall go."""
        seen, whole = (self._sheet(graph, view).size for view in (graph.seen(), graph.whole()))
        dialog = PictureDialog(seen, whole, self._wanted, self._window)
        if not dialog.exec():
            return
        wanted = self._wanted = dialog.wanted()
        kinds = sorted(forms(), key=lambda form: form.suffix != wanted.suffix)
        suggested = self._folder / f"graph{wanted.suffix}"
        chosen = ask_path(tr("Export the graph"), suggested, kinds, self._window)
        if chosen is not None:
            self.write_image(chosen.path, graph, wanted)

    def write_image(self, path: Path, graph: GraphPanel, wanted: Wanted | None = None) -> bool:
        """Write the graph with title, scope, filter, date and legend; whether that worked."""
        from synpol_desktop.ui.pictures.drawing import save

        wanted = wanted or Wanted(whole=path.suffix.lower() != ".png")
        try:
            save(
                path,
                self._sheet(graph, graph.whole() if wanted.whole else graph.seen()),
                scale=wanted.scale,
                transparent=wanted.transparent,
                outlines=wanted.outlines,
                overwrite=True,
            )
        except SynpolError as error:
            self._desk.failed.emit(error)
            return False
        self._exported(path)
        return True

    def export_report(self, graph: GraphPanel, *, notes: bool = False) -> None:
        """Ask where the graph shall go with the sentences it rests on, and in which form."""
        kinds = (
            Form(tr("Report with graph and quotes"), ".html"),
            Form(tr("Brief for Word"), ".docx"),
            Form(tr("Workbook for Excel"), ".xlsx"),
            Form("GraphML", ".graphml"),
            Form("GEXF", ".gexf"),
            Form("JSON", ".json"),
        )
        title = tr("Export the graph and its sources")
        chosen = ask_path(title, self._folder / "report", kinds, self._window)
        if chosen is not None:
            self.write_report(chosen.path, graph, notes=notes)

    def write_report(self, path: Path, graph: GraphPanel, *, notes: bool = False) -> Job:
        """Write the actors that are drawn, their relations and the quotes; the form follows from the name."""
        from synpol_desktop.ui.graphing.styling.key import key_lines

        picture = None
        if path.suffix.lower() == ".docx" and graph.network.n:
            from synpol_desktop.ui.pictures.drawing import for_brief

            picture = for_brief(self._sheet(graph, graph.whole()))
        where, workspace = self._desk.filter, self._desk.workspace
        actors, places = graph.actors(), graph.actor_places()  # those in folds one by one: none is lost
        style, without = graph.styling.style, graph.dressing.left_out
        key = key_lines(graph.dressing.legend(graph.network))

        def work(progress: Progress) -> Path:
            from synpol_desktop.tasks.exporting import export_graph
            from synpol_desktop.tasks.gathering import Wish

            wish = Wish(
                where,
                actors=actors,
                places=places,
                language=language(),
                writing=writing(),
                overwrite=True,
                style=style,
                without=without,
                key=key,
                notes=notes,
            )
            export_graph(workspace, path, wish, progress, picture)
            return path

        return self._desk.jobs.start(tr("Exporting"), work, self._exported)

    def _sheet(self, graph: GraphPanel, view: View) -> Sheet:
        from synpol_desktop.ui.pictures.drawing import sheet_of

        desk, positions = self._desk, graph.view.positions
        key = graph.dressing.legend(graph.network)
        return sheet_of(desk.workspace, desk.filter, graph.network, positions, desk.style, view, key=key)

    def _exported(self, path: Path) -> None:
        self._folder = path.parent
        self.said.emit(tr("Written, as the filter shows it: {name}", name=path.name))
