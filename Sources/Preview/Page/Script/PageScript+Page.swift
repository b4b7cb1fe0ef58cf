extension PageScript {
    /// The page as a whole.
    static let page = #"""
        /** The page: one dashboard at a time, and the ways to the others. */
        class Page {
          constructor(content) {
            this.content = content;
            this.revision = content.revision;
            this.main = document.getElementById("main");
            this.status = document.getElementById("status");
            this.views = [];
            this.loading = null;
            this.timer = null;
            // Only the width decides how a panel is drawn anew.
            this.observer = new ResizeObserver((entries) => {
              for (const { target } of entries) {
                const view = this.views.find(({ body }) => body === target);
                if (!view || view.width === target.clientWidth) continue;
                view.width = target.clientWidth;
                if (view.data || view.isReady) view.draw();
              }
            });
            window.addEventListener("hashchange", () => this.open(true));
            document.getElementById("top").append(...this.heading());
            this.open(false);
          }

          get dashboard() {
            return this.content.dashboards[this.index];
          }

          get zone() {
            return this.dashboard.timezone === "utc" ? "utc" : "browser";
          }

          /** Shows the dashboard that the address names, or the first. */
          open(wasAsked) {
            const uid = decodeURIComponent(location.hash.slice(1).split("/")[0] || "");
            const index = this.content.dashboards.findIndex((dashboard) => dashboard.uid === uid);
            const key = location.hash.split("/")[1];
            const isSame = this.index === Math.max(index, 0);
            this.index = Math.max(index, 0);
            if (!isSame || !wasAsked) this.rebuild();
            for (const link of document.querySelectorAll("nav a")) {
              if (link.hash === `#${encodeURIComponent(this.dashboard.uid)}`) link.setAttribute("aria-current", "page");
              else link.removeAttribute("aria-current");
            }
            document.title = `${this.dashboard.title} – preview`;
            if (key) this.reveal(key);
            else if (wasAsked) this.main.focus();
          }

          /** Brings a panel into view, out of its row if that is closed. */
          reveal(key) {
            const view = this.views.find(({ item }) => item.key === key);
            if (!view) return;
            view.element.closest("section")?.querySelector("button[aria-expanded=false]")?.click();
            view.element.scrollIntoView({ block: "center" });
            view.element.querySelector("button")?.focus({ preventScroll: true });
          }

          rebuild() {
            this.observer.disconnect();
            this.variables = this.dashboard.variables ?? [];
            this.views = [];
            this.controls = this.content.live ? new Controls(this) : null;
            this.facts = element("p", { class: "facts" });
            const { title, description, change } = this.dashboard;
            this.main.replaceChildren(
              element("div", { class: "title" }, element("h1", {}, title), change ? element("span", { class: `badge ${change}` }, changeWords[change]) : null),
              ...(description ? [element("p", { class: "quiet" }, description)] : []),
              ...(this.controls ? [this.controls.element] : []), this.facts, ...this.ownChanges(), ...this.sections(), ...this.removedPanels());
            for (const view of this.views) this.observer.observe(view.body);
            this.load();
          }

          /** Loads the values, unless they are in the page already. */
          async load() {
            this.loading?.abort();
            clearTimeout(this.timer);
            if (!this.content.live) {
              for (const view of this.views) this.give(view, this.dashboard.data?.[view.item.key] ?? null);
              this.tellFacts();
              return;
            }
            const loading = this.loading = new AbortController();
            this.main.setAttribute("aria-busy", "true");
            try {
              this.variables = await this.ask("variables", {}, loading.signal);
              this.controls.show(this.variables);
              await Promise.all(this.views.map(async (view) => {
                if ((view.item.panel.targets ?? []).length === 0) return this.give(view, null);
                this.give(view, await this.ask("panel", { panel: view.item.key }, loading.signal));
              }));
              this.tellFacts();
              this.status.textContent = "";
            } catch (error) {
              if (error.name === "AbortError") return;
              this.status.textContent = `The preview's server gave no values: ${error.message}. Is it still running?`;
            } finally {
              if (this.loading === loading) {
                this.main.removeAttribute("aria-busy");
                this.timer = this.controls.seconds ? setTimeout(() => this.load(), this.controls.seconds * 1000) : null;
              }
            }
          }

          give(view, data) {
            view.isReady = true;
            view.width = view.body.clientWidth;
            if (data) presentTime = data.to;
            view.show(data);
          }

          async ask(name, more, signal) {
            const query = new URLSearchParams({ dashboard: this.index, ...this.controls.range, ...more });
            for (const [variable, values] of this.controls.chosen) for (const value of values) query.append(`var-${variable}`, value);
            const response = await fetch(`api/${name}?${query}`, { signal });
            const answer = await response.json();
            if (!response.ok) throw new Error(answer.error ?? `status ${response.status}`);
            return answer;
          }

          /** The values of a panel that is not on the page. */
          async dataOf(key) {
            return this.content.live ? this.ask("panel", { panel: key }) : this.dashboard.data?.[key] ?? null;
          }

          /** A title with its variables filled in. */
          filled(text) {
            return text.replace(/\$\{?(\w+)(?::[^}]*)?\}?/g, (whole, name) => this.variables.find((variable) => variable.name === name)?.text ?? whole);
          }

          tellFacts() {
            const data = this.views.find((view) => view.data)?.data;
            const parts = [];
            if (data) parts.push(`${timeText(data.from, this.zone)} to ${timeText(data.to, this.zone)}${this.zone === "utc" ? " UTC" : ""}`);
            if (!this.content.live) {
              for (const variable of this.variables) {
                if (!variable.hidden && variable.kind !== "datasource") parts.push(`${variable.label}: ${variable.text || "none"}`);
              }
            }
            for (const variable of this.variables) if (variable.problem) parts.push(`${variable.label}: ${variable.problem}`);
            parts.push(this.dashboard.path);
            this.facts.replaceChildren(...parts.map((part) => element("span", {}, part)));
          }

          /** The rows with their panels. */
          sections() {
            const sections = [];
            let grid = null;
            const begin = (row) => {
              grid = element("div", { class: "grid" });
              sections.push(row ? rowSection(this.filled(row.row), grid, row.collapsed && !this.hasChange(row)) : element("section", { "aria-label": "Panels" }, grid));
            };
            for (const item of this.dashboard.items) {
              if (Object.hasOwn(item, "row")) {
                begin(item);
                continue;
              }
              if (!grid) begin(null);
              const view = new PanelView(item, this);
              this.views.push(view);
              grid.append(view.element);
            }
            for (const section of sections) placed(section.querySelector(".grid"), this.views);
            return sections.filter((section) => section.querySelector("h2") || section.querySelector("article"));
          }

          hasChange(row) {
            const items = this.dashboard.items;
            for (let index = items.indexOf(row) + 1; index < items.length && !Object.hasOwn(items[index], "row"); index += 1) {
              if (items[index].change) return true;
            }
            return false;
          }

          removedPanels() {
            const removed = this.dashboard.removed ?? [];
            if (removed.length === 0) return [];
            const grid = element("div", { class: "grid" });
            for (const item of removed) {
              const view = new PanelView({ ...item, change: "removed" }, this);
              this.views.push(view);
              grid.append(view.element);
            }
            placed(grid, this.views);
            return [rowSection(`Removed since ${this.revision}`, grid, false)];
          }

          /** What differs in the dashboard beside its panels. */
          ownChanges() {
            const { changes = [] } = this.dashboard;
            return changes.length ? [changesOf({ change: "changed", changes }, this)] : [];
          }

          heading() {
            const { dashboards, source } = this.content;
            const links = dashboards.map((dashboard) => element("li", {}, element("a", { href: `#${encodeURIComponent(dashboard.uid)}` }, dashboard.title,
              dashboard.change ? element("span", { class: `dot ${dashboard.change}` }, element("span", { class: "unseen" }, ` (${dashboard.change})`)) : null)));
            const banner = source === null
              ? element("p", { class: "banner sample" }, element("b", {}, "Sample data."), " The values on this page are made up, the same each time.")
              : element("p", { class: "banner" }, "Values of ", element("b", {}, source), this.content.live ? "" : ", as they were when this file was written.");
            return [
              ...(dashboards.length > 1 ? [element("nav", { "aria-label": "Dashboards" }, element("ul", {}, ...links))] : []),
              banner, ...this.summary(),
            ];
          }

          /** What differs, in all dashboards: what a reviewer came for. */
          summary() {
            if (this.revision === undefined) return [];
            const lines = this.content.dashboards.filter(({ change }) => change).map((dashboard) => {
              const counts = { added: 0, changed: 0, removed: (dashboard.removed ?? []).length };
              for (const { change } of dashboard.items) if (change) counts[change] += 1;
              const words = Object.entries(counts).filter(([, count]) => count).map(([word, count]) => `${count} ${count === 1 ? "panel" : "panels"} ${word}`);
              if ((dashboard.changes ?? []).length) words.push(`${dashboard.changes.map(({ name }) => name).join(", ")} changed`);
              const uid = encodeURIComponent(dashboard.uid);
              const panels = [...dashboard.items.filter(({ change }) => change), ...(dashboard.removed ?? [])];
              return element("li", {}, element("a", { href: `#${uid}` }, dashboard.title), `: ${dashboard.change === "changed" ? words.join(", ") : dashboard.change}`,
                panels.length ? element("ul", {}, ...panels.map((item) => element("li", {},
                  element("a", { href: `#${uid}/${item.key}` }, item.panel.title || `Panel of type ${item.panel.type}`),
                  element("span", { class: "quiet" }, ` ${item.change ?? "removed"}${item.changes?.length ? `: ${item.changes.map(({ name }) => name).join(", ")}` : ""}`)))) : null);
            });
            const words = lines.length ? `Changes since ${this.revision}` : `No dashboard differs from ${this.revision}.`;
            return [lines.length ? element("details", { class: "summary", open: lines.length <= 6 }, element("summary", {}, words), element("ul", {}, ...lines))
              : element("p", { class: "summary" }, words)];
          }
        }

        /** A row of panels under its heading, by which it opens and closes. */
        function rowSection(title, grid, isClosed) {
          const id = freshID("row");
          grid.id = id;
          grid.hidden = isClosed;
          const button = element("button", { type: "button", class: "row-title", "aria-expanded": String(!isClosed), "aria-controls": id, onclick: () => {
            grid.hidden = !grid.hidden;
            button.setAttribute("aria-expanded", String(!grid.hidden));
          } }, title || "Panels");
          return element("section", {}, element("h2", {}, button), grid);
        }

        /** Puts panels as high as those above them allow, as Grafana does: no gap stays, and none covers another. */
        function placed(grid, views) {
          const floors = Array(24).fill(0);
          for (const { item, element: node } of views.filter(({ element: node }) => node.parentElement === grid)) {
            const [x, , width, height] = item.grid;
            const top = Math.max(...floors.slice(x, x + width));
            floors.fill(top + height, x, x + width);
            node.style.setProperty("--y", top + 1);
            node.style.setProperty("--h", height);
          }
        }

        document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();

        function start() {
          const content = JSON.parse(document.getElementById("content").textContent);
          const dialog = document.getElementById("details");
          // A click beside the dialog closes it.
          dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
          new Page(content);
        }

        """#
}
