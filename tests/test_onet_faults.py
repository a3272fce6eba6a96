"""What is wrong with a release of O*NET is said in a sentence, with the file and the line."""

import gzip
import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import ReleaseError
from quiz.onet import Release, ratings, search
from quiz.reading import lines, packed
from tests.releases import CODES, as_published, csv_of, elements, in_archive, in_folder, tables, text_of

TABLE = "Knowledge"
FIRST = f"{TABLE}.txt"
COLUMNS = {name: n for n, name in enumerate(tables()[TABLE][0])}
COUNT = 2 * len(elements(TABLE))  # lines of each occupation


def read(path: Path) -> None:
    """All that one may ask of a release."""
    release = Release(path)
    search(release, "nurse")
    for table in ("Interests", TABLE, "Skills", "Work Context"):
        ratings(release, table)


def refused(path: Path) -> str:
    """What a release is refused with."""
    with pytest.raises(ReleaseError) as refusal:
        read(path)
    assert refusal.value.fix
    return str(refusal.value)


@pytest.fixture
def files() -> dict[str, bytes]:
    """The files of a release that has nothing wrong."""
    return as_published(tables())


@pytest.fixture
def refusal(tmp_path):
    """What a release with these files is refused with, without the folder of the test."""
    return lambda files: refused(in_folder(tmp_path / "text", files)).removeprefix(f"{tmp_path / 'text'}/")


def with_cell(line: int, column: str, cell: str) -> bytes:
    """The table with one cell changed, on a line of its file."""
    rows = tables()[TABLE]
    rows[line - 1][COLUMNS[column]] = cell
    return text_of(rows)


def test_the_release_of_these_tests_has_nothing_wrong(files, tmp_path):
    read(in_folder(tmp_path / "text", files))


class TestCells:
    """A figure that cannot be one."""

    @pytest.mark.parametrize(
        ("column", "cell", "said"),
        [
            ("Data Value", "", "the figure “” is no number."),
            ("Data Value", "four", "the figure “four” is no number."),
            ("Data Value", "4,12", "the figure “4,12” is no number."),
            ("Data Value", "nan", "the figure “nan” is no number."),
            ("Data Value", "1e3", "the figure “1e3” is no number."),
            ("Data Value", "9" * 5000, f"the figure “{'9' * 59}…” is no number."),
            ("Data Value", "5.01", "the figure 5.01 is not on the scale IM, which runs from 1 to 5."),
            ("Data Value", "0.99", "the figure 0.99 is not on the scale IM, which runs from 1 to 5."),
            ("Data Value", "0", "the figure 0 is not on the scale IM, which runs from 1 to 5."),
            ("Data Value", "4.99", "the figure 4.99 is not between its bounds,"),
            ("N", "2.5", "the number of people “2.5” is no whole number."),
            ("N", "-1", "the number of people “-1” is no whole number."),
            ("Standard Error", "-0.1", "the standard error -0.1 is negative."),
            ("Standard Error", "x", "the standard error “x” is no number."),
            ("Lower CI Bound", "x", "the lower bound “x” is no number."),
            ("Recommend Suppress", "yes", "“yes” stands where Y or N must."),
            ("Not Relevant", "4.12", "“4.12” stands where Y or N must."),
            ("Scale ID", "QQ", "“QQ” is no scale of “Scales Reference”."),
            ("Element ID", "Biology", "“Biology” is no element"),
            ("Element Name", "Biologie", "is no element, or elsewhere not called “Biologie”."),
            ("O*NET-SOC Code", "99-9999.00", "“99-9999.00” is no occupation of “Occupation Data”."),
            ("O*NET-SOC Code", "Lighthouse Managers", "“Lighthouse Managers” is no occupation"),
        ],
    )
    def test_a_wrong_cell_is_said_with_its_line(self, column, cell, said, files, refusal):
        message = refusal(files | {FIRST: with_cell(COUNT + 2, column, cell)})

        assert message.startswith(f"{FIRST}:{COUNT + 2}: ")
        assert said in message

    def test_a_line_that_stands_twice_is_said(self, files, refusal):
        rows = tables()[TABLE]
        rows.insert(3, rows[2])

        assert refusal(files | {FIRST: text_of(rows)}).startswith(f"{FIRST}:4: this occupation has a figure")

    @pytest.mark.parametrize(
        ("one", "other"), [("Data Value", "N"), ("Data Value", "Lower CI Bound"), ("N", "Scale ID")]
    )
    def test_columns_that_changed_places_are_found_by_what_they_hold(self, one, other, files, refusal):
        rows = tables()[TABLE]
        for row in rows[1:]:
            row[COLUMNS[one]], row[COLUMNS[other]] = row[COLUMNS[other]], row[COLUMNS[one]]

        assert refusal(files | {FIRST: text_of(rows)}).startswith(f"{FIRST}:2: ")

    @pytest.mark.parametrize(
        ("rows", "line"),
        [
            ([["1-1", "Title", ""]], 2),
            ([["11-9001.00", "", ""]], 2),
            ([["11-9001.00", "One", ""], ["11-9001.00", "Two", ""]], 3),
        ],
    )
    def test_occupations_without_a_code_or_a_title_or_twice_are_said(self, rows, line, files, refusal):
        head = tables()["Occupation Data"][0]

        message = refusal(files | {"Occupation Data.txt": text_of([head, *rows])})
        assert message.startswith(f"Occupation Data.txt:{line}: ")

    @pytest.mark.parametrize(
        "row", [["IM", "Twice", "1", "5"], ["", "None", "1", "5"], ["XX", "Turned", "5", "1"], ["XX", "X", "a", "5"]]
    )
    def test_a_scale_that_is_none_is_said(self, row, files, refusal):
        rows = [*tables()["Scales Reference"], row]

        assert refusal(files | {"Scales Reference.txt": text_of(rows)}).startswith(
            f"Scales Reference.txt:{len(rows)}: "
        )


