"""The form of one rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.attributes import ATTRIBUTES, COMPARED, Side
from synpol_desktop.core.styling.rules import CHANNELS, Channel, Condition, Rule, adapted
from synpol_desktop.ui.graphing.styling.fields import LookField, choose, combo
from synpol_desktop.ui.graphing.styling.where_field import WhereField
from synpol_desktop.ui.graphing.styling.words import attribute_name, channel_name, side_name
from synpol_desktop.ui.i18n import tr


class RuleEditor(QWidget):
    """Shows a rule and says which rule it shall be instead."""

    tried = Signal(object)
    put = Signal(object)
    """Carry the changed rule: while it is being changed, and when that is done."""
    keys_wanted = Signal(object, str)

    def __init__(self, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: Rule | None = None
        self.side = combo(tr("About"), [(side_name(side), side.value) for side in Side])
        self.channel = combo(tr("Decides"), ())
        self.attribute = combo(tr("By"), ())
        self.look = LookField(style)
        self.where = WhereField()
        form = QFormLayout(self)
        form.setContentsMargins(8, 4, 8, 4)
        form.setVerticalSpacing(5)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("About"), self.side)
        form.addRow(tr("Decides"), self.channel)
        form.addRow(tr("By"), self.attribute)
        self._look_label = tr("Look")
        form.addRow(self._look_label, self.look)
        form.addRow(tr("Where"), self.where)
        self._form = form
        self.side.activated.connect(lambda _at: self._adapt(side=Side(self.side.currentData())))
        self.channel.activated.connect(lambda _at: self._adapt(channel=Channel(self.channel.currentData())))
        self.attribute.activated.connect(
            lambda _at: self._adapt(attribute=self.attribute.currentData() or "")
        )
        self.look.tried.connect(self.tried)
        self.look.put.connect(self.put)
        self.where.put.connect(self._put_where)
        self.where.keys_wanted.connect(self._want_keys)

    def show_rule(self, rule: Rule | None) -> None:
        """Show a rule; None: nothing can be changed."""
        self._rule = rule
        self.setEnabled(rule is not None)
        if rule is None:
            return
        choose(self.side, rule.side.value)
        with QSignalBlocker(self.channel):
            self.channel.clear()
            for channel in CHANNELS[rule.side]:
                self.channel.addItem(channel_name(rule.side, channel), channel.value)
        choose(self.channel, rule.channel.value)
        with QSignalBlocker(self.attribute):
            self.attribute.clear()
            self.attribute.addItem(tr("nothing: the same for all"), "")
            for name in ATTRIBUTES[rule.side]:
                if name not in COMPARED:
                    self.attribute.addItem(attribute_name(rule.side, name), name)
        choose(self.attribute, rule.attribute)
        self.look.show_rule(rule)
        follows = bool(rule.attribute) and rule.channel in (Channel.SHAPE, Channel.DASH)
        self._form.setRowVisible(self.look, not follows)
        self.where.show_where(rule.side, rule.where)

    def show_keys(self, attribute: str, keys: Mapping[str, str]) -> None:
        """Offer the categories of an attribute."""
        self.where.show_keys(attribute, keys)

    def _adapt(
        self, side: Side | None = None, channel: Channel | None = None, attribute: str | None = None
    ) -> None:
        if self._rule is not None:
            self.put.emit(adapted(self._rule, side=side, channel=channel, attribute=attribute))

    def _put_where(self, where: Condition | None) -> None:
        if self._rule is not None:
            self.put.emit(replace(self._rule, where=where))

    def _want_keys(self, attribute: str) -> None:
        if self._rule is not None:
            self.keys_wanted.emit(self._rule.side, attribute)
