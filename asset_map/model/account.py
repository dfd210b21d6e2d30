"""Who may sign in, and as what."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody may do. The public does not sign in."""

    PUBLIC = "public"
    WORKER = "worker"
    STEWARD = "steward"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"

    def may_act_as(self, asked: "Role") -> bool:
        """Whether this role may do what `asked` may."""
        return asked in MAY_ACT_AS[self]


# A steward keeps the listing of their own organisation, and is no member of staff.
MAY_ACT_AS = {
    Role.PUBLIC: frozenset({Role.PUBLIC}),
    Role.WORKER: frozenset({Role.PUBLIC, Role.WORKER}),
    Role.STEWARD: frozenset({Role.PUBLIC, Role.STEWARD}),
    Role.OFFICER: frozenset(Role) - {Role.ADMINISTRATOR},
    Role.ADMINISTRATOR: frozenset(Role),
}
SIGNED_IN = tuple(role for role in Role if role is not Role.PUBLIC)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. What they prove it with is kept apart."""

    id: UUID
    # Theirs, and nobody's business: no log and no error text shows them.
    email: str = field(repr=False)
    name: str = field(repr=False)
    role: Role
    made_at: datetime
    last_signed_in_at: datetime | None = None
    disabled_at: datetime | None = None
    second_step: bool = False
