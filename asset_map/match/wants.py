"""What a person wants, told apart by the interest it serves: what was said, near misses, gifts."""

from dataclasses import dataclass

from asset_map.model.ask import Ask, Wanted

# A place where someone's gift is looked for. It is not what they came for, but may be what they
# stay for.
SOUGHT_GIFT = 0.15
# A group that lives by the gift: they would be among their own.
LIVED_GIFT = 0.35


@dataclass(frozen=True, slots=True)
class Want:
    """A term that would serve, how well (0 to 1), and which interest it serves."""

    interest: str
    weight: float
    wanted: Wanted
    gift: bool = False
    sought: bool = False


def wants_of(ask: Ask) -> dict[tuple[str, bool], list[Want]]:
    """By term, and whether it must be sought, the wants that it serves; empty: everything does."""
    wants: dict[tuple[str, bool], list[Want]] = {}
    for wanted in ask.interests:
        want = Want(wanted.serves or wanted.code, wanted.weight, wanted)
        wants.setdefault((wanted.code, False), []).append(want)
    for gift in ask.gifts:
        interest = f"gift {gift.serves or gift.code}"
        lived = Want(interest, gift.weight * LIVED_GIFT, gift, gift=True)
        wants.setdefault((gift.code, False), []).append(lived)
        sought = Want(interest, gift.weight * SOUGHT_GIFT, gift, gift=True, sought=True)
        wants.setdefault((gift.code, True), []).append(sought)
    return wants
