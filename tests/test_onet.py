"""A release of O*NET is read in whatever shape it comes, each figure exactly as it is printed."""

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from quiz.bank import shipped
from quiz.errors import ReleaseError
from quiz.onet import Key, Release, Withheld, ratings, search
from quiz.onet import names as onet_names
from tests import releases
from tests.evidence.table import DATA
from tests.releases import CODES, SHAPES, elements, in_folder, tables, value

RATED = ("Interests", "Knowledge", "Skills", "Work Styles", "Work Values", "Work Activities", "Work Context")
PUBLISHED = DATA / "onet"


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Release:
    """The made-up release as it would be published."""
    return Release(SHAPES["folder"](tmp_path_factory.mktemp("plain"), tables()))


@pytest.fixture(scope="module")
def published() -> Release:
    """The real one, where it is at hand."""
    if not (PUBLISHED / "occupation_data.tsv.gz").exists():
        pytest.skip(
            "NOT CHECKED: a real release of O*NET, which is missing. Set QUIZ_TEST_DATA to the folder of “onet”."
        )
    return Release(PUBLISHED)


def bare(found):
    """Ratings without the files and lines that they come from."""
    return [
        {key: replace(each, file="", line=0) for key, each in part.items()} for part in (found.used, found.withheld)
    ]


class TestShapes:
    """One release, written in many ways."""

    @pytest.mark.parametrize("shape", SHAPES)
    def test_the_same_is_read_from_every_shape(self, shape, plain, tmp_path):
        release = Release(SHAPES[shape](tmp_path, tables()))

        assert release.occupations == plain.occupations
        assert release.scales == plain.scales
        assert search(release, "nurse") == search(plain, "nurse")
        for table in RATED:
            assert bare(ratings(release, table)) == bare(ratings(plain, table)), table

    @pytest.mark.parametrize("shape", SHAPES)
    def test_which_release_it_is_is_found_in_every_shape(self, shape, tmp_path):
        release = Release(SHAPES[shape](tmp_path, tables()))

        assert release.number == ("30.3" if shape == "later" else "29.3")
        assert release.is_known

    def test_a_quotation_mark_and_a_comma_in_a_cell_are_text(self, plain):
        assert plain.occupations["29-9009.00"].title == 'Nurses of "Old" Trees'
        assert plain.occupations["17-9004.00"].title == "Bridge Dreamers, Wood and Stone"

    @pytest.mark.parametrize(
        ("text", "number", "is_known"),
        [
            ("O*NET 25.0 Database\n", "25.0", True),
            ("O*NET 30.3 Database\n", "30.3", True),
            ("O*NET 24.3 Database\n", "24.3", False),
            ("O*NET 31.0 Database\n", "31.0", False),
            ("Nothing of that kind, 29.3\n", "", False),
        ],
    )
    def test_a_release_that_is_not_known_is_read_all_the_same(self, text, number, is_known, tmp_path):
        files = releases.as_published(tables()) | {"Read Me.txt": text.encode()}
        release = Release(in_folder(tmp_path / "text", files))

        assert (release.number, release.is_known) == (number, is_known)
        assert len(release.occupations) == 10

    def test_a_read_me_that_is_no_utf_8_or_is_cut_off_stops_nothing(self, tmp_path):
        files = releases.as_published(tables()) | {"Read Me.txt": b"\xff O*NET"}

        assert Release(in_folder(tmp_path / "text", files)).number == ""

    def test_the_credit_names_the_release_its_owner_and_the_licence(self, plain):
        assert plain.credit.startswith("O*NET 29.3 Database by the U.S. Department of Labor")
        assert "CC BY 4.0" in plain.credit

    def test_only_the_files_that_are_asked_for_are_read(self, tmp_path):
        files = releases.as_published(tables()) | {"Skills.txt": b"\0", "Task Statements.txt": b"\xff\xfe"}
        release = Release(in_folder(tmp_path / "text", files))

        assert len(release.occupations) == 10
        assert ratings(release, "Knowledge").used
        with pytest.raises(ReleaseError, match="Skills"):
            ratings(release, "Skills")

    def test_a_table_is_there_under_any_of_its_names(self, tmp_path):
        release = Release(SHAPES["later"](tmp_path, tables()))

        assert release.has("Skills")
        assert release.has("Interests")
        assert not release.has("Abilities")
        assert [file.name for file in release.files_of("Skills")] == ["Essential Skills.txt", "Transferable Skills.txt"]


