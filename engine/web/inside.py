"""What the page asks of the program, in the browser: files in, a report, copies and forms out. No disk, no network."""

from typing import Any

from engine import run
from engine.model.proposal import Kind
from engine.model.report import Report
from engine.model.stage import Stage
from engine.texts import speaking

NAMED = list[tuple[str, bytes]]


class Session:
    """The files that were chosen last, and the report on them."""

    def __init__(self) -> None:
        self._named: NAMED = []
        self._options = run.Options()
        self._report: Report | None = None

    @staticmethod
    def warm() -> None:
        """Reads the newest pack, so that the first check need not wait for it."""
        from engine.pack.load import load_pack
        from engine.run.packs import Packs

        load_pack(Packs().newest())

    def check(self, named: NAMED, language: str, stage: str) -> dict[str, Any]:
        """The report as a page and as data, and the corrections that it offers."""
        self._named, self._options = named, run.Options(language=language, stage=Stage(stage))
        self._report = run.check(named, self._options)
        return {
            "html": run.render(self._report, "html").decode(),
            "json": run.render(self._report, "json").decode(),
            "corrections": [_offered(each) for each in run.corrections(self._report)],
            "word": [file for file, data in named if _is_word(self._report, file)],
        }

    def commented(self, file: str) -> bytes:
        """The Word file with the findings as comments."""
        from engine.formats.word.annotate import annotate, said_before
        from engine.report.comments import said

        if self._report is None:
            raise ValueError(file)
        data = dict(self._named)[file]
        own = [each for each in self._report.proposals if each.source.file == file]
        findings = [finding for each in own for finding in each.findings]
        with speaking(self._options.language):
            words = said(findings, said_before(data))
            title = own[0].proposal.place.anchor if own else None
            return annotate(data, words.summary, words.comments, title)

    def corrected(self, numbers: list[int]) -> dict[str, bytes]:
        """The copies with the corrections of these numbers, by the files' names."""
        if self._report is None:
            return {}
        return run.apply(self._named, self._report, numbers, self._options).copies

    @staticmethod
    def form(kind: str) -> bytes:
        """The empty form of the newest round. Raises RunError where there is none."""
        from engine.formats.word.form.template import template_of
        from engine.formats.word.form.write import new_form
        from engine.pack.load import load_pack
        from engine.run.packs import Packs

        return new_form(template_of(load_pack(Packs().newest()), Kind(kind)))


def _offered(each: Any) -> dict[str, Any]:
    cells = [f"{cell.row}, {cell.column}: {cell.start} → {cell.to}" for cell in each.correction.cells]
    return {"number": each.number, "cells": cells}


def _is_word(report: Report, file: str) -> bool:
    return any(each.source.file == file and each.source.format == "docx" for each in report.proposals)
