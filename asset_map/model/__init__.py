"""The nouns everyone speaks: listings, schedules, places, interests, asks and answers."""
