"""The words of the letters that ask whether a listing is still true."""

from flask_babel import gettext

from asset_map.upkeep.remind import Addressed
from asset_map.web.words import Teller

KEEP = "/keep/"


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
