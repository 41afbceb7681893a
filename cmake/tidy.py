#!/usr/bin/env python3
"""clang-tidy over the sources of a compilation database, side by side; what was clean and has not changed since is left out.

tidy.py BUILD-FOLDER [SOURCE...]

A source has changed when it, a header of ours that it includes (at any depth), its compile command or .clang-tidy has.
The marks are in BUILD-FOLDER/tidy-clean; delete them to look at everything again.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

CHUNK = 10
ROOT = Path(__file__).resolve().parent.parent
FINDING = re.compile(r"^(/[^:\n]+):\d+:\d+: (?:error|warning):", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


@lru_cache(maxsize=None)
def text(path):
    return path.read_text(encoding="utf-8", errors="replace")


@lru_cache(maxsize=None)
def direct_headers(path):
    found = [ROOT / name for name in INCLUDE.findall(text(path))]
    return [header for header in found if header.is_file()]


@lru_cache(maxsize=None)
def files_of(source):
    """The source and the headers of ours that it includes, at any depth."""
    seen, waiting = {source}, [source]
    while waiting:
        for header in direct_headers(waiting.pop()):
            if header not in seen:
                seen.add(header)
                waiting.append(header)
    return frozenset(seen)


def fingerprint(source, command):
    digest = hashlib.sha256((command + text(ROOT / ".clang-tidy")).encode())
    for path in sorted(files_of(source)):
        digest.update(str(path).encode() + text(path).encode())
    return digest.hexdigest()


def flags_of(entry):
    """The compile command without what names this one source; moc's folders apart, as each target has its own."""
    words = shlex.split(entry["command"])[1:]
    plain, generated = [], []
    skip = False
    for word in words:
        if skip or word in ("-c", "-MD") or word.startswith(str(ROOT)):
            skip = False
        elif word in ("-o", "-MT", "-MF"):
            skip = True
        elif word.startswith("-I") and "_autogen/" in word:
            generated.append(word)
        elif not word.startswith("-DQT_TESTCASE"):
            plain.append(word)
    return tuple(plain), generated


def together(build, sources):
    """One translation unit of several sources: what they include is read and matched once, the most of the work."""
    unit = build / "tidy-units" / (hashlib.sha256("".join(map(str, sources)).encode()).hexdigest()[:16] + ".cpp")
    unit.parent.mkdir(exist_ok=True)
    lines = []
    for number, source in enumerate(sources):
        lines += [f"#define main main{number}", f'#include "{source}"', "#undef main"]
    unit.write_text("\n".join(lines) + "\n")
    return unit


def tidy(build, sources, plain, generated):
    """Which of `sources` are not clean, and what was found. Sources that do not go together, because they define the
    same name, are looked at in halves."""
    several = len(sources) > 1
    unit = together(build, sources) if several else sources[0]
    command = ["clang-tidy", "--quiet", f"--config-file={ROOT / '.clang-tidy'}",
               f"--header-filter=^{re.escape(str(ROOT))}/(domain|storage|models|ui|tests)/.*\\.(h|cpp)$"]
    if several:
        command.append("--checks=-bugprone-suspicious-include")
    run = subprocess.run(command + [str(unit), "--", *plain, *generated], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    if run.returncode == 0:
        return set(), ""
    words = run.stdout or run.stderr
    if several and "[clang-diagnostic-error" in words:
        half = len(sources) // 2
        first, first_words = tidy(build, sources[:half], plain, generated)
        second, second_words = tidy(build, sources[half:], plain, generated)
        return first | second, first_words + second_words
    places = {Path(place) for place in FINDING.findall(words)}
    return {source for source in sources if files_of(source) & places} or set(sources), words


def chunks(todo):
    groups = {}
    for source, entry in todo.items():
        plain, generated = flags_of(entry)
        groups.setdefault((plain, source.relative_to(ROOT).parts[0]), []).append((source, generated))
    for (plain, _), members in groups.items():
        for start in range(0, len(members), CHUNK):
            part = members[start:start + CHUNK]
            includes = list(dict.fromkeys(word for _, generated in part for word in generated))
            yield [source for source, _ in part], plain, includes


def main():
    build = Path(sys.argv[1]).resolve()
    wanted = {Path(name).resolve() for name in sys.argv[2:]}
    marks = build / "tidy-clean"
    marks.mkdir(exist_ok=True)
    todo, mark_of = {}, {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = Path(entry["file"]).resolve()
        if build in source.parents or (wanted and source not in wanted):
            continue
        mark_of[source] = marks / fingerprint(source, entry["command"])
        if not mark_of[source].exists():
            todo[source] = entry

    done, failed = 0, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(tidy, build, *chunk): chunk[0] for chunk in chunks(todo)}
        for job in concurrent.futures.as_completed(jobs):
            unclean, words = job.result()
            failed += len(unclean)
            print(words, end="", flush=True)
            done += len(jobs[job])
            print(f"clang-tidy: {done} of {len(todo)}", file=sys.stderr)
            for source in jobs[job]:
                if source not in unclean:
                    mark_of[source].touch()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
