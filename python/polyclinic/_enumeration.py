"""The base of the model's enumerations."""

import enum


class Enumeration(enum.StrEnum):
    """An enumeration whose values are the names that tables and messages use.

    A member equals its name: `"physician" in staff.roles`. Members are ordered as they are declared
    (`Outcome.FORBIDDEN < Outcome.ALLOWED`), and only among their own kind.
    """

    def _positions(self, other: object) -> tuple[int, int]:
        if not isinstance(other, type(self)):
            kinds = f"{type(self).__name__} and {type(other).__name__}"
            raise TypeError(f"{kinds} have no order among each other")
        members = list(type(self))
        return members.index(self), members.index(other)

    def __lt__(self, other: object) -> bool:
        mine, others = self._positions(other)
        return mine < others

    def __le__(self, other: object) -> bool:
        mine, others = self._positions(other)
        return mine <= others

    def __gt__(self, other: object) -> bool:
        mine, others = self._positions(other)
        return mine > others

    def __ge__(self, other: object) -> bool:
        mine, others = self._positions(other)
        return mine >= others
