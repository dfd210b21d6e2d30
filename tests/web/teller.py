"""Someone who tells of a conversation: fills in the form, presses its buttons, sees what comes."""

from collections.abc import Iterable

from bs4 import Tag

from tests.web.visitor import Page, Visitor, inspected

# Plain words, that anyone would hear the same in.
SAID = (
    "She loves knitting and birdwatching. She taught maths for thirty years. She can't stand bingo."
)


class Teller:
    """Tells, and corrects what was heard."""

    def __init__(self, visitor: Visitor) -> None:
        self.client = visitor.client

    def tell(self, text: str = SAID, near: str = "Leigh", status: int = 200, **more: str) -> Page:
        """Fill in the empty form and send it."""
        sent = {"text": text, "near": near, "reach_metres": "5000", **more}
        return inspected(self.client.post("/conversation", data=sent), status)

    def press(self, page: Page, words: str, **typed: str) -> Page:
        """Press the button with these words on a page, with more typed into it first."""
        button = next(one for one in page.soup.find_all("button") if words in said_of(one))
        form = page.soup.find("form", id="conversation")
        sent = [pair for pair in filled_in(form) if pair[0] not in typed]
        if button.get("name"):
            sent.append((button["name"], button["value"]))
        address = button.get("formaction", form["action"]).partition("#")[0]
        data = [*sent, *typed.items()]
        values = {name: [one for other, one in data if other == name] for name, _ in data}
        return inspected(self.client.post(address, data=values))


def filled_in(form: Tag) -> Iterable[tuple[str, str]]:
    """What a browser would send of a form, its buttons aside."""
    for box in form.find_all(["input", "textarea", "select"]):
        if box.name == "textarea":
            yield box["name"], box.get_text().removeprefix("\n")
        elif box.name == "select":
            chosen = box.find("option", selected=True) or box.find("option")
            yield box["name"], chosen["value"]
        else:
            yield box["name"], box.get("value", "")


def said_of(button: Tag) -> str:
    """A button's words, as they are read out."""
    return " ".join(button.get_text().split())


def chips(page: Page, group: str) -> list[str]:
    """The labels of the chips in a group: interest, gift, avoid or constraint."""
    return [one.get_text() for one in page.soup.select(f".app-said--{group} .app-said__label")]


def chip(page: Page, label: str) -> str:
    """Everything that the chip with this label says."""
    for one in page.soup.select(".app-said"):
        if one.select_one(".app-said__label") and one.select_one("p").get_text() == label:
            return " ".join(one.get_text(" ").split())
    raise AssertionError(f"no chip says {label!r}")
