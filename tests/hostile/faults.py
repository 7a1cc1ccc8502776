#!/usr/bin/env python3
"""faults.py PROGRAM FAULT…: builds while the world fails. Earlier outputs stay whole, temporary files go, the message names a
file, the exit code is 3, and nothing dies of a signal that was not sent."""
import concurrent.futures
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from expectations import FAILURES, expect, runs
from hostile import left_behind, write
from make import article, svg

NAMES = ("essai.epub", "essai.pdf", "report.json")


class Book:
    """A book in a folder of its own, built once; `change` makes the next build differ."""

    def __init__(self, program, out=None):
        self.program, self.folder = program, tempfile.mkdtemp(prefix="florilege fault é")
        os.chmod(self.folder, 0o755)
        self.out = out or os.path.join(self.folder, "out")
        write(self.folder, {"book.yaml": "title: Essai\n", "images/p.svg": svg()})
        self.change("Premier état.")
        assert self.build().returncode == 0
        self.first = self.state()

    def change(self, text):
        write(self.folder, {"articles/a.md": article(f"{text}\n\n![Une vue](images/p.svg)")})

    def command(self, *options):
        return [self.program, "build", self.folder, "--out", self.out, "--jobs", "2", *options]

    def build(self, *before, options=(), **settings):
        return subprocess.run([*before, *self.command(*options)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=120, **settings)

    def state(self):
        found = {}
        for name in os.listdir(self.out):
            if not name.startswith(".florilege-"):
                with open(os.path.join(self.out, name), "rb") as output:
                    found[name] = output.read()
        return found

    def expect_kept(self, run, exit_=3, names=True):
        said = run.stdout.decode("utf-8", "replace")
        expect(run.returncode == exit_, f"exit code {run.returncode}, not {exit_}: {said}")
        expect(self.state() == self.first, f"the earlier outputs are not as they were: {said}")
        expect(not left_behind(self.out), f"temporary files are left: {left_behind(self.out)}")
        expect(not names or any(name in said for name in (*NAMES, self.out)), f"no file is named: {said}")


def full_disk(program):
    """A megabyte of tmpfs, in a mount namespace of its own."""
    if not runs("unshare", "-m", "true"):
        return "no mount namespace can be made"
    book = Book(program)
    small = os.path.join(book.folder, "small")
    os.mkdir(small)
    script = f'mount -t tmpfs -o size=1m none "$1" && cp "$2"/* "$1" && shift 2 && "$@"; code=$?; ls -A "{small}"; cat "{small}"/essai.* "{small}"/report.json | sha256sum; exit $code'
    before = subprocess.run("cat essai.* report.json | sha256sum", shell=True, cwd=book.out, stdout=subprocess.PIPE, check=True).stdout.decode()
    out, book.out = book.out, small
    # Words that no compression makes small.
    book.change(" ".join(f"{i * 2654435761 % 2**32:08x}" for i in range(150_000)))
    run = book.build("unshare", "-m", "sh", "-c", script, "sh", small, out)
    said = run.stdout.decode()
    expect(run.returncode == 3 and "essai." in said, f"exit code {run.returncode}: {said}")
    expect(before in said, "the earlier outputs are not as they were: " + said)
    expect(".florilege-" not in said, "temporary files are left: " + said)


def size_limit(program):
    book = Book(program)
    book.change("Un autre état.")
    for blocks in (0, 1, 8, 16):
        book.expect_kept(book.build("sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh"))


def system_calls(program):
    """Each call by which outputs are written fails in turn. Reads are made to fail too: then the message may be about them."""
    if not runs("strace", "--seccomp-bpf", "-f", "true"):
        return "strace cannot trace"
    book = Book(program)
    book.change("Un autre état.")
    trace = os.path.join(book.folder, "trace")

    def inject(call, error, when):
        return book.build("strace", "-f", "--seccomp-bpf", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}")

    for call in ("fsync", "write", "renameat2", "rename", "flock"):
        for when in ("1", "2", "3", "1+") if call != "write" else ("1", "2", "3"):  # the message is written, too
            for error in ("ENOSPC", "EIO") if call == "fsync" and when == "1" else ("ENOSPC",):
                run = inject(call, error, when)
                with open(trace, encoding="utf-8", errors="replace") as told:
                    injected = "INJECTED" in told.read()
                if not injected or run.returncode == 0:  # there are not so many calls, or there is another way
                    expect(run.returncode == 0 and not left_behind(book.out), f"{call} {when}: exit {run.returncode}: {run.stdout.decode()}")
                    book.change(f"Encore un état, {call} {when} {error}.")
                    book.first = book.state()
                else:
                    book.expect_kept(run)
    # The last opens and closes are those of the outputs; those of fonts and libraries come before.
    subprocess.run(["strace", "-f", "--seccomp-bpf", "-o", trace, "-e", "trace=openat,close", *book.command()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    book.first = book.state()
    with open(trace, encoding="utf-8", errors="replace") as told:
        calls = re.findall(r"^\d+ +(openat|close)\(", told.read(), re.M)
    for call in ("openat", "close"):
        total = calls.count(call)
        for when in sorted({total - back for back in range(0, 12, 2)} | {total // 2}):
            book.change(f"Un état de plus, {call} {when}.")
            run = inject(call, "ENOSPC" if call == "close" else "EMFILE", when)
            expect(run.returncode in (0, 1, 3), f"{call} {when}: exit {run.returncode}: {run.stdout.decode()}")
            expect(not left_behind(book.out), f"{call} {when}: temporary files are left")
            expect(run.returncode == 0 or book.state() == book.first, f"{call} {when}: the earlier outputs are not as they were")
            book.first = book.state()


def full_device(program):
    book = Book(program)
    expect(os.system(f"'{program}' --help > /dev/full 2>/dev/null") >> 8 == 3, "help on a full device")
    run = subprocess.run(f"'{program}' check '{book.folder}' --diagnostics json > /dev/full", shell=True, stderr=subprocess.PIPE, check=False)
    expect(run.returncode == 3 and b"standard output" in run.stderr, f"diagnostics on a full device: {run.returncode} {run.stderr}")
    book.expect_kept(book.build(options=("--depfile", "/dev/full")), exit_=3, names=False)
    book.expect_kept(book.build(options=("--depfile", "/proc/none/x")), exit_=3, names=False)


def unwritable(program):
    book = Book(program)
    book.change("Un autre état.")
    os.chmod(book.out, 0o555)
    user = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if os.getuid() == 0 else ()
    book.expect_kept(book.build(*user))
    book.out = os.path.join(book.out, "deeper")
    run = book.build(*user)
    expect(run.returncode == 3 and b"deeper" in run.stdout, f"a folder that cannot be made: {run.stdout.decode()}")
    book.out = "/proc/florilege"
    run = book.build()
    expect(run.returncode == 3 and b"/proc/florilege" in run.stdout, f"a folder that cannot be: {run.stdout.decode()}")


def killed(program, rounds=100):
    """Two books, each killed a hundred times at moments spread over a build; every output is the earlier or the later one, whole."""
    def kill_often(seed):
        chance, book = random.Random(seed), Book(program)
        states = [book.first]
        start = time.monotonic()
        book.change("Un autre état, plus long. " * 40)
        expect(book.build().returncode == 0, "the second state")
        length = (time.monotonic() - start) * 1.2
        states.append(book.state())
        for number in range(rounds):
            book.change("Premier état." if number % 2 else "Un autre état, plus long. " * 40)
            sent = chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
            child = subprocess.Popen(book.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, length))
            child.send_signal(sent)
            expect(child.wait() in (0, -sent), f"it ended with {child.returncode}")
            now = book.state()
            expect(set(now) == set(NAMES) and all(now[name] in (states[0][name], states[1][name]) for name in NAMES), f"outputs after kill {number} are neither the earlier nor the later ones")
            left = [name for name in left_behind(book.out) if f"-{child.pid}-".encode() in name]  # not those of one killed before
            expect(sent == signal.SIGKILL or not left, f"temporary files are left by signal {sent}: {left}")
        book.change("Premier état.")
        expect(book.build().returncode == 0 and book.state() == states[0], "the build after all kills")
        expect(not left_behind(book.out), "temporary files are left after all kills")

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(kill_often, (1, 2)))


def at_once(program):
    book = Book(program)
    book.change("Un autre état.")
    children = [subprocess.Popen(book.command(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(5)]
    for child in children:
        said = child.communicate()[0].decode()
        expect(child.returncode == 0 or (child.returncode == 3 and "another build" in said), f"exit {child.returncode}: {said}")
    expect(not left_behind(book.out), "temporary files are left")
    state = book.state()
    expect(book.build().returncode == 0 and book.state() == state and state != book.first, "the outputs are not those of one build")


def changing(program):
    """A file of the book is rewritten, removed, made a link or a pipe again and again while builds run."""
    book = Book(program)
    path, secret = os.path.join(book.folder, "articles/b.md"), os.path.join(os.path.dirname(book.folder), f"florilege-secret-{os.getpid()}.md")
    with open(secret, "wb") as out:
        out.write(article("SECRET-TEXT"))
    stopped = False

    def change():
        chance = random.Random(7)
        while not stopped:
            kind = chance.randrange(5)
            try:
                os.remove(path)
            except FileNotFoundError:
                pass
            if kind == 1:
                os.symlink(secret, path)
            elif kind == 2:
                os.mkfifo(path)
            elif kind > 2:
                with open(path, "wb") as out:
                    out.write(article("Texte. " * chance.randrange(20_000), "B"))
            time.sleep(chance.uniform(0, 0.004))

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        changes = pool.submit(change)
        for _ in range(25):
            run = book.build()
            said = run.stdout.decode("utf-8", "replace")
            expect(run.returncode in (0, 1, 3), f"exit {run.returncode}: {said}")
            expect(run.returncode == 0 or re.search(r"b\.md|articles", said), f"the file is not named: {said}")
            expect(set(book.state()) == set(NAMES) and not left_behind(book.out), "outputs are missing or temporary files left")
            expect(runs("qpdf", "--check", os.path.join(book.out, "essai.pdf")) or not shutil.which("qpdf"), "the PDF is damaged")
            expect(not runs("sh", "-c", f"unzip -p '{book.out}/essai.epub' | grep -q SECRET-TEXT"), "what lies outside was read")
        stopped = True
        changes.result()
    os.remove(secret)


FAULTS = {fault.__name__: fault for fault in (full_disk, size_limit, system_calls, full_device, unwritable, killed, at_once, changing)}


def main():
    skipped, tempfile.tempdir = 0, tempfile.mkdtemp(prefix="florilege-faults-")
    os.chmod(tempfile.tempdir, 0o755)
    for name in sys.argv[2:] or FAULTS:
        start, before = time.monotonic(), len(FAILURES)
        why = FAULTS[name](os.path.abspath(sys.argv[1]))
        skipped += bool(why)
        print(f"{name}: {'skipped: ' + why if why else 'failed' if len(FAILURES) > before else 'holds'}, {time.monotonic() - start:.0f} s", flush=True)
    shutil.rmtree(tempfile.tempdir, ignore_errors=True)
    return 1 if FAILURES else 77 if skipped == len(sys.argv[2:]) > 0 else 0


if __name__ == "__main__":
    sys.exit(main())
