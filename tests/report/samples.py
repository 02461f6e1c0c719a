"""Made-up reports: a round with faults of every kind, and one whose every text is hostile."""

from engine.model.base import replace
from engine.model.budget import Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.bundle import CommitteeRow, Cover, ListedInvestment
from engine.model.cell import EMPTY, Cell, CellAddress, State
from engine.model.finding import (
    Category,
    CellEdit,
    Correction,
    Finding,
    Location,
    Relation,
    Rounding,
    Severity,
    Skipped,
)
from engine.model.parts import Part, PartKind
from engine.model.place import Place, Text
from engine.model.proposal import Kind, Payback, Proposal
from engine.model.report import BundleReport, PackInfo, ProposalReport, Report, RuleInfo, Source, Unreadable
from engine.model.verdict import Conclusion, Fact, Status, Verdict
from engine.texts import speaking
from engine.texts.numbers import amount

YEARS = (2025, 2026, 2027, 2028, 2029, 2030)
FILE = "tm09.txt"
HOSTILE = "<script>alert('x')</script>\x1b[31m\u202e|[a](javascript:x)\u200b`\n::error::@all"
VARIGE, IMPLEMENTERING, SAMLET = Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET


def cell(value: int | None) -> Cell:
    if value is None:
        return EMPTY
    with speaking("da"):
        return Cell(text=amount(value), state=State.NUMBER, value=value)


def row(label: str, section: Section, role: Role, area: str, *values: int | None) -> BudgetRow:
    return BudgetRow(
        label=label, section=section, role=role, area=Area(name=area, text=area), cells=tuple(map(cell, values))
    )


def budget() -> BudgetTable:
    detail, subtotal, total = Role.DETAIL, Role.SUBTOTAL, Role.TOTAL
    rows = (
        row("Varige ændringer", VARIGE, Role.HEADING, ""),
        row("Færre ture med nøgler", VARIGE, detail, "Service", None, None, -400, -900, -900, -900),
        row("Drift af nøgleskabe", VARIGE, detail, "Service", None, None, 60, 120, 120, 120),
        row("Samlede varige ændringer", VARIGE, total, "", 0, 0, -340, -780, -870, -780),
        row("Implementeringsomkostninger", IMPLEMENTERING, Role.HEADING, ""),
        row("Indkøb af nøgleskabe", IMPLEMENTERING, detail, "Anlæg", None, 1100, 300, None, None, None),
        row("Projektledelse", IMPLEMENTERING, detail, "Service", None, 350, 150, None, None, None),
        row("Samlede omkostninger, service", IMPLEMENTERING, subtotal, "Service", 0, 350, 150, 0, 0, 0),
        row("Samlede omkostninger, anlæg", IMPLEMENTERING, subtotal, "Anlæg", 0, 1100, 300, 0, 0, 0),
        row("Samlede implementeringsomkostninger", IMPLEMENTERING, total, "", 0, 1450, 450, 0, 0, 0),
        row("Samlet økonomisk påvirkning", SAMLET, total, "", 0, 1450, 110, 780, -780, -780),
    )
    return BudgetTable(
        number=1,
        title="Forslagets økonomi",
        unit=Text(text="1.000 kr."),
        price_level=replace(cell(2026), text="2026"),
        years=YEARS,
        rows=rows,
    )


def administration() -> BudgetTable:
    rows = (
        row("Timer i sekretariatet", Section.ADMINISTRATION, Role.DETAIL, "", None, None, None, -120, -120, -120),
        row("I alt", Section.ADMINISTRATION, Role.TOTAL, "", 0, 0, 0, -120, -210, -120),
    )
    rows = (replace(rows[0], reading=Reading.INFERRED), rows[1])
    return BudgetTable(
        number=3, title="Effektivisering på administration", unit=Text(text="1.000 kr."), years=YEARS, rows=rows
    )


def key_cabinets() -> Proposal:
    return Proposal(
        id="TM09",
        title="Fælles nøgleskabe i driften",
        kind=Kind.INVESTERING,
        administration="TMF",
        economy=budget(),
        payback=Payback(service=cell(3), total=cell(7)),
        administration_effect=administration(),
    )


def address(part: str, at: int, column: int) -> CellAddress:
    return CellAddress("TM09", part, at, column)


def edit(where: CellAddress, label: str, start: int, to: int) -> CellEdit:
    table = "Tabel 1" if where.part == "economy" else "Tabel 3"
    return CellEdit(address=where, table=table, row=label, column=str(YEARS[where.column]), start=start, to=to)


