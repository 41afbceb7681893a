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
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


@lru_cache(maxsize=None)
def text(path):
    return path.read_text(encoding="utf-8", errors="replace")


@lru_cache(maxsize=None)
def direct_headers(path):
    found = [ROOT / name for name in INCLUDE.findall(text(path))]
    return [header for header in found if header.is_file()]


def fingerprint(source, command):
    seen, waiting = {source}, [source]
    while waiting:
        for header in direct_headers(waiting.pop()):
            if header not in seen:
                seen.add(header)
                waiting.append(header)
    digest = hashlib.sha256((command + text(ROOT / ".clang-tidy")).encode())
    for path in sorted(seen):
        digest.update(str(path).encode() + text(path).encode())
    return digest.hexdigest()


def tidy(build, source):
    run = subprocess.run(["clang-tidy", "--quiet", "-p", str(build), str(source)],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # The errors of the compiler itself are on stdout too; stderr only counts suppressed warnings.
    return run.returncode == 0, run.stdout or run.stderr


def main():
    build = Path(sys.argv[1]).resolve()
    wanted = {Path(name).resolve() for name in sys.argv[2:]}
    marks = build / "tidy-clean"
    marks.mkdir(exist_ok=True)
    todo = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = Path(entry["file"]).resolve()
        if build in source.parents or (wanted and source not in wanted) or source.name == "PrecompiledHeader.cpp":
            continue
        mark = marks / fingerprint(source, entry["command"])
        if not mark.exists():
            todo[source] = mark

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(tidy, build, source): source for source in todo}
        for number, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            clean, words = job.result()
            print(f"[{number}/{len(jobs)}] {jobs[job].relative_to(ROOT)}", file=sys.stderr)
            if clean:
                todo[jobs[job]].touch()
            else:
                failed += 1
                print(words, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
