#!/usr/bin/env python3
"""Everything that is measured, side by side in one run, with ratios: benches/README.md tells what each part means.

    benches/run.py [--work FOLDER] [--sizes 100000,1000000,10000000] [--parts questions,timeline,import,size,growth]

Makes the bases with `cargo bench --bench generate` where the folder does not have them yet, and keeps them. Needs sqlite3
and, for what it counts, valgrind; sqlite-utils and DuckDB (for Python) are compared with where they are installed.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import sets

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHANCERY = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", "chancery")
PAIRS = {"hubs with 20 in common": ("ada-made", "ben-made"), "a hub and a rare one, 20": ("ada-made", "cleo-made")}
BUSY = ("united-states", "russia")
SINCE = ("1992-01-01", 8035)  # before that the second is another state, and its events are other rows
# The events of a pair as chancery's CSV has them, by a plain join over the tables of facts and the pair index.
JOIN = """
SELECT e.slug, e.date, date(e.date_from * 86400, 'unixepoch'), date(e.date_to * 86400, 'unixepoch'), e.kind, e.mode, e.status, e.title,
  (SELECT group_concat(a.slug, ';') FROM participant p JOIN actor a ON a.id = p.actor WHERE p.event = e.id AND p.role = 'host'),
  (SELECT group_concat(a.slug, ';') FROM participant p JOIN actor a ON a.id = p.actor WHERE p.event = e.id AND p.role = 'guest'),
  (SELECT group_concat(a.slug, ';') FROM participant p JOIN actor a ON a.id = p.actor WHERE p.event = e.id AND p.role = 'attendee'),
  (SELECT group_concat(a.slug, ';') FROM participant p JOIN actor a ON a.id = p.actor WHERE p.event = e.id AND p.role = 'mediator'),
  e.city, c.slug, w.slug, s.slug, s.published, s.url, m.line, m.quote, e.note,
  (SELECT group_concat(t.tag, ';') FROM tag t WHERE t.event = e.id)
FROM pair x JOIN event e ON e.id = x.event LEFT JOIN actor c ON c.id = e.country LEFT JOIN event w ON w.id = e.part_of
LEFT JOIN mention m ON m.event = e.id LEFT JOIN source s ON s.id = m.source
WHERE x.a = min({0}, {1}) AND x.b = max({0}, {1}) AND x.date_from >= {2} ORDER BY x.date_from, x.date_to DESC, x.event"""


def run(words, out=subprocess.DEVNULL):
    """Seconds, and the most memory in MB, of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status not in (0, 256):  # 1: nothing found, or findings
        sys.exit(f"failed: {' '.join(words)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def side_by_side(commands, times):
    """The median seconds of each of several commands, run in turn."""
    taken = [[run(words)[0] for words in commands] for _ in range(times)]
    return [statistics.median(column) for column in zip(*taken)]


def instructions(words):
    """How many instructions a process takes; nothing without valgrind."""
    if not shutil.which("valgrind"):
        return None
    told = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words], capture_output=True, text=True)
    return int(next(line.split()[-1].replace(",", "") for line in told.stderr.splitlines() if "Collected" in line))


def ask(base, sql):
    return subprocess.run(["sqlite3", base, sql], capture_output=True, text=True, check=True).stdout.split()


def numbers(base, pair):
    return [ask(base, f"SELECT id FROM actor WHERE slug = '{who}'")[0] for who in pair]


def size(path):
    return sum(os.path.getsize(path + end) for end in ("", "-wal") if os.path.exists(path + end)) / 1e6


def row(name, *cells):
    print(f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def heading(*cells):
    print()
    row(*cells)
    print("|---" * len(cells) + "|", flush=True)


def questions(bases):
    """1. A pair question of 20 rows against sqlite3 that reads 20 rows by their numbers from the same file."""
    heading("pair question, whole process", "events", "ms", "sqlite3, 20 rows by key, ms", "times", "instructions", "growth")
    for name, pair in PAIRS.items():
        first = None
        for events, base in bases.items():
            a, b = numbers(base, pair)
            ids = ",".join(ask(base, f"SELECT event FROM pair WHERE a = min({a}, {b}) AND b = max({a}, {b})"))
            ours = [CHANCERY, "--db", base, "when", *pair]
            theirs = ["sqlite3", base, f"SELECT * FROM event WHERE id IN ({ids})"]
            ms, floor = (seconds * 1000 for seconds in side_by_side([ours, theirs], 101))
            count = instructions(ours)
            first = first or count
            row(name, events, f"{ms:.2f}", f"{floor:.2f}", f"{ms / floor:.2f}", count, f"{count / first:.2f}" if count else "-")


def timeline(bases):
    """2. The whole timeline of a hub pair to CSV against sqlite3 -csv with the plain join."""
    heading("timeline of a hub pair to CSV", "events", "rows", "s", "MB", "sqlite3 -csv, s", "MB", "times")
    for events, base in bases.items():
        a, b = numbers(base, BUSY)
        ours, theirs = [CHANCERY, "--db", base, "timeline", *BUSY, "--since", SINCE[0], "--csv"], ["sqlite3", "-csv", base, JOIN.format(a, b, SINCE[1])]
        rows = ask(base, f"SELECT count(*) FROM pair WHERE a = min({a}, {b}) AND b = max({a}, {b}) AND date_from >= {SINCE[1]}")[0]
        runs = [(run(ours), run(theirs)) for _ in range(3)]
        (seconds, memory), (floor, floor_memory) = min(run[0] for run in runs), min(run[1] for run in runs)
        row("united-states russia", events, rows, f"{seconds:.2f}", f"{memory:.0f}", f"{floor:.2f}", f"{floor_memory:.0f}", f"{seconds / floor:.2f}")


def imports(folder, rows, kind, others):
    """3. An import against others that load the same file into one bare table."""
    data = os.path.join(folder, f"{kind}.tsv")
    (sets.quads if kind == "quads" else sets.gdelt)(rows, data)
    columns = [f"c{n}" for n in range(4 if kind == "quads" else 61)]
    bare, base = os.path.join(folder, "bare.db"), os.path.join(folder, "import.db")
    table = f"CREATE TABLE t ({', '.join(name + ' TEXT' for name in columns)});"
    runs = [("sqlite3 .import", bare, ["sqlite3", bare, "-cmd", table, "-cmd", ".mode ascii", "-cmd", '.separator "\\t" "\\n"', f".import {data} t"])]
    subprocess.run([CHANCERY, "--db", base, "init", "--empty"], check=True, stdout=subprocess.DEVNULL)
    runs.append(("chancery import", base, [CHANCERY, "--db", base, "-q", "import", data]))
    runs += others(folder, data, columns) if others else []
    floor = None
    for name, result, words in runs:
        seconds, memory = run(words)
        floor = floor or seconds
        row(f"{kind}: {name}", rows, f"{seconds:.1f}", f"{rows / seconds:.0f}", f"{memory:.0f}", f"{size(result):.0f}", f"{seconds / floor:.1f}")
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))


