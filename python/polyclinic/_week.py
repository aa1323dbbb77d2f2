"""A site's week, ready to be shown."""

import datetime
from collections.abc import Iterable

from polyclinic._core import (
    Clinic,
    DrawOptions,
    Interval,
    Refusal,
    ShortageCell,
    Site,
    SiteId,
    TimeZone,
    draw_week,
    week_html,
)


class Week:
    """What a site's week is short of, as a picture. A notebook shows it as it is."""

    def __init__(
        self,
        clinic: Clinic,
        site: str | SiteId | Site,
        monday: datetime.date,
        refused: Iterable[Refusal] = (),
    ):
        """The site by key or id. NotFound where the clinic has none of that name."""
        self._clinic = clinic
        self._site = site if isinstance(site, Site) else clinic.sites[site]
        self._monday = monday
        zone = TimeZone(self._site.time_zone)
        start = zone.start_of_day(monday)
        end = zone.start_of_day(monday + datetime.timedelta(days=7))
        cells = clinic.shortage(refused=refused, span=Interval(start, end), now=start)
        self.cells: tuple[ShortageCell, ...] = tuple(
            cell for cell in cells if cell.site == self._site.id
        )
        """What each ability is asked for and short of, by half-hour."""

    def svg(self, *, compact: bool = False) -> str:
        """The picture."""
        return draw_week(
            self._clinic,
            self._clinic.rules,
            self._site_id(),
            self._monday,
            self.cells,
            options=DrawOptions(ids_only=True, compact=compact),
        )

    def html(self) -> str:
        """A page of its own with the picture and every shortage as a row of a table."""
        options = DrawOptions(ids_only=True)
        return week_html(
            self._clinic,
            self._clinic.rules,
            self._site_id(),
            self._monday,
            self.cells,
            options=options,
        )

    def _site_id(self) -> SiteId:
        assert self._site.id is not None
        return self._site.id

    def _repr_html_(self) -> str:
        return self.svg(compact=True)

    def __repr__(self) -> str:
        return f"Week({self._site.key!r}, {self._monday.isoformat()})"
