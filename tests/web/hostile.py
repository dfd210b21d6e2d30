"""Listings whose every field tries to be more than text."""

from datetime import time
from itertools import cycle

from asset_map.model.listing import Cost, Interest, Kind, Listing
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule

# Far from the sample, so that nothing else is near.
HERE = Point(-2.9, 54.1)
NEAR = "-2.9,54.1"
SCRIPT = "</script><script>window.harmed=1</script>"
IMAGE = "\"'><img src=x onerror=window.harmed=1>"
TEMPLATE = "{{ 7 * 7 }} %s %(name)s {0}"
LITERAL = "`${window.harmed=1}` ${7*7} \\u0022 <%= 7*7 %> #{7*7}"
LONG = "Llanfairpwllgwyngyll" * 12
EMOJI = "=HYPERLINK(1) 👩‍👩‍👧‍👦 &lt;b&gt; ]]> --> \u2028 \u2066"
TEXTS = (
    *(SCRIPT, IMAGE, TEMPLATE, "\u202eright to left, & <b>bold</b>"),
    *(LITERAL, LONG, EMOJI, "javascript:window.harmed=1"),
)


def hostile_listings() -> list[Listing]:
    """One for each text, of every kind in turn, the text in every field that holds words."""
    return [_listing(text, kind) for text, kind in zip(TEXTS, cycle(Kind), strict=False)]


def _listing(text: str, kind: Kind) -> Listing:
    return Listing(
        source_id=f"{text} id",
        kind=kind,
        name=f"{text} name",
        point=HERE,
        description=f"{text} description",
        organization=f"{text} organization",
        venue=f"{text} venue",
        address=f"{text} address",
        postcode="WN7 1AA",
        schedules=(Schedule.weekly(["TU"], time(10), time(12)),),
        cost=Cost(f"{text} cost", 100),
        interests=(Interest("knitting", 1.0, f"{text} because"),),
        looking_for=f"{text} looking for",
        website=f"javascript:window.harmed=1//{text}",
        email=f"{text}@example.org",
        phone=f"{text} 01942 000000",
    )
