"""A known weakness is told, and no answer is never taken for "none"."""

import pytest

from scripts.audited import NONE_KNOWN, NOT_ASKED, WEAK, Found, frontend, python, read, verdict

FINE = {"name": "flask", "version": "3.1.0", "vulns": []}
POOR = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1"}, {"id": "CVE-1"}]}
PASSED_OVER = {"name": "numpy", "skip_reason": "Dependency not found"}
NOTHING = Found([], 0)


def test_libraries_without_a_known_weakness_pass():
    found = {
        "Python": python({"dependencies": [FINE]}),
        "front end": frontend({"vulnerabilities": {}}),
    }
    assert verdict(found) == (
        NONE_KNOWN,
        ["Python: no weakness is known.", "front end: no weakness is known."],
    )


def test_a_weakness_is_told_with_its_library():
    found = python({"dependencies": [FINE, POOR]})
    assert verdict({"Python": found, "front end": NOTHING})[0] == WEAK
    assert found.weak == ["pillow 1.0: PYSEC-2026-1, CVE-1"]
    found = frontend({"vulnerabilities": {"leaflet": {"severity": "high"}}})
    assert verdict({"Python": NOTHING, "front end": found}) == (
        WEAK,
        ["Python: no weakness is known.", "front end: leaflet: high"],
    )


@pytest.mark.parametrize(
    "found",
    [
        python({}),
        frontend({"message": "405 Method Not Allowed"}),
        python({"dependencies": [PASSED_OVER]}),
    ],
)
def test_no_answer_is_not_taken_for_none(found):
    assert verdict({"Python": NOTHING, "front end": found})[0] == NOT_ASKED


def test_a_tool_that_failed_wrote_nothing_to_read(tmp_path):
    (tmp_path / "said").write_text("ERROR: no such host")
    assert read(str(tmp_path / "said")) == {}
