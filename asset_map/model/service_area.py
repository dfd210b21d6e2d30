"""Whom somebody comes to: the area that a service is brought to, in HSDS's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceArea:
    """Postcode districts ("WN7") and sectors ("M46 9"), or so many metres from its own place.

    Without either, people come to it.
    """

    districts: tuple[str, ...] = ()
    metres: int | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.districts) or self.metres is not None


NO_AREA = ServiceArea()
