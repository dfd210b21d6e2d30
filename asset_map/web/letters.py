"""The words of letters: is a listing still true, and the link by which it is claimed."""

from flask_babel import gettext

from asset_map.model.activity import Activity
from asset_map.settings import Settings
from asset_map.upkeep.remind import Addressed
from asset_map.web.words import Teller

KEEP = "/keep/"


def can_go_out(settings: Settings) -> bool:
    """Whether letters with links in them can be sent."""
    return settings.mail is not None and settings.address is not None


def claim_subject(about: Activity) -> str:
    """What the letter with a link to claim a listing is about."""
    return gettext("Look after your page: %(name)s", name=about.name)


def claim(about: Activity, link: str) -> str:
    """That letter. It says what to do where nobody asked for it."""
    lines = [
        gettext("Hello,"),
        gettext(
            "Someone asked to look after this page on the community asset map, "
            "which gives your e-mail address:"
        ),
        " ".join(about.name.split()),
        gettext(
            "Was it you? Open this link. It serves once, and for two days. "
            "Please do not pass it on.\n%(link)s",
            link=link,
        ),
        gettext("Was it not you? Then do nothing: without the link nobody can change anything."),
    ]
    return "\n\n".join(lines) + "\n"


def subject(addressed: Addressed) -> str:
    """What the letter is about, in a line."""
    return gettext("Is it still true? %(name)s", name=addressed.letter.about[0].name)


def reminder(addressed: Addressed, address: str, told: Teller) -> str:
    """The whole letter. Each listing has a link of its own; opening it changes nothing yet."""
    lines = [
        gettext("Hello,"),
        gettext(
            "People use the community asset map to find things to do near them. "
            "This is on it, and gives your e-mail address:"
        ),
    ]
    for one, key in zip(addressed.letter.about, addressed.keys, strict=True):
        said = told.confirmed(one.confirmed)
        lines.append(f"{' '.join(one.name.split())} ({said})\n{address}{KEEP}{key}")
    lines += [
        gettext(
            "Open the link and press one button to say that it is still right. "
            "There you can also correct it, or say that it has closed. "
            "You need no password. Please do not pass the link on."
        ),
        gettext(
            "We ask again when some months have gone by. "
            "If you want no more of these letters, say STOP on this page:\n%(link)s",
            link=stop_link(addressed, address),
        ),
    ]
    return "\n\n".join(lines) + "\n"


def stop_link(addressed: Addressed, address: str) -> str:
    """Where somebody says that they want no more letters."""
    return f"{address}{KEEP}{addressed.keys[0]}#stop"
