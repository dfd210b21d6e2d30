"""The API, asked all that its own description allows and much that it does not."""

from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OPERATIONS = {"GET /api/activities", "POST /api/conversation"}
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("times", [40, pytest.param(5_000, marks=pytest.mark.endure)])
def test_every_answer_of_the_api_is_as_described(app, share, request, mode, times):
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    tried, seen = set(), Counter[int]()
    for found in schema.get_all_operations():
        operation = found.ok()
        tried.add(operation.label)

        @settings(
            max_examples=share(times),
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def is_as_described(case):
            # The client reads no compressed answers.
            answer = case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
            seen[answer.status_code] += 1

        is_as_described()

    assert tried == OPERATIONS
    request.node.add_report_section("call", "answers", str(dict(seen)))
