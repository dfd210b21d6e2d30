"""How well an activity fits a person, why, and in what order to show what fits."""