class TestFigures:
    """What a figure says."""

    @pytest.mark.parametrize("table", RATED)
    def test_each_is_exactly_what_is_printed(self, table, plain):
        found = ratings(plain, table)

        everything = {**found.used, **found.withheld}
        for n, code in enumerate(CODES):
            for m, element in enumerate(elements(table)):
                rating = everything[Key(code, element.id, element.scale)]
                assert (rating.value, rating.n, rating.error) == (value(n, m, element.scale), 20, Decimal("0.0250"))
                assert rating.name == element.name

    def test_it_leads_back_to_its_file_and_line(self, plain):
        rating = ratings(plain, "Knowledge").used[Key("11-9001.00", elements("Knowledge")[0].id, "IM")]

        assert (rating.file, rating.line) == ("Knowledge.txt", 2)

    def test_what_is_not_to_be_used_is_kept_apart_and_counted(self, plain):
        found = ratings(plain, "Knowledge")

        apart = {(key.code, key.element): rating.withheld for key, rating in found.withheld.items()}
        assert apart == {
            releases.SUPPRESSED: Withheld.SUPPRESSED,
            releases.NOT_RELEVANT: Withheld.NOT_RELEVANT,
        }
        assert [found.count(why) for why in Withheld] == [1, 1]
        assert len(found.used) == 2 * 10 * len(elements("Knowledge")) - 2

    def test_shares_of_categories_are_no_figures(self, plain):
        assert {key.scale for key in ratings(plain, "Work Context").used} == {"CX"}

    def test_where_there_is_no_third_interest_its_number_is_0(self, plain):
        assert ratings(plain, "Interests").used[Key("11-9001.00", "1.B.1.i", "IH")].value == 0

    def test_those_of_some_occupations_are_read_alone(self, plain):
        found = ratings(plain, "Skills", ["29-9008.00", "15-9003.00"])

        assert {key.code for key in found.used} == {"29-9008.00", "15-9003.00"}

    def test_the_release_of_these_tests_has_figures_for_the_whole_bank(self, plain):
        """So that a quiz can be made of it: every dimension, for every occupation, and not all alike."""
        found = {key: rating.value for table in RATED for key, rating in ratings(plain, table).used.items()}

        for banked in shipped().dimensions:
            element = banked.elements[0]
            values = [found[Key(code, element.id, element.scale)] for code in CODES]
            assert max(values) - min(values) >= 1, banked.id


