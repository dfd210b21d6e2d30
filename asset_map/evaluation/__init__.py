"""How well conversations are answered: a benchmark, measures, and others to compare with."""
