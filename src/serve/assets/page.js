// Comfort only: every page says everything without this file.
"use strict";

// Names are completed as they are typed (the combobox pattern of the ARIA practices).
function complete(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-names`;
  list.className = "names-offered";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names");
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  let waiting = 0;
  let asked = null;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const active = () => list.querySelector("[aria-selected=true]");
  const choose = (option) => {
    input.value = option.dataset.value;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const mark = (option) => {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
  };
  const offer = (actors) => {
    list.replaceChildren(...actors.map((actor, i) => {
      const option = document.createElement("li");
      const same = actors.filter((other) => other.name === actor.name).length > 1;
      option.id = `${list.id}-${i}`;
      option.dataset.value = same ? actor.id : actor.name;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      for (const [kind, text] of [["name", actor.name], ["also", actor.office || actor.also]]) {
        const part = document.createElement("span");
        part.className = kind;
        part.append(Object.assign(document.createElement("bdi"), { textContent: text }));
        option.append(part);
      }
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(option);
      });
      return option;
    }));
    list.hidden = actors.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    asked?.abort();
    const words = input.value.trim();
    if (!words) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`/api/actors?${new URLSearchParams({ words, limit: "8" })}`, { signal: asked.signal });
      if (answer.ok) offer(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener("blur", () => {
    clearTimeout(waiting);
    asked?.abort();
    close();
  });
  input.addEventListener("keydown", (event) => {
    const options = [...list.children];
    const at = options.indexOf(active());
    if (event.key === "Escape" && !list.hidden) {
      close();
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      choose(options[at]);
    } else if (event.key === "ArrowDown" && !list.hidden) {
      mark(options[(at + 1) % options.length]);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      mark(options[(at + options.length) % (options.length + 1)] ?? options[options.length - 1]);
    } else {
      return;
    }
    event.preventDefault();
  });
}

// An event of the picture that stands in the list is opened there; others have a page of their own.
function openInPlace(event) {
  const link = event.target.closest?.("svg.timeline a");
  const path = link?.getAttribute("href") ?? "";
  const line = path.startsWith("/event/") && document.getElementById(decodeURIComponent(path.slice(7)));
  if (!line || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  line.open = true;
  line.scrollIntoView({ block: "center" });
  line.querySelector("summary").focus({ preventScroll: true });
}

document.querySelectorAll("input.actor").forEach(complete);
document.addEventListener("click", openInPlace);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector("input.actor")?.focus();
  }
});
