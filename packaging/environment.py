"""The checkout's own virtual environment: made, filled from the locks, and left alone when it is right."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Literal

import locks
import system_packages
import turns

Level = Literal["runtime", "dev"]

STAMP = "motcua-stamp.json"
# Raise when the way of filling the environment changes.
RECIPE = 1


class CannotPrepare(Exception):
    """The environment cannot be made; the message says which command the developer has to run."""


def say(sentence: str) -> None:
    """Report progress on standard error, so that standard output stays the started program's own."""
    print(f"dev: {sentence}", file=sys.stderr, flush=True)


def folder(root: Path) -> Path:
    """Give the folder of the virtual environment."""
    return root / ".venv"


def script(root: Path, name: str) -> Path:
    """Give the path of a command inside the virtual environment."""
    if sys.platform == "win32":
        return folder(root) / "Scripts" / f"{name}.exe"
    return folder(root) / "bin" / name


def variables(root: Path, *, offscreen: bool) -> dict[str, str]:
    """Give the variables that started programs see.

    Args:
        root: the checkout.
        offscreen: draw to memory unless the developer chose a Qt platform.
    """
    env = dict(os.environ)
    for foreign in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"):
        env.pop(foreign, None)
    env["VIRTUAL_ENV"] = str(folder(root))
    env["PATH"] = os.pathsep.join([str(script(root, "python").parent), env.get("PATH", os.defpath)])
    if sys.platform == "linux":
        # Qt warns about any other encoding, and Vietnamese file names need this one.
        locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or "C"
        if not locale.lower().replace("-", "").endswith("utf8"):
            env["LC_ALL"] = "C.UTF-8"
    if offscreen:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env


def prepare(root: Path, level: Level) -> Path:
    """Make sure of libraries, interpreter and packages.

    Args:
        root: the checkout.
        level: `runtime` for what the program needs, `dev` for that and the tools.

    Returns:
        Path of the interpreter in the virtual environment.

    Raises:
        CannotPrepare: something is missing that only the developer can install.
    """
    ensure_qt_libraries()
    python = script(root, "python")
    if python.exists() and is_fresh(root, level):
        return python
    with turns.turn(root, lambda: say("another verb prepares this checkout; waiting for it")):
        if python.exists() and is_fresh(root, level):
            return python
        say(f"preparing {folder(root)}")
        if not is_usable(root):
            create(root)
        if not has_pip(python):
            bring_pip(root)
        fill(root, level)
    return python


def ensure_qt_libraries() -> None:
    """Install the system libraries Qt loads, or say how; those of a real screen are not required."""
    missing = system_packages.missing_qt_libraries()
    if not missing:
        return
    packages = system_packages.debian_names(missing)
    say(f"system libraries missing for Qt: {', '.join(missing)}")
    if system_packages.install(packages):
        missing = system_packages.missing_qt_libraries()
        if not missing:
            return
    advice = system_packages.advice(packages)
    if any(soname in system_packages.OFFSCREEN for soname in missing):
        raise CannotPrepare(f"Qt cannot start without {', '.join(missing)}.\n     {advice}")
    say(f"going on without a real screen; to see windows: {advice}")


def ensure_servers() -> None:
    """Install the servers that tests start, on CI; elsewhere say which tests are skipped without them.

    Raises:
        CannotPrepare: on CI, where nothing may be skipped.
    """
    packages = system_packages.missing_servers()
    if not packages:
        return
    advice = system_packages.advice(packages)
    if not os.environ.get("CI"):
        say(f"tests that need {' and '.join(packages)} are skipped; to run them: {advice}")
        return
    if not system_packages.install(packages) or system_packages.missing_servers():
        raise CannotPrepare(f"the tests need {' and '.join(packages)}.\n     {advice}")


# ---------------------------------------------------------------- what is there


