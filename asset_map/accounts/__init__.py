"""Who signs in, how they prove who they are, and what they may do."""