TOTAL_2029 = edit(address("economy", 3, 4), "Samlede varige ændringer", -870, -780)
SWAP = Correction(
    edit="transposed",
    cells=(TOTAL_2029,),
    clears=("TA-103", "TA-104"),
    unique=True,
    evidence=("det er lig 2028 og 2030",),
)
SIGN = Correction(
    edit="sign",
    cells=(edit(address("economy", 10, 3), "Samlet økonomisk påvirkning", 780, -780),),
    clears=("TA-104",),
    unique=True,
)
TIE_DETAIL = Correction(
    edit="transposed",
    cells=(edit(address("administration", 0, 4), "Timer i sekretariatet", -120, -210),),
    clears=("TA-301",),
    unique=False,
)
TIE_TOTAL = Correction(
    edit="transposed",
    cells=(edit(address("administration", 1, 4), "I alt", -210, -120),),
    clears=("TA-301",),
    unique=False,
)


def total_finding() -> Finding:
    return Finding(
        rule="TA-103",
        category=Category.TABLE,
        severity=Severity.ERROR,
        message="Totalen for de varige ændringer i 2029 er ikke summen af rækkerne over den.",
        hint="Regn totalen efter, og se efter ombyttede cifre.",
        location=Location(file=FILE, page=3, line=41, table="Tabel 1", row="Samlede varige ændringer", column="2029"),
        stated=-870,
        expected=-780,
        rounding=Rounding.EXACT,
        corrections=(SWAP,),
        fingerprint="f-total",
        address=address("economy", 3, 4),
        subject="TM09",
    )


def overall_finding(column: int, stated: int, expected: int, correction: Correction) -> Finding:
    year = YEARS[column]
    return Finding(
        rule="TA-104",
        category=Category.TABLE,
        severity=Severity.ERROR,
        message=f"Den samlede økonomiske påvirkning i {year} er ikke varige ændringer plus implementering.",
        hint="Se efter et manglende minus.",
        location=Location(
            file=FILE, page=3, line=49, table="Tabel 1", row="Samlet økonomisk påvirkning", column=str(year)
        ),
        stated=stated,
        expected=expected,
        corrections=(correction,),
        fingerprint=f"f-overall-{year}",
        address=address("economy", 10, column),
        subject="TM09",
    )


def payback_finding() -> Finding:
    return Finding(
        rule="KR-201",
        category=Category.ELIGIBILITY,
        severity=Severity.ERROR,
        message="Tilbagebetalingstiden på samlet økonomi er længere, end puljen tillader.",
        hint="",
        location=Location(file=FILE, page=3, line=52, table="Tabel 1", row="Tilbagebetalingstid, samlet"),
        stated=7,
        expected=6,
        relation=Relation.AT_MOST,
        fingerprint="f-payback",
        address=address("payback", 1, 0),
        subject="TM09",
    )


def tie_finding() -> Finding:
    return Finding(
        rule="TA-301",
        category=Category.TABLE,
        severity=Severity.WARNING,
        message="Totalen i tabel 3 for 2029 er ikke summen af rækkerne.",
        hint="",
        location=Location(file=FILE, page=5, line=88, table="Tabel 3", row="I alt", column="2029"),
        stated=-210,
        expected=-120,
        corrections=(TIE_DETAIL, TIE_TOTAL),
        fingerprint="f-tie",
        address=address("administration", 1, 4),
        subject="TM09",
    )


def prose_finding() -> Finding:
    return Finding(
        rule="TX-401",
        category=Category.NARRATIVE,
        severity=Severity.INFO,
        message="Teksten nævner en investering, som kun afrunding får til at passe med tabellen.",
        hint="Skriv beløbet med én decimal mere.",
        location=Location(file=FILE, line=12),
        stated=1900,
        expected=1898,
        rounding=Rounding.ROUNDED,
        fingerprint="f-prose",
        subject="TM09",
    )


def form_finding() -> Finding:
    return Finding(
        rule="FO-501",
        category=Category.FORM,
        severity=Severity.WARNING,
        message="Godkendelsen fra Center for Økonomi har ingen dato.",
        hint="Skriv dagen for godkendelsen i tabel 4.",
        location=Location(file=FILE, page=6, table="Tabel 4", row="Center for Økonomi"),
        fingerprint="f-form",
        subject="TM09",
    )


def verdict(status: Status, text: str) -> Verdict:
    return Verdict(status=status, conclusions=(Conclusion(decision="DE-1", fact=Fact(type="verdict"), text=text),))


def faulty() -> ProposalReport:
    return ProposalReport(
        proposal=key_cabinets(),
        source=Source(file=FILE, format="text", sha256="a" * 64),
        verdict=verdict(Status.SKAL_RETTES, "Der er fejl, som Center for Økonomi ville sende retur."),
        findings=(
            total_finding(),
            overall_finding(3, 780, -780, SIGN),
            overall_finding(4, -780, -870, SWAP),
            payback_finding(),
            tie_finding(),
            form_finding(),
            prose_finding(),
        ),
        skipped=(
            Skipped(rule="TX-402", reason="Teksten nævner ingen effekt."),
            Skipped(rule="TX-403", reason="Teksten nævner ingen effekt."),
        ),
        checked=55,
    )


