"""An answer about gaps as a page: one file that needs no network, or a report to print."""

from pathlib import Path

from asset_map.gaps.question import Answer
from asset_map.gaps.reply import told
from asset_map.settings import Settings
from asset_map.store.connection import Connection
from asset_map.web import create_app
from asset_map.web.gap_form import GapForm, Within
from asset_map.web.gap_page import gap_page
from asset_map.web.gap_papers import alone, report, report_pdf


def write_paper(
    settings: Settings, connection: Connection, found: Answer, path: Path, printed: bool
) -> None:
    """Write the answer to `path`, as the pages would: `printed` for a report."""
    question = found.question
    form = GapForm(
        choice=question.choice,
        within=Within(metres=round(question.catchment.reach_metres)),
        measure=question.measure,
        counted=question.counted,
        figure=question.figure,
        weighted_by=question.weighted_by,
        level=question.level,
        along_streets=question.along_streets,
        sort="access",
        downwards=False,
        other=None,
        day=question.as_of,
        other_day=None,
        start=None,
        at="",
        wrong=(),
    )
    with create_app(settings).test_request_context("/gaps"):
        page = gap_page(form, told(connection, found), connection)
        if not printed:
            made = alone(page)
        elif path.suffix.lower() == ".pdf":
            made = report_pdf(page)
        else:
            made = report(page)
    path.write_bytes(made)
