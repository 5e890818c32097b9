#!/bin/sh
# How fast are dates read, side by side with chrono-node in one run? Both read the same texts, one after the other, in one
# process each, three times; the best run counts, in seconds of the processor, which do not depend on what else runs.
#
#   npm install --prefix FOLDER chrono-node
#   benches/dates.sh TEXTS.jsonl FOLDER        TEXTS.jsonl: {"doc", "date", "text"}, a line each
set -eu
texts=$1 folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cargo build --quiet --release --manifest-path "$here/Cargo.toml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/chrono.cjs" <<'JS'
const chrono = require(process.argv[3] + '/node_modules/chrono-node');
const rows = require('fs').readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
let bytes = 0, found = 0;
for (const row of rows) {
  bytes += Buffer.byteLength(row.text);
  found += chrono.parse(row.text, new Date(row.date + 'T12:00:00Z')).length;
}
console.log(bytes, found);
JS

python3 - "$texts" "$folder" "$here/target/release/chancery" "$work/chrono.cjs" <<'PY'
import resource, subprocess, sys
texts, folder, chancery, script = sys.argv[1:]

def timed(*command):
    used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    before = used()
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return used() - before, out

def ours():
    seconds, out = timed(chancery, "dates", "--json", "--from-jsonl", texts)
    return seconds, out.count("\n")

def theirs():
    seconds, out = timed("node", script, texts, folder)
    size, found = map(int, out.split())
    return seconds, found, size

own, other = min(ours() for _ in range(3)), min(theirs() for _ in range(3))
size = other[2] / 1e6
print(f"{'':12} {'seconds':>9} {'MB/s':>9} {'found':>9}      {size:.1f} MB of text")
for name, seconds, found in (("chancery", *own), ("chrono-node", *other[:2])):
    print(f"{name:12} {seconds:9.3f} {size / seconds:9.2f} {found:9}")
print(f"chancery takes 1/{other[0] / own[0]:.0f} of the time, start and JSON included")
PY
