"""Which ways of OpenStreetMap can be walked, by their tags."""

from collections.abc import Mapping

# https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions has what a kind of
# way means in the United Kingdom: all but motorways may be walked along unless a sign says no.
WALKED = {
    *("bridleway", "corridor", "cycleway", "footway", "living_street", "path", "pedestrian"),
    *("primary", "primary_link", "residential", "road", "secondary", "secondary_link", "service"),
    *("steps", "tertiary", "tertiary_link", "track", "unclassified"),
}
# A dual carriageway is no walk, unless it says that it has a pavement or that walkers are welcome.
WALKED_IF_SAID = {"trunk", "trunk_link"}
WELCOME = {"yes", "designated", "permissive"}
UNWELCOME = {"no", "private", "use_sidepath"}
PAVEMENTS = {"both", "left", "right", "yes"}


def walkable(tags: Mapping[str, str]) -> bool:
    """Whether everybody may walk along a way with these tags."""
    kind, foot = tags.get("highway"), tags.get("foot")
    if foot in UNWELCOME:
        return False
    if foot in WELCOME:
        return kind in WALKED or kind in WALKED_IF_SAID
    if tags.get("access") in UNWELCOME:
        return False
    return kind in WALKED or (kind in WALKED_IF_SAID and tags.get("sidewalk") in PAVEMENTS)
