"""What people are paid to do: a listing's kind speaks for it, or against."""

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.vocabulary import Vocabulary
from asset_map.model.listing import Kind

# The branch of what tiny businesses do.
FOR_HIRE = "practical-help"
# "Borders and hedges" are a gardener's or a garden club's: what the kind says of that, as bearing.
# Chosen on labelled listings, where anything from 6 to 10 does as well.
SAYS_KIND = 8.0
# Groups do these too, mostly by volunteers.
DONE_BY_GROUPS_TOO = frozenset(
    {
        *("hospital-transport", "shopping-and-lifts", "respite-sitting", "support-to-go-out"),
        *("personal-assistants", "decluttering", "form-filling", "counselling"),
        *("alterations-and-mending", "mobility-equipment", "home-health-visits"),
    }
)


def leaning(kind: Kind, codes: tuple[str, ...], known: Vocabulary) -> NDArray[np.float64]:
    """What a kind adds to the bearing on each of these codes, or takes away."""
    leans = np.zeros(len(codes))
    if kind in (Kind.MICRO_ENTERPRISE, Kind.GROUP):
        for_hire = np.array([known.terms[code].broader == FOR_HIRE for code in codes])
        groups_too = np.array([code in DONE_BY_GROUPS_TOO for code in codes])
        if kind is Kind.MICRO_ENTERPRISE:
            leans[for_hire] = SAYS_KIND
        else:
            leans[for_hire & ~groups_too] = -SAYS_KIND
    return leans
