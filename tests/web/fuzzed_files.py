"""Files that officers are given by who knows whom: hostile names and cells, and no lists at all."""

import csv
import json
import random
from io import BytesIO, StringIO

from openpyxl import Workbook

from tests.web.fuzzed import HOSTILE, KEPT, MARK

STEMS = (
    *("groups", "../../etc/passwd", "..\\..\\windows", "</script><script>window.harmed=1</script>"),
    *("a\r\nSet-Cookie: harmed=1", "\x00", "W" * 3_000, "\u202egnp", "{{ 7 * 7 }}", "CON", ""),
)
ENDINGS = (".csv", ".xlsx", ".geojson", ".tsv", ".txt", ".json", ".xlsm", ".CSV", ".exe", "")
# Read as they stand, and matched by hand.
HEADINGS = ("name", "description", "postcode", "website", "email", "phone", "cost", "days")
PLACED = ("name", "latitude", "longitude", "interests", "start_time", "organization")
SHEET_CELL = 500
AREAS = ("GRID-0109", "GRID-0110")

Sent = tuple[BytesIO, str]


def hostile_file(chance: random.Random, box: str) -> Sent:
    """A file for a box and its name, at random."""
    ending = chance.choice(ENDINGS if chance.random() < 0.3 else ENDINGS[:3])
    name = f"{chance.choice(STEMS if chance.random() < 0.5 else STEMS[:1])}{ending}"
    if chance.random() < 0.15:
        return BytesIO(chance.randbytes(300)), name
    # That of figures is called so; each gets what is meant for the other now and then.
    if chance.random() < (0.8 if box == "file" else 0.1):
        return BytesIO(_text(_figures(chance))), name
    rows = _listings(chance)
    if ending == ".geojson":
        return BytesIO(_features(rows)), name
    return BytesIO(_sheet(rows) if ending == ".xlsx" else _text(rows)), name


def _word(chance: random.Random) -> str:
    return f"{KEPT} {chance.choice(HOSTILE)}".replace(MARK, "")


def _listings(chance: random.Random) -> list[list[str]]:
    headings = list(chance.choice((HEADINGS, PLACED, (*PLACED, _word(chance)))))
    plain = {"postcode": "WN7 1AA", "latitude": "53.497", "longitude": "-2.518", "days": "Mon"}
    rows = [headings]
    for _ in range(chance.randrange(1, 6)):
        rows.append(
            [
                plain[name] if name in plain and chance.random() < 0.9 else _word(chance)
                for name in headings
            ]
        )
    return rows


def _figures(chance: random.Random) -> list[list[str]]:
    number = chance.choice(("3", "0.5", "1e309", "-1", "NaN", _word(chance)))
    return [
        ["area_code", chance.choice(("lonely", _word(chance)))],
        *([code, number] for code in AREAS),
    ]


def _text(rows: list[list[str]]) -> bytes:
    table = StringIO()
    csv.writer(table).writerows(rows)
    return table.getvalue().encode()


def _sheet(rows: list[list[str]]) -> bytes:
    book, made = Workbook(), BytesIO()
    for row in rows:
        # What no spreadsheet can hold is for the other forms.
        book.active.append([_printable(cell)[:SHEET_CELL] for cell in row])
    book.save(made)
    return made.getvalue()


def _printable(words: str) -> str:
    return "".join(letter for letter in words if letter.isprintable())


def _features(rows: list[list[str]]) -> bytes:
    headings, *rest = rows
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(headings, row, strict=True)),
            "geometry": {"type": "Point", "coordinates": [-2.518, 53.497]},
        }
        for row in rest
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()
