// <treatment-comparison src="https://…/embed/comparisons/….json">: an honest comparison on a partner's page.
//
// What stands inside the element is shown until the comparison has arrived, and whenever it cannot be had. Only
// constructable style sheets are used, so it works under a strict Content-Security-Policy; nothing is stored, and the
// one request goes to the address in `src`. Theme it with --comparison-* properties and ::part().

const OPTIONS = ["attributes", "category", "depth", "theme", "dir", "edition"];
const MOST_MILLISECONDS = 20_000;

const STYLE = `
:host { display: block; font: inherit; color: var(--comparison-ink, CanvasText); background: var(--comparison-paper, Canvas); color-scheme: light dark; }
:host([theme="light"]) { color-scheme: light; } :host([theme="dark"]) { color-scheme: dark; }
h2 { font-size: 1.2em; margin-block: 0.3em; }
.notice { border-inline-start: 4px solid var(--comparison-line, GrayText); padding-inline: 0.8em; margin-block: 0.8em; }
.notice p { margin-block: 0.4em; }
.scroll { overflow-x: auto; container-type: inline-size; }
.whole { display: block; position: sticky; inset-inline-start: 0.5em; inline-size: fit-content; max-inline-size: calc(100cqi - 1em); }
table { border-collapse: collapse; inline-size: 100%; }
th[scope="row"] { min-inline-size: 6.5em; } td { min-inline-size: 8.5em; }
[part="sentence"] { border-block-start: 0; padding-block-start: 0; }
caption { text-align: start; font-weight: 600; padding-block: 0.4em; }
th, td { text-align: start; vertical-align: top; padding: 0.5em; border-block-start: 1px solid var(--comparison-line, GrayText); }
.labels, .sentence { display: block; font-size: 0.875em; font-weight: 400; }
.absent { font-style: italic; }
.value { font-weight: 600; }
a { color: var(--comparison-link, LinkText); }
.cite { display: inline-block; min-inline-size: 1.5rem; min-block-size: 1.5rem; line-height: 1.5rem; text-align: center; }
summary { cursor: pointer; padding-block: 0.3em; }
:focus-visible { outline: 3px solid var(--comparison-focus, Highlight); outline-offset: 2px; }
@media print {
  :host { color-scheme: light; }
  .scroll { overflow: visible; } table { min-inline-size: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  li a[href]::after { content: " (" attr(href) ")"; }
}
`;

let count = 0;

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function link(address, text, properties) {
  return /^https?:/.test(address) || address.startsWith("/") || address.startsWith("#")
    ? make("a", { href: address, ...properties }, text)
    : make("span", {}, text);
}

// A reason that a page's author can act on.
class Refusal extends Error {
  constructor(reason, status = 0) {
    super(reason);
    this.status = status;
  }
}

class TreatmentComparison extends HTMLElement {
  static observedAttributes = ["src", ...OPTIONS];
  #request = null;
  #isDue = false;
  #id = `comparison-${++count}`;

  connectedCallback() { this.#loadSoon(); }
  disconnectedCallback() { this.#request?.abort(); }
  attributeChangedCallback(_name, before, after) { if (before !== after) this.#loadSoon(); }

  // Several attributes changed at once are one request.
  #loadSoon() {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) this.#load();
    });
  }

  async #load() {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    let isLate = false;
    const alarm = setTimeout(() => { isLate = true; request.abort(); }, MOST_MILLISECONDS);
    try {
      const address = this.#address();
      const comparison = await this.#ask(address, request.signal);
      if (request !== this.#request) return;
      this.#show(this.#section(comparison, new URL(comparison.page, address).href));
      this.#tell("comparison-load", { edition: comparison.edition.id, rows: comparison.rows.length });
    } catch (error) {
      if (request !== this.#request || (request.signal.aborted && !isLate)) return;
      if (this.shadowRoot) this.#show(document.createElement("slot"));
      this.#tell("comparison-error", isLate
        ? { reason: `no answer within ${MOST_MILLISECONDS / 1000} seconds`, status: 0 }
        : { reason: error instanceof Refusal ? error.message : "the answer is no comparison", status: error.status ?? 0 });
    } finally {
      clearTimeout(alarm);
    }
  }

