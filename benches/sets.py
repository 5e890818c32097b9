"""Large files in the form of the field's data sets: made by chance that is the same every time, or a real one over and over."""
import csv
import datetime
import os
import random

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EPOCH = datetime.date(2005, 1, 1)
# Relations as ICEWS has them, in about its shares: a third of the rows are contacts.
RELATIONS = [
    ("Consult", 12), ("Make a visit", 7), ("Host a visit", 7), ("Express intent to meet or negotiate", 4),
    ("Engage in negotiation", 4), ("Discuss by telephone", 1), ("Sign formal agreement", 1), ("Make statement", 40),
    ("Praise or endorse", 20), ("Criticize or denounce", 25), ("Make an appeal or request", 22), ("Accuse", 12),
    ("Use conventional military force", 10),
]
CODES = [("040", 11), ("042", 7), ("043", 6), ("036", 5), ("046", 3), ("057", 2), ("010", 25), ("051", 5), ("190", 18), ("173", 18)]


def names():
    """The names of the built-in actors, states first, and as many others that nobody knows."""
    with open(os.path.join(ROOT, "seeds", "actors.csv"), encoding="utf-8") as file:
        known = sorted(csv.DictReader(file), key=lambda row: row["kind"] != "state")
    states = [row["name"] for row in known if row["kind"] == "state" and not row["until"]]
    offices = [f"{office} ({state})" for state in states for office in ("Foreign Affairs", "Citizen", "Police", "Ministry")]
    people = [row["name"] for row in known if row["kind"] == "person"]
    return states + people + offices + [f"Ana Made{n}" for n in range(5000)]


def skewed(values, chance):
    """A few take part in most events, as in the real sets."""
    return values[min(int(len(values) * chance.random() ** 4), len(values) - 1)]


def quads(rows, path):
    chance, who, total = random.Random(5), names(), 0
    relations, weights = zip(*RELATIONS)
    mirror = {"Consult": "Consult", "Engage in negotiation": "Engage in negotiation", "Make a visit": "Host a visit", "Host a visit": "Make a visit"}
    with open(path, "w", encoding="utf-8") as file:
        while total < rows:
            day = EPOCH + datetime.timedelta(days=total * 4000 // rows)
            relation, a, b = chance.choices(relations, weights)[0], skewed(who, chance), skewed(who, chance)
            lines = [f"{a}\t{relation}\t{b}\t{day}\n"]
            if relation in mirror:
                lines.append(f"{b}\t{mirror[relation]}\t{a}\t{day}\n")
            for line in lines[: rows - total]:
                file.write(line)
            total += len(lines)


def gdelt(rows, path):
    with open(os.path.join(ROOT, "seeds", "actors.csv"), encoding="utf-8") as file:
        states = [row["iso3"] for row in csv.DictReader(file) if row["iso3"]]
    chance = random.Random(7)
    codes, weights = zip(*CODES)
    with open(path, "w", encoding="utf-8") as file:
        for n in range(rows):
            day = (EPOCH + datetime.timedelta(days=n * 400 // rows)).strftime("%Y%m%d")
            cells, code = [""] * 61, chance.choices(codes, weights)[0]
            cells[0], cells[1], cells[2], cells[3], cells[4] = str(10**9 + n), day, day[:6], day[:4], f"{day[:4]}.8055"
            for at in (5, 15):
                if chance.random() < 0.7:
                    state = skewed(states, chance)
                    kind = chance.choice(["", "GOV", "GOV", "EDU", "MED"])
                    cells[at], cells[at + 1], cells[at + 2], cells[at + 7] = state + kind, state, state, kind
            cells[25:35] = ["1", code, code[:3], code[:2], "1", "1.0", "10", "1", "10", "0.63492063492064"]
            for at in (35, 43, 51):
                cells[at : at + 8] = ["4", "Minsk, Belarus (general), Belarus", "BO", "BO00", "5840", "53.9", "27.5667", "-1946324"]
            cells[59], cells[60] = day + "143000", f"https://news.example/{n // 5}/a-story-that-has-some-words-in-its-address"
            file.write("\t".join(cells) + "\n")


def repeat(sample, rows, path, kind):
    """The rows of a real file over and over, each time in other days and with other numbers."""
    with open(sample, encoding="utf-8", errors="replace") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    with open(path, "w", encoding="utf-8") as file:
        for n in range(rows):
            row, round_ = list(lines[n % len(lines)]), n // len(lines)
            if kind == "quads":
                row[3] = str(datetime.date.fromisoformat(row[3]) + datetime.timedelta(days=365 * 12 * round_))
            else:
                day = datetime.datetime.strptime(row[1], "%Y%m%d").date() + datetime.timedelta(days=round_)
                row[0], row[1] = str(10**9 + n), day.strftime("%Y%m%d")
                row[-1] = f"{row[-1]}?{round_}"
            file.write("\t".join(row) + "\n")