def clean() -> ProposalReport:
    return ProposalReport(
        proposal=Proposal(id="TM10", title="Afprøvning af digitale låse", kind=Kind.INNOVATION, administration="TMF"),
        source=Source(file="tm10.docx", format="docx", sha256="b" * 64),
        verdict=verdict(Status.KLAR, "Alle kriterier for innovationspuljen er opfyldt."),
        findings=(),
        skipped=(Skipped(rule="TX-402", reason="Teksten nævner ingen effekt."),),
        checked=40,
    )


def cover() -> Cover:
    committees = (
        CommitteeRow(
            label="Teknik- og Miljøudvalget",
            count=cell(2),
            innovation=cell(1),
            investment=cell(1900),
            effect=cell(-780),
        ),
        CommitteeRow(
            label="I alt", role=Role.TOTAL, count=cell(2), innovation=cell(1), investment=cell(1990), effect=cell(-780)
        ),
    )
    investments = (
        ListedInvestment(
            label="Fælles nøgleskabe i driften",
            id="TM09",
            service=cell(500),
            anlaeg=cell(1400),
            effect=cell(-780),
            payback=cell(4),
        ),
    )
    return Cover(
        price_levels=(Cell(text="2026", state=State.NUMBER, value=2026),),
        committees=committees,
        investments=investments,
    )


def bundle() -> BundleReport:
    finding = Finding(
        rule="BU-601",
        category=Category.BUNDLE,
        severity=Severity.ERROR,
        message="Summen af investeringer i oversigten stemmer ikke.",
        hint="Regn kolonnen efter.",
        location=Location(file="oversigt.txt", line=9, table="Tabel 1", row="I alt", column="Investering i alt"),
        stated=1990,
        expected=1900,
        fingerprint="f-bundle",
        address=CellAddress("", "cover.committees", 1, 2),
    )
    return BundleReport(
        cover=cover(),
        source=Source(file="oversigt.txt", format="text", sha256="c" * 64),
        findings=(finding,),
        skipped=(Skipped(rule="BU-602", reason="Pakken har ingen ramme for anlæg."),),
        checked=9,
        verdict=verdict(Status.SKAL_RETTES, "Oversigten skal rettes."),
    )


def sample(language: str = "da") -> Report:
    """A whole round: the bundle, a proposal with every kind of finding, a clean one, and an unreadable file."""
    return Report(
        version="0.1.0",
        language=language,
        pack=PackInfo(id="budget-2026", version="1.0", rules=60, sha256="d" * 64, chosen="nyeste pakke"),
        bundle=bundle(),
        proposals=(faulty(), clean()),
        unreadable=(Unreadable(file="scan.pdf", error="filen har ingen tekst"),),
        rules=(
            RuleInfo(id="TA-103", title="Varige ændringer i alt", source="Skabelonens tabel 1"),
            RuleInfo(id="TA-104", title="Samlet økonomisk påvirkning"),
        ),
    )


def hostile(count: int = 200) -> Report:
    """Every text that a stranger may have written holds markup, escapes and invisible characters."""
    label = HOSTILE + "æ" * 200
    table = BudgetTable(title=HOSTILE, years=YEARS, rows=(row(label, VARIGE, Role.TOTAL, HOSTILE, 1, 2, 3, 4, 5, 6),))
    findings = tuple(
        Finding(
            rule="TA-103",
            category=Category.TABLE,
            severity=Severity.ERROR,
            message=HOSTILE,
            hint=HOSTILE,
            location=Location(file=HOSTILE, line=line, table=HOSTILE, row=label, column=HOSTILE),
            stated=HOSTILE,
            expected=HOSTILE,
            corrections=(
                Correction(
                    edit=HOSTILE, cells=(edit(address("economy", 0, 1), label, 2, 7),), clears=(HOSTILE,), unique=True
                ),
            ),
            fingerprint=f"h{line}",
            address=address("economy", 0, line % 6),
        )
        for line in range(1, count + 1)
    )
    unread = Part(what=PartKind.TABLE, place=Place(file=HOSTILE, line=7), why=HOSTILE, beside=HOSTILE, bars=True)
    proposal = Proposal(
        id=HOSTILE, title=HOSTILE, kind=Kind.INVESTERING, administration=HOSTILE, economy=table, parts=(unread,)
    )
    source = Source(file=HOSTILE, format="text", sha256="e" * 64)
    report = ProposalReport(
        proposal=proposal,
        source=source,
        verdict=verdict(Status.SKAL_RETTES, HOSTILE),
        findings=findings,
        skipped=(Skipped(rule=HOSTILE, reason=HOSTILE),),
        checked=1,
    )
    return Report(
        version="0.1.0",
        language="da",
        pack=PackInfo(id=HOSTILE, version=HOSTILE, rules=1, sha256="", chosen=HOSTILE),
        bundle=None,
        proposals=(report,),
        unreadable=(Unreadable(file=HOSTILE, error=HOSTILE),),
        rules=(RuleInfo(id="TA-103", title=HOSTILE, source=HOSTILE),),
    )
