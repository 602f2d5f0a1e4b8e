"""Everything that menus and tool bar offer: names, texts and keys."""

from __future__ import annotations

from collections.abc import Callable

from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.menus import SEPARATOR, Act

TOOLS = ["open", "import", "paste", "", "undo", "redo", "", "csv", "image", "", "language", "theme"]


def commands(tr: Callable[[str], str] = tr) -> dict[str, list[Act]]:
    """Return what can be asked for, under the headings of the menu bar.

    Parameters
    ----------
    tr : callable
        Says a text; by default in the language in use.
    """
    return {
        tr("&File"): [
            Act("new", tr("New workspace…"), "new", "Ctrl+N", needs_workspace=False),
            Act("open", tr("Open a workspace…"), "open", "Ctrl+O", needs_workspace=False),
            Act("sample", tr("Open the sample corpus"), needs_workspace=False),
            Act("save_copy", tr("Save a copy…")),
            Act("restore", tr("Restore a backup…")),
            Act("close", tr("Close the workspace"), "", "Ctrl+W"),
            SEPARATOR,
            Act("import", tr("Import articles…"), "import", "Ctrl+I"),
            Act("import_preview", tr("Import with a preview…")),
            Act("import_folder", tr("Import a folder…"), "", "Ctrl+Shift+I"),
            Act("paste", tr("Paste an article…"), "paste", "Ctrl+Shift+V"),
            Act("watch_folder", tr("Watch a folder…")),
            SEPARATOR,
            Act("csv", tr("Export relations as CSV…"), "export", "Ctrl+E"),
            Act("tables", tr("Export all tables…")),
            Act("image", tr("Export the graph as a picture…"), "image", "Ctrl+Shift+E"),
            Act("report", tr("Export a report, brief or workbook…")),
            SEPARATOR,
            Act("hand_over", tr("Hand over to a colleague…")),
            Act("take_back", tr("Take a colleague's decisions back…")),
            SEPARATOR,
            Act("neural", tr("Add CAMeL data…")),
            SEPARATOR,
            Act("preferences", tr("Preferences…"), "", "Ctrl+,", needs_workspace=False),
            SEPARATOR,
            Act("quit", tr("Quit"), "", "Ctrl+Q", needs_workspace=False),
        ],
        tr("&Edit"): [
            Act("undo", tr("Undo"), "undo", "Ctrl+Z"),
            Act("redo", tr("Redo"), "redo", "Ctrl+Shift+Z"),
            SEPARATOR,
            Act("search", tr("Search"), "search", "Ctrl+F"),
            Act("filter", tr("Filter the list"), "filter", "Ctrl+L"),
            Act("clear", tr("Select nothing"), "", "Ctrl+D"),
            SEPARATOR,
            Act("edit_article", tr("Edit the chosen articles…"), "edit", "F2"),
            Act("reread", tr("Read the articles again…"), "", "Ctrl+Shift+R"),
            Act("learn", tr("Learn from my decisions…")),
            Act("delete", tr("Delete the chosen articles…"), "delete", "Ctrl+Del"),
        ],
        tr("&View"): [
            Act("fit", tr("Fit the whole graph"), "fit", "Ctrl+0"),
            Act("zoom_in", tr("Zoom in"), "zoom-in", "Ctrl++"),
            Act("zoom_out", tr("Zoom out"), "zoom-out", "Ctrl+-"),
            SEPARATOR,
            Act("review", tr("Review queue"), "", "Ctrl+R"),
            Act("pairs", tr("Actors that may be one"), "merge", "Ctrl+M"),
            Act("history", tr("History"), "", "Ctrl+H"),
            Act("filters", tr("Filter"), "", "Ctrl+Shift+F"),
            Act("views", tr("Views"), "", "Ctrl+Shift+S"),
            Act("reset_filter", tr("Reset the filter"), "", "Ctrl+Shift+L"),
            Act("time", tr("Time"), "", "Ctrl+T"),
            Act("compare", tr("Compare two times"), "", "Ctrl+Shift+T"),
            Act("blocs", tr("Blocs"), "", "Ctrl+Shift+B"),
            SEPARATOR,
            Act("labels_ar", tr("Names in Arabic"), group="labels"),
            Act("labels_latin", tr("Names in Latin letters"), group="labels"),
            Act("labels_en", tr("Names in English"), group="labels"),
            Act("node_icons", tr("Icons in nodes"), group="node_icons"),
            SEPARATOR,
            Act("text_larger", tr("Larger text"), "", "Ctrl+]"),
            Act("text_smaller", tr("Smaller text"), "", "Ctrl+["),
            SEPARATOR,
            Act("language", tr("العربية / English"), "language", "", needs_workspace=False),
            Act("theme", tr("Light or dark"), "theme", "", needs_workspace=False),
        ],
        tr("&Graph"): [
            Act("arrange_force", tr("Arrange by forces"), "", "Alt+1"),
            Act("more_groups", tr("Show groups more"), "", "Alt+PgUp"),
            Act("more_distances", tr("Show distances more"), "", "Alt+PgDown"),
            Act("arrange_circle", tr("Arrange in a circle"), "", "Alt+2"),
            Act("arrange_rings", tr("Arrange in rings around the selected actor"), "", "Alt+3"),
            Act("arrange_layers", tr("Arrange in layers"), "", "Alt+4"),
            Act("arrange_community", tr("Group by community"), "", "Alt+5"),
            Act("arrange_type", tr("Group by type"), "", "Alt+6"),
            Act("arrange_bloc", tr("Group by bloc"), "", "Alt+7"),
            Act("arrange_time", tr("Arrange along time"), "", "Alt+8"),
            Act("arrange_straight", tr("Straighten the selection"), "", "Alt+9"),
            SEPARATOR,
            Act("measures", tr("Measures"), "", "Ctrl+Shift+M"),
            Act("style", tr("Style"), "", "Ctrl+Shift+Y"),
            Act("paths", tr("Paths")),
            Act("ask_paths", tr("Paths between the selected actors"), "", "Ctrl+P"),
            SEPARATOR,
            Act("view_back", tr("Back to the view before"), "previous", "Alt+Left"),
            Act("view_forward", tr("Forward to the view after"), "next", "Alt+Right"),
        ],
        tr("&Selection"): [
            Act("choose_all", tr("Select all actors drawn"), "", "Ctrl+Alt+A"),
            Act("choose_neighbours", tr("Select the neighbours too"), "", "Ctrl+Alt+N"),
            Act("choose_inverse", tr("Invert the selection"), "", "Ctrl+Alt+I"),
            Act("choose_box", tr("Select with a box"), "", "Ctrl+Alt+B"),
            Act("choose_lasso", tr("Select with a lasso"), "", "Ctrl+Alt+L"),
            Act("saved_sel", tr("Kept selections"), "", "Ctrl+Alt+K"),
            SEPARATOR,
            Act("hide_chosen", tr("Hide the selected"), "", "Ctrl+Alt+H"),
            Act("hide_rest", tr("Hide the rest"), "", "Ctrl+Alt+R"),
            Act("around_1", tr("Draw only one step around"), "", "Ctrl+Alt+1"),
            Act("around_2", tr("Draw only two steps around"), "", "Ctrl+Alt+2"),
            Act("around_3", tr("Draw only three steps around"), "", "Ctrl+Alt+3"),
            Act("show_hidden", tr("Draw what is hidden again"), "", "Ctrl+Alt+U"),
            Act("expand", tr("Draw the neighbours too"), "", "Ctrl+Alt+E"),
            SEPARATOR,
            Act("pin_chosen", tr("Pin the selected"), "pin", "Ctrl+Alt+P"),
            Act("unpin_chosen", tr("Let the selected go"), "unpin", "Ctrl+Alt+G"),
            SEPARATOR,
            Act("fold_chosen", tr("Fold the selected into one node"), "", "Ctrl+Alt+F"),
            Act("fold_type", tr("Fold all of this type")),
            Act("fold_bloc", tr("Fold this bloc")),
            Act("fold_community", tr("Fold this community")),
            Act("unfold", tr("Open the folded group"), "", "Ctrl+Alt+O"),
            Act("unfold_all", tr("Open all folded groups")),
        ],
        tr("&Help"): [
            Act("commands", tr("Find a command…"), "", "Ctrl+Shift+P", needs_workspace=False),
            Act("guide", tr("Guide"), "", "F1", needs_workspace=False),
            Act("tour", tr("Show the first steps"), needs_workspace=False),
            Act("shortcuts", tr("Keys"), "", "Ctrl+F1", needs_workspace=False),
            Act("accuracy", tr("How accurate is it?"), needs_workspace=False),
            Act("about", tr("About SynPol Desktop"), needs_workspace=False),
        ],
    }
