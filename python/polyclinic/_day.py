"""A pod's day, ready to be shown."""

import datetime

from polyclinic._core import Clinic, DrawOptions, Pod, PodId, day_html, draw_day


class Day:
    """One pod's day: who does what where, as a picture. A notebook shows it as it is."""

    def __init__(self, clinic: Clinic, pod: str | PodId | Pod, date: datetime.date):
        """The pod by key or id. NotFound where the clinic has none of that name."""
        self._clinic = clinic
        self._pod = pod if isinstance(pod, Pod) else clinic.pods[pod]
        self._date = date

    def svg(self, *, ids_only: bool = False, compact: bool = False) -> str:
        """The picture; with `ids_only` no name of staff or patient is in it."""
        options = DrawOptions(ids_only=ids_only, compact=compact)
        return draw_day(
            self._clinic, self._clinic.rules, self._pod_id(), self._date, options=options
        )

    def html(self, *, ids_only: bool = False) -> str:
        """A page of its own with the picture and every visit as a row of a table."""
        options = DrawOptions(ids_only=ids_only)
        return day_html(
            self._clinic, self._clinic.rules, self._pod_id(), self._date, options=options
        )

    def _pod_id(self) -> PodId:
        assert self._pod.id is not None
        return self._pod.id

    def _repr_html_(self) -> str:
        # names stay out of notebooks that are passed on
        return self.svg(ids_only=True, compact=True)

    def __repr__(self) -> str:
        return f"Day({self._pod.key!r}, {self._date.isoformat()})"
