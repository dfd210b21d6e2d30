"""What people have rather than do: a refusal near it is mostly not of the help with it."""

from asset_map.interests.cues import cue_pattern
from asset_map.interests.vocabulary import Term

# "Hates being alone" refuses no company, and "no sleep" no help with it.
TROUBLES = frozenset({"friendship", "practical-help", "support", "family", "learning-and-work"})
# Though these stand among troubles, they are had for pleasure.
PLEASURES = frozenset({"massage-and-beauty"})
# And these are gone to or done, not had: whether one is wanted is said of itself.
GONE_TO = frozenset(
    {
        *("coffee-mornings", "lunch-clubs", "over-50s-clubs", "social-clubs", "pen-pals", "u3a"),
        *("mens-sheds", "mens-groups", "womens-groups", "womens-institute", "service-clubs"),
        *("probus", "retired-colleagues", "day-trips", "holidays-and-breaks", "reminiscence"),
        *("intergenerational", "young-adults", "uniformed-youth", "childrens-clubs"),
        *("youth-clubs", "play-schemes", "messy-play", "story-time", "toy-libraries"),
        *("family-days-out", "business-networking", "starting-a-business", "mentoring"),
        *("first-aid-courses", "driving-theory", "driving-lessons", "music-lessons-at-home"),
        *("dog-walking-service", "pet-sitting", "pet-grooming", "art-and-craft-at-home"),
        *("fitness-at-home", "cakes-and-catering", "handmade-and-gifts", "decorating"),
        *("upholstery-and-furniture", "celebrants-and-ceremonies"),
    }
)
# A group, class or café for those who have a trouble, or company for anyone.
GATHERING = cue_pattern(
    "(group|groups|club|clubs|cafe|café|class|classes|circle|mornings|morning|shed|sheds|wi|institute)"
)


def is_trouble(term: Term) -> bool:
    """Whether people have this rather than do it."""
    return (term.broader or term.code) in TROUBLES and term.code not in PLEASURES
