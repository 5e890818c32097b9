"""The terminal: names completed in the real shells, the pager, the manual page, colour and widths, all through a pty."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pexpect
from wcwidth import wcswidth

PROGRAM, _, FOLDER = sys.argv[1:4]
HOME = pathlib.Path(FOLDER) / "home"
ENVIRONMENT = {
    "PATH": f"{pathlib.Path(PROGRAM).parent}:{os.environ['PATH']}", "HOME": str(HOME), "LANG": "C.UTF-8", "TERM": "xterm",
    "CHANCERY_TODAY": "2023-03-18", "XDG_CONFIG_HOME": str(HOME), "XDG_DATA_HOME": str(HOME),
}
SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "bind 'set enable-bracketed-paste off'; source <(chancery completions bash)"),
    "zsh": (["-f", "-i"], "autoload -U compinit; compinit -u; source <(chancery completions zsh)"),
    "fish": (["--no-config", "-i"], "chancery completions fish | source"),
}


def skipped(what, why):
    print(f"\n!!!! SKIPPED: {what}: {why}\n", file=sys.stderr)


def run(arguments, width=80, height=24, program="chancery", **environment):
    """What a command writes to a terminal of this size."""
    child = pexpect.spawn(program, arguments, env={**ENVIRONMENT, **environment}, dimensions=(height, width), encoding="utf8", timeout=60)
    child.expect(pexpect.EOF)
    child.close()
    return child.before


def shell(name):
    """Letters and a tabulator are typed; what the shell then writes holds the rest."""
    if not shutil.which(name):
        return skipped(name, "it is not installed")
    arguments, source = SHELLS[name]
    child = pexpect.spawn(name, arguments, env=ENVIRONMENT, dimensions=(40, 160), encoding="utf8", timeout=30, cwd=str(HOME))
    child.sendline(f"{source}; echo is-re''ady")
    child.expect("is-ready")
    for typed, whole in [
        ("chancery when qin-g", "qin-gang"),
        ("chancery when xi-jinping dmytro-k", "dmytro-kuleba"),
        ("chancery tim", "timeline"),
        ("chancery when xi --sin", "--since"),
        ("chancery add call dmytro-k", "dmytro-kuleba"),
    ]:
        child.send(f"{typed}\t")
        child.expect(re.escape(whole))
        child.sendcontrol("u")
    child.sendline("exit")
    child.expect(pexpect.EOF)
    child.close()


def pager():
    child = pexpect.spawn("chancery", ["-q", "timeline", "xi"], env=ENVIRONMENT, dimensions=(20, 80), encoding="utf8", timeout=30)
    child.expect("\n:")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.exitstatus
    whole = run(["-q", "--no-pager", "timeline", "xi"], height=20)
    assert whole.count("\n") > 60
    assert run(["-q", "timeline", "xi"], height=20, PAGER="cat").count("\n") == whole.count("\n")
    assert run(["-q", "timeline", "xi"], height=20, PAGER="").count("\n") == whole.count("\n")
    assert run(["-q", "timeline", "xi"], height=20, PAGER="no-such-pager-here").count("\n") == whole.count("\n")
    short = run(["-q", "when", "qin gang", "kuleba"], height=40)
    assert "16 March 2023" in short, "what fits is not held back by the pager"


def manual():
    page = subprocess.run([PROGRAM, "man"], check=True, capture_output=True).stdout
    path = HOME / "chancery.1"
    path.write_bytes(page)
    shown = subprocess.run(["man", "--warnings", "-l", str(path)], check=True, capture_output=True, text=True,
                           env={**os.environ, "MANWIDTH": "80", "MANPAGER": "cat", "LANG": "C.UTF-8"})
    assert shown.stderr == "", shown.stderr
    for word in ["NAME", "SYNOPSIS", "chancery-when", "--as-of"]:
        assert word in shown.stdout, word
    assert max(wcswidth(line) for line in shown.stdout.splitlines()) <= 80


def colour():
    asked = ["-q", "--no-pager", "when", "xi", "zelinsky"]
    assert "\x1b[" in run(asked)
    assert "\x1b" not in run(asked, NO_COLOR="1")
    assert "\x1b" not in run(asked, TERM="dumb")
    assert "\x1b" not in run(["--color", "never", *asked])
    assert "\x1b[" in run(["--color", "always", *asked], NO_COLOR="1")


def widths():
    """No line is wider than the window, whatever the script of the names; only an id or an address cannot be broken."""
    for width in [60, 80, 132, 200]:
        for words in [
            "when xi putin", "when china russia --limit 40", "when xi zelensky", "timeline xi putin", "show 915", "actors --limit 40",
            "actors show xi-jinping", "sources", "search peace", "check --limit 3", "stats xi putin", "log",
            "check --list", "when xi zelinsky", "help", "when --help",
        ]:
            text = run([*words.split(), "--no-pager"], width=width)
            lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
            widest = max((line for line in lines if " " in line.strip()), key=wcswidth, default="")
            assert wcswidth(widest) <= width, f"{words} at {width}: {wcswidth(widest)}: {widest}"


def main():
    HOME.mkdir(exist_ok=True)
    for name in SHELLS:
        shell(name)
        print(f"completes in {name}")
    for check in [pager, manual, colour, widths]:
        check()
        print(f"terminal: {check.__name__}")


main()
