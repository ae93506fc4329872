"""The tables of figures in benches/README.md: each stands between comments that name its question."""

from packages import ROOT

README = ROOT / "benches" / "README.md"


def number(value):
    """A figure for a table."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def table(head, rows):
    """A table in Markdown: a column of texts, and columns of figures or texts."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    cells = [[cell if isinstance(cell, str) else number(cell) for cell in line] for line in lines]
    return "".join("| " + " | ".join(line) + " |\n" for line in cells)


def parts(question):
    """What stands before the table of a question, in its place, and behind it."""
    begin, end = f"<!-- {question} -->\n", f"<!-- end of {question} -->\n"
    before, rest = README.read_text().split(begin)
    place, behind = rest.split(end)
    return before + begin, place, end + behind


def write(question, result):
    """Replaces the table of a question."""
    before, _, behind = parts(question)
    README.write_text(before + result + behind)


def column(question, head):
    """The column of this head in the table of a question, by the first cell of each row."""
    rows = [line[2:-2].split(" | ") for line in parts(question)[1].splitlines() if line.startswith("| ")]
    place = rows[0].index(head)
    return {row[0]: row[place] for row in rows[2:]}
