"""Draws a case: a proposal, then sentences about it, section by section."""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.prose import costs, effects, others
from benchmarks.prose.case import Case, Figure, Half, Prose, Relation
from benchmarks.prose.chance import Chance
from benchmarks.prose.scene import Scene, scene_of
from benchmarks.prose.tables import draw_proposal, with_goal
from benchmarks.prose.telling import Told, tell
from benchmarks.prose.words import Template, words_of
from engine.model.proposal import Kind

PLANS = costs.PLANS | effects.PLANS | others.PLANS
_WHOLE = (
    "invest_total",
    "net_full",
    "net_from",
    "net_two",
    "net_sum",
    "summary",
    "payback",
    "saving_full",
    "future_both",
)
_TEXT = tuple(others.PLANS)
_STAFF = ("saving_minutes", "saving_count", "cost_part", "saving_part", "cost_year", "saving_year")
_OFTEN = ("cost_year", "cost_year", "cost_years2", "cost_years3", "saving_year", "saving_two", "run_year", "cost_sum")
_MONEY = (
    *(name for name in PLANS if name not in others.PLANS and not name.startswith(("goal_", "note_"))),
    *(_OFTEN * 2),
)
SECTIONS: tuple[tuple[str, tuple[str, ...], int, int], ...] = (
    ("resumé", _WHOLE, 1, 3),
    ("beskrivelse", (*_TEXT, *_STAFF), 3, 5),
    ("økonomi", _MONEY, 7, 12),
    ("økonomi", (*_MONEY, "reference", "account", "currency"), 1, 3),
    ("note", ("note_net", "plain"), 0, 1),
    ("implementering", ("date", "plain", "cost_years2", "invest_year", "phone", "file_number"), 1, 2),
    ("risiko", ("plain", "percent", "net_year", "cost_sum"), 1, 2),
    ("mål", ("goal_saving", "goal_cost"), 0, 1),
)
"""Each section, what it tells of, and how many sentences it has, from and to."""
_ATTEMPTS = 20


def draw(seed: int, half: Half = Half.TRAINING) -> Case:
    """The case of a seed: always the same. Of five, four are investment proposals and one is an innovation proposal."""
    chance = Chance(f"{half}/{seed}")
    kind = Kind.INNOVATION if chance.happens(20) else Kind.INVESTERING
    proposal, lines = draw_proposal(chance, half, kind)
    scene = scene_of(proposal, lines)
    paragraphs: list[Prose] = []
    figures: list[Figure] = []
    relations: list[Relation] = []
    templates: list[int] = []
    for group, (section, template, told, apart) in enumerate(_sentences(scene, chance, half)):
        templates.append(template.number)
        relations += [_moved(relation, len(figures)) for relation in told.relations]
        figures += _placed(told, section, apart, paragraphs, (len(figures), group))
    return Case(
        seed,
        half,
        with_goal(proposal, paragraphs),
        tuple(paragraphs),
        tuple(figures),
        tuple(relations),
        tuple(templates),
    )


def _sentences(scene: Scene, chance: Chance, half: Half) -> Iterator[tuple[str, Template, Told, bool]]:
    """Each with its section, its template, and whether it begins a paragraph."""
    words = words_of(half)
    told: set[str] = set()
    for section, names, least, most in SECTIONS:
        before = ""
        for _ in range(chance.between(least, most)):
            name, plan = next(
                (name, plan)
                for name in [*(chance.one_of(names) for _ in range(_ATTEMPTS)), "plain"]
                if f"{section} {name}" not in told and (plan := PLANS[name](scene, chance, words))
            )
            if section == "mål" and name == "plain":
                continue
            told |= {f"{section} {name}"} - {f"{section} plain"}
            template = chance.one_of(words.templates[name])
            apart = not before or chance.happens(45) or section in ("mål", "note") or _listed(before, template.text)
            before = template.text
            yield section, template, tell(plan, template, scene.years, chance), apart


def _listed(*texts: str) -> bool:
    """Whether one of the sentences stands by itself: a point of a list, or one under a heading of its own."""
    return any(text.startswith(("- ", "• ", "– ", "* ")) or " // " in text for text in texts)


def _placed(told: Told, section: str, apart: bool, paragraphs: list[Prose], first: tuple[int, int]) -> Iterator[Figure]:
    """Adds the sentence to the paragraphs, and gives its figures with their places there."""
    texts, (ids, group) = told.texts, first
    base, shift = len(paragraphs), 0
    if not apart:
        base, last = base - 1, paragraphs.pop()
        shift = len(last.text) + 1
        texts = (f"{last.text} {texts[0]}", *texts[1:])
    paragraphs += [Prose(section, text) for text in texts]
    for figure in told.figures:
        moved = shift if figure.paragraph == 0 else 0
        yield replace(
            figure,
            id=figure.id + ids,
            group=group,
            paragraph=figure.paragraph + base,
            start=figure.start + moved,
            end=figure.end + moved,
            dates=tuple(each + ids for each in figure.dates),
        )


def _moved(relation: Relation, ids: int) -> Relation:
    return replace(relation, whole=relation.whole + ids, parts=tuple(each + ids for each in relation.parts))
