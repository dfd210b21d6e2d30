"""Who comes to the person, and what is usually quiet: known from what a listing is about."""

from asset_map.model.activity import Term
from asset_map.model.listing import Kind

# A tiny business that does one of these comes to the door, at an hour that is agreed: steps at its
# own address, and the hours it gives, keep nobody out.
AT_THE_DOOR = frozenset(
    {
        *("home-hairdressing", "foot-care", "massage-and-beauty", "cleaning"),
        *("laundry-and-ironing", "handyman", "plumbing-and-electrics", "gardening-service"),
        *("window-cleaning", "decorating", "grab-rails-and-home-safety", "mobility-equipment"),
        *("appliance-repair", "furniture-moving", "decluttering", "tech-help-at-home"),
        *("dog-walking-service", "pet-sitting", "pet-grooming", "home-cooked-meals"),
        *("shopping-and-lifts", "hospital-transport", "personal-assistants", "support-to-go-out"),
        *("companionship", "respite-sitting", "home-care", "night-and-live-in-care"),
        *("babysitting-and-childcare", "home-health-visits", "form-filling", "tutoring"),
        *("music-lessons-at-home", "art-and-craft-at-home", "fitness-at-home"),
    }
)
# These reach people where they live too, whoever does them.
REACHES_THEM = AT_THE_DOOR | {
    *("befriending", "phone-friendship", "pen-pals", "church-visiting"),
    *("home-library-service", "audiobooks"),
}
# For someone who cannot go out, what they would have to go to is worth this much of itself.
AWAY_FROM_HOME = 0.5
# A few people at something of their own, or outdoors, and nobody shouting.
USUALLY_QUIET = frozenset(
    {
        *("reading-groups", "libraries", "jigsaws", "chess", "crosswords-and-puzzles"),
        *("creative-writing", "poetry", "calligraphy-and-signwriting", "drawing", "painting"),
        *("art-for-wellbeing", "embroidery", "quilting", "knitting", "crochet", "lace-making"),
        *("meditation", "mindfulness", "relaxation-and-breathwork", "yoga", "chair-yoga"),
        *("tai-chi", "quakers", "retreats-and-quiet-days", "prayer-groups", "buddhism"),
        *("gardening", "allotments", "community-gardening", "birdwatching", "fishing"),
        *("nature-for-wellbeing", "nature-walks", "beekeeping", "model-railways", "pottery"),
    }
)
# What one hears across the street; for someone who asks for quiet it is worth this much of itself.
USUALLY_LOUD = frozenset(
    {
        *("disco", "karaoke", "live-music", "bands", "brass-bands", "drumming", "open-mic"),
        *("djing-and-music-making", "bingo", "quizzes", "pub-games", "spin", "messy-play"),
        *("majorettes-and-cheer", "watching-sport", "motorsport-and-karting", "play-schemes"),
        *("childrens-clubs", "community-events", "social-clubs", "drag-and-cabaret"),
    }
)
LOUD_FOR_THE_QUIET = 0.5


def suits_home_or_quiet(code: str, *, at_home: bool, quiet: bool) -> float:
    """How much of its weight a term keeps for someone who stays at home, or asks for quiet."""
    worth = AWAY_FROM_HOME if at_home and code not in REACHES_THEM else 1.0
    return worth * LOUD_FOR_THE_QUIET if quiet and code in USUALLY_LOUD else worth


def comes_to_them(kind: Kind, interests: tuple[Term, ...]) -> bool:
    """Whether somebody comes to the person's own door."""
    if not interests:
        return False
    main = interests[0].code
    return main in (AT_THE_DOOR if kind is Kind.MICRO_ENTERPRISE else REACHES_THEM - AT_THE_DOOR)


def is_usually_quiet(interests: tuple[Term, ...]) -> bool:
    """Whether what it is mainly about is mostly done quietly."""
    return bool(interests) and interests[0].code in USUALLY_QUIET
