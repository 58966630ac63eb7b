# SPDX-License-Identifier: GPL-2.0-or-later
"""A desktop that nobody sees, and Wireshark on it, driven by keys and pointer as a person would.

Knows: Xvfb, openbox, xdotool, ImageMagick's import; how Wireshark is started, and when it has come to rest.
Does not know: what is expected, what a picture shows. Packages: xvfb openbox xdotool imagemagick.

    home = make_home(folder / "home", "profiles/Writ", {"writ.data_dir": folder / "data"})
    with Desktop(folder / "pictures") as desktop:
        with Wireshark(desktop, home, folder / "plugins", folder / "a.pcap", "Writ") as wireshark:
            wireshark.press("ctrl+shift+p")
            preferences = wireshark.dialog("Preferences")
            desktop.picture("preferences")
            wireshark.dismiss(preferences)

Nothing here sleeps for a time and hopes: each wait asks again and again, until DEADLINE. Wireshark that root starts
ignores plugin folders of its environment, so root starts it as nobody, who must be able to read all that is given.
"""

import os
import pathlib
import re
import select
import shutil
import subprocess
import sys
import time

from processes import NOBODY, PAUSE, end_program, is_at_rest, unprivileged

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

import sanitizers  # noqa: E402

DEADLINE = 120.0  # seconds, for a slow machine that others use too
SILENT = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class NotSeen(AssertionError):
    """What was waited for did not come."""


def wait_for(what, question):
    """Asks `question()` until the answer is true, and hands it back; `what` is for the message."""
    end = time.monotonic() + DEADLINE
    while not (answer := question()):
        if time.monotonic() > end:
            raise NotSeen(f"no {what} after {DEADLINE:.0f} s")
        time.sleep(PAUSE)
    return answer


