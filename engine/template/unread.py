"""What the template does not read of its tables: whole tables, columns, rows, amounts in labels."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.formats.document import DocumentCell, DocumentRow, Table
from engine.model.lexicon import Lexicon
from engine.model.parts import Part, PartFate, PartKind
from engine.template.grid import Years, cell, find_years, has_amounts_in_label, text_of
from engine.template.parts import TableParts
from engine.template.sections import Captioned
from engine.template.tables import Tables, same_texts
from engine.texts import say


def unread_in_tables(
    lexicon: Lexicon, tables: Tables, rows: Mapping[str, Sequence[DocumentRow]], unused: Iterable[Captioned]
) -> dict[int, TableParts]:
    """What of each table was not read, by the `id` of the table.

    `rows` are those of the known tables that nothing explains, `unused` the other tables of which no figure was read.
    """
    found = {id(each.table): TableParts(kind) for kind, each in tables.known.items()}
    for kind, each in tables.known.items():
        parts = (*_by_year(lexicon, each.table), *map(_untied, rows.get(kind, ())))
        found[id(each.table)] = TableParts(kind, parts)
    for kind, each in tables.again:
        found[id(each.table)] = TableParts(kind, (_again(each.table, tables.known[kind].table),))
    for kind, each in tables.broken:
        why = say("its header does not name three years side by side")
        found[id(each.table)] = TableParts(kind, (_whole(each.table, why),))
    for each in unused:
        why = say("no reader of the template's tables knows it, and it holds no figures")
        found[id(each.table)] = TableParts("", (_whole(each.table, why),))
    return found


def _whole(table: Table, why: str) -> Part:
    return Part(what=PartKind.TABLE, place=table.place, why=why, bars=True)


def _again(table: Table, first: Table) -> Part:
    if same_texts(table, first):
        why = say("it stands twice, word for word: it is read once")
        return Part(what=PartKind.REPEATED_TABLE, place=table.place, fate=PartFate.READ, why=why)
    why = say("it stands a second time with other contents: only the first is read")
    return Part(what=PartKind.REPEATED_TABLE, place=table.place, why=why, bars=True)


def _untied(row: DocumentRow) -> Part:
    why = say("nothing tells what this row is: what is it? It is in no sum")
    label = text_of(cell(row, 0))
    return Part(what=PartKind.ROW, place=row.place, fate=PartFate.UNTIED, why=why, beside=label, bars=True)


def _by_year(lexicon: Lexicon, table: Table) -> Iterator[Part]:
    """The columns that no year heads, and the amounts in labels."""
    years = find_years(table, lexicon)
    if not years:
        return
    for head in _strange_columns(table, years):
        name = text_of(head)
        why = say("its heading is no year: its column is not read") if name else say("a column without a heading")
        yield Part(what=PartKind.COLUMN, place=head.place, why=why, beside=name, bars=True)
    for row in table.rows:
        if has_amounts_in_label(row):
            why = say("amounts stand in the row's label: they are not read, and its empty cells are unknown")
            label = text_of(cell(row, 0))
            yield Part(what=PartKind.AMOUNT, place=cell(row, 0).place, why=why, beside=label, bars=True)


def _strange_columns(table: Table, years: Years) -> Iterator[DocumentCell]:
    """The heads of columns with something in them that are neither the labels', the areas' nor a year's."""
    known = {0, years.area, *(column for column, _ in years.columns)}
    for column, head in enumerate(table.rows[years.row].cells):
        below = (text_of(cell(row, column)) for row in table.rows[years.row + 1 :])
        if column not in known and (text_of(head) or any(below)):
            yield head
