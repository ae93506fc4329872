"""Finds links of rustdoc's pages that lead nowhere.

    python3 tools/dead_links.py target/doc

rustdoc says so itself of links in the crate that it documents, and is silent about those in items of another crate that are shown
there: their links stay as they were written, or vanish. Exit code 1 when there are any.
"""

import html
import os
import re
import sys
from urllib.parse import unquote

SCHEME = re.compile(r"[a-z]+:(?!:)")
# What `[`Name`]` looks like where it became no link.
LEFT_OVER = re.compile(r"\[<code>[^<]{1,80}</code>\]")
LINE = re.compile(r"[0-9]+(-[0-9]+)?")


def pages(root):
    for folder, _, files in os.walk(root):
        for name in files:
            if name.endswith(".html"):
                yield os.path.join(folder, name)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def ids(path, known):
    if path not in known:
        known[path] = set(re.findall(r'\bid="([^"]*)"', read(path)))
    return known[path]


def problem(page, link, known):
    """What is wrong with a link of a page; None where it leads somewhere."""
    path, _, fragment = link.partition("#")
    path = path.partition("?")[0]
    # A variable of a script in the page.
    if SCHEME.match(link) or "${" in path:
        return None
    target = os.path.normpath(os.path.join(os.path.dirname(page), unquote(path))) if path else page
    if not os.path.exists(target):
        return "no such page"
    if not fragment or not target.endswith(".html") or LINE.fullmatch(fragment):
        return None
    return None if {fragment, unquote(fragment)} & ids(target, known) else "no such place"


def main(root):
    known, found = {}, set()
    for page in pages(root):
        text, name = read(page), os.path.relpath(page, root)
        # Pages of rustdoc itself: they link to an index that only several crates have.
        if name in ("help.html", "settings.html"):
            continue
        for link in map(html.unescape, re.findall(r'href="([^"]*)"', text)):
            why = problem(page, link, known)
            if why:
                found.add(f"{name}: {link}: {why}")
        if not name.startswith("src" + os.sep):
            found.update(f"{name}: {left}: no link" for left in LEFT_OVER.findall(text))
    for line in sorted(found):
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
