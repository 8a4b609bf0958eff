#!/usr/bin/env python3
"""One door to everything a developer does with this checkout.

    python3 packaging/dev.py VERB [ARGUMENTS]

Every verb first makes sure of the environment (see packaging/README.md), then passes on the exit code
of what it started. Only the standard library is used, so a bare machine can run it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def find_supported_python() -> str | None:
    """Look on PATH for an interpreter of a supported version, the oldest supported one first."""
    for minor in range(OLDEST[1], NEWEST[1] + 1):
        name = "python3.%d" % minor
        found = shutil.which(name)
        # A shim of a version manager may be on PATH for a version that is not there.
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return found
    return None


def require_supported_python() -> None:
    """Start again under a supported Python when this one is too old or untried, or say what is needed."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    found = find_supported_python()
    if found:
        sys.exit(subprocess.call([found, *sys.argv]))
    running = "%d.%d" % sys.version_info[:2]
    if sys.version_info[:2] > NEWEST:
        sys.stderr.write("dev: Python %s is newer than what this program is tested with; going on.\n" % running)
        return
    sys.exit(
        "dev: Python 3.11, 3.12 or 3.13 is needed; this is %s and no other was found on PATH.\n"
        "     On Debian 12 or newer and Ubuntu 24.04 or newer: sudo apt-get install python3 python3-venv" % running
    )


require_supported_python()

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT / "packaging") not in sys.path:
    sys.path.insert(0, str(ROOT / "packaging"))

import environment
import locks
import translation_files

# Arguments after which pytest must run in one process, or has been told how many to use.
OWN_PROCESSES = ("-n", "--numprocesses", "--pdb", "--trace", "--collect-only", "--co", "--fixtures")


def call(command: list[str], *, offscreen: bool = False) -> int:
    """Run a command in the checkout and return its exit code as a shell would give it."""
    sys.stdout.flush()
    code = subprocess.call(command, cwd=ROOT, env=environment.variables(ROOT, offscreen=offscreen))
    return code if code >= 0 else 128 - code


def run(arguments: list[str]) -> int:
    """Start the program; what stands after `--` goes to it as it is (default: `run`)."""
    environment.prepare(ROOT, "runtime")
    return call([str(environment.script(ROOT, "motcua")), *(arguments or ["run"])])


def test(arguments: list[str]) -> int:
    """Run the tests, without a screen; arguments go to pytest."""
    python = environment.prepare(ROOT, "dev")
    environment.ensure_servers()
    return call([str(python), "-m", "pytest", *pytest_defaults(arguments), *arguments], offscreen=True)


def pytest_defaults(arguments: list[str]) -> list[str]:
    """Say how pytest runs when the arguments do not: briefly, and a file at a time on each core."""
    defaults = [] if any(a.startswith(("-v", "-q", "--verbose", "--quiet")) for a in arguments) else ["-q"]
    if cores() >= 2 and not any(a.startswith(OWN_PROCESSES) for a in arguments):
        defaults += ["-n", str(min(cores(), 4)), "--dist", "loadfile"]
    return defaults


def cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def check(arguments: list[str]) -> int:
    """Check format, lint, types and arrows, then run the tests; `--no-tests` leaves the tests out."""
    unknown = [a for a in arguments if a != "--no-tests"]
    if unknown:
        return refuse(f"check takes only --no-tests, not {' '.join(unknown)}")
    python = str(environment.prepare(ROOT, "dev"))
    steps = [
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("arrows", [str(environment.script(ROOT, "lint-imports"))]),
    ]
    failed: dict[str, int] = {}
    for name, command in steps:
        environment.say(name)
        code = call(command)
        if code:
            failed[name] = code
    if "--no-tests" not in arguments:
        environment.say("tests")
        code = test([])
        if code:
            failed["tests"] = code
    environment.say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return next(iter(failed.values()), 0)


def bench(arguments: list[str]) -> int:
    """Measure (tests/benchmarks)."""
    return call_module("tests.benchmarks", "benchmarks", arguments)


def faults(arguments: list[str]) -> int:
    """Search for faults with the simulator (tests/faults)."""
    return call_module("tests.faults", "fault search", arguments)


def monkey(arguments: list[str]) -> int:
    """Press random keys in the real window and look at what is left (tests/support/monkey.py)."""
    return call_module("tests.support.monkey", "monkey", arguments)


def shots(arguments: list[str]) -> int:
    """Take pictures of every page, state and language into build/shots."""
    (ROOT / "build" / "shots").mkdir(parents=True, exist_ok=True)
    return call_module("tests.support.shots", "screenshots", arguments)


def call_module(module: str, what: str, arguments: list[str]) -> int:
    """Run a module of the tests by name, or say that it is not there."""
    place = ROOT.joinpath(*module.split("."))
    if not place.with_suffix(".py").is_file() and not (place / "__main__.py").is_file():
        return refuse(f"there are no {what} yet: {module.replace('.', '/')} is missing")
    python = environment.prepare(ROOT, "dev")
    return call([str(python), "-m", module, *arguments], offscreen=True)


def build(arguments: list[str]) -> int:
    """Build what is handed out: `appimage`; `trial` runs it in bare systems (packaging/build.py)."""
    python = environment.prepare(ROOT, "dev")
    return call([str(python), "packaging/build.py", *arguments])


def translations(arguments: list[str]) -> int:
    """Take new words of the screens into resources/i18n and compile them (packaging/translations.py)."""
    if arguments:
        return refuse("translations takes no arguments")
    python = environment.prepare(ROOT, "dev")
    code = translation_files.update(ROOT, environment.script(ROOT, "pyside6-lupdate").parent)
    return code or call([str(python), "-m", "tests.support.manifest"])


def lock(arguments: list[str]) -> int:
    """Write packaging/lock/ anew after pyproject.toml changed; `--upgrade` also takes newer versions."""
    unknown = [a for a in arguments if a != "--upgrade"]
    if unknown:
        return refuse(f"lock takes only --upgrade, not {' '.join(unknown)}")
    return locks.regenerate(ROOT, upgrade="--upgrade" in arguments)


def refuse(sentence: str) -> int:
    """Say why nothing was done; 2 is the exit code for it."""
    print(f"dev: {sentence}.", file=sys.stderr)
    return 2


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "faults": faults,
    "monkey": monkey,
    "shots": shots,
    "build": build,
    "translations": translations,
    "lock": lock,
}


def usage() -> str:
    """List the verbs with the first sentence of each."""
    lines = [f"  {name:<14}{(verb.__doc__ or '').splitlines()[0]}" for name, verb in VERBS.items()]
    return "\n".join(["usage: python3 packaging/dev.py VERB [ARGUMENTS]", "", *lines])


def main(arguments: list[str]) -> int:
    """Do what the first word says."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if arguments else 2
    verb = VERBS.get(arguments[0])
    if verb is None:
        print(usage(), file=sys.stderr)
        return refuse(f"there is no verb {arguments[0]!r}")
    rest = arguments[1:]
    try:
        return verb(rest[1:] if rest[:1] == ["--"] else rest)
    except environment.CannotPrepare as problem:
        print(f"dev: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