def digest(root: Path, level: Level) -> str:
    """Sum up all that decides what has to be installed."""
    with (root / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    relevant = {
        "recipe": RECIPE,
        "root": str(root),
        "interpreter": os.path.realpath(script(root, "python")),
        "lock": hashlib.sha256(locks.path(root, level).read_bytes()).hexdigest(),
        "project": [project["build-system"], project["project"], project["tool"]["setuptools"]],
    }
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def read_stamps(root: Path) -> dict[str, str]:
    """Read what was installed last; empty when that is not known."""
    try:
        stamps: dict[str, str] = json.loads((folder(root) / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps


def is_fresh(root: Path, level: Level) -> bool:
    """Tell whether nothing changed since the environment was filled for this level or more."""
    stamps = read_stamps(root)
    levels: tuple[Level, ...] = ("dev",) if level == "dev" else ("runtime", "dev")
    return any(stamps.get(each) == digest(root, each) for each in levels)


def is_usable(root: Path) -> bool:
    """Tell whether the virtual environment was made for this place and still has its interpreter."""
    settings: dict[str, str] = {}
    try:
        lines = (folder(root) / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    for line in lines:
        name, _, value = line.partition("=")
        settings[name.strip()] = value.strip()
    if not settings.get("command", "").endswith(str(folder(root))):
        return False
    asked = [str(script(root, "python")), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return False
    version = answer.stdout.strip()
    return answer.returncode == 0 and settings.get("version", "").startswith(f"{version}.")


# ---------------------------------------------------------------- making it


def create(root: Path) -> None:
    """Make an empty virtual environment, in place of one that is broken or was copied from elsewhere."""
    place = folder(root)
    if place.exists():
        if not (place / "pyvenv.cfg").is_file() and any(place.iterdir()):
            message = f"{place} is in the way and is no virtual environment: move it away."
            raise CannotPrepare(message)
        shutil.rmtree(place)
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-m", "venv", "--without-pip", str(place)]
    if subprocess.call(command) != 0:
        advice = system_packages.advice(["python3-venv"])
        raise CannotPrepare(f"{base} cannot make a virtual environment.\n     {advice}")


def has_pip(python: Path) -> bool:
    """Tell whether pip can be run in the environment."""
    return succeeds([str(python), "-m", "pip", "--version"])


def bring_pip(root: Path) -> None:
    """Put pip into the environment: from the interpreter, from another pip, or from the distribution."""
    if pip_from_interpreter(root) or pip_from_another(root):
        return
    say("this machine has no pip")
    if system_packages.install(["python3-venv"]):
        importlib.invalidate_caches()
        if pip_from_interpreter(root):
            return
    if system_packages.install(["python3-pip"]) and pip_from_another(root):
        return
    raise CannotPrepare(f"there is no pip for Python.\n     {system_packages.advice(['python3-venv'])}")


def pip_from_interpreter(root: Path) -> bool:
    """Unpack the pip that comes with Python; Debian leaves it to the package python3-venv."""
    return succeeds([str(script(root, "python")), "-m", "ensurepip", "--upgrade", "--default-pip"])


def pip_from_another(root: Path) -> bool:
    """Let any pip of this machine install the locked one into the environment."""
    names = ["python3", *(f"python3.{minor}" for minor in range(13, 8, -1)), "python"]
    interpreters = [sys.executable, *filter(None, map(shutil.which, names))]
    pips = [[interpreter, "-m", "pip"] for interpreter in interpreters]
    pips += [[found] for found in map(shutil.which, ("pip3", "pip")) if found]
    with tempfile.TemporaryDirectory() as temporary:
        requirement = Path(temporary) / "pip.txt"
        requirement.write_text(locks.entry(root, "dev", "pip"), encoding="utf-8")
        target = ["--python", str(script(root, "python"))]
        install = ["install", "--quiet", "--require-hashes", "--requirement", str(requirement)]
        return any(succeeds([*pip, *target, *install]) for pip in pips)


def succeeds(command: list[str]) -> bool:
    """Run a command whose words nobody needs and tell whether it worked."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def fill(root: Path, level: Level) -> None:
    """Install the locked packages and the checkout itself, then stamp the environment."""
    (folder(root) / STAMP).unlink(missing_ok=True)
    pip = [str(script(root, "python")), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    quiet = ["--quiet", "--no-warn-script-location"]
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(locks.path(root, level))]
    checkout = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(root)]
    for step in (locked, checkout):
        if subprocess.call([*pip, *quiet, *step], cwd=root, env=variables(root, offscreen=False)) != 0:
            message = "the packages could not be installed; pip's words are above."
            raise CannotPrepare(message)
    stamps = {level: digest(root, level)}
    (folder(root) / STAMP).write_text(json.dumps(stamps), encoding="utf-8")
