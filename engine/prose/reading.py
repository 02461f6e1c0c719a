"""Reads prose: its figures, each with what its words may mean. No figure of a table is compared here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from engine.model.base import replace
from engine.model.claims import Claim, ClaimKind, ClaimPart, Firmness, Meaning, Share
from engine.model.lexicon import Lexicon
from engine.model.place import NOWHERE, Place
from engine.prose.figures import Figure, Finder
from engine.prose.meanings import Dated, meanings, rows_of
from engine.prose.scene import Scene
from engine.prose.sentence import Subject, Told, Years, bound, years_of
from engine.prose.subjects import FULL, Concepts, Labels, Named
from engine.prose.words import level, sentences, words

_MADE_UP = re.compile(r"[^\d\s]:")
_LISTING = re.compile(r"\b(?:og|samt)\b|,")
_STOP = re.compile(r"[,;:.()]")
CONCEPTS = ("investment", "net", "gross", "running", "overall", "saving", "future", "administration")
OF_A_THING = frozenset({"saving", "running", "gross"})
"""Said of one thing as well as of all."""
SAVINGS = frozenset({"net", "gross", "overall", "administration"})
TAKEN = frozenset({*CONCEPTS, "full"})
"""Words of these name no row besides."""
WEAK = frozenset({"saving", "running"})
"""Said of a row too: where a row is named, they are said of it."""
MAX_CLAIMS = 20_000
MAX_PARAGRAPH = 20_000
MAX_WORDS = 400
MAX_FIGURES = 60
"""A sentence with more is read for its figures only."""
NAMED = 34
"""From how much of its label, in per cent, a row is taken to be named."""
TWO_WORDS = 200
"""From what weight a row with a long label is taken to be named."""
LONGEST_NAME = 120
MOST_HINTS = 12
_TENTH = Decimal("0.1")


class Passage(NamedTuple):
    """A paragraph, the pack's name of the section that it stands in, and where; `heading`: a heading of the text's."""

    text: str
    section: str = ""
    place: Place = NOWHERE
    heading: bool = False


class Reader:
    """Reads the passages of one proposal."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self.scene = scene
        self.finder = Finder(lexicon)
        self.labels = Labels(scene.economy, lexicon)
        self.concepts = Concepts({name: lexicon.amounts.get(name, ()) for name in CONCEPTS})
        self.modifiers = Concepts({"cost": lexicon.amounts.get("cost", ())} | lexicon.phrases)
        self.areas = {form.casefold(): name for name, forms in lexicon.areas.items() for form in forms}
        self.abbreviations = frozenset(lexicon.sentences.get("abbreviations", ()))
        # "timepris", "årsværkspris": within a compound the word stands in the singular.
        self.counted = {
            name: tuple(each.casefold().rstrip("r") for each in lexicon.figures.get(name, ()))
            for name in ("staff", "hours")
        }
        self._sentence = 0
        self._before: tuple[Subject, ...] = ()
        self._years_before: Years | None = None

    def read(self, passages: Iterable[Passage]) -> Iterator[Claim]:
        """The claims of the passages, in reading order; no more than `MAX_CLAIMS`."""
        return islice(self._read(passages), MAX_CLAIMS)

    def _read(self, passages: Iterable[Passage]) -> Iterator[Claim]:
        for number, passage in enumerate(passages):
            text = level(passage.text)
            pieces = [text[at : at + MAX_PARAGRAPH] for at in range(0, len(text), MAX_PARAGRAPH)]
            for n, piece in enumerate(pieces):
                yield from self._paragraph(piece, n * MAX_PARAGRAPH, number, passage)

    def _paragraph(self, text: str, offset: int, number: int, passage: Passage) -> Iterator[Claim]:
        if offset or not self._is_name(text):
            self._years_before = None
            if not self._follows_a_name:
                self._before = ()
        for each in sentences(text, self.abbreviations):
            self._sentence += 1
            for claim in self._claims(each.text):
                moved = each.start + offset
                yield replace(
                    claim,
                    section=passage.section,
                    place=passage.place,
                    paragraph=number,
                    sentence=self._sentence,
                    start=claim.start + moved,
                    end=claim.end + moved,
                )
        self._follows_a_name = self._is_name(text)

    _follows_a_name = False

    @staticmethod
    def _is_name(text: str) -> bool:
        """Whether a paragraph is a heading over the next: short, and no sentence."""
        return len(text) <= 120 and not text.rstrip().endswith((".", "!", "?"))

    def _claims(self, text: str) -> list[Claim]:
        figures = sorted(self.finder.figures(text), key=lambda each: each.start)
        said_words = words(text) if figures or len(text) < 400 else []
        if not said_words or len(said_words) > MAX_WORDS or len(figures) > MAX_FIGURES:
            return [_bare(text, each) for each in figures]
        said = self.modifiers.said(said_words)
        concepts = self.concepts.said(said_words)
        told = Told(text, said_words, figures, sorted([*said, *concepts], key=lambda each: each.first))
        subjects = self._subjects(
            told, {n for each in told.said if each.concept in TAKEN for n in range(each.first, each.last + 1)}
        )
        evidence = [each.row for each in self._evidence(told, set())][:MOST_HINTS]
        claims = _Sentence(self, told, subjects, evidence).claims()
        if subjects or not (told.starts_with("here") or told.starts_with("part")):
            self._before = tuple(subjects)
        dates = years_of(told)
        self._years_before = dates[0] if len(dates) == 1 else None
        return claims

    def _subjects(self, told: Told, taken: set[int]) -> list[Subject]:
        """The subjects of a sentence in their order, rows that are told together as one."""
        rows = self._rows(told, taken)
        found = [*rows, *self._areas(told)]
        sure = any(each.share >= NAMED for each in rows)
        for each in told.said:
            if each.concept in CONCEPTS and not (sure and each.concept in WEAK):
                start, end = told.words[each.first].start, told.words[each.last].end
                found.append(self._of_all(Subject((), each.concept, start, end, 100), told, sure))
        found.sort(key=lambda each: each.start)
        return [each for at, each in enumerate(found) if not self._only_says_what_kind(told, found, at)]

    @staticmethod
    def _of_all(subject: Subject, told: Told, named: bool) -> Subject:
        """A "besparelse" that is called the whole one is the net effect, though nobody says net."""
        if named or subject.concept != "saving":
            return subject
        free = without_net(told)
        whole = free.near(subject, "together", 60, 0) or free.near(subject, "whole", 60, 0)
        return subject._replace(concept="net", share=FULL - 1) if whole else subject

    @staticmethod
    def _only_says_what_kind(told: Told, found: list[Subject], at: int) -> bool:
        """Whether a "besparelse" is the one that words beside it name: no amount stands between."""
        if found[at].concept != "saving":
            return False
        beside = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
        amounts = [each.start for each in told.figures if each.kind is ClaimKind.AMOUNT]
        for other in beside:
            first, last = sorted((found[at].start, other.start))
            if other.concept in SAVINGS and not any(first < start < last for start in amounts):
                return True
        return False

    def _areas(self, told: Told) -> Iterator[Subject]:
        if not told.has("investment"):
            return
        for word in told.words:
            for form, name in self.areas.items():
                if word.text.startswith(form) and (word.text == form or word.text.endswith(("midler", "udgifter"))):
                    yield Subject((), f"area:{name}", word.start, word.end, 100)
                    break

    def _rows(self, told: Told, taken: set[int]) -> list[Subject]:
        named = self._evidence(told, taken)
        kept: list[Named] = []
        for each in named:
            if each.share < NAMED and each.weight < TWO_WORDS:
                continue
            if any(set(each.at) < set(other.at) or _covers(other, each) for other in kept):
                continue
            kept.append(each)
        clusters: list[list[Named]] = []
        for each in kept:
            alike = next((group for group in clusters if _overlap(group[0], each)), None)
            if alike is None:
                clusters.append([each])
            else:
                alike.append(each)
        return sorted((self._subject(told, group) for group in clusters), key=lambda each: each.start)

    def _evidence(self, told: Told, taken: set[int]) -> list[Named]:
        return self.labels.named([w if n not in taken else w._replace(text="") for n, w in enumerate(told.words)])

    @staticmethod
    def _subject(told: Told, group: list[Named]) -> Subject:
        first, last = told.words[group[0].at[0]], told.words[group[0].at[-1]]
        if last.end - first.start > LONGEST_NAME:
            last = first
        share = group[0].share if len(group) == 1 else min(FULL - 1, group[0].share)
        return Subject(tuple(each.row for each in group), "", first.start, last.end, share)


