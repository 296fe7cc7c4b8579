"""Tables on a terminal: columns that fit, and nothing lost."""

import io

import pytest

from policyparse.model.table import Table
from policyparse.reporters.terminal.tables import render_tables


def rendered(table, width=80):
    file = io.StringIO()
    render_tables([table], file=file, width=width, color=False)
    return file.getvalue()


def test_numbers_stand_at_the_right_and_words_at_the_left():
    table = Table("", ("name", "pairs"), (("value-changed", 7), ("x", 1200), ("y", None)))
    assert rendered(table).splitlines() == [
        "name           pairs",
        "value-changed      7",
        "x              1,200",
        "y",
    ]


def test_a_title_stands_above():
    assert rendered(Table("Failures", ("entry",), (("a",),))).splitlines()[1].startswith("Failures ─")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_widest_columns_are_broken_into_lines_that_fit(width):
    long = "上海市经济和信息化委员会与上海市科学技术委员会，Shanghai Municipal Commission of Economy"
    said = rendered(Table("", ("agency", "name", "tasks"), ((long, long, 3),)), width)
    from rich.cells import cell_len

    assert max(map(cell_len, said.splitlines())) <= width
    assert "".join(said.split()).count("经") == 2


def test_a_table_without_rows_has_its_columns():
    assert rendered(Table("", ("a", "b"), ())).strip() == "a  b"


def test_what_could_steer_a_terminal_is_shown_as_a_sign():
    assert "\x1b" not in rendered(Table("", ("a",), (("\x1b[31mred",),)))
