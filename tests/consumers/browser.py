"""The page and the picture in Chromium: with and without a script, by keyboard, in the dark, printed, heard."""

import pathlib
import shutil
import subprocess
import sys
import time

PROGRAM, BASE, FOLDER = sys.argv[1:4]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def export(name, *arguments):
    path = pathlib.Path(FOLDER) / name
    command = [PROGRAM, "--quiet", "export", "--today", "2031-02-01", "-o", path, *arguments]
    subprocess.run(command, check=True, capture_output=True)
    return path.as_uri()


class Visitor:
    """A page that tolerates no error, no console message and no request beyond its own file."""

    def __init__(self, browser, address, own=(), **context):
        self.troubles = []
        self.context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **context})
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        fine = lambda url: url.split("#")[0] == address or url.startswith(tuple(own))
        self.page.on("request", lambda request: fine(request.url) or self.troubles.append(request.url))
        self.page.on("dialog", lambda dialog: (self.troubles.append("a dialog"), dialog.dismiss()))
        self.page.goto(address)

    def shown(self):
        return self.page.locator("li[data-days]:visible").count()

    def drawn(self):
        return self.page.locator(".picture:visible .event").count()

    def leave(self):
        assert not self.troubles, self.troubles
        self.context.close()


def hostile(browser):
    visitor = Visitor(browser, export("own.html", "--db", BASE))
    page = visitor.page
    assert visitor.shown() == visitor.drawn() == 12
    page.keyboard.press("/")
    page.keyboard.type("bao oslo")
    assert visitor.shown() == visitor.drawn() == 1
    assert "1 of 12" in page.locator("#said").text_content()
    page.keyboard.press("Escape")
    page.select_option("#status", "denied")
    assert page.locator("li[data-days]:visible b").all_text_contents() == ["A meeting denied"]
    page.select_option("#status", "")
    page.locator(".event .mark").first.hover()
    assert page.locator("#tip").is_visible()
    page.locator('a.event[href="#e-a-call"] .mark').first.click()
    call = page.locator("#e-a-call")
    call.locator("blockquote").wait_for(state="visible")
    assert "twice" in call.text_content()
    assert call.locator("a").count() == 0, "no link runs a script"
    visitor.leave()


