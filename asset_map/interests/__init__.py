"""The shared vocabulary of interests, and the ear that hears it in anyone's words."""
