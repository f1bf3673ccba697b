#!/usr/bin/env python3
"""Seconds and memory of each hostile case: measure.py BINARY FOLDER [CASE...]. Markdown goes to standard output."""
import os
import pathlib
import resource
import subprocess
import sys
import time

LIMIT_SECONDS = int(os.environ.get("LIMIT", "60"))
LIMIT_MEMORY = int(os.environ.get("LIMIT_MB", "6000")) << 20


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, LIMIT_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS + 2))


def run(binary, folder):
    words = (folder / "args").read_text().split(" ")
    log = open(folder / "log", "wb")
    start = time.time()
    child = subprocess.Popen(
        [binary, *words], cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, preexec_fn=limits
    )
    _, status, usage = os.wait4(child.pid, 0)
    cpu = usage.ru_utime + usage.ru_stime
    code = os.waitstatus_to_exitcode(status)
    end = f"exit {code}" if code >= 0 else f"killed by signal {-code}"
    text = (folder / "log").read_text(errors="replace")
    first = next((line for line in text.splitlines() if line.startswith(("error", "warning", "thread", "memory"))), "")
    print(
        f"| {folder.name} | {cpu:.1f} | {time.time() - start:.1f} | {usage.ru_maxrss >> 10} | {end} | {first[:110]} |",
        flush=True,
    )


def main():
    binary, root, *names = sys.argv[1:]
    print("| case | CPU s | s | MB | end | first line |\n|---|---|---|---|---|---|", flush=True)
    for folder in sorted(p for p in pathlib.Path(root).iterdir() if (p / "args").is_file()):
        if not names or any(n in folder.name for n in names):
            run(os.path.abspath(binary), folder)


main()
