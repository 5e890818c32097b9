// The local page in a real browser: each test opens pages as a person would, by mouse, keyboard and screen reader.
// After each of them: no error in the console, no request to anywhere else.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(process.env.MODULES);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const EVIL = "<script>alert(1)</script>";
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const folder = mkdtempSync(join(tmpdir(), "chancery-page-"));
const environment = { ...process.env, CHANCERY_DB: join(folder, "test.db"), CHANCERY_TODAY: "2023-03-18" };
const chancery = (...words) => execFileSync(process.env.CHANCERY, words, { env: environment, encoding: "utf8" });

chancery("init");
chancery("actors", "add", EVIL, "--id", "evil");
chancery("add", "meeting", "evil", "xi", "--on", "2023-01-01", "--title", EVIL, "--quote", EVIL, "--source", "javascript:alert(1)");

const server = spawn(process.env.CHANCERY, ["serve", "--port", "0"], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
const site = await new Promise((resolve, reject) => {
  server.stdout.on("data", (text) => resolve(String(text).match(/http:\/\/[^/]+/)[0]));
  server.on("exit", reject);
});
const browser = await chromium.launchPersistentContext(join(folder, "browser"), {
  executablePath: process.env.CHROMIUM, args: FLAGS, acceptDownloads: true, viewport: { width: 1200, height: 900 },
});

const tests = {
  async "two names are completed, chosen by keyboard, and answered"(page) {
    await page.goto(site);
    await page.keyboard.press("/");
    await page.keyboard.type("xi ji");
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getAttribute("#who-0", "aria-expanded"), "true");
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("#who-0"), "Xi Jinping");
    await page.keyboard.press("Tab");
    await page.keyboard.type("путин");
    await page.waitForSelector("#who-1-names [role=option]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/when?who=Xi+Jinping&who=Vladimir+Putin");
    assert.match(await page.textContent(".headline"), /30 December 2022, by video/);
    assert.match(await page.textContent(".headline"), /In person.*Samarkand/s);
  },

  async "Escape closes the names and keeps what was typed"(page) {
    await page.goto(site);
    await page.fill("#who-0", "");
    await page.type("#who-0", "merk");
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible("[role=option]"), false);
    assert.equal(await page.inputValue("#who-0"), "merk");
  },

  async "an event opens in place by keyboard, with its source and its words"(page) {
    await page.goto(`${site}/when?who=qin+gang&who=kuleba`);
    const event = page.locator("details.event").first();
    await event.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.match(await event.locator("blockquote").first().textContent(), /spoke on the phone/);
    await event.getByText("All about this event").click();
    await page.waitForURL("**/event/*");
    assert.match(await page.textContent("h2 + ul.sources"), /S1 L31/);
    assert.match(await page.textContent(".history"), /init/);
  },

  async "a filter stands in the address and comes off again"(page) {
    await page.goto(`${site}/when?who=xi&who=putin`);
    await page.click(".filters summary");
    await page.check(".filters input[value=call]");
    await page.fill(".filters input[name=since]", "2020");
    await page.click(".filters button");
    await page.waitForURL((url) => url.search === "?who=xi&who=putin&kind=call&since=2020");
    const dates = await page.locator(".event .what").allTextContents();
    assert.ok(dates.length > 3 && dates.every((title) => /phone/.test(title)), String(dates));
    await page.click(".chips >> text=call");
    await page.waitForURL((url) => url.search === "?who=xi&who=putin&since=2020");
  },

  async "looking closer shows less time, and All everything"(page) {
    await page.goto(`${site}/when?who=xi&who=putin`);
    const all = await page.locator(".wide svg.timeline a").count();
    await page.click(".zoom >> text=Closer");
    await page.waitForURL("**since=*");
    assert.ok(await page.locator(".wide svg.timeline a").count() < all);
    await page.click(".zoom >> text=Later");
    await page.click(".zoom >> text=All");
    await page.waitForURL((url) => url.search === "?who=xi&who=putin");
  },

  async "a mark of the picture opens its event in the list"(page) {
    await page.goto(`${site}/when?who=xi&who=putin&since=2022&until=2023`);
    await page.locator(".wide svg.timeline a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("details.event[open]");
    assert.equal(new URL(page.url()).pathname, "/when");
  },

  async "files are taken along"(page) {
    await page.goto(`${site}/when?who=xi&who=putin&kind=visit`);
    for (const [name, begins] of [["CSV", "id,date,"], ["ICS", "BEGIN:VCALENDAR"], ["SVG", "<svg "], ["JSON", "{\n"]]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.downloads >> text="${name}"`)]);
      assert.equal(download.suggestedFilename(), `xi-putin.${name.toLowerCase()}`);
      assert.ok(readFileSync(await download.path(), "utf8").startsWith(begins), name);
    }
  },

  async "a name that is markup stays a name"(page) {
    page.on("dialog", () => assert.fail("a name ran as a script"));
    for (const path of ["/actor/evil", "/when?who=evil&who=xi", "/timeline?in=2023-01", "/actors?words=script", "/", "/event/2023-01-01-meeting-evil-xi-jinping"]) {
      await page.goto(site + path);
      assert.equal(await page.locator("script").count(), 1, path);
      assert.ok((await page.textContent("body")).includes(EVIL) || path === "/", path);
    }
    await page.goto(site);
    await page.type("#who-0", "script alert");
    await page.waitForSelector("[role=option]");
    assert.match(await page.textContent("[role=option]"), /<script>/);
  },

  async "without a script every page says the same"() {
    const plain = await browser.browser()?.newContext({ javaScriptEnabled: false }) ?? null;
    const page = plain ? await plain.newPage() : await browser.newPage();
    await page.goto(`${site}/when?who=xi&who=putin`);
    await page.locator("details.event summary").first().click();
    assert.ok(await page.locator("details.event[open] .sources li").count() > 0);
    await page.fill("#who-1", "zelensky");
    await page.click(".question button");
    assert.match(await page.textContent(".claims"), /no phone call between Xi Jinping and Volodymyr Zelenskyy/);
    await page.close();
  },

  async "nothing is wider than a phone, and the answer comes first for a keyboard"(page) {
    await page.setViewportSize({ width: 400, height: 800 });
    for (const path of ["/", "/when?who=xi&who=putin", "/when?who=china&who=russia", "/actor/xi-jinping", "/event/1", "/actors", "/sources", "/timeline"]) {
      await page.goto(site + path);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 400, path);
    }
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  },

  async "axe finds nothing, in light, dark and on a phone"(page) {
    const paths = [
      "/", "/when?who=xi&who=putin", "/when?who=xi&who=putin&kind=visit&since=2015", "/when?who=xi&who=zelensky&until=2023-03-18", "/timeline", "/actor/xi-jinping",
      "/actor/china", "/event/2023-03-20-visit-vladimir-putin-xi-jinping", "/actors", "/sources", "/source/S1", "/search?words=peace",
    ];
    for (const [colorScheme, width] of [["light", 1200], ["dark", 1200], ["light", 400]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(site + path);
        await page.evaluate(() => document.querySelectorAll("details").forEach((one, i) => { if (i < 4) one.open = true; }));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const told = violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
        assert.deepEqual(told, [], `${path} ${colorScheme} ${width}`);
      }
    }
  },

  async "the first paint comes within 100 ms"(page) {
    const times = [];
    for (let i = 0; i < 5; i += 1) {
      await page.goto(`${site}/when?who=xi&who=putin`);
      times.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity));
    }
    console.log(`      first paint ${times.map(Math.round).join(", ")} ms`);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  const page = await browser.newPage();
  const troubles = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) troubles.push(message.text()); });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(`${site}/`)) troubles.push(`asked ${request.url()}`); });
  try {
    await test(page);
    assert.deepEqual(troubles, []);
    console.log(`  ok  ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.stack}`);
  }
  await page.close();
}
await browser.close();
server.removeAllListeners("exit");
server.kill();
rmSync(folder, { recursive: true, force: true });
console.log(failed ? `${failed} failed` : "the page is as it should be");
process.exit(failed ? 1 : 0);
