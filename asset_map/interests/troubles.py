"""What people have rather than do: a refusal near it is mostly not of the help with it."""

from asset_map.interests.cues import cue_pattern

# "Hates being alone" refuses no company, and "no sleep" no help with it.
TROUBLES = frozenset({"friendship", "practical-help", "support", "family", "learning-and-work"})
# Though these stand among troubles, they are had for pleasure.
PLEASURES = frozenset({"massage-and-beauty"})
# A group, class or café for those who have a trouble, or company for anyone.
GATHERING = cue_pattern(
    "(group|groups|club|clubs|cafe|café|class|classes|circle|mornings|morning|shed|sheds|wi|institute)"
)
