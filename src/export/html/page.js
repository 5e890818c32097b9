"use strict";
// Zoom, filters, keys. Draws the picture again as the program draws it, of what is in view, as wide as the window.
(() => {
  const look = JSON.parse(document.getElementById("look").textContent);
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const [HALF, ROW, FOOT, GROUND, HEAP, ROWS, LABELLED, GAP] = [5, 15, 13, 6, 64, 10, 5, 2];
  const byId = (id) => document.getElementById(id);

  // The events, from the list.
  const number = (text) => (text === "" ? null : Number(text));
  const events = [...document.querySelectorAll("li[data-days]")].map((item) => {
    const [from, until, begun, over, vague] = item.dataset.days.split(",").map(number);
    const { kind, mode, status, label } = item.dataset;
    const lanes = item.dataset.lanes.split(" ").map(Number);
    return { item, from, until, sure: begun === null ? null : [begun, over], vague: vague === 1, lanes, kind, mode, status, label, words: item.textContent.toLowerCase() };
  });
  const known = events.flatMap((event) => [event.from, event.until]).filter((day) => day !== null);
  const first = known.reduce((a, b) => Math.min(a, b), Infinity);
  const last = known.reduce((a, b) => Math.max(a, b), -Infinity) + 1;
  if (known.length === 0) return;
  const margin = Math.max(2, (last - first) * 0.02);
  const home = { from: first - margin, until: last + margin };
  let view = { ...home };
  let shown = events;

  // The calendar, in days from 1970.
  const date = (day) => new Date(day * 864e5);
  const dayOf = (year, month) => new Date(0).setUTCFullYear(year, month, 1) / 864e5;
  const UNITS = [["day", 1, 1], ["day", 7, 7], ["month", 1, 30.4], ["month", 3, 91.2]];
  for (let n = 1; n < 1e6; n *= 10) for (const k of [n, 2 * n, 5 * n]) UNITS.push(["year", k, k * 365.2]);
  const start = ([unit, n], day) => {
    const at = date(day);
    const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
    if (unit === "day") return day - ((((day + 3) % n) + n) % n);
    return unit === "month" ? dayOf(year, Math.floor(month / n) * n) : dayOf(Math.floor(year / n) * n, 0);
  };
  const next = ([unit, n], day) => {
    const at = date(day);
    if (unit === "day") return day + n;
    return unit === "month" ? dayOf(at.getUTCFullYear(), at.getUTCMonth() + n) : dayOf(at.getUTCFullYear() + n, 0);
  };
  const inWords = ([unit, n], from, until) => {
    const [a, b] = [date(from), date(until - 1)];
    const [year, month] = [a.getUTCFullYear(), MONTHS[a.getUTCMonth()]];
    if (unit === "day") return `${n > 1 ? "week of " : ""}${a.getUTCDate()} ${month} ${year}`;
    if (unit === "month") return n > 1 ? `${month}-${MONTHS[b.getUTCMonth()]} ${year}` : `${month} ${year}`;
    return n > 1 ? `${year}-${b.getUTCFullYear()}` : `${year}`;
  };

  // Elements; texts go in as texts.
  const make = (name, attributes, ...inside) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, typeof value === "number" ? Math.round(value * 10) / 10 : value);
    element.append(...inside);
    return element;
  };
  const ruler = document.createElement("canvas").getContext("2d");
  const wide = (text, size) => {
    ruler.font = `${size}px system-ui, sans-serif`;
    return ruler.measureText(text).width;
  };

  // Where an event stands: its mark, the days it may have had, the days it had.
  const span = (event, x, [left, right]) => {
    const clamp = (day) => Math.min(right, Math.max(left, x(day)));
    const allowed = [event.from === null ? left : clamp(event.from), event.until === null ? right : clamp(event.until + 1)];
    const sure = event.sure && [clamp(event.sure[0]), clamp(event.sure[1] + 1)];
    const at = ((sure || allowed)[0] + (sure || allowed)[1]) / 2;
    const soft = sure ? [Math.min(allowed[0], at - 2 * HALF), Math.max(allowed[1], at + 2 * HALF)] : allowed;
    const seen = (bar) => (bar && bar[1] - bar[0] > 2 * HALF ? bar : null);
    const bars = [event.vague ? seen(soft) : null, seen(sure)];
    const edge = (i, pick, own) => pick(own, ...bars.filter(Boolean).map((bar) => bar[i]));
    return { at, soft: bars[0], solid: bars[1], left: edge(0, Math.min, at - HALF - look.reach[event.status][0]), right: edge(1, Math.max, at + HALF + look.reach[event.status][1]) };
  };

  // Marks that would touch stand above each other; a label gives way to a mark; nothing if they pile too high.
  const rowsOf = (items) => {
    const rows = [];
    const marks = [];
    for (const item of items) {
      const free = (room) => rows.findIndex((row) => row.label <= item.left - room - GAP);
      let row = free(item.before);
      if (row < 0 && rows.length < LABELLED) row = rows.length;
      const roomy = row >= 0;
      if (row < 0) row = free(0);
      if (row < 0) {
        const open = rows.filter((one) => one.mark <= item.left - GAP).sort((a, b) => a.label - b.label);
        row = open.length > 0 ? rows.indexOf(open[0]) : rows.length;
      }
      if (row >= ROWS) return null;
      if (rows[row] && rows[row].label > item.left - GAP) rows[row].last.label = null;
      const label = item.before > 0 ? (roomy ? "before" : null) : item.after > 0 ? "after" : null;
      const mark = { event: item.event, row, label };
      rows[row] = { mark: item.right, label: item.right + item.after, last: mark };
      marks.push(mark);
    }
    return { marks, heaps: [], rows: rows.length };
  };
  const pack = (items, unit) => {
    items.sort((a, b) => a.left - b.left);
    const packed = rowsOf(items);
    const wanted = items.filter((item) => item.before + item.after > 0).length;
    // Labels on a few marks of many say more of the room they found than of the events: then none has one.
    if (packed && 2 * packed.marks.filter((mark) => mark.label).length < wanted) return rowsOf(items.map((item) => ({ ...item, before: 0, after: 0 })));
    if (packed) return packed;
    const heaps = new Map();
    for (const item of items) {
      const from = start(unit, Math.floor(item.day));
      heaps.set(from, [...(heaps.get(from) || []), item.event]);
    }
    const all = [...heaps].map(([from, inside]) => ({ from, until: next(unit, from), events: inside }));
    const alone = all.filter((heap) => heap.events.length === 1);
    return { marks: alone.map((heap) => ({ event: heap.events[0], row: 0, label: null })), heaps: all.filter((heap) => heap.events.length > 1), rows: 1 };
  };

  const frame = document.createElement("div");
  frame.className = "picture drawn";
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  let scale = null;

  const draw = () => {
    const width = Math.max(280, frame.clientWidth);
    const narrow = width < 640;
    const edge = narrow ? 14 : 24;
    const names = narrow ? 0 : Math.min(200, Math.max(70, ...look.lanes.map((name) => wide(name, 12.5) + 18)));
    const [left, right] = [edge + names, width - edge];
    const x = (day) => left + ((day - view.from) / (view.until - view.from)) * (right - left);
    const back = (place) => view.from + ((place - left) / (right - left)) * (view.until - view.from);
    const unitOf = (room) => UNITS.find(([, , days]) => x(days) - x(0) >= room) || UNITS[UNITS.length - 1];
    scale = { left, right, back };
    const unit = unitOf(14);
    const items = look.lanes.map(() => []);
    const spans = new Map();
    for (const event of shown) {
      const own = span(event, x, [left, right]);
      spans.set(event, own);
      event.lanes.forEach((lane, i) => {
        const room = i === 0 && event.label ? wide(event.label, 11) + 8 : 0;
        const after = own.right + room <= width ? room : 0;
        const before = after === 0 && own.left - room >= left ? room : 0;
        items[lane].push({ event, left: own.left, right: own.right, before, after, day: back(own.at) });
      });
    }
    const packed = items.map((inside) => pack(inside, unit));
    const most = Math.max(1, ...packed.flatMap((lane) => lane.heaps.map((heap) => heap.events.length)));
    const each = HEAP / most;
    const top = 46;
    let floor = top;
    const lanes = packed.map((lane) => {
      const heap = Math.max(0, ...lane.heaps.map((one) => one.events.length * each + 18 + GROUND));
      const above = floor;
      floor += (narrow ? 20 : 2) + Math.max(Math.max(1, lane.rows) * ROW - 2 + FOOT, heap);
      return { ...lane, above, floor, y: ((own) => (row) => own - FOOT - row * ROW)(floor) };
    });
    const svg = make("svg", { class: "timeline", role: "graphics-document", "aria-label": document.title, width, height: floor + 12, viewBox: `0 0 ${width} ${Math.round(floor + 12)}` });
    svg.append(make("rect", { class: "paper", width, height: floor + 12 }));
    axis(svg, x, unitOf(46), top, floor);
    const links = make("path", { class: "link" });
    svg.append(links);
    lanes.forEach((lane, i) => {
      svg.append(make("path", { class: "floor", d: `M${edge} ${lane.floor.toFixed(1)}H${right}` }));
      svg.append(make("text", { class: "lane", x: edge, y: narrow ? lane.above + 15 : lane.y(0) + 4 }, look.lanes[i]));
      for (const heap of lane.heaps) svg.append(pile(heap, unit, x, lane.floor - GROUND, each));
    });
    if (look.today !== null && x(look.today) > left && x(look.today) < right) svg.append(make("path", { class: "today", d: `M${x(look.today + 0.5).toFixed(1)} ${top}V${floor.toFixed(1)}` }));
    links.setAttribute("d", marks(svg, lanes, spans));
    frame.replaceChildren(svg, tip);
  };

  const axis = (svg, x, unit, top, floor) => {
    let lines = "";
    let year = -Infinity;
    const place = (day) => x(day).toFixed(1);
    let opened = false;
    for (let day = next(unit, start(unit, Math.ceil(view.from) - 1)); day < view.until; day = next(unit, day)) {
      if (day < view.from) continue;
      const at = date(day);
      lines += `M${place(day)} ${top}V${floor.toFixed(1)}`;
      const short = { day: at.getUTCDate(), month: MONTHS[at.getUTCMonth()].slice(0, 3), year: at.getUTCFullYear() }[unit[0]];
      svg.append(make("text", { class: "tick", x: x(day), y: top - 8 }, String(short)));
      const opens = unit[0] === "day" ? at.getUTCDate() <= unit[1] : unit[0] === "month" && at.getUTCMonth() === 0;
      if (unit[0] === "year" || (opened && !opens) || x(day) - year < 46) continue;
      const upper = unit[0] === "day" ? `${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}` : at.getUTCFullYear();
      svg.append(make("text", { class: "tick year", x: x(day), y: top - 24 }, String(upper)));
      [year, opened] = [x(day), true];
    }
    svg.append(make("path", { class: "grid", d: lines || "M0 0" }));
  };

  const bar = (kind, ends, y, half) => (ends ? [make("rect", { class: kind, x: ends[0], y: y - half, width: ends[1] - ends[0], height: 2 * half, rx: half })] : []);

  // The marks that stand for one event; returns the lines between those of one event.
  const marks = (svg, lanes, spans) => {
    const places = new Map();
    lanes.forEach((lane) => lane.marks.forEach((mark) => places.set(mark.event, [...(places.get(mark.event) || []), [lane, mark]])));
    let links = "";
    for (const event of shown.filter((one) => places.has(one))) {
      const own = spans.get(event);
      const summary = event.item.querySelector("summary");
      const group = make("a", { class: `event ${event.status} ${event.mode}`, href: `#${event.item.id}`, "aria-label": [".date", ".what"].map((part) => summary.querySelector(part).textContent).join(": ") });
      const end = (lane) => {
        const mark = lanes[lane].marks.find((one) => one.event === event);
        return (mark ? lanes[lane].y(mark.row) : lanes[lane].floor - GROUND).toFixed(1);
      };
      if (event.lanes.length > 1) {
        const line = `M${own.at.toFixed(1)} ${end(event.lanes[0])}V${end(event.lanes[event.lanes.length - 1])}`;
        links += line;
        group.append(make("path", { class: "link own", d: line }));
      }
      for (const [lane, mark] of places.get(event)) {
        const y = lane.y(mark.row);
        const transform = `translate(${own.at.toFixed(1)} ${y.toFixed(1)})`;
        group.append(...bar("soft", own.soft, y, 5), ...bar("solid", own.solid, y, 2));
        group.append(make("path", { class: "mark", transform, d: look.shapes[event.mode] }));
        if (look.over[event.status]) group.append(make("path", { class: "over", transform, d: look.over[event.status] }));
        const before = mark.label === "before";
        if (mark.label) group.append(make("text", { class: before ? "label before" : "label", x: before ? own.left - 5 : own.right + 5, y: y + 3.8 }, event.label));
      }
      group.event = event;
      svg.append(group);
    }
    return links;
  };

  const pile = (heap, unit, x, ground, each) => {
    const [left, right] = [Math.max(scale.left, x(heap.from) + 0.75), Math.min(scale.right, x(heap.until) - 0.75)];
    const held = heap.events.filter((event) => event.status === "held").length;
    const n = heap.events.length;
    const high = (count) => (count === 0 ? 0 : Math.max(2, count * each));
    const [solid, hollow] = [high(held), high(n - held)];
    const words = `${inWords(unit, heap.from, heap.until)}: ${n} events${held < n ? `, ${held} of them held` : ""}`;
    const group = make("g", { class: "heap", tabindex: "0", role: "button", "aria-label": `${words}; zoom in` });
    const part = (kind, bottom, height) => height > 0 && group.append(make("rect", { class: kind, x: left, y: bottom - height, width: Math.max(2, right - left), height, rx: 1 }));
    part("many", ground, solid);
    part("many hollow", ground - solid, hollow);
    if (wide(String(n), 10) <= right - left + 2) group.append(make("text", { class: "number", x: (left + right) / 2, y: ground - solid - hollow - 4 }, String(n)));
    [group.heap, group.words] = [heap, words];
    return group;
  };

  // What is in view, in the list and in the picture.
  const choice = (id) => (byId(id) ? byId(id).value : "");
  const update = () => {
    const words = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (event) => ["kind", "mode", "status"].every((id) => !choice(id) || choice(id) === event[id]);
    const inView = (event) => (event.from === null || event.from < view.until) && (event.until === null || event.until + 1 > view.from);
    shown = events.filter((event) => inView(event) && fits(event) && words.every((word) => event.words.includes(word)));
    const visible = new Set(shown);
    for (const event of events) event.item.hidden = !visible.has(event);
    for (const year of document.querySelectorAll(".year")) year.hidden = !year.querySelector("li[data-days]:not([hidden])");
    const part = view.from > home.from || view.until < home.until;
    const days = part ? `, ${inWords(["day", 1], Math.ceil(view.from))} to ${inWords(["day", 1], Math.floor(view.until))}` : "";
    byId("said").textContent = shown.length === events.length && !part ? "" : `${shown.length} of ${events.length} events${days}`;
    draw();
  };
  const look_at = (from, until) => {
    const days = Math.min(Math.max(until - from, 4), home.until - home.from);
    const middle = Math.min(Math.max((from + until) / 2, home.from + days / 2), home.until - days / 2);
    view = { from: middle - days / 2, until: middle + days / 2 };
    update();
  };
  const zoom = (by, at = (view.from + view.until) / 2) => look_at(at - (at - view.from) * by, at + (view.until - at) * by);
  const move = (by) => look_at(view.from + by * (view.until - view.from), view.until + by * (view.until - view.from));

  // Pointing, dragging, keys.
  const tell = (target) => {
    const group = target && target.closest ? target.closest(".event, .heap") : null;
    tip.hidden = !group;
    if (!group) return;
    const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });
    const part = (name) => group.event.item.querySelector(`summary ${name}`).textContent;
    const status = group.event && group.event.status !== "held" ? `, ${group.event.status}` : "";
    tip.replaceChildren(...(group.event ? [line("b", part(".what b")), line("span", `${part(".date")}${status}${part(".source") && ` [${part(".source")}]`}`)] : [line("span", group.words)]));
    const [box, around] = [group.querySelector(".mark, .many").getBoundingClientRect(), frame.getBoundingClientRect()];
    tip.style.left = `${Math.min(Math.max(8, box.left - around.left + 14), Math.max(8, around.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${box.bottom - around.top + 10}px`;
  };
  const go = (heap) => look_at(heap.from - 0.1, heap.until + 0.1);
  let drag = null;
  const place = (pointer) => pointer.clientX - frame.getBoundingClientRect().left;
  frame.addEventListener("pointerover", (pointer) => tell(pointer.target));
  frame.addEventListener("focusin", (focus) => tell(focus.target));
  frame.addEventListener("focusout", () => tell(null));
  frame.addEventListener("pointerleave", () => tell(null));
  frame.addEventListener("pointerdown", (pointer) => {
    if (pointer.button !== 0 || pointer.pointerType === "touch" || pointer.target.closest(".event, .heap")) return;
    drag = { from: place(pointer), box: make("rect", { class: "soft", y: 0, height: frame.clientHeight, x: place(pointer), width: 0 }) };
    frame.querySelector("svg").append(drag.box);
    frame.setPointerCapture(pointer.pointerId);
  });
  frame.addEventListener("pointermove", (pointer) => {
    if (!drag) return;
    drag.box.setAttribute("x", Math.min(drag.from, place(pointer)));
    drag.box.setAttribute("width", Math.abs(place(pointer) - drag.from));
  });
  frame.addEventListener("pointerup", (pointer) => {
    const ends = drag && [drag.from, place(pointer)].sort((a, b) => a - b);
    if (drag) drag.box.remove();
    drag = null;
    if (ends && ends[1] - ends[0] > 8) look_at(scale.back(ends[0]), scale.back(ends[1]));
  });
  frame.addEventListener("click", (click) => {
    const heap = click.target.closest(".heap");
    if (heap) go(heap.heap);
  });
  frame.addEventListener("wheel", (wheel) => {
    if (!wheel.ctrlKey && !wheel.metaKey) return;
    wheel.preventDefault();
    zoom(wheel.deltaY > 0 ? 1.25 : 0.8, scale.back(place(wheel)));
  }, { passive: false });
  document.addEventListener("keydown", (key) => {
    const typing = key.target.matches("input, select");
    if (key.key === "Escape" && key.target.id === "words") byId("words").value = "";
    if (key.key === "Escape" && key.target.id === "words") update();
    if (typing || key.ctrlKey || key.metaKey || key.altKey) return;
    const heap = key.target.closest(".heap");
    const zoomed = view.from > home.from || view.until < home.until;
    const acts = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => look_at(home.from, home.until), "/": () => byId("words").focus() };
    if (zoomed) Object.assign(acts, { ArrowLeft: () => move(-0.25), ArrowRight: () => move(0.25) });
    if (heap) Object.assign(acts, { Enter: () => go(heap.heap), " ": () => go(heap.heap) });
    if (!acts[key.key]) return;
    key.preventDefault();
    acts[key.key]();
  });
  const open = () => {
    const item = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (item && item.matches("li[data-days]")) item.querySelector("details").open = true;
  };
  addEventListener("hashchange", open);
  for (const id of ["words", "kind", "mode", "status"]) if (byId(id)) byId(id).addEventListener("input", update);
  byId("in").addEventListener("click", () => zoom(0.5));
  byId("out").addEventListener("click", () => zoom(2));
  byId("all").addEventListener("click", () => look_at(home.from, home.until));
  document.querySelectorAll(".picture").forEach((picture, i) => (i === 0 ? picture.replaceWith(frame) : picture.remove()));
  byId("controls").hidden = false;
  update();
  open();
  let width = frame.clientWidth;
  new ResizeObserver(() => {
    if (frame.clientWidth === width) return;
    width = frame.clientWidth;
    draw();
  }).observe(frame);
})();
