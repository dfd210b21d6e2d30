"""Who may do what, as a table: read from the routes themselves, for docs/who-may-do-what.md."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from asset_map.model.account import Role
from asset_map.web.access import who_may

# Flask answers these by itself, from the others.
BY_THEMSELVES = {"HEAD", "OPTIONS"}

HEADING = """\
# Who may do what

Read from the program by `python -m scripts.who_may_do_what`; a test keeps it true. A worker
confirms, a steward keeps the listing of their own organisation, an officer keeps all listings and
may do what workers and stewards may, and an administrator keeps accounts too. What is for the
public needs no account.

"""


def document(app: Flask) -> str:
    """The whole page, as Markdown."""
    head = ["address", "", *Role, "what it is"]
    rows = [head, ["---"] * len(head), *_rows(app)]
    return HEADING + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def may(app: Flask, endpoint: str, role: Role) -> bool:
    """Whether a role may use a route."""
    return any(role.may_act_as(asked) for asked in who_may(app, endpoint))


def _rows(app: Flask) -> Iterator[list[str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, _methods(rule))):
        allowed = ["yes" if may(app, rule.endpoint, role) else "" for role in Role]
        does = (app.view_functions[rule.endpoint].__doc__ or "").strip().partition("\n")[0]
        yield [f"`{rule.rule}`", _methods(rule), *allowed, does]


def _methods(rule: Rule) -> str:
    return " ".join(sorted((rule.methods or set()) - BY_THEMSELVES))