class Desktop:
    """An X display of its own with a window manager, without which dialogs get no keys; until the `with` ends."""

    def __init__(self, pictures, width=1440, height=1080, display=None):
        """`pictures`: folder for screenshots; `display`: such as ":7", without it the first free one."""
        self.pictures = pathlib.Path(pictures)
        self.size = (width, height)
        self.display = display
        self._programs = []

    def __enter__(self):
        try:
            self._start_server()
            self._start(["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": self.display})
            wait_for("window manager", lambda: self.ask("get_num_desktops"))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        """Ends what was started, the last one first."""
        while self._programs:
            end_program(self._programs.pop())

    @property
    def sessions(self):
        """Numbers of the sessions of what runs for the desktop."""
        return {program.pid for program in self._programs}

    def _start(self, command, **options):
        self._programs.append(subprocess.Popen(command, start_new_session=True, **SILENT, **options))

    def _start_server(self):
        """Xvfb writes the number of its display when it is ready."""
        reading, writing = os.pipe()
        wanted = [self.display] if self.display else []
        screen = ["-screen", "0", "{}x{}x24".format(*self.size)]
        # Else the server begins anew, and ends everybody, whenever its only client leaves: ask() is one.
        self._start(["Xvfb", *wanted, *screen, "-noreset", "-displayfd", str(writing)], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as told:
            ready, _, _ = select.select([told], [], [], DEADLINE)
            number = told.readline().strip() if ready else ""
        assert number, "no display: Xvfb does not start"
        self.display = f":{number}"

    def _run(self, *words):
        command, environment = [str(word) for word in words], {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=DEADLINE)

    def ask(self, *arguments):
        """What xdotool answers; nothing when it cannot."""
        done = self._run("xdotool", *arguments)
        return done.stdout.strip() if done.returncode == 0 else ""

    def do(self, *arguments):
        """What xdotool is to do."""
        done = self._run("xdotool", *arguments)
        assert done.returncode == 0, f"xdotool {arguments}: {done.stderr.strip()}"

    def windows(self, title="."):
        """Windows that can be seen and whose title holds the regular expression, in any case of letters."""
        return self.ask("search", "--onlyvisible", "--name", title).split()

    def focus(self, window):
        """Gives a window the keys, and waits until it has them."""
        self.do("windowactivate", window)
        wait_for("focus on a window", lambda: self.ask("getactivewindow") == window)

    def picture(self, name):
        """A picture of the whole screen in the folder of pictures; its path."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        path = self.pictures / f"{name}.png"
        done = self._run("import", "-window", "root", path)
        assert done.returncode == 0 and path.exists(), f"no picture {path}: {done.stderr}"
        return path

    def point_away(self):
        """The pointer to the corner of the screen, where no row lights up under it."""
        self.do("mousemove", *(pixels - 2 for pixels in self.size))

    def pixels(self, name):
        """A picture of the screen as ImageMagick's portable pixel map, also kept as picture(name)."""
        path = self.picture(name)
        done = subprocess.run(["convert", str(path), "-depth", "8", "ppm:-"], capture_output=True, timeout=DEADLINE)
        assert done.returncode == 0, f"no pixels of {path}: {done.stderr}"
        return done.stdout


class Wireshark:
    """Wireshark on a desktop, with one capture loaded, until the `with` ends."""

    def __init__(self, desktop, home, plugins, capture, profile, options=()):
        """`home`: of make_home(); `plugins`: a folder with VERSION/epan/*.so; `options`: further arguments."""
        self.desktop = desktop
        self.window = self.seconds = None  # its main window; how long it took to load the capture
        self._home = pathlib.Path(home)
        self._plugins = pathlib.Path(plugins)
        self._name = pathlib.Path(capture).name
        self._command = ["wireshark", "-C", profile, *options, "-r", str(capture)]
        self._log = self._home / "messages.log"
        self._program = None

    def __enter__(self):
        begin = time.monotonic()
        with open(self._log, "wb") as log:
            options = {**SILENT, "stdout": log, "stderr": log, "cwd": "/", "env": self._environment()}
            self._program = subprocess.Popen(unprivileged(self._command), start_new_session=True, **options)
        try:
            self._wait_until_loaded()
        except BaseException as failure:
            self.__exit__(type(failure))
            raise
        self.seconds = time.monotonic() - begin
        return self

    def __exit__(self, failure, *_):
        """Closes it as a user would, and expects that it ends well. After a failure: a picture, and its end."""
        try:
            if failure:
                self.desktop.picture("failure")
                return
            self.desktop.focus(self.window)
            self.press("ctrl+q")
            wait_for("end of Wireshark", lambda: self._program.poll() is not None)
        finally:
            end_program(self._program)
        assert self._program.returncode == 0, f"Wireshark ended with {self._program.returncode}: {self.messages()}"

    def _environment(self):
        run = self._home / "run"
        places = {"HOME": self._home, "XDG_RUNTIME_DIR": run, "WIRESHARK_PLUGIN_DIR": self._plugins,
                  "WIRESHARK_EXTCAP_DIR": self._home / "no-extcaps",  # programs that it asks for interfaces
                  "WRIT_DATA_DIR": self._home / "no-system-data"}  # Writ may be installed where it is tested
        screen = {"DISPLAY": self.desktop.display, "QT_QPA_PLATFORM": "xcb"}
        own = {}
        for plugin in self._plugins.glob("*/epan/*.so"):
            own.update(sanitizers.environment_of(plugin))
        return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC", **own, **screen, **places}

    def _wait_until_loaded(self):
        """The main window is called after the file as soon as that is being read; then it fills the screen."""
        self.window = self._seen(re.escape(self._name))
        self.settle()
        self.desktop.do("windowsize", self.window, *self.desktop.size, "windowmove", self.window, 0, 0)
        self.desktop.focus(self.window)
        self.settle()

    def _seen(self, title):
        """Waits for a window by its title, unless Wireshark ends."""
        found = wait_for(f"window {title!r}", lambda: self._program.poll() is not None or self.desktop.windows(title))
        assert self._program.poll() is None, f"Wireshark ended by itself: {self.messages()}"
        return found[0]

    def settle(self):
        """Waits until Wireshark, its children and the display have nothing to do, see is_at_rest()."""
        wait_for("rest", lambda: is_at_rest({self._program.pid, *self.desktop.sessions}))

    def press(self, *keys):
        """Keys by xdotool's names (ctrl+shift+p, Return) to the window that has the focus, and rest after each."""
        for key in keys:
            self.desktop.do("key", "--clearmodifiers", key)
            self.settle()

    def move(self, *keys):
        """Keys through menus or lines of one window, in which Wireshark takes them in turn; rest after the last."""
        self.desktop.do("key", "--clearmodifiers", "--delay", 40, *keys)
        self.settle()

    def type_text(self, text):
        """A text to the window that has the focus, and rest."""
        self.desktop.do("type", "--clearmodifiers", "--delay", 20, "--", text)
        self.settle()

    def click(self, x, y, button=1, times=1):
        """The pointer to a place of the screen, a button, and rest. (--sync would hang where the pointer is.)"""
        self.desktop.do("mousemove", x, y, "click", "--repeat", times, "--delay", 60, button)
        self.settle()

    def go_to_frame(self, number):
        """Jumps to a frame without passing the others."""
        self._fill("ctrl+g", str(number))

    def show_filter(self, text):
        """Types a display filter and applies it."""
        self._fill("ctrl+slash", text)

    def _fill(self, key, text):
        """Writes into the line of the main window that a key leads to."""
        self.desktop.focus(self.window)
        self.press(key, "ctrl+a", "BackSpace")
        self.type_text(text)
        self.press("Return")

    def dialog(self, title):
        """Waits for a dialog by its title, gives it the keys, and hands back its window."""
        window = self._seen(title)
        self.desktop.focus(window)
        self.settle()
        return window

    def dismiss(self, window, key="Escape"):
        """Closes a dialog by a key and waits until it is gone."""
        self.desktop.focus(window)
        self.press(key)
        wait_for("end of the dialog", lambda: window not in self.desktop.windows())
        self.settle()

    def messages(self):
        """What it wrote to the console."""
        return self._log.read_text(encoding="utf-8", errors="replace")


def make_home(home, profile, preferences=None, files=None):
    """A home folder with a copy of the profile folder `profile`. `preferences` {name: value} are added to its own;
    `files` {name: text} are further files of it, such as user tables. No dialog and no completion comes unasked."""
    home = pathlib.Path(home)
    own = home / ".config/wireshark/profiles" / pathlib.Path(profile).name
    shutil.copytree(profile, own, dirs_exist_ok=True)
    calm = dict.fromkeys(["gui.update.enabled", "gui.ask_unsaved", "gui.autocomplete_filter"], "FALSE")
    with open(own / "preferences", "a", encoding="utf-8") as file:
        file.writelines(["\n", *(f"{name}: {value}\n" for name, value in {**calm, **(preferences or {})}.items())])
    for name, text in (files or {}).items():
        (own / name).write_text(text, encoding="utf-8")
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    return home
