"use strict";
// Fills the lists and the heat map of the page from its data. Text is only ever set as text, never read as HTML.
(() => {
  const page = JSON.parse(document.getElementById("data").textContent);
  const words = page.words;
  const WHOLE = 60; // a list of so many rows is shown whole,
  const FIRST = 25; // of a longer one so many,
  const MORE = 200; // and so many more each time
  const collator = new Intl.Collator(page.language, { numeric: true });
  const formats = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(page.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );

  const number = (value, digits = 0) => formats[digits].format(value);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name]);

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") element.addEventListener("click", value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const spoken = (text) => make("span", { class: "spoken" }, text);
  const unspoken = (text) => make("span", { "aria-hidden": "true" }, text);

  /** One column of a list: what is shown in a row, and what it is sorted and found by. */
  function column(stored) {
    if (stored.words) {
      const keys = stored.keys || stored.words;
      return {
        ...stored,
        value: (row) => (stored.codes[row] < 0 ? null : keys[stored.codes[row]]),
        text: (row) => (stored.codes[row] < 0 ? stored.missing : stored.words[stored.codes[row]]),
      };
    }
    const shown = {
      percent: (text) => `${text} %`,
      rupiah: (text) => `Rp${text}`.replace("Rp-", "-Rp"),
      change: (text) => (/^[-0]/.test(text) ? text : `+${text}`),
    };
    const finish = shown[stored.style] || ((text) => text);
    return {
      ...stored,
      numeric: true,
      value: (row) => stored.values[row],
      text: (row) => {
        const value = stored.values[row];
        return value === null ? stored.missing : finish(number(value, stored.digits));
      },
    };
  }

  const lists = new Map(
    Object.entries(page.lists).map(([name, list]) => [name, { ...list, columns: list.columns.map(column) }]),
  );

  function sorted(rows, { by, down }) {
    if (!by) return rows;
    const compare = by.numeric || by.keys ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
    return [...rows].sort((a, b) => {
      const [one, other] = [by.value(a), by.value(b)];
      if (one === null || other === null) return (one === null) - (other === null); // unknown comes last either way
      return down ? compare(other, one) : compare(one, other);
    });
  }

  function cell(one, row, first) {
    const content = one.fill ? one.fill(row) : [one.text(row)];
    const look = [one.numeric ? "number" : one.name, one.look ? one.look(row) : ""].join(" ").trim();
    const element = make(first ? "th" : "td", { ...(first && { scope: "row" }), ...(look && { class: look }) }, ...content);
    if (one.bar && one.value(row) !== null) {
      const bar = make("span", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", Math.max(0, Math.min(1, one.value(row) / 100)));
      element.append(bar);
    }
    return element;
  }

  /** Lay a list out below `place`: a search, a choice for some columns, and the table with sortable columns. */
  function layOut(place, list, { columns = list.columns, rows = [...Array(list.count).keys()], title, choices = true } = {}) {
    const first = rows.length <= WHOLE ? rows.length : FIRST;
    const state = { by: null, down: false, shown: first, query: "", chosen: new Map() };
    const body = make("tbody");
    const status = make("p", { class: "status", role: "status" });
    const more = make("button", { type: "button", onclick: () => show(state.shown + MORE) });
    const all = make("button", { type: "button", onclick: () => show(Infinity) }, words.show_all);
    const heads = columns.map((one, at) => {
      const label = one.upright ? make("span", { class: "upright" }, one.title) : one.title;
      const button = make("button", { type: "button", onclick: () => sortBy(at) }, label, unspoken(""));
      const look = `${one.numeric ? "number" : ""} ${one.upright ? "tall" : ""}`;
      return make("th", { scope: "col", "aria-sort": "none", class: look, "data-title": one.title }, button);
    });

    function sortBy(at) {
      state.down = state.by === columns[at] ? !state.down : Boolean(columns[at].numeric);
      state.by = columns[at];
      heads.forEach((head, other) => {
        const here = other === at;
        head.setAttribute("aria-sort", here ? (state.down ? "descending" : "ascending") : "none");
        head.querySelector("[aria-hidden]").textContent = here ? (state.down ? " ▼" : " ▲") : "";
      });
      show(state.shown);
    }

    function found() {
      const query = state.query.toLocaleLowerCase(page.language).trim();
      const texts = columns.filter((one) => one.words);
      return rows.filter(
        (row) =>
          [...state.chosen].every(([one, code]) => one.codes[row] === code) &&
          (!query || texts.some((one) => one.text(row).toLocaleLowerCase(page.language).includes(query))),
      );
    }

    function show(limit) {
      const matching = sorted(found(), state);
      state.shown = limit;
      const shown = matching.slice(0, limit);
      body.replaceChildren(...shown.map((row) => make("tr", {}, ...columns.map((one, at) => cell(one, row, at === 0)))));
      const values = { shown: number(shown.length), found: number(matching.length), all: number(rows.length) };
      status.textContent = filled(matching.length < rows.length ? words.found : words.shown, values);
      more.textContent = filled(words.show_more, { count: number(Math.min(MORE, matching.length - shown.length)) });
      more.hidden = all.hidden = shown.length === matching.length;
    }

    function search() {
      const input = make("input", { type: "search", autocomplete: "off" });
      input.addEventListener("input", () => {
        state.query = input.value;
        show(first);
      });
      return make("label", {}, words.search, input);
    }

    function choice(one) {
      const select = make("select", {}, make("option", { value: "" }, words.all));
      const there = [...new Set(rows.map((row) => one.codes[row]))].filter((code) => code >= 0);
      there.sort((a, b) => collator.compare(one.words[a], one.words[b]));
      select.append(...there.map((code) => make("option", { value: String(code) }, one.words[code])));
      select.addEventListener("change", () => {
        if (select.value) state.chosen.set(one, Number(select.value));
        else state.chosen.delete(one);
        show(first);
      });
      return make("label", {}, one.title, select);
    }

    const controls = make("div", { class: "controls" }, ...(rows.length > 15 ? [search()] : []));
    if (choices && rows.length > 15) controls.append(...columns.filter((one) => one.choice).map(choice));
    const caption = make("caption", { class: "spoken" }, title || list.title);
    const table = make("table", {}, caption, make("thead", {}, make("tr", {}, ...heads)), body);
    const scroll = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title || list.title }, table);
    place.replaceChildren(controls, status, scroll, make("p", { class: "controls" }, more, all));
    show(first);
  }

  for (const place of document.querySelectorAll("[data-list]")) layOut(place, lists.get(place.dataset.list));

  /** The heat map: groups by competency; a group opens into its own, the last one into its people. */
  function layOutHeat(place, heat) {
    const cells = new Map();
    const inside = new Map();
    heat.groups.name.forEach((name, at) => {
      if (!cells.has(name)) {
        cells.set(name, new Map());
        const parent = heat.groups.parent[at];
        inside.set(parent, [...(inside.get(parent) || []), name]);
      }
      cells.get(name).set(heat.groups.competency[at], at);
    });
    const parentOf = new Map(heat.groups.name.map((name, at) => [name, heat.groups.parent[at]]));
    const root = inside.get(null)[0];
    const state = { figure: "share", group: root, people: false };
    const figures = {
      share: { title: words.share, step: 0, of: 100, text: (value) => `${number(value)} %` },
      mean: { title: words.mean, step: 1, of: 1, text: (value) => number(value, 2) },
    };
    const trail = make("nav", { "aria-label": words.trail });
    const status = make("p", { class: "status", role: "status", tabindex: "-1" });
    const below = make("div");

    function path(group) {
      const above = parentOf.get(group);
      return above === null ? [group] : [...path(above), group];
    }

    function open(group, people = false) {
      state.group = group;
      state.people = people || !inside.has(group);
      show();
      status.focus();
    }

    function link(group, people = false) {
      const text = people ? filled(words.people_of, { name: heat.names[group] }) : heat.names[group];
      return make("button", { type: "button", class: "open", onclick: () => open(group, people) }, text);
    }

    function heatCell(at) {
      if (at === undefined || heat.groups.people[at] === 0) return make("td", { class: "none" }, spoken(words.not_required));
      if (heat.groups.hidden[at]) return make("td", { title: words.hidden }, "–");
      const value = heat.groups[state.figure][at];
      if (value === null) return make("td", { class: "few", title: words.unassessed }, "?");
      const { step, of, text } = figures[state.figure];
      const place = heat.steps.filter((one) => value / of >= one[step]).length - 1;
      const [assessed, people] = [heat.groups.assessed[at], heat.groups.people[at]];
      const few = assessed < heat.low_coverage * heat.groups.required[at];
      const told = { with_gap: heat.groups.with_gap[at], assessed, people, levels: heat.groups.levels_missing[at] };
      const title = filled(words.cell, Object.fromEntries(Object.entries(told).map(([name, one]) => [name, number(one)])));
      const mark = few ? [unspoken("*"), spoken(words.few)] : [];
      return make("td", { class: `step${place}${few ? " few" : ""}`, title }, unspoken(`${heat.steps[place][2]} `), text(value), ...mark);
    }

    function legend() {
      const { step, of, text } = figures[state.figure];
      const from = heat.steps.map((one, at) => make("span", { class: `step${at}` }, `${one[2]} ${text(of * one[step])}`));
      return make("p", { class: "legend note" }, words.steps, ...from);
    }

    function map() {
      const groups = inside.get(state.group) || [];
      const across = [null, ...heat.competencies.keys()].filter(
        (one) => one === null || [state.group, ...groups].some((group) => cells.get(group).has(one)),
      );
      const heads = across.map((one) =>
        make("th", { scope: "col" }, make("span", { class: "upright" }, one === null ? words.every : heat.competencies[one])),
      );
      const row = (group, first) =>
        make(
          "tr",
          first ? { class: "whole" } : {},
          make("th", { scope: "row" }, first ? heat.names[group] : link(group)),
          ...across.map((one) => heatCell(cells.get(group).get(one))),
        );
      const corner = make("th", { scope: "col" }, words.group);
      const title = `${figures[state.figure].title}: ${path(state.group).map((one) => heat.names[one]).join(" › ")}`;
      const table = make(
        "table",
        { class: "heat" },
        make("caption", { class: "spoken" }, title),
        make("thead", {}, make("tr", {}, corner, ...heads)),
        make("tbody", {}, row(state.group, true), ...groups.map((group) => row(group, false))),
      );
      return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, table);
    }

    const of = heat.states.sets.map((set) => new Map(set.map((competency, at) => [competency, at])));

    function stateOf(row, competency) {
      const at = of[heat.states.of[row]].get(competency);
      if (at === undefined) return null;
      const place = heat.alphabet.indexOf(heat.states.cells[row][at]);
      if (place === heat.alphabet.length - 1) return { exempt: true };
      const [required, held] = [Math.floor(place / 8), place % 8];
      return { required, held: held < heat.expired ? held : null, expired: held === heat.expired };
    }

    function competencyColumn(competency) {
      const told = (row) => stateOf(row, competency);
      return {
        title: heat.competencies[competency],
        upright: true,
        numeric: true,
        value: (row) => {
          const state = told(row);
          return !state || state.exempt || state.held === null ? null : state.held - state.required;
        },
        look: (row) => {
          const state = told(row);
          if (!state) return "none";
          if (state.exempt || state.held === null) return "unknown";
          return `gap${Math.max(0, Math.min(3, state.required - state.held))}`;
        },
        fill: (row) => {
          const state = told(row);
          if (!state) return [spoken(words.not_required)];
          if (state.exempt) return [unspoken("–"), spoken(words.exempt)];
          if (state.held === null) {
            const why = state.expired ? words.expired : words.unassessed;
            return [unspoken(`${state.expired ? "×" : "?"}/${state.required}`), spoken(filled(words.unknown_of, { why, required: state.required }))];
          }
          const text = filled(words.held_of, { held: state.held, required: state.required });
          return [unspoken(`${state.held}/${state.required}`), spoken(text)];
        },
      };
    }

    function within(unit) {
      for (let group = unit; group !== null && group !== undefined; group = parentOf.get(group)) if (group === state.group) return true;
      return false;
    }

    function people() {
      const list = lists.get(heat.people);
      const rows = [...Array(list.count).keys()].filter((row) => within(heat.places[row]));
      const required = new Set(rows.flatMap((row) => heat.states.sets[heat.states.of[row]]));
      const across = [...heat.competencies.keys()].filter((one) => required.has(one));
      const division = make("div", { class: "people" });
      const told = (one) => !["opd", "unor"].includes(one.name) || new Set(rows.map((row) => one.codes[row])).size > 1;
      const columns = [...list.columns.filter(told), ...across.map(competencyColumn)];
      const title = filled(words.people_of, { name: path(state.group).map((one) => heat.names[one]).join(" › ") });
      layOut(division, list, { columns, rows, title });
      return [make("p", { class: "note" }, words.people_note), division];
    }

    function show() {
      const steps = path(state.group).map((group, at, whole) => {
        const here = at === whole.length - 1;
        return make("li", {}, here && !(state.people && inside.has(group)) ? make("span", { "aria-current": "page" }, heat.names[group]) : link(group));
      });
      trail.replaceChildren(make("ol", {}, ...steps));
      status.textContent = filled(state.people ? words.people_of : words.groups_of, { name: heat.names[state.group] });
      if (state.people) below.replaceChildren(...people());
      else below.replaceChildren(legend(), map(), make("p", { class: "controls" }, link(state.group, true)));
      radios.hidden = state.people;
    }

    const radios = make(
      "fieldset",
      { class: "controls" },
      make("legend", {}, words.figure),
      ...Object.entries(figures).map(([name, { title }]) => {
        const input = make("input", { type: "radio", name: "figure", value: name });
        input.checked = name === state.figure;
        input.addEventListener("change", () => {
          state.figure = name;
          show();
        });
        return make("label", {}, input, title);
      }),
    );
    place.replaceChildren(trail, radios, status, below);
    show();
  }

  const place = document.querySelector("[data-heat]");
  if (place) layOutHeat(place, page.heat);
})();
