"""Tests that compare with published data: they run where its files are, and say loudly what they did not check."""

from pathlib import Path

import pytest

from tests.evidence.table import DATA


def needs(*files: str | Path) -> pytest.MarkDecorator:
    """Skip a test unless these files are in the folder of data, and name those that are missing."""
    missing = ", ".join(str(file) for file in files if not (DATA / file).is_file())
    return pytest.mark.skipif(
        bool(missing), reason=f"NOT CHECKED: {DATA} lacks {missing}; set QUIZ_TEST_DATA to a folder that has them."
    )
