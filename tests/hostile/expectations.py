"""What a check expects of the program; what it did not do is told and kept in FAILURES."""
import subprocess

FAILURES = []


def expect(condition, what):
    if not condition:
        FAILURES.append(what)
        print("   ", what.strip().replace("\n", "\n    "), flush=True)


def runs(*command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False
