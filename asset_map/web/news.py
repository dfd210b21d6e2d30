"""What is new near a place, as an Atom feed (RFC 4287)."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree

from asset_map.model.activity import Activity

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The first moment there was anything to tell, for a feed that is still empty.
NEVER = datetime(2024, 1, 1, tzinfo=UTC)

ElementTree.register_namespace("", ATOM)


def feed(
    title: str, address: str, page: str, root: str, news: Iterable[tuple[Activity, datetime]]
) -> bytes:
    """The feed at `address` of what is told on `page`, the newest first; both after `root`."""
    entries = list(news)
    made = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(made, "id", root + address)
    _add(made, "title", title)
    _add(made, "updated", max((when for _, when in entries), default=NEVER).isoformat())
    _add(_add(made, "author"), "name", "Community asset map")
    _add(made, "link", rel="self", href=root + address)
    _add(made, "link", rel="alternate", type="text/html", href=root + page)
    for activity, when in entries:
        entry = _add(made, "entry")
        _add(entry, "id", f"urn:uuid:{activity.id}")
        _add(entry, "title", activity.name)
        _add(entry, "updated", when.isoformat())
        _add(entry, "link", rel="alternate", type="text/html", href=f"{root}/listing/{activity.id}")
        _add(entry, "summary", activity.description, type="text")
        for term in activity.interests:
            _add(entry, "category", term=term.code, label=term.label)
    return bytes(ElementTree.tostring(made, encoding="utf-8", xml_declaration=True))


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = UNFIT.sub("�", text)
    return made
