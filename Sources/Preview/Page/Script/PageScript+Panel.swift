extension PageScript {
    /// A panel's frame and details.
    static let panel = #"""
        /** What draws the panels, by their types; the older types of Grafana are drawn as those that took their places. */
        const drawers = {
          timeseries: drawTimeSeries, graph: drawTimeSeries, trend: drawTimeSeries, stat: drawStat, singlestat: drawStat,
          gauge: drawGauge, bargauge: drawBarGauge, piechart: drawPie, table: drawTable, "table-old": drawTable,
          heatmap: drawHeatmap, "state-timeline": drawStateTimeline, "status-history": drawStateTimeline, text: drawText,
        };

        const changeWords = { added: "Added", removed: "Removed", changed: "Changed" };

        /** A panel on the page: its frame, and what draws it once there are values. */
        class PanelView {
          constructor(item, page) {
            Object.assign(this, { item, page, data: null });
            const { panel, change, grid } = item;
            const [x, , width, height] = grid;
            const title = freshID("panel");
            this.height = Math.max(height * 38 - 8 - 52, 40);
            this.body = element("div", { class: "body", style: { "min-height": `${this.height}px` } }, element("p", { class: "empty" }, "…"));
            this.notes = element("div", { class: "notes" });
            const name = page.filled(panel.title ?? "");
            this.name = element("h3", { id: title, title: panel.description || undefined }, name || element("span", { class: "unseen" }, `Panel of type ${panel.type}`));
            const badge = change
              ? element("button", { type: "button", class: `badge ${change}`, onclick: () => showDetails(this) },
                changeWords[change], element("span", { class: "unseen" }, `: what differs in ${name || "this panel"}`)) : null;
            this.element = element("article", { class: `panel ${change ?? ""}`, "aria-labelledby": title, "data-key": item.key, "data-type": panel.type,
              style: { "--x": x + 1, "--w": width } },
              element("header", {},
                this.name, badge,
                element("button", { type: "button", class: "more", title: "Values and queries", onclick: () => showDetails(this) },
                  element("span", { "aria-hidden": "true" }, "⋯"), element("span", { class: "unseen" }, `Values and queries of ${name || "this panel"}`))),
              this.body, this.notes);
          }

          /** Shows values, or what is wrong. */
          show(data) {
            this.data = data;
            if (this.item.panel.title) this.name.textContent = this.page.filled(this.item.panel.title);
            this.draw();
            const problems = (data?.queries ?? []).flatMap((query) => [
              ...(query.problem ? [element("p", { class: "problem" }, `${query.refId}: ${query.problem}`)] : []),
              ...(query.notes ?? []).map((note) => element("p", { class: "note" }, `${query.refId}: ${note}`)),
            ]);
            if (this.item.panel.repeat) problems.push(element("p", { class: "note" }, `Grafana repeats this panel for each value of $${this.item.panel.repeat}.`));
            this.notes.replaceChildren(...problems);
          }

          draw() {
            drawInto(this.body, this.item.panel, this.data, this.height, this.page);
          }
        }

        /** Draws a panel into an element. */
        function drawInto(body, panel, data, height, page) {
          const draw = Object.hasOwn(drawers, panel.type) ? drawers[panel.type] : drawUnknown;
          const needsData = draw !== drawText && draw !== drawUnknown;
          if (needsData && !data) return body.replaceChildren(noData(panel, "No query"));
          const fields = data ? fieldsOf(panel, data) : [];
          const failed = data?.queries.some((query) => query.problem);
          if (needsData && fields.length === 0) return body.replaceChildren(noData(panel, failed ? "The query failed" : undefined));
          try {
            draw({ panel, fields, data, body, height, zone: page.zone });
          } catch (error) {
            console.error(error);
            body.replaceChildren(element("p", { class: "empty" }, "This panel's configuration can't be drawn."));
          }
        }

        /** Opens what there is to know of a panel: what differs, its values, its queries. */
        function showDetails(view) {
          const { item, data, page } = view;
          const dialog = document.getElementById("details");
          const name = page.filled(item.panel.title ?? "") || `Panel of type ${item.panel.type}`;
          const close = element("button", { type: "button", class: "close", onclick: () => dialog.close() }, "Close");
          const parts = [element("header", {}, element("h2", { id: "details-title" }, name), close)];
          if (item.panel.description) parts.push(element("p", {}, page.filled(item.panel.description)));
          dialog.replaceChildren(...parts);
          dialog.showModal();
          if (item.change) dialog.append(changesOf(item, page));
          if (item.before) dialog.append(beforeAndAfter(view));
          dialog.append(queriesOf(item.panel, data));
          const fields = data ? fieldsOf(item.panel, data) : [];
          if (fields.length > 0) {
            dialog.append(element("section", {}, element("h3", {}, "Values"), scrolling(valuesTable({ fields, data, zone: page.zone }), "Values")));
          }
          close.focus();
        }

        function beforeAndAfter(view) {
          const { item, data, page } = view;
          const figures = [["Before", item.before.panel, page.dataOf(item.before.key)], ["After", item.panel, data]].map(([title, panel, values]) => {
            const body = element("div", { class: "body" });
            const height = clamp(view.height, 120, 260);
            requestAnimationFrame(async () => drawInto(body, panel, await values, height, page));
            return element("figure", { class: "side" }, element("figcaption", {}, title), body);
          });
          return element("div", { class: "sides" }, ...figures);
        }

        /** What differs, field by field. */
        function changesOf({ change, changes = [] }, page) {
          const rows = changes.map(({ name, before, after }) => element("tr", {}, element("th", { scope: "row" }, name),
            element("td", {}, ...difference(before, after, "before")), element("td", {}, ...difference(after, before, "after"))));
          const heading = element("h3", {}, change === "changed" ? `Changed since ${page.revision}` : `${changeWords[change]} since ${page.revision}`);
          if (rows.length === 0) return element("section", {}, heading);
          return element("section", {}, heading, scrolling(element("table", { class: "changes" },
            element("thead", {}, element("tr", {}, ...["What", "Before", "After"].map((text) => element("th", { scope: "col" }, text)))),
            element("tbody", {}, ...rows)), "Changes"));
        }

        /** A text with what another has not marked in it. */
        function difference(text, other, side) {
          if (text === undefined) return [element("span", { class: "quiet" }, "none")];
          if (text === "") return [element("span", { class: "quiet" }, "empty")];
          if (other === undefined) return [text];
          let [start, end] = [0, 0];
          while (start < text.length && start < other.length && text[start] === other[start]) start += 1;
          while (end < text.length - start && end < other.length - start && text.at(-1 - end) === other.at(-1 - end)) end += 1;
          const middle = text.slice(start, text.length - end);
          return [text.slice(0, start), middle ? element(side === "before" ? "del" : "ins", {}, middle) : null, text.slice(text.length - end)].filter(Boolean);
        }

        function queriesOf(panel, data) {
          const targets = (panel.targets ?? []).filter((target) => target.expr);
          if (targets.length === 0) return element("section", {}, element("h3", {}, "No query"));
          return element("section", {}, element("h3", {}, targets.length === 1 ? "Query" : "Queries"), ...targets.flatMap((target) => {
            const asked = data?.queries.find((query) => query.refId === target.refId);
            const parts = [element("pre", { tabindex: 0 }, target.expr)];
            if (asked && asked.expr !== target.expr) parts.push(element("p", { class: "quiet" }, "With its variables filled in:"), element("pre", { tabindex: 0 }, asked.expr));
            if (asked?.problem) parts.push(element("p", { class: "problem" }, asked.problem));
            return parts;
          }));
        }

        """#
}