  #address() {
    const src = this.getAttribute("src");
    if (!src) throw new Refusal("there is no src");
    let address;
    try { address = new URL(src, document.baseURI); } catch { throw new Refusal("src is no address"); }
    if (!/^https?:$/.test(address.protocol)) throw new Refusal("src is no address of the web");
    for (const name of OPTIONS) {
      const value = this.getAttribute(name);
      if (value) address.searchParams.set(name, value);
    }
    return address;
  }

  async #ask(address, signal) {
    let answer;
    try {
      answer = await fetch(address, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    } catch {
      throw new Refusal("the server cannot be reached, or does not answer pages of this origin");
    }
    if (!answer.ok) {
      const problem = await answer.json().catch(() => null);
      const why = problem?.errors?.[0]?.detail ?? problem?.detail;
      throw new Refusal(`the server answered ${answer.status}${why ? `: ${why}` : ""}`, answer.status);
    }
    return answer.json();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #show(content) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (!root.adoptedStyleSheets.length) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    }
    root.replaceChildren(content);
  }

  // Made whole before anything is shown, so that a broken answer never takes the fallback away.
  #section(comparison, page) {
    const caption = `${this.#id}-caption`;
    if (comparison.notices.length < 2) throw new Refusal("the answer lacks its disclaimer");
    const scroll = make("div", { class: "scroll", role: "region", tabindex: "0", "aria-labelledby": caption, part: "scroll" },
      this.#table(comparison, caption));
    return make("section", comparison.direction === "auto" ? {} : { dir: comparison.direction },
      make("h2", { part: "title" }, comparison.title),
      make("div", { class: "notice", part: "notice" }, ...comparison.notices.map((text) => make("p", {}, text))),
      scroll,
      this.#sources(comparison.sources),
      make("p", { part: "credit" }, link(page, `${comparison.title}: the whole page`, { target: "_blank", rel: "noopener" }),
        ` Equipoise, edition ${comparison.edition.id}. ${comparison.funding} CC BY 4.0.`));
  }

  #table(comparison, caption) {
    const columns = comparison.treatments.length + 1;
    const head = make("tr", {}, make("th", { scope: "col" }, "Question"),
      ...comparison.treatments.map((name) => make("th", { scope: "col", part: "treatment" }, name)));
    const table = make("table", { part: "table" }, make("caption", {}, make("span", { class: "whole", id: caption }, comparison.question)), make("thead", {}, head));
    let body = null, category = null;
    for (const row of comparison.rows) {
      if (row.category !== category) {
        category = row.category;
        body = make("tbody", {}, make("tr", {}, make("th", { scope: "rowgroup", colspan: columns, part: "category" }, make("span", { class: "whole" }, row.category_words))));
        table.append(body);
      }
      body.append(
        make("tr", { part: "row" }, make("th", { scope: "row", part: "question" }, row.question), ...row.cells.map((cell) => this.#cell(cell))),
        make("tr", {}, make("td", { colspan: columns, part: "sentence" },
          ...(row.verdicts.length ? row.verdicts : [row.sentence]).map((text) => make("span", { class: "sentence whole" }, text)))));
    }
    return table;
  }

  #cell(cell) {
    const cite = cell.source_number
      ? link(`#${this.#id}-source-${cell.source_number}`, String(cell.source_number), { class: "cite", "aria-label": `Source ${cell.source_number}` })
      : null;
    cite?.addEventListener("click", (event) => {
      event.preventDefault();
      const place = this.shadowRoot.getElementById(`${this.#id}-source-${cell.source_number}`);
      place.closest("details").open = true;
      place.scrollIntoView();
      place.focus();
    });
    return make("td", { part: "cell" },
      make("span", { class: cell.is_absent ? "absent" : "value", part: "value" }, cell.display), " ", cite,
      ...cell.labels.map((text) => make("span", { class: "labels", part: "labels" }, text)),
      cell.more ? make("span", { class: "labels" }, `${cell.more} more ${cell.more === 1 ? "finding" : "findings"} on the whole page`) : null);
  }

  #sources(sources) {
    return make("details", { part: "sources" }, make("summary", {}, `${sources.length} ${sources.length === 1 ? "source" : "sources"}`),
      make("ol", {}, ...sources.map((source) =>
        make("li", { id: `${this.#id}-source-${source.number}`, value: source.number, tabindex: "-1", part: "source" },
          source.citation, " ", source.address ? link(source.address, `Open source ${source.number}`, { rel: "noopener noreferrer", target: "_blank" }) : null))));
  }
}

if (!customElements.get("treatment-comparison")) customElements.define("treatment-comparison", TreatmentComparison);
