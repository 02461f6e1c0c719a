"""A pack as data and back: what JSON holds, rebuilt by the same models that made it."""

from enum import StrEnum
from typing import Any

from msgspec import convert, to_builtins

from engine.language import stored as trees
from engine.model.finding import Category, Severity
from engine.model.frame import Frame
from engine.model.lexicon import Lexicon
from engine.model.production import Basis, Verdicts, Wording
from engine.model.sources import PublicSource
from engine.model.stage import Stage
from engine.pack.pack import Pack, Rule
from engine.pack.parameters import Parameter
from engine.pack.units import Unit

Stored = dict[str, Any]

_MESSAGES = ("message.da", "message.en", "hint.da", "hint.en")
_TEXTS = (
    "id",
    "category",
    "severity",
    "criterion",
    "basis",
    "source",
    "applies",
    "check",
    "of_round",
    "file",
    "line",
    "step",
    "stage",
)
_ENUMERATIONS: dict[str, type[StrEnum]] = {"category": Category, "severity": Severity, "basis": Basis, "stage": Stage}
_WORDINGS = ("title", "message", "hint", "otherwise")


def to_data(pack: Pack) -> Stored:
    """The pack as JSON holds it. Raises KeyError on a value of the rule language that is new to it."""
    return {
        "head": [pack.id, pack.version, pack.round, pack.sha256],
        "title": _pair(pack.title),
        "rules": [_rule_data(rule) for rule in pack.rules],
        "parameters": [_parameter_data(each) for each in pack.parameters],
        "lexicon": pack.lexicon.model_dump(mode="json"),
        "verdicts": pack.verdicts.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "sources": {name: each.model_dump(mode="json") for name, each in pack.sources.items()},
        "frames": to_builtins(pack.frames),
    }


def from_data(data: Stored) -> Pack:
    """The pack again. Raises ValueError, KeyError or TypeError on what is none."""
    id_, version, round_, sha256 = data["head"]
    return Pack(
        id=id_,
        version=version,
        round=round_,
        title=Wording(**data["title"]),
        rules=tuple(map(_rule, data["rules"])),
        parameters=tuple(map(_parameter, data["parameters"])),
        lexicon=Lexicon.model_validate(data["lexicon"]),
        verdicts=Verdicts.model_validate(data["verdicts"]),
        sha256=sha256,
        sources={name: PublicSource.model_validate(each) for name, each in data["sources"].items()},
        frames=convert(data["frames"], tuple[Frame, ...]),
    )


def _rule_data(rule: Rule) -> Stored:
    return {
        **{name: getattr(rule, name) for name in _TEXTS},
        "cites": list(rule.cites),
        **{name: _pair(getattr(rule, name)) for name in _WORDINGS},
        "compiled": trees.to_data(rule.compiled, _MESSAGES),
    }


def _rule(data: Stored) -> Rule:
    texts: dict[str, Any] = {name: data[name] for name in _TEXTS}
    wordings: dict[str, Any] = {name: data[name] and Wording(**data[name]) for name in _WORDINGS}
    enumerations = {name: kind(data[name]) for name, kind in _ENUMERATIONS.items()}
    made = {"cites": tuple(data["cites"]), "compiled": trees.from_data(data["compiled"])}
    return Rule(**{**texts, **wordings, **enumerations, **made})


def _parameter_data(each: Parameter) -> Stored:
    return {
        "texts": [each.name, each.unit, each.source, each.basis],
        "cites": list(each.cites),
        "title": _pair(each.title),
        "value": trees.listed(each.value),
    }


def _parameter(data: Stored) -> Parameter:
    name, unit, source, basis = data["texts"]
    value, title = trees.made(data["value"]), Wording(**data["title"])
    return Parameter(name, Unit(unit), value, title, source, Basis(basis), tuple(data["cites"]))


def _pair(wording: Wording | None) -> dict[str, str] | None:
    return {"da": wording.da, "en": wording.en} if wording else None