class TestTables:
    """A table that is not whole, or not as its name says."""

    @pytest.mark.parametrize("column", ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"])
    def test_a_missing_column_is_named(self, column, files, refusal):
        rows = [row[: COLUMNS[column]] + row[COLUMNS[column] + 1 :] for row in tables()[TABLE]]

        assert refusal(files | {FIRST: text_of(rows)}).startswith(f"{FIRST}:1: there is no column “{column}”.")

    def test_a_column_that_is_called_as_another_is_said(self, files, refusal):
        rows = tables()[TABLE]
        rows[0][COLUMNS["Date"]] = "data_value"

        assert refusal(files | {FIRST: text_of(rows)}).startswith(f"{FIRST}:1: two columns are called “data_value”.")

    @pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf\r\n"])
    def test_an_empty_file_is_said(self, content, files, refusal):
        assert refusal(files | {FIRST: content}).startswith(f"{FIRST}:1: ")

    def test_a_file_of_its_first_line_alone_is_cut_off(self, files, refusal):
        assert "the file is cut off" in refusal(files | {FIRST: text_of(tables()[TABLE][:1])})

    @pytest.mark.parametrize("occupations", [1, 5, 9])
    @pytest.mark.parametrize("lines_more", [1, 2, COUNT - 1])
    def test_a_file_that_is_cut_off_between_two_lines_is_said_but_between_two_occupations_it_is_not(
        self, occupations, lines_more, files, refusal, tmp_path
    ):
        at = 1 + occupations * COUNT + lines_more

        message = refusal(files | {FIRST: text_of(tables()[TABLE][:at])})
        assert message.startswith(f"{FIRST}:{at}: the figures of “{list(CODES)[occupations]}” end here")
        read(in_folder(tmp_path / "whole", files | {FIRST: text_of(tables()[TABLE][: at - lines_more])}))

    @given(cut=st.integers(1, 20_000))
    @settings(max_examples=40, deadline=None)
    def test_a_file_that_is_cut_off_in_a_line_is_said(self, cut, tmp_path_factory):
        files = as_published(tables())
        content = files[FIRST][:-cut]
        if content.endswith(b"\n"):
            content = content[:-1]
        folder = in_folder(tmp_path_factory.mktemp("cut") / "text", files | {FIRST: content})

        assert f"{FIRST}:{content.count(10) + 1}: " in refused(folder)

    @given(cut=st.integers(1, 3_000))
    @settings(max_examples=40, deadline=None)
    def test_a_compressed_file_that_is_cut_off_is_said(self, cut, tmp_path_factory):
        files = as_published(tables())
        content = gzip.compress(files.pop(FIRST), mtime=0)[:-cut]
        folder = in_folder(tmp_path_factory.mktemp("cut") / "text", files | {f"{FIRST}.gz": content})

        assert f"{FIRST}.gz" in refused(folder)

    def test_too_few_or_too_many_cells_are_said(self, files, refusal):
        rows = tables()[TABLE]
        rows[4] = rows[4][:-1]

        assert refusal(files | {FIRST: text_of(rows)}).startswith(f"{FIRST}:5: this line has 15 cells, but the first")

    @pytest.mark.parametrize("line", ['"11-9001.00,A,B', '"11-9001.00"x,A,B'])
    def test_a_quotation_mark_that_does_not_end_is_said_on_its_line(self, line, files, refusal):
        del files["Occupation Data.txt"]
        content = csv_of(tables()["Occupation Data"]) + f"{line}\r\n".encode() + csv_of([["1", "2", "3"]])

        assert refusal(files | {"Occupation Data.csv": content}).startswith(
            "Occupation Data.csv:12: this is no line of CSV"
        )

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("Señor\n".encode("latin-1"), ":1: this is not UTF-8 text."),
            ("a\tb\n".encode("utf-16"), ": this is no text in UTF-8."),
            (b"%PDF-1.7\n", ": this is no text in UTF-8."),
            (b"O*NET-SOC Code\tTitle\nc\t\0d\n", ":2: column 3 holds a control character (U+0000)."),
            (b"a\tb\rc\td\r", ":1: this line does not end"),
            (b"x" * 20_001 + b"\n", ":1: this line is over 20,000 bytes."),
            (b"x" * 1_000_000, ":1: this line is over 20,000 bytes."),
        ],
    )
    def test_what_is_no_text_or_has_absurd_lines_is_said(self, content, said, files, refusal):
        files["Occupation Data.txt"] = content

        assert refusal(files).startswith(f"Occupation Data.txt{said}")

    def test_a_table_that_is_missing_is_named_with_where_releases_are(self, files, tmp_path):
        del files[FIRST]

        message = refused(in_folder(tmp_path / "text", files))
        assert "there is no table “Knowledge”" in message
        assert "https://www.onetcenter.org/database.html" in message

    def test_half_of_what_became_two_files_is_no_table(self, files, tmp_path):
        files["Essential Skills.txt"] = files.pop("Skills.txt")

        assert "there is no table “Skills”" in refused(in_folder(tmp_path / "text", files))

    def test_two_files_that_may_be_one_table_are_both_named(self, files, tmp_path):
        files["knowledge.tsv.gz"] = gzip.compress(files[FIRST])

        message = refused(in_folder(tmp_path / "text", files))
        assert "Knowledge.txt" in message
        assert "knowledge.tsv.gz" in message


