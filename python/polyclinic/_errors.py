"""The exceptions of the package. Messages name ids and paths, never a patient's data."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polyclinic._core import Conflict, Finding, Refusal


class Error(Exception):
    """Whatever the library could not do."""


class InvalidInput(Error, ValueError):
    """Input that makes no sense, with every problem found in it."""

    def __init__(self, message: str, findings: "tuple[Finding, ...]" = ()):
        super().__init__(message, findings)
        self.findings = findings
        """All problems at once: path, what was found, what was expected."""

    def __str__(self) -> str:
        return str(self.args[0])


class BookingRefused(Error):
    """A visit that cannot be booked, with every reason."""

    def __init__(self, message: str, refusal: "Refusal"):
        super().__init__(message, refusal)
        self.refusal = refusal
        """The refusal as a value."""

    @property
    def conflicts(self) -> "tuple[Conflict, ...]":
        """Every reason against the booking."""
        return self.refusal.conflicts

    def __str__(self) -> str:
        return str(self.args[0])


class NotFound(Error, KeyError):
    """An id or key that names nothing."""

    def __str__(self) -> str:
        return str(self.args[0])
