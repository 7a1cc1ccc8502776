#!/usr/bin/env python3
"""hostile.py PROGRAM KEEP CATEGORY…: runs the cases of each category and tells those that do not come out as written.

A case is (name, files, exit, code[, settings]). `files` maps paths to contents, or is a function of n that gives them: such
a case runs at n = 1 and n = 2, and the second run may not take three times as long. `exit` is the exit code, None for either
of 0 and 1. `code` names diagnostics, or their beginnings, that must be told. Whatever
the case: no signal, ten seconds of processor time, one gigabyte, a message and no traceback, no raw control character in
what is printed, nothing written when the build fails, no temporary file left. Outputs go to KEEP for the judges."""
import importlib
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SLOWER = float(os.environ.get("FLORILEGE_HOSTILE_SLOWER", "1"))  # sanitizers take longer
LARGER = float(os.environ.get("FLORILEGE_HOSTILE_LARGER", "1"))  # and more memory
SECONDS, MEGABYTES = 10 * SLOWER, 1024 * LARGER
TOLD = re.compile(r": ?(error|warning): .*\[([a-z0-9-]+)\]$|^(error|warning): .*\[([a-z0-9-]+)\]$", re.M)
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write(folder, files):
    for path, content in files.items():
        whole = os.path.join(os.fsencode(folder), os.fsencode(path))
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        if isinstance(content, tuple):
            if content[0] == "link":
                os.symlink(content[1], whole)
            elif content[0] == "fifo":
                os.mkfifo(whole)
            else:
                with socket.socket(socket.AF_UNIX) as made:
                    here = os.open(os.path.dirname(whole), os.O_PATH)  # a socket's path is short
                    made.bind(f"/proc/self/fd/{here}/{os.path.basename(path)}")
                    os.close(here)
        else:
            with open(whole, "wb") as out:
                out.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


