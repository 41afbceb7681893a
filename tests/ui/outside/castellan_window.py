"""The window of Castellan as assistive technology sees it: found and used by role and accessible name alone."""

import os
import subprocess
import time

import pyatspi

PATIENCE = 60.0


class NotFound(Exception):
    pass


def wait_for(what, attempt, patience=PATIENCE):
    """Calls attempt() until it answers something, and fails with `what` if it never does."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            answer = attempt()
        except Exception:  # objects come and go while they are looked at
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    raise NotFound(f"there is no {what}")


def walk(node):
    """All that is there but the cells of tables, which are many and found by their table."""
    yield node
    if node.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE):
        return
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def is_showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def is_enabled(node):
    return node.getState().contains(pyatspi.STATE_ENABLED)


class Window:
    def __init__(self, program, folder, arguments=()):
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = os.path.join(folder, name.lower())
        self.process = subprocess.Popen([program, *arguments], env=environment)
        self.application = wait_for("application", self._application)
        self.frame = wait_for("main window", lambda: self.find(pyatspi.ROLE_FRAME, None, self.application))

    def _application(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the program ended with {self.process.returncode}")
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            application = desktop.getChildAtIndex(index)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def find(self, role, name, root=None, enabled=False):
        roles = role if isinstance(role, tuple) else (role,)
        for node in walk(root if root is not None else self.application):
            if node.getRole() in roles and (name is None or node.name == name) and is_showing(node):
                if not enabled or is_enabled(node):
                    return node
        return None

    def get(self, role, name, root=None, enabled=False):
        return wait_for(f"{role} {name!r}", lambda: self.find(role, name, root, enabled))

    def press(self, name, root=None):
        """The push button of that name, once it can be pressed."""
        self.act(self.get(pyatspi.ROLE_PUSH_BUTTON, name, root, enabled=True))

    @staticmethod
    def act(node):
        action = node.queryAction()
        wanted = ("Press", "Toggle")
        names = [action.getName(index) for index in range(action.nActions)]
        for name in wanted:
            if name in names:
                action.doAction(names.index(name))
                return
        raise NotFound(f"{node.name!r} has no action to press it: {names}")

    def write(self, name, text, root=None):
        field = self.get((pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY), name, root, enabled=True)
        field.queryEditableText().setTextContents(text)

    def text(self, name, root=None):
        field = self.get((pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY), name, root)
        return field.queryText().getText(0, -1)

    def dialog(self, title):
        return self.get((pyatspi.ROLE_DIALOG, pyatspi.ROLE_FRAME), title)

    def screen(self, name):
        """Chooses a screen in the list at the side."""
        screens = self.get(pyatspi.ROLE_LIST, "Screens")
        item = self.get(pyatspi.ROLE_LIST_ITEM, name, screens)
        self.act(item)
        return item

    def tab(self, name):
        tab = self.get(pyatspi.ROLE_PAGE_TAB, name)
        self.act(tab)

    def table(self, name):
        return self.get((pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE), name).queryTable()

    def cells(self, table_name, column):
        """The texts of one column, row by row: each costs a message, so nothing is asked that nobody looks at."""
        model = self.table(table_name)
        for row in range(min(model.nRows, 150)):
            yield getattr(model.getAccessibleAt(row, column), "name", "")

    def wait_for_cell(self, table_name, text, column=0):
        wait_for(f"cell {text!r} in {table_name!r}", lambda: text in self.cells(table_name, column))

    def wait_for_no_cell(self, table_name, text, column=0):
        wait_for(f"table {table_name!r} without {text!r}", lambda: text not in self.cells(table_name, column))

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
