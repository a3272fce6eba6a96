"""Which occupations a release calls related, and by which titles people in an occupation go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from quiz.onet.figures import count_or_none
from quiz.onet.release import Release
from quiz.reading.faults import quote


def related(release: Release, codes: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """Of each of these occupations the related ones, by code, nearest first, with their place in the release's list.

    Every row is checked. Raises ReleaseError.
    """
    if not release.has("Related Occupations"):
        return {}
    wanted = set(codes)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    columns, places = ("Related O*NET-SOC Code",), ("Index", "Related Index")
    for occupation, row in release.rows_of_occupations("Related Occupations", columns, places):
        other, *cells = row.cells
        if other not in release.occupations or other == occupation.code or other in found[occupation.code]:
            raise row.wrong(f"{quote(other)} is no other occupation, or stands on an earlier line, too.")
        place = next(filter(None, (count_or_none(row, cell, "index") for cell in cells)), None)
        found[occupation.code][other] = place or len(found[occupation.code]) + 1
    return {code: dict(sorted(found[code].items(), key=lambda each: each[1])) for code in found if code in wanted}


def reported_titles(release: Release, codes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The titles that people in each of these occupations gave, as printed; those that O*NET shows to pupils first.

    Of either sort those come first that are spelled out once, without brackets. Raises ReleaseError.
    """
    table = "Sample of Reported Titles"
    if not release.has(table):
        return {}
    wanted = set(codes)
    found: dict[str, list[tuple[bool, bool, str]]] = defaultdict(list)
    columns = ("Reported Job Title",), ("Shown in My Next Move",)
    for occupation, row in release.rows_of_occupations(table, *columns):
        title, shown = row.cells
        if occupation.code in wanted:
            found[occupation.code].append(("(" in title, shown != "Y", title))
    return {
        code: tuple(title for _, _, title in sorted(titles, key=lambda each: each[:2]))
        for code, titles in found.items()
    }
