"""What is near this person that they would love? A map of hubs, groups and micro-enterprises."""

__version__ = "0.1.0"
