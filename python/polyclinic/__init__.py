"""polyclinic: a clinic you can compute with.

Who may do what, for whom, when and where. The rooms of the library are modules of the package
(`polyclinic.staff`, `polyclinic.scope`, `polyclinic.clinic`, ...); every name is also here.
"""

from polyclinic._core import __version__
from polyclinic._errors import BookingRefused, Error, InvalidInput, NotFound
from polyclinic._names import *  # noqa: F403
from polyclinic._names import __all__ as _names
from polyclinic._versions import show_versions

__all__ = [  # noqa: PLE0604
    "BookingRefused",
    "Error",
    "InvalidInput",
    "NotFound",
    "__version__",
    "show_versions",
    *_names,
]
