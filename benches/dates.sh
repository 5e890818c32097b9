#!/bin/sh
# How fast are dates read, side by side with chrono-node in one run? Both read the same texts, one after the other, in one
# process each, three times; the best run counts.
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
const start = process.hrtime.bigint();
for (const row of rows) {
  bytes += Buffer.byteLength(row.text);
  found += chrono.parse(row.text, new Date(row.date + 'T12:00:00Z')).length;
}
console.log(Number(process.hrtime.bigint() - start) / 1e9, bytes, found);
JS

python3 - "$texts" "$folder" "$here/target/release/chancery" "$work/chrono.cjs" <<'PY'
import subprocess, sys, time
texts, folder, chancery, script = sys.argv[1:]

def ours():
    start = time.perf_counter()
    out = subprocess.run([chancery, "dates", "--json", "--from-jsonl", texts], capture_output=True, check=True).stdout
    return time.perf_counter() - start, out.count(b"\n")

def theirs():
    out = subprocess.run(["node", script, texts, folder], capture_output=True, check=True, text=True).stdout
    seconds, size, found = out.split()
    return float(seconds), int(found), int(size)

own, other = min(ours() for _ in range(3)), min(theirs() for _ in range(3))
size = other[2] / 1e6
print(f"{'':12} {'seconds':>9} {'MB/s':>9} {'found':>9}      {size:.1f} MB of text")
for name, seconds, found in (("chancery", *own), ("chrono-node", *other[:2])):
    print(f"{name:12} {seconds:9.3f} {size / seconds:9.2f} {found:9}")
print(f"chancery takes 1/{other[0] / own[0]:.0f} of the time, start, JSON in and out included")
PY