class TestPacked:
    """Folders and archives that hide something, or have no end."""

    @pytest.mark.parametrize("name", ["missing", "missing.zip", "a\0b", "x" * 300])
    def test_what_is_not_there_is_said(self, name, tmp_path):
        assert refused(tmp_path / name)

    def test_an_empty_folder_is_said(self, tmp_path):
        assert "It has no table at all." in refused(in_folder(tmp_path / "text", {}))

    def test_a_pipe_is_not_waited_for(self, files, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        folder = in_folder(tmp_path / "text", {name: each for name, each in files.items() if name != FIRST})
        os.mkfifo(folder / FIRST)

        assert "neither a folder nor a ZIP archive" in refused(tmp_path / "pipe")
        assert f"{FIRST}: this is no file, but a pipe" in refused(folder)

    def test_a_link_out_of_the_folder_is_not_followed(self, files, tmp_path):
        (tmp_path / "elsewhere.txt").write_bytes(files.pop(FIRST))
        folder = in_folder(tmp_path / "text", files)
        (folder / FIRST).symlink_to("../elsewhere.txt")

        assert f"{FIRST}: this leads out of its folder." in refused(folder)

    def test_a_link_within_the_folder_and_one_to_it_are_followed(self, files, tmp_path):
        files["other"] = files.pop(FIRST)
        folder = in_folder(tmp_path / "text", files)
        (folder / FIRST).symlink_to("other")
        (tmp_path / "link").symlink_to(folder)

        read(tmp_path / "link")

    def test_a_link_that_leads_nowhere_is_said(self, files, tmp_path):
        del files[FIRST]
        folder = in_folder(tmp_path / "text", files)
        (folder / FIRST).symlink_to("nowhere")

        assert f"{FIRST}: this cannot be read" in refused(folder)

    def test_a_link_in_an_archive_is_not_followed(self, files, tmp_path):
        del files[FIRST]
        archive = in_archive(tmp_path / "a.zip", files)
        link = zipfile.ZipInfo(FIRST)
        link.external_attr = 0o120777 << 16
        with zipfile.ZipFile(archive, "a") as opened:
            opened.writestr(link, "/etc/passwd")

        assert f"a.zip/{FIRST}: this is a link" in refused(archive)

    @pytest.mark.parametrize("cut", [1, 22, 100, 2000, 10_000])
    def test_an_archive_that_is_cut_off_is_said(self, cut, files, tmp_path):
        archive = in_archive(tmp_path / "a.zip", files)
        archive.write_bytes(archive.read_bytes()[:-cut])

        assert "a.zip: this is " in refused(archive)

    def test_a_file_that_was_damaged_in_an_archive_is_said(self, files, tmp_path):
        archive = in_archive(tmp_path / "a.zip", files)
        with zipfile.ZipFile(archive) as opened:
            at = opened.getinfo(FIRST).header_offset + 300
        content = bytearray(archive.read_bytes())
        content[at : at + 40] = bytes(40)
        archive.write_bytes(content)

        assert f"a.zip/{FIRST}: this is damaged, or cut off." in refused(archive)

    @pytest.mark.parametrize("content", [b"", b"text", b"\x1f\x8b", b"PK\x05\x06", b"Rar!" * 100])
    def test_what_is_no_archive_is_said(self, content, tmp_path):
        (tmp_path / "a.zip").write_bytes(content)

        assert "a.zip: " in refused(tmp_path / "a.zip")

    def test_an_encrypted_archive_is_said(self, files, tmp_path):
        archive = in_archive(tmp_path / "a.zip", files)
        content = bytearray(archive.read_bytes())
        for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = -1
            while (at := content.find(mark, at + 1)) >= 0:
                content[at + flags] |= 1
        archive.write_bytes(content)

        assert "this is encrypted." in refused(archive)

    @pytest.mark.parametrize("inner", ["gzip", "zip"])
    def test_an_archive_in_an_archive_is_not_opened(self, inner, files, tmp_path):
        content = files.pop(FIRST)
        nested = gzip.compress(content)
        if inner == "zip":
            nested = in_archive(tmp_path / "inner.zip", {FIRST: content}).read_bytes()

        folder = in_folder(tmp_path / "text", files | {f"{FIRST}.gz": gzip.compress(nested)})
        assert f"{FIRST}.gz: this is an archive in an archive." in refused(folder)

    def test_an_archive_that_holds_but_an_archive_has_no_table(self, files, tmp_path):
        inner = in_archive(tmp_path / "db_29_3_text.zip", files).read_bytes()

        assert "It has no table at all." in refused(in_archive(tmp_path / "a.zip", {"db_29_3_text.zip": inner}))


class TestBounds:
    """What unpacks to more than any release is given up early."""

    BOMB = 40 * 1024 * 1024

    @pytest.fixture(autouse=True)
    def _less(self, monkeypatch):
        monkeypatch.setattr(packed, "MOST_UNPACKED", 4 * 1024 * 1024)

    @pytest.fixture
    def bomb(self):
        """A first line, and then very many short ones."""
        return text_of(tables()["Occupation Data"][:1]) + b"11-9001.00\tA\tB\n" * (self.BOMB // 15)

    def test_a_size_that_an_archive_declares_is_believed_at_once(self, bomb, files, tmp_path):
        archive = in_archive(tmp_path / "a.zip", files | {"Occupation Data.txt": bomb})

        assert "a.zip/Occupation Data.txt: this unpacks to over 4 MiB" in refused(archive)

    def test_a_size_that_it_does_not_declare_is_met_on_the_way(self, files, tmp_path):
        """Here it declares that a bomb is small: no more than that is unpacked, and its sum is wrong."""
        line = text_of(tables()["Alternate Titles"][1:2])
        content = text_of(tables()["Alternate Titles"][:1]) + line * (self.BOMB // len(line))
        archive = in_archive(tmp_path / "a.zip", files | {"Alternate Titles.txt": content})
        whole = archive.read_bytes()
        assert whole.count(struct.pack("<L", len(content))) == 2
        archive.write_bytes(whole.replace(struct.pack("<L", len(content)), struct.pack("<L", 100_000)))

        assert "a.zip/Alternate Titles.txt: this is damaged, or cut off." in refused(archive)

    def test_a_gzipped_bomb_is_given_up_on_the_way(self, files, tmp_path):
        line = text_of(tables()["Alternate Titles"][1:2])
        del files["Alternate Titles.txt"]
        content = gzip.compress(text_of(tables()["Alternate Titles"][:1]) + line * (self.BOMB // len(line)))

        message = refused(in_folder(tmp_path / "text", files | {"alternate_titles.tsv.gz": content}))
        assert "alternate_titles.tsv.gz: this unpacks to over 4 MiB" in message

    def test_a_bomb_that_is_one_line_is_given_up_at_its_line(self, files, tmp_path):
        del files["Occupation Data.txt"]
        content = gzip.compress(bytes(b"x" * self.BOMB))

        message = refused(in_folder(tmp_path / "text", files | {"occupation_data.tsv.gz": content}))
        assert "occupation_data.tsv.gz:1: this line is over 20,000 bytes." in message

    def test_a_bomb_that_nobody_asks_for_is_not_unpacked(self, bomb, files, tmp_path):
        read(in_archive(tmp_path / "a.zip", files | {"Tasks.txt": bomb}))

    def test_too_many_files_are_refused(self, monkeypatch, files, tmp_path):
        monkeypatch.setattr(packed, "MOST_FILES", 5)

        assert "this holds over 5 files." in refused(in_folder(tmp_path / "text", files))
        assert "this holds over 5 files." in refused(in_archive(tmp_path / "a.zip", files))

    def test_an_archive_whose_list_would_fill_memory_is_not_read(self, tmp_path):
        archive = in_archive(tmp_path / "a.zip", {f"{n:0>200}.txt": b"" for n in range(5000)})

        assert "this archive lists more files than any release has." in refused(archive)

    def test_an_archive_that_is_too_large_is_not_read(self, monkeypatch, files, tmp_path):
        monkeypatch.setattr(packed, "MOST_PACKED", 1024**2)
        archive = in_archive(tmp_path / "a.zip", files)
        with archive.open("ab") as stream:
            stream.truncate(1024**2 + 1)

        assert "a.zip: this is over 1 MiB" in refused(archive)

    def test_lines_are_given_one_by_one(self, bomb, tmp_path):
        """Whoever stops early has unpacked little."""
        folder = in_folder(tmp_path / "text", {"bomb.gz": gzip.compress(bomb)})
        numbered = lines.lines(packed.files(folder)[0])

        assert [next(numbered)[0] for _ in range(3)] == [1, 2, 3]
        numbered.close()
