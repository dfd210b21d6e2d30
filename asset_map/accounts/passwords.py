"""Passwords: which will do, and whether one is right, always at the same cost."""

from functools import lru_cache
from secrets import token_urlsafe
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP's first choice of 2024 for argon2id where memory is shared with other work.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# NIST SP 800-63B-4 asks for 15 where there is no second step; three random words reach it.
SHORTEST = 15
# Fewer different ones are a key held down.
FEWEST_LETTERS = 5
# More costs work and adds nothing.
LONGEST = 256


def hashed(password: str) -> str:
    """What is kept of a password."""
    return HASHER.hash(_even(password))


def right(password_hash: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed.

    Where there is no hash, one that nobody's password has is compared: it takes as long, and
    whoever asks learns nothing.
    """
    try:
        HASHER.verify(password_hash or _nobodys(), _even(password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def outdated(password_hash: str) -> bool:
    """Whether a hash was made in a way that is cheaper than ours is now."""
    return HASHER.check_needs_rehash(password_hash)


def too_long(password: str) -> bool:
    """Whether this is longer than any password of ours."""
    return len(password) > LONGEST


def too_weak(password: str, *known: str) -> bool:
    """Whether a new password is too short, repeats itself, or is `known` of them."""
    words = _even(password).casefold()
    said_of_them = {one.casefold() for one in known}
    return len(words) < SHORTEST or len(set(words)) < FEWEST_LETTERS or words in said_of_them


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return HASHER.hash(token_urlsafe())


def _even(password: str) -> str:
    """One way to write each letter: keyboards differ in how they make an accent."""
    return normalize("NFKC", password)[: LONGEST + 1]
