"""A report of which nothing is hidden: every text in it made visible, for the formats that show it."""

from typing import Any, cast

from engine.model.base import Model, parts, replace
from engine.model.report import Report
from engine.texts.visible import visible


def visible_report(report: Report) -> Report:
    """The report with every text in it made visible; parts without any such character are shared with the old one."""
    return cast(Report, _shown(report))


def _shown(value: Any) -> Any:
    if type(value) is str:
        return visible(value)
    if type(value) is tuple:
        return tuple(map(_shown, value))
    if isinstance(value, Model):
        return _shown_model(value)
    return value


def _shown_model(model: Model) -> Model:
    shown = {name: _shown(value) for name, value in parts(model).items()}
    changed = {name: new for name, new in shown.items() if new != getattr(model, name)}
    return replace(model, **changed) if changed else model
