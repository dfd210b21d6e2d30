"""What is not guessed lightly: a condition, a misfortune, a faith or an identity not named."""

from asset_map.interests.vocabulary import Term

# A guess that would hurt if it were wrong has to be likelier than others: nobody is sent to a group
# for what they have or what befell them because their words came a little close to it, and to one
# for who they are or where they come from only where hardly anything else could be meant.
LEAST_OF_A_TROUBLE, LEAST_OF_AN_IDENTITY = 0.25, 0.33

TENDER_BRANCHES = frozenset({"support"})
TENDER = frozenset(
    {
        *("veterans", "armed-forces-families", "widowed-people", "single-parents"),
        *("young-parents", "young-carers", "kinship-carers", "contact-centres"),
        *("fostering-and-adoption", "teen-mental-health"),
        *("perinatal-mental-health", "personal-assistants", "home-care", "respite-sitting"),
        *("antenatal", "breastfeeding"),
    }
)


IDENTITY_BRANCHES = frozenset({"faith"})
IDENTITIES = frozenset(
    {
        *("lgbtq", "lgbtq-youth", "trans-and-nonbinary", "gypsy-roma-traveller"),
        *("african-community", "arabic-speaking-community", "caribbean-community"),
        *("chinese-community", "cultural-communities", "irish-community"),
        *("kurdish-and-iranian-community", "polish-community", "romanian-and-eastern-european"),
        *("south-asian-community", "ukrainian-community"),
    }
)


# Groups for these people are theirs: nobody is sent there who was not said to be one of them.
PARTICULAR_PEOPLE = IDENTITIES | frozenset(
    {
        *("veterans", "armed-forces-families", "widowed-people", "single-parents"),
        *("young-parents", "young-carers", "kinship-carers", "parent-carers", "send-families"),
        *("fostering-and-adoption", "contact-centres", "twins-and-multiples"),
        *("teen-mental-health", "perinatal-mental-health"),
    }
)


def least(term: Term) -> float:
    """How likely a guess at it has to be for it to be made; 0 where it hurts nobody."""
    branch = term.broader or term.code
    if branch in IDENTITY_BRANCHES or term.code in IDENTITIES:
        return LEAST_OF_AN_IDENTITY
    return LEAST_OF_A_TROUBLE if branch in TENDER_BRANCHES or term.code in TENDER else 0.0
