"""An answer about gaps as a page: one file that needs no network, or a report to print."""

from dataclasses import dataclass
from pathlib import Path

from asset_map.gaps.question import Answer
from asset_map.gaps.reply import told
from asset_map.model.gap import AreaAccess
from asset_map.model.gap_ask import StartReply
from asset_map.settings import Settings
from asset_map.store.connection import Connection
from asset_map.web import create_app
from asset_map.web.gap_form import GapForm, Within
from asset_map.web.gap_page import gap_page
from asset_map.web.gap_papers import alone, report, report_pdf


@dataclass(frozen=True, slots=True)
class Answers:
    """An answer, the same of an earlier day, and where to start.

    `beside` is what it is compared with, of a day or from a file; empty where nothing is.
    """

    found: Answer
    other: Answer | None = None
    beside: tuple[AreaAccess, ...] = ()
    starts: StartReply | None = None


def write_paper(
    settings: Settings, connection: Connection, answers: Answers, path: Path, printed: bool
) -> None:
    """Write the answers to `path`, as the pages would: `printed` for a report."""
    question, other = answers.found.question, answers.other
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
        other=question.choice if other else None,
        day=question.as_of,
        other_day=other.question.as_of if other else None,
        start=None,
        at="",
        wrong=(),
    )
    with create_app(settings).test_request_context("/gaps"):
        beside = told(connection, other) if other else None
        page = gap_page(form, told(connection, answers.found), connection, beside, answers.starts)
        if not printed:
            made = alone(page)
        elif path.suffix.lower() == ".pdf":
            made = report_pdf(page)
        else:
            made = report(page)
    path.write_bytes(made)
