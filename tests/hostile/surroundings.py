#!/usr/bin/env python3
"""surroundings.py PROGRAM BOOK SURROUNDING…: the same bytes whatever surrounds a build, and nothing touched that is not the book's."""
import filecmp
import os
import re
import shutil
import subprocess
import sys
import tempfile

from expectations import FAILURES, expect, runs

PROGRAM, BOOK = sys.argv[1:3]
OUTPUTS = ("--only", "epub,pdf,print,cover,booklet,large")
def build(book, out, *before, outputs=OUTPUTS, environment=None, **settings):
    run = subprocess.run([*before, PROGRAM, "build", book, "--quiet", "--out", out, *outputs], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, timeout=600, env={**os.environ, **(environment or {})}, check=False, **settings)
    expect(run.returncode == 0, f"exit {run.returncode}: {run.stdout.decode()}")


# What even the barest surroundings tell the program: its styles, and a sanitizer what not to look for.
KEPT = [f"{name}={os.environ[name]}" for name in ("FLORILEGE_STYLES", "ASAN_OPTIONS") if name in os.environ]


def same_bytes(place):
    """Language, time zone, rights, user, home, order and times of files, addresses in memory, number of threads, no network."""
    def path(name):
        return os.path.join(place, name)

    build(BOOK, path("as it is"))
    moved = path("un été, ailleurs/livre")
    for folder, _, names in sorted(os.walk(BOOK), reverse=True):
        for name in sorted(names, reverse=True):  # made in another order
            target = os.path.join(moved, os.path.relpath(folder, BOOK), name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(os.path.join(folder, name), target)
            os.utime(target, (0, 0))
    surroundings = {
        "another zone": (BOOK, (), {"TZ": "Pacific/Chatham"}, ()),
        "another language": (BOOK, (), {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}, ()),
        "no language": (BOOK, (), {"LC_ALL": "C", "LANG": "C"}, ()),
        "another folder": (moved, (), {}, ()),
        "other rights": (BOOK, ("sh", "-c", 'umask 0; exec "$@"', "sh"), {}, ()),
        "another home": (BOOK, (), {"HOME": path("none"), "XDG_CACHE_HOME": path("none"), "USER": "secret-user"}, ()),
        "no surroundings": (BOOK, ("env", "-i", *KEPT, "PATH=/usr/bin:/bin"), {}, ()),
        "one thread": (BOOK, (), {}, ("--jobs", "1")),
        "seven threads": (BOOK, (), {}, ("--jobs", "7")),
        "later": (BOOK, ("faketime", "2031-07-14"), {}, ()),
        "fixed addresses": (BOOK, ("setarch", "-R"), {}, ()),
        "no network": (BOOK, ("unshare", "-n"), {}, ()),
        "another user": (moved, ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), {}, ()),
    }
    for name, (book, before, environment, more) in surroundings.items():
        if before and not runs(*before[:-1] if before[0] == "sh" else before, *(("true",) if before[0] != "sh" else ("true",))):
            print(f"    without {name}: {before[0]} cannot be used here")
            continue
        out = path(name)
        os.mkdir(out, 0o777)
        os.chmod(out, 0o777)
        build(book, out, *before, outputs=(*OUTPUTS, *more), environment=environment)
        files = sorted(os.listdir(path("as it is")))
        expect(sorted(os.listdir(out)) == files, f"{name}: other files: {os.listdir(out)}")
        _, differ, wrong = filecmp.cmpfiles(path("as it is"), out, files, shallow=False)
        expect(not differ and not wrong, f"{name}: {differ + wrong} differ")
    verified = subprocess.run([PROGRAM, "build", BOOK, "--quiet", "--verify", "--out", path("another language"), *OUTPUTS], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    expect(verified.returncode == 0, f"--verify: {verified.stdout.decode()}")


# What a build may open beside the book: libraries, fonts, dictionaries, what the system says of itself, the program's styles.
READ = ("/usr/", "/lib/", "/lib64/", "/etc/ld.so", "/etc/fonts", "/var/cache/fontconfig", "/proc/self/", "/proc/sys/", "/proc/meminfo", "/proc/cpuinfo", "/sys/",
        "/dev/null", "/dev/urandom", "/etc/localtime", "/etc/nsswitch.conf", "/etc/passwd", "/etc/locale", "/proc/mounts", "/proc/filesystems", "/proc/stat")
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")


def confined(place):
    """Every system call that names a file, opens a connection or starts a process."""
    if not runs("strace", "-f", "true"):
        return "strace cannot trace"
    book, out, trace, home = (os.path.join(place, name) for name in ("livre", "out", "trace", "home"))
    shutil.copytree(BOOK, book)
    os.mkdir(home)
    build(book, out, "strace", "-f", "-y", "-o", trace, "-e", "trace=%file,%network,%process,fchmod,fchown,ftruncate", environment={"HOME": home, "XDG_CACHE_HOME": home + "/cache"})
    allowed = (*READ, os.path.realpath(PROGRAM), os.path.realpath(os.environ.get("FLORILEGE_STYLES", PROGRAM)), os.path.realpath(book), os.path.realpath(out), home)
    with open(trace, encoding="utf-8", errors="replace") as told:
        for number, line in enumerate(told):
            call = re.match(r"^\d+ +(\w+)\((.*)\) += (-?\d+|\?)", line)
            if not call:
                continue
            name, arguments, result = call.groups()
            if name in ("socket", "connect", "bind", "sendto", "socketpair"):
                expect(False, f"a connection: {line}")
            if name in ("fork", "vfork", "execveat") or (name == "execve" and number > 0) or (name in ("clone", "clone3") and "CLONE_THREAD" not in arguments):
                expect(False, f"a process: {line}")
            if result.startswith("-") or result == "?":
                continue
            base = re.match(r"(?:AT_FDCWD|\d+)<([^>]*)>", arguments)
            for path in re.findall(r'"((?:[^"\\]|\\.)*)"', arguments)[: 2 if name.startswith(("rename", "link", "symlink")) else 1]:
                path = path.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")
                whole = os.path.normpath(os.path.join(base[1] if base else os.getcwd(), path))
                writes = WRITES.search(arguments) or name in ("mkdir", "mkdirat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "rmdir", "symlink", "link", "chmod", "truncate")
                if writes and "/dev/null" not in whole:
                    expect(whole.startswith(os.path.realpath(out)), f"written outside the outputs: {line}")
                elif name in ("open", "openat", "openat2", "execve"):
                    expect(whole == "/" or whole.startswith(allowed) or place.startswith(whole), f"read outside the book: {line}")
    expect(os.listdir(home) == [], f"the home folder holds {os.listdir(home)}")
    return None


SURROUNDINGS = {check.__name__: check for check in (same_bytes, confined)}


def main():
    skipped = None
    for name in sys.argv[3:] or SURROUNDINGS:
        with tempfile.TemporaryDirectory(prefix="florilege-surroundings-") as place:
            os.chmod(place, 0o755)
            skipped = SURROUNDINGS[name](place)
        print(f"{name}: {'skipped: ' + skipped if skipped else 'failed' if FAILURES else 'holds'}", flush=True)
    return 1 if FAILURES else 77 if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
