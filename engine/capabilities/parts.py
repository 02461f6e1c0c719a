"""The parts that puljetjek can do without: which are here, what each is for, and how to get it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from engine.model.base import Model
from engine.texts import say, sayable

OFFICE = ("soffice", "libreoffice")
"""What LibreOffice's program is called."""
_AS_WIDE_AS_ARIAL = ("Arial", "Liberation Sans", "Arimo")
_SECONDS = 20

ENGINE, WIDE_FONT = "durable-rules", "Arial"
_TELLS = {
    ENGINE: (
        sayable("concludes the verdict, which the reference chainer concludes too"),
        sayable("the reference chainer concludes alone, and no second engine audits it"),
        # Since Python 3.13 one function that it calls has another name.
        ("CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject " if sys.version_info >= (3, 13) else "")
        + "pip install --no-cache-dir durable-rules",
    ),
    "LibreOffice": (
        sayable("makes PDF files of Word files"),
        sayable("no PDF file can be made"),
        "apt-get install libreoffice-writer-nogui",
    ),
    WIDE_FONT: (
        sayable("the letters of a PDF file, or others as wide"),
        sayable("the lines of a PDF file that is made may break elsewhere than in Word"),
        "apt-get install fonts-liberation",
    ),
    "typst": (
        sayable("sets the receipts as PDF for the archive"),
        sayable("--format pdf cannot be written"),
        "pip install 'puljetjek[pdf]'",
    ),
    "z3": (
        sayable("proves what rules mean together"),
        sayable("rules prove cannot run, and rules compare and rules report only search"),
        "pip install 'puljetjek[prove]'",
    ),
    "hypothesis": (
        sayable("tries rules on proposals drawn at random"),
        sayable("rules test cannot run"),
        "pip install 'puljetjek[trial]'",
    ),
}
"""Of each part by its name: what it is for, what becomes of a run without it, and how to get it."""


class Part(Model):
    """A part that may be missing. What is said of it is in the run's language.

    `found` is its version, or where the system has it; "" if it is missing, and `without` is what that means.
    """

    name: str
    found: str
    purpose: str
    without: str
    remedy: str

    @property
    def present(self) -> bool:
        """Whether it can be used here."""
        return bool(self.found)

    def line(self) -> str:
        """What a person is told where it is missing: what that means, and how to mend it."""
        return say("{part} is missing: {without} ({remedy})", part=self.name, without=self.without, remedy=self.remedy)


def parts() -> tuple[Part, ...]:
    """Every optional part, and what of it is found on this machine."""
    return tuple(map(part, _TELLS))


def part(name: str) -> Part:
    """The part of this name. Raises KeyError for one that there is none of."""
    found, tells = _SEEKERS[name](), _TELLS[name]
    return Part(name, found, *map(say, tells))


def missing() -> tuple[Part, ...]:
    """The parts that are not on this machine."""
    return tuple(each for each in parts() if not each.present)


def office() -> str:
    """The path of LibreOffice's program; "" where there is none."""
    return next((found for name in OFFICE if (found := shutil.which(name))), "")


@cache
def wide_font() -> str:
    """The font that stands for Arial here, if it is as wide: with another, cells of a PDF break their words elsewhere.

    Windows and macOS have Arial; elsewhere fontconfig is asked, as LibreOffice does.
    """
    if sys.platform in {"win32", "darwin"}:
        return "Arial"
    matcher = shutil.which("fc-match")
    if matcher is None:
        return ""
    command = [matcher, "-f", "%{family}", "Arial"]
    try:
        found = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout if found.stdout.startswith(_AS_WIDE_AS_ARIAL) else ""


def _package(distribution: str, module: str) -> str:
    """The version of what is installed under this name, if it can be imported; "" if not."""
    try:
        import_module(module)
        return version(distribution)
    except (ImportError, PackageNotFoundError):
        return ""


_SEEKERS: dict[str, Callable[[], str]] = {
    # That it is installed says too little: on Python 3.13 it may fail as it is imported.
    ENGINE: partial(_package, ENGINE, "durable.engine"),
    "LibreOffice": office,
    WIDE_FONT: wide_font,
    "typst": partial(_package, "typst", "typst"),
    "z3": partial(_package, "z3-solver", "z3"),
    "hypothesis": partial(_package, "hypothesis", "hypothesis"),
}
"""What finds each part."""
