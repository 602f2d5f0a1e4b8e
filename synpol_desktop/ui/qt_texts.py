"""The texts of Qt's own dialogs where Qt has no Arabic: in our catalogue, under the context ``Qt``."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from typing_extensions import override

from synpol_desktop.ui.i18n import language, trc


class QtTexts(QTranslator):
    """Answers Qt's questions for a translation; what it doesn't know goes on to Qt's own catalogue."""

    @override
    def isEmpty(self) -> bool:
        return language() == "en"

    @override
    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        said = trc("Qt", text)
        return None if said == text else said