def _covers(other: Named, each: Named) -> bool:
    """Whether the same words, or some of them, name the other row much better."""
    return set(each.at) <= set(other.at) and (other.share > each.share + 20 or 10 * each.weight < 7 * other.weight)


def _overlap(one: Named, other: Named) -> bool:
    return 2 * len({*one.at} & {*other.at}) >= min(len(one.at), len(other.at))


def without_net(told: Told) -> Told:
    """The sentence without what is said within "samlet varig ændring" and the like."""
    taken = {n for each in told.said if each.concept in ("net", "overall") for n in range(each.first, each.last + 1)}
    return told._replace(said=[each for each in told.said if each.first not in taken])


class _Sentence:
    """One sentence: what each of its figures may mean."""

    def __init__(self, reader: Reader, told: Told, subjects: list[Subject], evidence: list[int]) -> None:
        self.evidence = evidence
        self.reader, self.scene, self.told = reader, reader.scene, told
        self.inherited = not subjects
        self.subjects = subjects or self._subjects_before()
        self.amounts = [each for each in told.figures if each.kind is ClaimKind.AMOUNT and not self._is_price(each)]
        self.years = years_of(told)
        self._over_years = not self.years or any(len(each.years) > 1 for each in self.years)
        self._one_by_one = self._pairwise()
        self._speaks_of_something_else = self._has_unknown_object()

    def _has_unknown_object(self) -> bool:
        """Whether words behind a "til" or "på" name what no table has."""
        told = self.told
        known = {n for each in told.said for n in range(each.first, each.last + 1)}
        for each in told.said:
            n = each.last + 1
            if each.concept != "of" or n >= len(told.words):
                continue
            if told.words[n].start - told.words[each.last].end > 1 or n in known:
                continue
            while n < len(told.words) - 1 and self.reader.labels.is_skipped(told.words[n].text):
                n += 1
            if n not in known and not self.reader.labels.knows(told.words[n].text):
                return True
        return False

    def _subjects_before(self) -> list[Subject]:
        """Those of the sentence before, where this one points back."""
        return [each._replace(start=0, end=0) for each in self.reader._before]

    def claims(self) -> list[Claim]:
        """The figures as claims."""
        owners = self._owners()
        dates = self._dated(owners)
        found = []
        for each in self.told.figures:
            claim = _bare(self.told.text, each)
            if each.kind is ClaimKind.AMOUNT:
                claim = self._amount(claim, each, dates, owners)
            elif each.kind is ClaimKind.HOURS and self._is_norm(each):
                claim = replace(claim, about="staff")
            elif each.kind is ClaimKind.PAYBACK and self.told.has("paid_back") and self.scene.payback:
                claim = replace(claim, meanings=(Meaning(ClaimPart.PAYBACK, (1, 0)),), firmness=Firmness.FIRM)
            elif each.kind is ClaimKind.REFERENCE and self.scene.tables:
                meaning = Meaning(ClaimPart.REFERENCE, (int(each.low + (each.high - each.low) / 2),))
                claim = replace(claim, meanings=(meaning,), firmness=Firmness.OPEN)
            found.append(claim)
        return found

    def _is_norm(self, hours: Figure) -> bool:
        """Whether so many hours are an årsværk."""
        text = self.told.text.casefold()
        before, after = text[max(0, hours.start - 45) : hours.start], text[hours.end : hours.end + 20]
        named = any(each in before or each in after for each in self.reader.counted["staff"])
        ahead = next((before.rpartition(each)[2] for each in self.reader.counted["staff"] if each in before), "0")
        return named and (not any(map(str.isdigit, ahead)) or after.lstrip().startswith(("pr", "per ")))

    def _is_price(self, figure: Figure) -> bool:
        """Whether it is the price of one of something."""
        if self.told.near(figure, "price_before", 2, 0):
            return True
        return any(
            0 <= start - figure.end <= 2 and not self.told.text[end:].lstrip(". ").startswith("år ")
            for start, end in self.told.places("price_after")
        )

    def _amount(
        self, claim: Claim, figure: Figure, dates: dict[Figure, Dated], owners: dict[Figure, list[Subject]]
    ) -> Claim:
        if figure not in dates:
            return replace(claim, price=True, about=self._priced(figure))
        told = self.told
        dated = dates[figure]
        years = dated.years.years if dated.years and dated.sure else ()
        claim = replace(self._widened(claim, figure), share=self._share(figure), years=years)
        if told.has("elsewhere"):
            return claim
        of_future = self.inherited and any(each.concept == "future" for each in self.subjects) and self._points_back()
        if told.has("future") or of_future:
            return self._of_the_future(claim, figure)
        found: list[Meaning] = []
        firmness = Firmness.LOOSE
        for subject in owners[figure]:
            for rows in rows_of(subject, self.scene):
                more, firm = meanings(rows, dated, self.scene)
                if not found:
                    firmness = self._weakened(firm, subject, owners[figure])
                found += more
        firmness = self._of_a_part(firmness, claim, figure, owners[figure])
        confined = firmness is Firmness.FIRM or (claim.share and not claim.years)
        hints = () if confined else tuple(self.evidence)
        return replace(claim, meanings=tuple(dict.fromkeys(found)), hints=hints, firmness=firmness)

    def _of_a_part(self, firmness: Firmness, claim: Claim, figure: Figure, owners: Sequence[Subject]) -> Firmness:
        """The firmness, less where the sentence parts amounts, or where the figure is of what no table has."""
        told, first = self.told, owners[0] if owners else None
        parted = [start for name in ("part", "split") for start, _ in told.places(name) if start >= figure.end]
        beyond = bool(parted and first and first.start > min(parted))
        unsure = bool(claim.share and first and first.share < FULL)
        if beyond or unsure or self._is_of_something_else(figure):
            return Firmness.LOOSE
        # Beside hours or årsværk one of two amounts may be a price that is not called one.
        counted = any(each.kind in (ClaimKind.HOURS, ClaimKind.STAFF) for each in told.figures)
        weaker = (claim.share and not self._is_dated_at_once(figure)) or (counted and len(self.amounts) > 1)
        return Firmness.OPEN if weaker and firmness is Firmness.FIRM else firmness

    def _weakened(self, firm: Firmness, subject: Subject, owners: Sequence[Subject]) -> Firmness:
        if firm is Firmness.LOOSE:
            return firm
        if self.inherited and not self._points_back():
            return Firmness.LOOSE
        if self.told.has("together") and len(subject.rows) == 1 and not self._over_years:
            return Firmness.LOOSE
        if (
            self.told.has("listed")
            and len(self.subjects) < len(self.amounts)
            and len(self.years) < 2
            and not self._one_by_one
        ):
            return Firmness.LOOSE
        if subject.concept in OF_A_THING and self._speaks_of_something_else:
            return Firmness.LOOSE
        if subject.share < FULL or len(owners) > 1 or subject.concept == "saving" or len(subject.rows) > 1:
            firm = Firmness.OPEN
        if subject.share < NAMED or (subject.concept in ("saving", "administration", "running") and len(owners) > 1):
            firm = Firmness.LOOSE
        return firm

    def _points_back(self) -> bool:
        """Whether it speaks on of what the sentence or the heading before it named."""
        told = self.told
        if not (told.starts_with("here") or told.starts_with("part") or self.reader._follows_a_name):
            return False
        return not any(self._is_of_something_else(each) for each in self.amounts)

    def _widened(self, claim: Claim, figure: Figure) -> Claim:
        """What "ca.", "op mod" and "mindst" leave open."""
        told = self.told
        if told.near(figure, "ceiling", 2, 0):
            return replace(claim, low=Decimal(0))
        if told.near(figure, "about", 3, 0):
            return replace(claim, low=claim.low * (1 - _TENTH), high=claim.high * (1 + _TENTH))
        return claim

    def _share(self, figure: Figure) -> Share:
        """Whether the sentence makes it a part of an amount before it."""
        told = self.told
        first = self.amounts[0] if self.amounts else figure
        if figure is not first:
            split = any(first.end <= start < figure.start for start, _ in told.places("split"))
            if split or (len(self.amounts) > 2 and _MADE_UP.search(told.text[first.end : figure.start])):
                return Share.ALL
            if any(start < 12 for start, _ in told.places("out_of")):
                return Share.SOME
        return Share.SOME if any(start < figure.start for start, _ in told.places("part")) else Share.NONE

    def _is_of_something_else(self, figure: Figure) -> bool:
        """Whether what stands right behind it names something that no table and no concept has."""
        told = self.told
        ends = [each.start for each in told.figures if each.start > figure.end]
        stop = min(
            [*ends, *(at.start() + figure.end for at in _STOP.finditer(told.text[figure.end :]))],
            default=len(told.text),
        )
        behind = [n for n, each in enumerate(told.words) if figure.end <= each.start < stop]
        if not behind or not any(each.first == behind[0] and each.concept == "of" for each in told.said):
            return False
        known = {n for each in told.said for n in range(each.first, each.last + 1)}
        content = [n for n in behind[1:] if n not in known and not self.reader.labels.is_skipped(told.words[n].text)]
        named = {n for n in content if self.reader.labels.knows(told.words[n].text)}
        return bool(content) and not named

    def _is_dated_at_once(self, figure: Figure) -> bool:
        """Whether a year stands right behind it."""
        return any(0 <= each.start - figure.end <= len(" i ") for each in self.years)

    def _priced(self, figure: Figure) -> str:
        """What one of costs so much: by the words around it, else by what is counted right before it."""
        text = self.told.text
        around = text[max(0, figure.start - 30) : figure.start] + text[figure.end : figure.end + 20]
        for kind, words_of_kind in self.reader.counted.items():
            if any(each in around.casefold() for each in words_of_kind):
                return kind
        return ""

    def _of_the_future(self, claim: Claim, figure: Figure) -> Claim:
        """The cost or the effect of the proposal to come, by the word that stands closer."""
        if self.scene.future is None:
            return claim
        places = {row: self.told.places(name) for row, name in enumerate(("cost", "saving"))}
        near = {row: min((_gap(figure, place) for place in found), default=None) for row, found in places.items()}
        known = {row: gap for row, gap in near.items() if gap is not None}
        if not known:
            return replace(claim, meanings=(Meaning(ClaimPart.FUTURE, (0,)), Meaning(ClaimPart.FUTURE, (1,))))
        row = min(known, key=lambda each: known[each])
        firm = Firmness.FIRM if len(known) == 1 or len(self.amounts) > 1 else Firmness.OPEN
        found = [Meaning(ClaimPart.FUTURE, (row,))]
        return replace(claim, meanings=tuple(found), firmness=firm)

    def _owners(self) -> dict[Figure, list[Subject]]:
        """For each amount the subjects that it may be of, likeliest first."""
        told, amounts = self.told, self.amounts
        joined = self._joined()
        if len(joined) < 2 or not amounts:
            by_one = len(self.subjects) == len(amounts) > 1
            return {each: [self.subjects[at]] if by_one else joined for at, each in enumerate(amounts)}
        found = {}
        for each in amounts:
            costs = sorted((told.apart(each, subject), at) for at, subject in enumerate(joined))
            found[each] = [joined[at] for cost, at in costs if cost <= costs[0][0] + 1]
        return found

    def _joined(self) -> list[Subject]:
        """Rows with nothing between them but "og", as one subject."""
        found: list[Subject] = []
        for each in self.subjects:
            last = found[-1] if found else None
            between = self.told.text[last.end : each.start] if last else ""
            near = last and last.rows and each.rows and len(between.split()) <= 4
            if last and near and not self._figure_between(last, each):
                if not _LISTING.search(between) and abs(last.share - each.share) > 25:
                    found[-1] = max(last, each, key=lambda one: one.share)
                    continue
                rows, share = tuple(sorted({*last.rows, *each.rows})), min(last.share, each.share)
                found[-1] = Subject(rows, "", last.start, each.end, share, together=True)
            else:
                found.append(each)
        return found

    def _figure_between(self, one: Subject, other: Subject) -> bool:
        return any(one.end <= each.start < other.start for each in self.told.figures)

    def _dated(self, owners: dict[Figure, list[Subject]]) -> dict[Figure, Dated]:
        """How each amount is dated."""
        told, amounts = self.told, self.amounts
        full, increase = told.has("full"), told.has("increase")
        one_by_one = self._one_by_one
        owned = {} if one_by_one else bound(told, self.years, amounts)
        found = {}
        for at, each in enumerate(amounts):
            years = one_by_one.get(at) or (self.years[owned[at]] if at in owned else None)
            sure = years is not None
            if years is None and len(self.years) == 1:
                years = self.years[0]
            invested = any(one.concept == "investment" for one in owners[each][:1])
            if invested and not sure and len(amounts) > 1:
                years = None
            whole = self._in_all(each)
            if whole and not sure and len(amounts) > 1:
                years = None
            if years is None and not self.years and len(amounts) == 1 and self.inherited and self._points_back():
                years = self.reader._years_before
                sure = years is not None
            yearly = told.near(each, "each", 60, 30)
            at_full = full and (told.near(each, "full", 80, 60) or len(amounts) == 1)
            rising = (
                increase
                and told.text[: each.start].endswith(" med ")
                and any(end < each.start for _, end in told.places("increase"))
            )
            found[each] = Dated(
                years, sure, yearly, (whole and not sure) or (whole and bool(years and years.spans)), at_full, rising
            )
        return found

    def _pairwise(self) -> dict[int, Years]:
        """As many years as amounts, told together: "henholdsvis a og b i 2026 og 2027"."""
        if len(self.years) == 1 and len(self.amounts) > 1:
            years = self.years[0]
            if len(years.years) == len(self.amounts) and not years.spans:
                return {at: Years((year,), years.start, years.end) for at, year in enumerate(years.years)}
        return {}

    def _in_all(self, figure: Figure) -> bool:
        told = without_net(self.told)
        return told.near(figure, "whole", 60, 12) or told.near(figure, "together", 60, 14)


def _gap(figure: Figure, place: tuple[int, int]) -> int:
    return figure.start - place[1] if place[1] <= figure.start else place[0] - figure.end


def _bare(text: str, figure: Figure) -> Claim:
    """The claim without what it may mean."""
    return Claim(
        kind=figure.kind,
        text=text[figure.start : figure.end],
        low=figure.low,
        high=figure.high,
        negative=figure.negative,
        about=figure.about,
        start=figure.start,
        end=figure.end,
    )