def other_programs(folder, data, columns):
    utils, duck, headed = (os.path.join(folder, name) for name in ("utils.db", "duck.db", "headed.tsv"))
    if shutil.which("sqlite-utils"):
        with open(headed, "w", encoding="utf-8") as out, open(data, encoding="utf-8") as rows:
            out.write("\t".join(columns) + "\n")
            shutil.copyfileobj(rows, out)
        yield "sqlite-utils insert", utils, ["sqlite-utils", "insert", utils, "t", headed, "--tsv", "--no-detect-types", "--silent"]
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return
    read = f"read_csv('{data}', delim='\\t', header=false, quote='', all_varchar=true, names={columns})"
    yield "DuckDB read_csv", duck, [sys.executable, "-c", f'import duckdb; duckdb.connect("{duck}").execute("create table t as from {read}")']


def sizes(folder, bases):
    """4. The file against one bare table of the exported columns."""
    heading("size", "events", "bytes an event", "bare table of the exported columns", "times")
    for events, base in bases.items():
        csv, bare = os.path.join(folder, "all.csv"), os.path.join(folder, "bare.db")
        subprocess.run([CHANCERY, "--db", base, "export", "-o", csv], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["sqlite3", bare, ".mode csv", f".import {csv} t"], check=True)
        ours, theirs = size(base) * 1e6 / int(events), size(bare) * 1e6 / int(events)
        row("generated base", events, f"{ours:.0f}", f"{theirs:.0f}", f"{ours / theirs:.1f}")
        os.remove(csv)
        os.remove(bare)


def growth(folder, bases):
    """5. What goes through the whole base, and the undo of an import of 10^6 rows."""
    heading("whole base", "events", "s", "MB", "growth")
    quads = os.path.join(folder, "undone.tsv")
    sets.quads(1_000_000, quads)
    commands = {
        "search, 20 of many": ["search", "Switzerland", "--limit", "20"],
        "search of rare words": ["search", "cleo made"],
        "stats": ["stats"],
        "stats of a hub pair": ["stats", *BUSY],
        "check": ["check"],
        "export --to csv": ["export", "--to", "csv"],
        "export --dump": ["export", "--dump"],
    }
    first = {}

    def told(name, events, taken):
        seconds, memory = taken
        row(name, events, f"{seconds:.2f}", f"{memory:.0f}", f"{seconds / first.setdefault(name, seconds):.1f}")

    for events, base in bases.items():
        for name, words in commands.items():
            told(name, events, run([CHANCERY, "--db", base, *words]))
        copy = shutil.copy(base, os.path.join(folder, "copy.db"))
        told("import of 10^6 quads into it", events, run([CHANCERY, "--db", copy, "-q", "import", quads]))
        told("undo of that", events, run([CHANCERY, "--db", copy, "undo"]))
        for end in ("", "-wal", "-shm"):
            if os.path.exists(copy + end):
                os.remove(copy + end)
    os.remove(quads)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "chancery-benches"))
    options.add_argument("--sizes", default="100000,1000000,10000000")
    options.add_argument("--parts", default="questions,timeline,import,size,growth")
    options.add_argument("--chancery", help="another build of it than this one's")
    options = options.parse_args()
    global CHANCERY
    CHANCERY = options.chancery or CHANCERY
    folder = os.path.join(options.work, "run")
    os.makedirs(folder, exist_ok=True)
    if not options.chancery:
        subprocess.run(["cargo", "build", "--quiet", "--release"], cwd=ROOT, check=True)
    parts, bases = options.parts.split(","), {}
    for events in options.sizes.split(","):
        bases[events] = os.path.join(options.work, f"{events}.db")
        if not os.path.exists(bases[events]):
            subprocess.run(["cargo", "bench", "--quiet", "--bench", "generate", "--", events, bases[events]], cwd=ROOT, check=True)
    large = dict(list(bases.items())[1:]) or bases
    if "questions" in parts:
        questions(bases)
    if "timeline" in parts:
        timeline(large)
    if "import" in parts:
        heading("import", "rows", "s", "rows a second", "MB", "result MB", "times")
        imports(folder, 1_000_000, "quads", other_programs)
        imports(folder, 1_000_000, "gdelt", other_programs)
        if "10000000" in bases:
            imports(folder, 10_000_000, "quads", None)
    if "size" in parts:
        sizes(folder, large)
    if "growth" in parts:
        growth(folder, large)


if __name__ == "__main__":
    main()
