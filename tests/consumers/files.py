"""The files: each read by a library that people read such files with."""

import csv
import io
import json
import shutil
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree

PROGRAM, BASE, FOLDER = sys.argv[1:4]


def export(*arguments, base=BASE):
    command = [PROGRAM, "--quiet", *(["--db", base] if base else []), "export", "--today", "2031-02-01", *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def rows(*arguments, base=BASE):
    return list(csv.DictReader(io.StringIO(export(*arguments, base=base).decode())))


def seeds(form, *arguments):
    return export("xi", "putin", "--to", form, *arguments, base=None)


def calendar():
    import icalendar

    read = icalendar.Calendar.from_ical(export("--to", "ics"))
    events = {str(event["UID"]).removesuffix("@chancery"): event for event in read.walk("VEVENT")}
    known = {row["id"]: row for row in rows()}
    assert set(events) == set(known) - {"a-never-dated"}, "all but what has no day at all"
    statuses = {"held": "CONFIRMED", "planned": "TENTATIVE", "proposed": "TENTATIVE"}
    for name, event in events.items():
        assert event["STATUS"] == statuses.get(known[name]["status"], "CANCELLED"), name
        assert not event.errors, event.errors
    month = events["a-month"]
    assert (month.decoded("DTSTART"), month.decoded("DTEND")) == (date(2031, 5, 1), date(2031, 6, 1))
    assert "May 2031 (day not given)" in month["DESCRIPTION"] and "(May 2031)" in month["SUMMARY"]
    visit = events["a-visit"]
    assert (visit.decoded("DTSTART"), visit.decoded("DTEND")) == (date(2031, 3, 20), date(2031, 3, 23))
    assert visit["SUMMARY"] == "planned: Ada Brook visits Kyiv" and visit["LOCATION"] == "Kyiv"
    assert '"spoke; at length, "twice""' in events["a-call"]["DESCRIPTION"] and "URL" not in events["a-call"]
    assert len(icalendar.Calendar.from_ical(seeds("ics")).walk("VEVENT")) == len(rows("xi", "putin", base=None))


def geojson():
    import geojson

    read = geojson.loads(export("--to", "geojson"))
    assert read.is_valid, read.errors()
    assert len(read.features) == len(rows())
    places = {one.id: one.geometry for one in geojson.loads(seeds("geojson")).features}
    visits = {one.id: one.geometry for one in geojson.loads(seeds("geojson", "--place", "Moscow")).features}
    assert len(places) == len(rows("xi", "putin", base=None)) and visits
    for name, place in visits.items():
        longitude, latitude = place["coordinates"]
        assert 37 < longitude < 38 and 55 < latitude < 56, (name, place)


def gexf():
    import networkx

    path = f"{FOLDER}/met.gexf"
    export("--kind", "visit,meeting,call", "-o", path, "xi", base=None)
    graph = networkx.read_gexf(path)
    assert networkx.is_connected(graph) and graph.nodes["xi-jinping"]["label"] == "Xi Jinping"
    edge = graph.edges["vladimir-putin", "xi-jinping"]
    said = json.loads(subprocess.run(
        [PROGRAM, "--quiet", "stats", "xi", "putin", "--kind", "visit,meeting,call", "--json"], check=True, capture_output=True).stdout)
    counted = {line["group"]: sum(line[key] for key in ["in_person", "in_person_summit", "video", "phone", "other"]) for line in said}
    counted = {year: n for year, n in counted.items() if n}
    assert edge["weight"] == sum(counted.values()), (edge["weight"], counted)
    assert {start[:4]: value for value, start, _ in edge["met"]} == counted
    hostile = networkx.read_gexf(io.BytesIO(export("--to", "gexf")))
    assert "<script>alert(1)</script>" in [node["label"] for _, node in hostile.nodes(data=True)]


def dot():
    if not shutil.which("dot"):
        print("\n!!!! SKIPPED: dot: Graphviz is not installed\n", file=sys.stderr)
        return
    drawn = subprocess.run(["dot", "-Tjson"], input=export("--to", "dot"), check=True, capture_output=True).stdout
    graph = json.loads(drawn)
    assert "<script>alert(1)</script>" in [node["label"] for node in graph["objects"]]
    assert {edge["weight"] for edge in graph["edges"]} <= {"1", "2", "3", "4", "5"} and len(graph["edges"]) >= 3


def tables():
    import duckdb

    path = f"{FOLDER}/excel.csv"
    export("--excel", "--codes", "cameo,plover", "-o", path)
    assert open(path, "rb").read(3) == b"\xef\xbb\xbf"
    read = duckdb.read_csv(path, all_varchar=True, header=True)
    assert read.columns[-3:] == ["date_in_words", "cameo", "plover"], read.columns
    by_id = {row["id"]: row for row in (dict(zip(read.columns, row)) for row in read.fetchall())}
    assert not [cell for row in by_id.values() for cell in row.values() if cell and cell[0] in "=+-@\t\r"]
    assert by_id["a-month"]["title"] == '\'=HYPERLINK("https://example.org")'
    codes = {name: (by_id[name]["cameo"], by_id[name]["plover"]) for name in by_id}
    assert codes["a-visit"] == ("036", "AGREE") and codes["a-call"] == ("041", "CONSULT:phone")
    assert codes["a-doubt"] == ("0461", "CONSULT") and codes["a-off"] == ("164", "SANCTION:withdraw")
    path = f"{FOLDER}/all.jsonl"
    export("-o", path)
    found = duckdb.sql(f"SELECT kind, count(*) FROM read_json('{path}', format='newline_delimited') GROUP BY kind").fetchall()
    assert dict(found)["meeting"] == 4, found


def markdown():
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    tokens = MarkdownIt("commonmark").enable("table").use(footnote_plugin).parse(export("--to", "md").decode())
    inside = [child for token in tokens for child in token.children or []]
    assert sum(token.type == "tr_open" for token in tokens) == len(rows()) + 1
    assert len([one for one in inside if one.type == "footnote_ref"]) == len(rows())
    assert len([one for one in tokens if one.type == "footnote_open"]) == 3
    links = [one.attrs["href"] for one in inside if one.type == "link_open"]
    assert links == ["https://example.org/a?b=1&c=2"], links
    assert not [one for one in inside + tokens if one.type.startswith("html")]


def timelinejs():
    slides = json.loads(export("--to", "timelinejs"))["events"]
    by_id = {slide["unique_id"]: slide for slide in slides}
    assert by_id["a-month"]["start_date"] == {"year": 2031, "month": 5} and "end_date" not in by_id["a-month"]
    assert "<script>" not in json.dumps(slides)


def picture():
    svg = "{http://www.w3.org/2000/svg}"
    for arguments in [[], ["--lanes", "kind"], ["--in", "2032"]]:
        root = ElementTree.fromstring(export("--to", "svg", *arguments))
        drawn = [group for group in root.iter(f"{svg}g") if group.get("tabindex") == "0"]
        assert root.find(f"{svg}title") is not None and root.find(f"{svg}desc") is not None
        assert len(drawn) == len(rows(*arguments[:2] if "--in" in arguments else [])), arguments
        assert all(group.find(f"{svg}title").text == group.get("aria-label") for group in drawn)
        assert not root.findall(f".//{svg}script")


for check in [calendar, gexf, dot, tables, markdown, timelinejs, picture, geojson]:
    check()
    print(f"opened: {check.__name__}")
