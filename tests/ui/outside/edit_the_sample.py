#!/usr/bin/env python3
"""Opens the sample workspace from outside, adds an organization with a domain, renames it, sees the events, removes it.

Usage: edit_the_sample.py PROGRAM, inside a session bus and an X display (see run-outside).
"""

import sys
import tempfile

import pyatspi

from castellan_window import Window, wait_for

EVENT_COLUMN = 1


def main():
    with tempfile.TemporaryDirectory() as folder:
        window = Window(sys.argv[1], folder)
        try:
            edit(window)
        finally:
            window.end()
    print("passed: an organization was added, given a domain, renamed and removed from outside")


def edit(window):
    window.screen("Organizations")
    wait_for("rows of the sample", lambda: window.table("Organizations").nRows > 20)

    window.press("New organization…")
    dialog = window.dialog("New organization")
    window.write("Name", "Outside Orchestra", dialog)
    window.press("Create", dialog)
    window.wait_for_cell("Organizations", "Outside Orchestra")
    wait_for("the new organization in the panel", lambda: window.text("Name") == "Outside Orchestra")

    window.tab("Domains")
    window.press("Add domain…")
    dialog = window.dialog("Add domain")
    window.write("Domain", "orchestra.example", dialog)
    window.press("Add", dialog)
    window.wait_for_cell("Domains of the selection", "orchestra.example")

    window.tab("Overview")
    window.write("Name", "Outside Philharmonic")
    window.press("Apply")
    window.wait_for_cell("Organizations", "Outside Philharmonic")

    window.screen("Events")
    for event_type in ("org.added", "org.domain.added", "org.changed"):
        window.wait_for_cell("Events", event_type, EVENT_COLUMN)

    window.screen("Organizations")
    window.tab("Overview")
    window.press("Remove organization…")
    dialog = window.dialog("Remove organization")
    window.write("Name to confirm", "Outside Philharmonic", dialog)
    window.press("Remove", dialog)
    window.wait_for_no_cell("Organizations", "Outside Philharmonic")
    window.screen("Events")
    window.wait_for_cell("Events", "org.removed", EVENT_COLUMN)


if __name__ == "__main__":
    main()
