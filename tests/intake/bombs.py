"""Files that are small to send and ruinous to believe."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{_TYPE}-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override '
    f'PartName="/xl/workbook.xml" ContentType="{_TYPE}-officedocument.spreadsheetml.sheet.main+xml"'
    '/><Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_TYPE}-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
    f'Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode()
_END = b"</sheetData></worksheet>"
_ROW = b'<row><c t="inlineStr"><is><t>%s</t></is></c></row>'


def _workbook(path: Path, sheet: Iterable[bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, _XML + part)
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            for piece in sheet:
                file.write(piece)
    return path


def small_workbook(folder: Path) -> Path:
    """No bomb, but what the others are made of."""
    rows = [_ROW % b"name", _ROW % b"Knit and natter"]
    return _workbook(folder / "small.xlsx", [_SHEET, *rows, _END])


def a_million_rows(folder: Path) -> Path:
    rows = (_ROW % b"Knit and natter" * 1_000 for _ in range(1_000))
    return _workbook(folder / "million.xlsx", [_SHEET, _ROW % b"name", *rows, _END])


def a_row_of_a_million_cells(folder: Path) -> Path:
    cells = b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row>"
    return _workbook(folder / "wide.xlsx", [_SHEET, cells, _END])


def endless_when_unpacked(folder: Path) -> Path:
    blanks = (b" " * 10_000_000 for _ in range(120))
    return _workbook(folder / "zeros.xlsx", [_SHEET, *blanks, _END])


def entities_in_entities(folder: Path) -> Path:
    """A billion laughs."""
    said = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE b [<!ENTITY a "ha">{said}]>'.encode()
    return _workbook(folder / "entities.xlsx", [bomb, _SHEET, _ROW % b"&j;", _END])


def an_endless_line(folder: Path) -> Path:
    path = folder / "line.csv"
    with path.open("wb") as file:
        file.write(b"name,postcode\n")
        for _ in range(30):
            file.write(b"x" * 1_000_000)
    return path


def five_million_headings(folder: Path) -> Path:
    path = folder / "headings.csv"
    path.write_bytes(b"name," * 5_000_000)
    return path


def nothing_but_lines(folder: Path) -> Path:
    path = folder / "lines.csv"
    path.write_bytes(b"\n" * 20_000_000)
    return path


def lists_in_lists(folder: Path) -> Path:
    path = folder / "deep.geojson"
    deep = "[" * 100_000 + "]" * 100_000
    path.write_text(
        f'{{"type":"FeatureCollection","features":[{{"properties":{{"name":{deep}}}}}]}}'
    )
    return path


# For each format, by the usual ending of its files.
BOMBS = {
    ".csv": (an_endless_line, five_million_headings, nothing_but_lines),
    ".xlsx": (
        a_million_rows,
        a_row_of_a_million_cells,
        endless_when_unpacked,
        entities_in_entities,
    ),
    ".geojson": (lists_in_lists,),
}
