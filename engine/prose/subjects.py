"""What a sentence speaks of: rows of the tables, named by words that their labels share, and concepts of the pack."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from engine.model.budget import BudgetTable, Role
from engine.model.lexicon import Lexicon, Words
from engine.prose.words import SHORTEST, Word, likeness, stem, words

MAX_ROWS = 200
MAX_COMPARED, MAX_KNOWN = 3_000_000, 200_000
"""How often words are compared with labels, and how many are kept: what a hostile text has more is tied to no row."""
FULL = 60
"""From how much of a label, in per cent, it is named for sure."""


class Named(NamedTuple):
    """A row that a sentence names: how much of its label (per cent), how much in all, and by which words (places)."""

    row: int
    share: int
    weight: int
    at: tuple[int, ...]


class Said(NamedTuple):
    """A concept of the pack that a sentence names, and from which word to which."""

    concept: str
    first: int
    last: int


class Labels:
    """The labels of a table's detail rows as stems; a word that many labels have says less of each."""

    def __init__(self, table: BudgetTable | None, lexicon: Lexicon) -> None:
        self.endings = lexicon.stems.get("endings", ())
        light = frozenset(lexicon.labels.get("light", ()))
        skipped = frozenset(lexicon.labels.get("skipped", ()))
        self._rows: dict[int, dict[str, int]] = {}
        self._known: dict[str, tuple[tuple[str, int], ...]] = {}
        rows = [] if table is None else [*enumerate(table.rows)][:MAX_ROWS]
        stems: dict[int, list[tuple[str, bool]]] = {}
        for at, row in rows:
            if row.role is Role.DETAIL:
                said = {word.text for word in words(row.label)} - skipped
                stems[at] = [(stem(each, self.endings), each in light) for each in sorted(said)]
        shared = Counter(each for own in stems.values() for each, _ in set(own))
        for at, own in stems.items():
            self._rows[at] = {each: (2 if is_light else max(3, 12 // shared[each])) for each, is_light in own}
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for at, weights in self._rows.items():
            for each in weights:
                self._by_stem[each].append(at)
        self._skipped = skipped
        self.compared = 0
        self._synonyms = Concepts(lexicon.synonyms)

    def named(self, said: list[Word]) -> list[Named]:
        """The rows that these words name, the best named first."""
        found: dict[int, dict[str, int]] = defaultdict(dict)
        places: dict[int, set[int]] = defaultdict(set)
        seen: set[str] = set()
        said_at = [*enumerate(said), *self._other_names(said)]
        for place, word in said_at:
            for part, alike in self._alike(word.text):
                for row in self._by_stem[part]:
                    found[row][part] = _together(found[row].get(part, 0), alike, word.text in seen)
                    places[row].add(place)
            seen.add(word.text)
        rows = [self._named(row, parts, tuple(sorted(places[row]))) for row, parts in found.items()]
        return sorted(rows, key=lambda each: (-each.weight, each.row))

    def _other_names(self, said: list[Word]) -> Iterator[tuple[int, Word]]:
        """What else the pack calls what is said ("Koncern IT": "KIT")."""
        for each in self._synonyms.said(said):
            word = said[each.first]
            yield from ((each.first, word._replace(text=name.text)) for name in words(each.concept))

    def knows(self, word: str) -> bool:
        """Whether the word is of a label."""
        return bool(self._alike(word))

    def is_skipped(self, word: str) -> bool:
        """Whether the word says nothing of what is spoken of."""
        return word in self._skipped

    def _named(self, row: int, parts: dict[str, int], at: tuple[int, ...]) -> Named:
        weights = self._rows[row]
        weight = sum(weights[part] * alike for part, alike in parts.items())
        return Named(row, weight * 10 // sum(weights.values()), weight, at)

    def _alike(self, word: str) -> tuple[tuple[str, int], ...]:
        known = self._known.get(word)
        if known is None:
            self.compared += len(self._by_stem)
            silent = word in self._skipped or len(word) < 2 or self.compared > MAX_COMPARED
            known = () if silent else tuple(self._compared(stem(word, self.endings)))
            if len(self._known) < MAX_KNOWN:
                self._known[word] = known
        return known

    def _compared(self, word: str) -> Iterator[tuple[str, int]]:
        for part in self._by_stem:
            if alike := likeness(word, part):
                yield part, alike


def _together(known: int, alike: int, again: bool) -> int:
    """Two words that each say a part of a compound say more of it together."""
    return max(known, alike) if again or max(known, alike) >= 8 else min(9, known + alike)


class Concepts:
    """The pack's phrases for what amounts are of, each word of them the beginning of a word."""

    def __init__(self, phrases: Words) -> None:
        self._by_start: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name in phrases:
            for form in _forms(phrases, name):
                self._by_start[form[0][:2]].append((form, name))
        for forms in self._by_start.values():
            forms.sort(key=lambda each: (-len(each[0]), -len(each[0][0])))

    def said(self, sentence: list[Word]) -> list[Said]:
        """The concepts in the order in which they are said."""
        found, at = [], 0
        while at < len(sentence):
            for form, name in self._by_start.get(sentence[at].text[:2], ()):
                if _begins(sentence, at, form):
                    found.append(Said(name, at, at + len(form) - 1))
                    at += len(form) - 1
                    break
            at += 1
        return found


def _forms(phrases: Words, name: str) -> Iterator[tuple[str, ...]]:
    for form in phrases.get(name, ()):
        yield tuple(word.text for word in words(form))


def _begins(sentence: list[Word], at: int, form: tuple[str, ...]) -> bool:
    if at + len(form) > len(sentence):
        return False
    return all(_begins_with(sentence[at + n].text, part) for n, part in enumerate(form))


def _begins_with(word: str, part: str) -> bool:
    """A short word is meant as it stands ("for" is not "forslaget")."""
    return word == part if len(part) <= SHORTEST else word.startswith(part)
