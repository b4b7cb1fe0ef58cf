extension PageScript {
    /// Variables and time range of a served page.
    static let controls = #"""
        /** What a served page is asked by: variables, the time range, and how often it loads anew. */
        class Controls {
          constructor(page) {
            this.page = page;
            this.chosen = new Map();
            this.variables = element("div", { class: "control-group" });
            const { from, to, refresh } = page.dashboard;
            const ranges = [[`${from}|${to}`, from.startsWith("now-") && to === "now" ? `Last ${from.slice(4)}` : `${from} to ${to}`],
              ...["5m", "15m", "1h", "3h", "6h", "12h", "24h", "2d", "7d", "30d"].filter((text) => from !== `now-${text}`).map((text) => [`now-${text}|now`, `Last ${text}`])];
            this.rangeSelect = this.select("Time range", ranges, () => page.load());
            const refreshes = [["0", "Off"], ["5", "5s"], ["10", "10s"], ["30", "30s"], ["60", "1m"], ["300", "5m"]];
            this.refreshSelect = this.select("Refresh", refreshes, () => page.load());
            const own = refreshes.find(([, text]) => text === refresh);
            if (own && page.content.source !== null) this.refreshSelect.value = own[0];
            this.element = element("form", { class: "controls", "aria-label": "Variables and time", onsubmit: (event) => event.preventDefault() },
              this.variables, this.rangeSelect.parentElement, this.refreshSelect.parentElement,
              element("button", { type: "button", class: "refresh", onclick: () => page.load() }, "Load again"));
          }

          get range() {
            const [from, to] = this.rangeSelect.value.split("|");
            return { from, to };
          }

          get seconds() {
            return Number(this.refreshSelect.value);
          }

          select(label, options, onchange) {
            const select = element("select", { name: label, onchange }, ...options.map(([value, text]) => element("option", { value }, text)));
            element("label", {}, element("span", {}, label), select);
            return select;
          }

          /** Shows the variables; what has the focus is left alone, as a person is at it. */
          show(variables) {
            for (const variable of variables) this.chosen.set(variable.name, variable.chosen);
            if (this.variables.contains(document.activeElement)) return;
            this.variables.replaceChildren(...variables.filter(({ hidden, kind }) => !hidden && kind !== "datasource" && kind !== "constant").map((variable) => this.control(variable)));
          }

          control(variable) {
            if (variable.kind === "textbox") {
              const input = element("input", { type: "text", name: variable.name, value: variable.chosen[0] ?? "", maxlength: 200, onchange: () => this.choose(variable, [input.value]) });
              return element("label", {}, element("span", {}, variable.label), input);
            }
            if (variable.multi) return this.choices(variable);
            const select = this.select(variable.label, variable.options.map(({ text, value }) => [value, text]), () => this.choose(variable, [select.value]));
            select.value = variable.chosen[0] ?? "";
            return select.parentElement;
          }

          /** Several values at once: a list of boxes that opens. */
          choices(variable) {
            const boxes = variable.options.map(({ text, value }) => element("label", { class: "choice" },
              element("input", { type: "checkbox", name: variable.name, value, checked: variable.chosen.includes(value), onchange: (event) => {
                const others = [...list.querySelectorAll("input:checked")].map((box) => box.value);
                const isAll = value === "$__all" && event.target.checked;
                for (const box of list.querySelectorAll("input")) if (isAll ? box.value !== "$__all" : box.value === "$__all") box.checked = false;
                const chosen = isAll ? ["$__all"] : others.filter((other) => other !== "$__all");
                summary.textContent = chosen.length ? [...list.querySelectorAll("input:checked")].map((box) => box.parentElement.textContent).join(" + ") : "All";
                this.choose(variable, chosen.length ? chosen : ["$__all"]);
              } }), text));
            const list = element("div", { class: "choice-list", role: "group", "aria-label": variable.label }, ...boxes);
            const summary = element("summary", {}, variable.text || "None");
            const details = element("details", { class: "choices", onkeydown: (event) => {
              if (event.key === "Escape") {
                details.open = false;
                summary.focus();
              }
            } }, summary, list);
            return element("div", { class: "labelled" }, element("span", { "aria-hidden": "true" }, variable.label), details);
          }

          choose(variable, values) {
            this.chosen.set(variable.name, values);
            this.page.load();
          }
        }

        """#
}
