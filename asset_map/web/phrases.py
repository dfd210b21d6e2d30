"""The phrases that reasons are made of, translated once for a language, not for each listing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.support import NullTranslations
from flask_babel import get_domain, get_locale, gettext, ngettext

from asset_map.model.listing import Kind, StepFree
from asset_map.web.catalogues import DEFAULT_LANGUAGE

# A page's distances and walks are few numbers, said again and again.
NUMBERS_KEPT = 256

InWords = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Templates in one language, with % for what changes."""

    language: str
    kinds: dict[Kind, str]
    step_free: dict[StepFree, str]
    days: tuple[str, ...]
    months: tuple[str, ...]
    very_near: str
    whole_miles: InWords
    miles: str
    about: str
    walk: InWords
    walk_too: InWords
    today: str
    tomorrow: str
    this_week: str
    next_week: str
    later: str
    later_year: str
    span: str
    morning: str
    morning_minutes: str
    evening: str
    evening_minutes: str
    midday: str
    midnight: str
    confirmed: str
    confirmed_year: str
    unconfirmed: str
    free: str
    said: str
    guessed: str
    likely: str
    near_miss: str
    near_miss_said: str
    near_miss_guessed: str
    comes_to_them: str
    comes: str
    comes_in: str
    comes_within: str
    usually_quiet: str
    offer: str
    offer_sought: str
    worth_asking: dict[str, str]


def phrases() -> Phrases:
    """The phrases in the language of the page being made; in British English elsewhere."""
    return _phrases(str(get_locale() or DEFAULT_LANGUAGE), get_domain().get_translations())


@lru_cache(maxsize=16)
def _phrases(language: str, _: NullTranslations) -> Phrases:
    # Two sites in one process may have catalogues of their own in one language.
    locale = Locale.parse(language)
    days = get_day_names("wide", "stand-alone", locale)
    months = get_month_names("wide", "format", locale)
    return Phrases(
        language=language,
        kinds={
            Kind.HUB: gettext("Hub"),
            Kind.GROUP: gettext("Group"),
            Kind.MICRO_ENTERPRISE: gettext("Micro-enterprise"),
            Kind.ACTIVITY: gettext("Activity"),
        },
        step_free={
            StepFree.YES: gettext("Step-free"),
            StepFree.NO: gettext("There are steps"),
            StepFree.UNKNOWN: gettext("Ask about steps"),
        },
        days=tuple(str(days[number]) for number in range(7)),
        months=("", *(str(months[number]) for number in range(1, 13))),
        very_near=gettext("less than 0.1 miles"),
        whole_miles=_kept(lambda count: ngettext("%(num)d mile", "%(num)d miles", count)),
        # not a whole number: "0.7"
        miles=gettext("%s miles"),
        about=gettext("about %s"),
        walk=_kept(_walk),
        # after a distance that is itself "about"
        walk_too=_kept(_walk_too),
        today=gettext("today %s"),
        tomorrow=gettext("tomorrow %s"),
        this_week=gettext("this %(day)s %(time)s"),
        next_week=gettext("next %(day)s %(time)s"),
        later=gettext("%(day)s %(number)d %(month)s, %(time)s"),
        later_year=gettext("%(day)s %(number)d %(month)s %(year)d, %(time)s"),
        span=gettext("%(start)s to %(end)s"),
        morning=gettext("%dam"),
        morning_minutes=gettext("%d:%02dam"),
        evening=gettext("%dpm"),
        evening_minutes=gettext("%d:%02dpm"),
        midday=gettext("midday"),
        midnight=gettext("midnight"),
        confirmed=gettext("confirmed in %s"),
        confirmed_year=gettext("confirmed in %(month)s %(year)d"),
        unconfirmed=gettext("not confirmed yet"),
        free=gettext("Free"),
        # an interest, and the person's own words for it
        said=gettext("%s: you said %s"),
        guessed=gettext("%s: we guessed from %s"),
        # before any of these: its own words do not say that it is about that interest
        likely=gettext("May be about %s"),
        near_miss=gettext("%s, which is close"),
        near_miss_said=gettext("%s, close to %s"),
        near_miss_guessed=gettext("%s, close to what we guessed from %s"),
        comes_to_them=gettext("comes to the door"),
        comes=gettext("comes to you"),
        comes_in=gettext("comes to you in %s"),
        comes_within=gettext("comes to you, up to %s"),
        usually_quiet=gettext("usually quiet"),
        # a gift: "sewing", with the person's own words for it where there are any
        offer=gettext("you could offer: %s"),
        offer_sought=gettext("you could offer: %s; they are looking for that"),
        worth_asking={
            "step_free": gettext("worth asking: is it step-free?"),
            "cost": gettext("worth asking: what does a visit cost?"),
            "times": gettext("worth asking: when does it meet?"),
            "at_home": gettext("worth asking: could someone come to the home?"),
            "quiet": gettext("worth asking: how quiet is it?"),
        },
    )


def _kept(say: InWords) -> InWords:
    """Words that go with a number: a language may have six forms, and each is looked up once."""
    return lru_cache(maxsize=NUMBERS_KEPT)(say)


def _walk(minutes: int) -> str:
    """How long a walk takes, after the distance that fills the remaining place."""
    return ngettext("%%s, about a minute’s walk", "%%s, about %(num)d minutes’ walk", minutes)


def _walk_too(minutes: int) -> str:
    return ngettext("%%s, a minute’s walk", "%%s, %(num)d minutes’ walk", minutes)