class TestSearch:
    """Occupations by their titles."""

    @pytest.mark.parametrize(
        ("words", "codes"),
        [
            (
                "nurse",
                ["29-9009.00", "29-9008.00", "15-9003.00"],
            ),  # own titles first, and of those the one with two more
            ("NURSES", ["29-9009.00", "29-9008.00", "15-9003.00"]),
            ("moon painter", ["27-9007.00"]),
            ("painter moon", ["27-9007.00"]),
            ("moo", ["27-9007.00"]),  # the beginning of a word
            ("fitter", ["47-9010.00"]),
            ("senior", ["47-9010.00"]),  # without the accent
            ("lunar", ["27-9007.00"]),
            ("echo", ["25-9006.00"]),  # of “Echoes”
        ],
    )
    def test_they_are_listed_best_first(self, words, codes, plain):
        assert [each.occupation.code for each in search(plain, words)] == codes

    def test_a_title_that_is_just_that_comes_before_one_that_has_it(self, tmp_path):
        made = tables()
        made["Alternate Titles"].append(["11-9001.00", "Lighthouse Managers", "Sand Plumber Trainee"])
        made["Alternate Titles"] += [["11-9001.00", "Lighthouse Managers", f"Sand Plumber {n}"] for n in range(5)]
        release = Release(in_folder(tmp_path / "text", releases.as_published(made)))

        assert [each.occupation.code for each in search(release, "sand plumbers")] == ["47-9010.00", "11-9001.00"]

    def test_the_title_by_which_it_was_found_is_said_where_its_own_says_less(self, plain):
        assert {each.occupation.code: each.title for each in search(plain, "nurse")} == {
            "29-9009.00": "", "29-9008.00": "", "15-9003.00": "Fog Nurse",
        }  # fmt: skip

    def test_without_the_tables_of_other_titles_own_ones_are_searched(self, tmp_path):
        made = {name: rows for name, rows in tables().items() if name in {"Occupation Data", "Scales Reference"}}
        release = Release(in_folder(tmp_path / "text", releases.as_published(made)))

        assert [each.occupation.code for each in search(release, "nurse")] == ["29-9008.00", "29-9009.00"]

    @pytest.mark.parametrize("words", ["xyzzy", "nurse xyzzy"])
    def test_nothing_found_is_said_in_a_sentence(self, words, plain):
        with pytest.raises(ReleaseError, match=f"no occupation has “{words}” in a title"):
            search(plain, words)

    @pytest.mark.parametrize("words", ["", " - ", "_"])
    def test_nothing_asked_is_said_in_a_sentence(self, words, plain):
        with pytest.raises(ReleaseError, match="no word to search for"):
            search(plain, words)

    def test_codes_are_found_each_once_and_unknown_ones_said(self, plain):
        assert [each.code for each in plain.find(["29-9008.00", "11-9001.00", "29-9008.00"])] == [
            "29-9008.00",
            "11-9001.00",
        ]
        with pytest.raises(ReleaseError, match=r"no occupation “29-9088\.00”\. Did you mean “29-9008\.00”"):
            plain.find(["29-9088.00"])


class TestPublished:
    """A real release, 29.3."""

    def test_all_occupations_are_read_in_the_order_of_their_codes(self, published):
        codes = [*published.occupations]

        assert len(codes) == 1016
        assert codes == sorted(codes)
        assert published.occupations["11-1011.00"].title == "Chief Executives"

    @pytest.mark.parametrize(
        ("table", "occupations", "each", "apart"),
        [
            ("Interests", 923, 9, [0, 0]),
            ("Knowledge", 879, 66, [4797, 2212]),
            ("Skills", 879, 70, [124, 3296]),
            ("Work Styles", 879, 16, [0, 0]),
            ("Work Values", 874, 9, [0, 0]),
        ],
    )
    def test_every_figure_is_read(self, table, occupations, each, apart, published):
        found = ratings(published, table)

        assert len(found.used) + len(found.withheld) == occupations * each
        assert len({key.code for key in (*found.used, *found.withheld)}) == occupations
        assert [found.count(why) for why in Withheld] == apart

    def test_a_figure_known_by_hand(self, published):
        rating = ratings(published, "Skills", ["11-1011.00"]).used[Key("11-1011.00", "2.A.1.a", "IM")]

        assert (rating.name, rating.value) == ("Reading Comprehension", Decimal("4.12"))
        assert (rating.n, rating.error, rating.line) == (8, Decimal("0.125"), 2)

    @pytest.mark.parametrize(
        ("words", "code"),
        [("nurse", "29-1141.00"), ("electrician", "47-2111.00"), ("help desk", "15-1232.00"), ("chef", "35-1011.00")],
    )
    def test_a_word_finds_the_occupation_that_people_mean(self, words, code, published):
        assert search(published, words)[0].occupation.code == code

    @pytest.mark.usefixtures("published")
    def test_reading_a_table_takes_little_memory(self):
        """By the peak of its own memory: what `resource` says is at least that of its parent."""
        program = (
            "import re, sys; from pathlib import Path; from quiz.onet import Release, ratings\n"
            "ratings(Release(Path(sys.argv[1])), 'Skills')\n"
            "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(PUBLISHED)], capture_output=True, text=True, check=True
        )

        assert int(done.stdout) < 150 * 1024  # KiB


def test_the_names_of_releases_are_read_as_they_are_written():
    said = {
        "db_29_3_text": "29.3", "O*NET 30.1 Database": "30.1", "onet-28.0": "28.0", "DB 27.2": "27.2",
        "mydb_29_3": "", "release 29.3": "", "db_293": "", "O*NET 129.3": "",
    }  # fmt: skip

    assert {text: onet_names.number_in([text]) for text in said} == said