def zoom(browser):
    visitor = Visitor(browser, export("xi.html", "xi"))
    page = visitor.page
    everything = visitor.shown()
    page.keyboard.press("+")
    half = visitor.shown()
    assert 0 < half < everything
    before = page.locator("#said").text_content()
    page.keyboard.press("ArrowRight")
    assert page.locator("#said").text_content() != before
    page.keyboard.press("0")
    assert visitor.shown() == everything
    box = page.locator(".drawn svg").bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 600, box["y"] + 20)
    page.mouse.up()
    assert 0 < visitor.shown() < everything
    page.keyboard.press("0")
    page.locator(".event").first.focus()
    assert page.locator("#tip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_selector("li:target details[open]")
    visitor.leave()


def crowd(browser):
    """Ten thousand events stay usable."""
    table = pathlib.Path(FOLDER) / "crowd.csv"
    lines = [f"{1950 + n % 70}-{1 + n % 12:02}-{1 + n % 28:02},meeting,Ada Brook;Person {n % 40},{n}" for n in range(10_000)]
    table.write_text("date,kind,actors,title\n" + "\n".join(lines))
    base = f"{FOLDER}/crowd.db"
    subprocess.run([PROGRAM, "-q", "--db", base, "init", "--empty"], check=True, capture_output=True)
    subprocess.run([PROGRAM, "-q", "--db", base, "import", "--new-actors", "--on-match", "separate", table], check=True, capture_output=True)
    address = export("crowd.html", "--db", base)
    began = time.monotonic()
    visitor = Visitor(browser, address)
    page = visitor.page
    page.wait_for_selector(".drawn svg")
    loaded = time.monotonic() - began
    assert page.locator("li[data-days]").count() == 10_000
    heap = page.locator(".drawn .heap").nth(20)
    counted = page.locator(".drawn .heap").count()
    step = "() => { const t = performance.now(); document.getElementById('in').click(); document.body.offsetHeight; return performance.now() - t }"
    spent = [page.evaluate(step) for _ in range(5)]
    page.keyboard.press("0")
    heap.focus()
    page.keyboard.press("Enter")
    assert 0 < page.evaluate("document.querySelectorAll('li[data-days]:not([hidden])').length") < 10_000
    assert page.locator(".drawn .event, .drawn .heap").count() < 3000
    size = (pathlib.Path(FOLDER) / "crowd.html").stat().st_size
    print(f"10,000 events: {size / 1e6:.1f} MB, drawn after {loaded:.1f} s, {counted} heaps, zoom {max(spent):.0f} ms at most")
    assert loaded < 15 and max(spent) < 1500
    visitor.leave()


def without_script(browser):
    for name, arguments in [("xi-2.html", ["xi"]), ("pair.html", ["xi", "putin"])]:
        address = export(name, *arguments)
        for width, kind in [(1040, "wide"), (400, "narrow")]:
            sizes = {"viewport": {"width": width, "height": 900}}
            plain, scripted = Visitor(browser, address, java_script_enabled=False, **sizes), Visitor(browser, address, **sizes)
            assert plain.page.locator(f".{kind}").is_visible() and not plain.page.locator("#controls").is_visible()
            assert plain.shown() == scripted.shown() > 0
            marks = [visitor.page.locator(".picture:visible .event, .picture:visible .heap").count() for visitor in (plain, scripted)]
            assert marks[0] == marks[1], f"the script draws what the program draws: {name} {width} {marks}"
            wide = scripted.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"nothing hangs over the edge: {wide}"
            plain.leave()
            scripted.leave()


def heard(browser):
    from axe_playwright_python.sync_playwright import Axe

    for name, scheme in [("own-2.html", "light"), ("own-3.html", "dark")]:
        visitor = Visitor(browser, export(name, "--db", BASE), color_scheme=scheme)
        found = Axe().run(visitor.page)
        assert found.violations_count == 0, found.generate_report()
        assert len(found.response["passes"]) > 15
        visitor.leave()


def printed(browser):
    visitor = Visitor(browser, export("print.html", "xi", "putin"), color_scheme="dark")
    visitor.page.emulate_media(media="print")
    style = visitor.page.evaluate("getComputedStyle(document.querySelector('.timeline .paper')).fill")
    assert style == "rgb(255, 255, 255)", "paper is white"
    assert not visitor.page.locator("#controls").is_visible()
    assert len(visitor.page.pdf(format="A4")) > 20_000
    visitor.leave()


def picture(browser):
    address = export("own.svg", "--db", BASE)
    visitor = Visitor(browser, address)
    fill = "getComputedStyle(document.querySelector('.paper')).fill"
    assert visitor.page.evaluate(fill) == "rgb(255, 255, 255)"
    visitor.page.emulate_media(color_scheme="dark")
    assert visitor.page.evaluate(fill) != "rgb(255, 255, 255)"
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.querySelector('title').textContent")
    visitor.leave()


def timelinejs(browser):
    folder = pathlib.Path(PROGRAM).resolve().parent.parent / "consumers" / "npm"
    dist = folder / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
    if not dist.exists() and shutil.which("npm"):
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, "@knight-lab/timelinejs@3.9.11"], capture_output=True)
    if not dist.exists():
        print("\n!!!! SKIPPED: timelinejs: its npm package cannot be installed\n", file=sys.stderr)
        return
    command = [PROGRAM, "--quiet", "--db", BASE, "export", "--to", "timelinejs"]
    slides = subprocess.run(command, check=True, capture_output=True).stdout.decode().replace("<", "\\u003c")
    page = pathlib.Path(FOLDER) / "timelinejs.html"
    page.write_text(f"""<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{dist.as_uri()}/css/timeline.css">
        <div id="there" style="height: 600px"></div><script src="{dist.as_uri()}/js/timeline.js"></script>
        <script>new TL.Timeline("there", {slides}, {{ font: null }})</script>""")
    visitor = Visitor(browser, page.as_uri(), own=[dist.as_uri()])
    visitor.page.wait_for_selector(".tl-timemarker", state="attached")
    assert visitor.page.locator(".tl-timemarker").count() == 11, "all that have a date"
    assert "<script>alert(1)</script>" in visitor.page.locator("#a-call-marker").text_content()
    visitor.leave()


def main():
    from playwright.sync_api import sync_playwright

    if not CHROMIUM:
        print("\n!!!! SKIPPED: browser: Chromium is not installed\n", file=sys.stderr)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for check in [timelinejs, hostile, zoom, crowd, without_script, heard, printed, picture]:
            check(browser)
            print(f"looked at: {check.__name__}")
        browser.close()


main()