class Run:
    """One run of the program and what it cost."""

    def __init__(self, arguments):
        with tempfile.TemporaryFile() as said:
            start = time.monotonic()
            child = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
                                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (int(3 * SECONDS), int(3 * SECONDS) + 1)))
            self.waited = False
            while True:
                pid, status, used = os.wait4(child.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - start > 30 * SECONDS:
                    self.waited = True
                    child.kill()
                time.sleep(0.003)
            child.returncode = 0  # it has been waited for
            said.seek(0)
            self.said = said.read().decode("utf-8", "replace")
        self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self.exit = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
        self.seconds = used.ru_utime + used.ru_stime
        self.megabytes = used.ru_maxrss / 1024
        self.told = [(m[1] or m[3], m[2] or m[4]) for m in TOLD.finditer(self.said)]

    def faults(self):
        if self.waited:
            yield "it hung"
        elif self.signal:
            yield f"it died of {signal.Signals(self.signal).name}"
        if self.seconds > SECONDS:
            yield f"it took {self.seconds:.1f} s of processor time"
        if self.megabytes > MEGABYTES:
            yield f"it took {self.megabytes:.0f} MB"
        if self.exit != 0 and not self.said.strip():
            yield "it said nothing"
        if raw := RAW.search(self.said):
            yield f"it printed {raw[0]!r}"
        if re.search(r"terminate called|Sanitizer|runtime error|Assertion|the build stopped", self.said):
            yield "it fell over"


def left_behind(folder):
    return [name for place, _, names in os.walk(os.fsencode(folder)) for name in names if name.startswith(b".florilege-")]


def written(folder):
    out = os.path.join(folder, "out")
    return sorted(name for name in os.listdir(out) if name.endswith((".epub", ".pdf"))) if os.path.isdir(out) else []


def run_case(program, folder, files, exit_, code, settings):
    write(folder, files)
    before = written(folder)
    if settings.get("verb") == "import":
        name = settings.get("file") or sorted(files)[0].split("/")[0]
        run = Run([program, "import", os.path.join(folder, name), "--into", os.path.join(folder, "book")])
    else:
        run = Run([program, "build", folder, "--jobs", "2", *settings.get("options", [])])
    faults = list(run.faults())
    if run.exit not in ((0, 1) if exit_ is None else (exit_,)):
        faults.append(f"exit code {run.exit}")
    faults += [f"no {code}" for code in code.split() if not any(told.startswith(code) for _, told in run.told)]
    if exit_ == 1 and not any(kind == "error" for kind, _ in run.told):
        faults.append("no error with a code")
    if run.exit != 0 and written(folder) != before:
        faults.append("outputs of a failed build")
    if left := left_behind(folder):
        faults.append(f"left {len(left)} temporary files behind")
    return run, faults


def keep(folder, place):
    """Moves the outputs where the judges look, if they are to; what may not stand in them is looked for here."""
    out, faults = os.path.join(folder, "out"), []
    for name in written(folder):
        whole = os.path.join(out, name)
        if os.path.isfile(whole):
            with open(whole, "rb") as output:
                if b"SECRET-" in output.read():
                    faults.append(f"{name} holds what was to be left out")
            if place:
                os.makedirs(place, exist_ok=True)
                shutil.move(whole, os.path.join(place, name))
    return faults


def grows_too_fast(runs):
    return len(runs) == 2 and runs[1].seconds > 3 * runs[0].seconds + 0.3 * SLOWER


def once_more(program, made, case):
    _, _, exit_, code, settings = (*case, {}) if len(case) == 4 else case
    with tempfile.TemporaryDirectory(prefix="florilege hostile é") as folder:
        return run_case(program, folder, made, exit_, code, settings)[0]


def category(program, place, name):
    failures = count = 0
    slowest = largest = (0, "")
    for case in importlib.import_module(name + "_cases").CASES:
        title, files, exit_, code, settings = (*case, {}) if len(case) == 4 else case
        sizes = [files(1), files(2)] if callable(files) else [files]
        runs, faults = [], []
        for size, made in enumerate(sizes, 1):
            with tempfile.TemporaryDirectory(prefix="florilege hostile é") as folder:
                run, found = run_case(program, folder, made, exit_, code, settings)
                runs.append(run)
                faults += [f"at size {size}: {fault}" if len(sizes) > 1 else fault for fault in found]
                faults += keep(folder, os.path.join(place, name, title) if size == 1 else None)
        # A machine that was busy for a moment proves nothing: the least of three runs counts.
        for _ in range(2):
            if grows_too_fast(runs):
                runs = [min(run, once_more(program, made, case), key=lambda r: r.seconds) for run, made in zip(runs, sizes)]
        if grows_too_fast(runs):
            faults.append(f"from {runs[0].seconds:.2f} s to {runs[1].seconds:.2f} s for twice the size")
        count += 1
        slowest = max(slowest, (max(run.seconds for run in runs), title))
        largest = max(largest, (max(run.megabytes for run in runs), title))
        if os.environ.get("FLORILEGE_HOSTILE_TELL"):
            print(title, *(f"[exit {run.exit}, {run.seconds:.2f} s, {run.megabytes:.0f} MB, {sorted(set(run.told))[:6]}]" for run in runs), flush=True)
        if faults:
            failures += 1
            print(f"{name}/{title}: {'; '.join(faults)}\n    " + "\n    ".join(runs[-1].said.strip()[-600:].splitlines()[-9:]), flush=True)
    print(f"{name}: {count} cases, {failures} failed; slowest {slowest[0]:.1f} s ({slowest[1]}), largest {largest[0]:.0f} MB ({largest[1]})", flush=True)
    return failures


def main():
    program, place, *categories = sys.argv[1:]
    for name in categories:
        shutil.rmtree(os.path.join(place, name), ignore_errors=True)
    return 1 if sum([category(program, place, name) for name in categories]) else 0


if __name__ == "__main__":
    sys.exit(main())
