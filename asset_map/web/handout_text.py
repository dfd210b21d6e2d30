"""A handout as plain text, for a text message or an e-mail. No note goes into it."""

from urllib.parse import quote

from flask_babel import gettext

from asset_map.web.handout_page import Entry, Handout


def handout_text(handout: Handout) -> str:
    """One paragraph a listing, its phone number first; the short link last, if there is one."""
    parts = [_paragraph(number, entry) for number, entry in enumerate(handout.entries, 1)]
    if handout.any_sample:
        parts.insert(0, gettext("These listings are invented samples. Do not ring or visit them."))
    parts.append(gettext("Ring before you go: times can change."))
    if handout.link:
        parts.append(gettext("This list again: %(address)s", address=handout.link.address))
    return "\n\n".join(parts)


def message_href(scheme: str, text: str) -> str:
    """An address that starts a message with the text in it: "mailto:" or "sms:"."""
    said = f"body={quote(text)}"
    if scheme == "mailto":
        said = f"subject={quote(gettext('Things you might enjoy'))}&{said}"
    return f"{scheme}:?{said}"


def _paragraph(number: int, entry: Entry) -> str:
    lines = [
        f"{number}. {entry.activity.name}",
        entry.activity.phone or entry.activity.email,
        *entry.when,
        entry.where,
        ". ".join(filter(None, (entry.cost, entry.access))),
    ]
    return "\n".join(filter(None, lines))
