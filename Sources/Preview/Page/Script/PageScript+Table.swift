extension PageScript {
    /// Draws tables.
    static let table = #"""
        /** Rows and columns. */
        function drawTable({ panel, data, body, zone }) {
          const table = tableOf(panel, data, zone);
          if (table.rows.length === 0) return body.replaceChildren(noData(panel));
          body.replaceChildren(scrolling(tableElement(table), panel.title));
        }

        function scrolling(table, name) {
          return element("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": name || "Table" }, table);
        }

        function tableElement({ columns, rows }) {
          const head = columns.map(({ title, isNumber }) => element("th", { scope: "col", class: isNumber ? "number" : undefined }, title));
          const lines = rows.map((row) => element("tr", {}, ...columns.map((column) => cell(row[column.name], column))));
          return element("table", { class: "data" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...lines));
        }

        function cell(value, column) {
          if (!column.isNumber) return element("td", {}, value ?? "");
          const field = { config: column.config, color: "var(--ink)" };
          const { text, color: tone } = display(value ?? null, field, [0, 1]);
          const type = column.config.custom?.cellOptions?.type ?? column.config.custom?.displayMode ?? "auto";
          if (type.startsWith("color-text")) return element("td", { class: "number" }, element("b", { style: { color: tone } }, text));
          if (type.startsWith("color-background")) {
            return element("td", { class: "number" }, element("span", { class: "pill", style: { "--tone": tone } }, text));
          }
          return element("td", { class: "number" }, text);
        }

        /** The columns and rows that queries give: a row for each series, with its labels and its last value. */
        function tableOf(panel, data, zone) {
          const queries = data.queries.filter((query) => query.series.length > 0);
          const transformations = (panel.transformations ?? []).filter(({ disabled }) => !disabled);
          const isMerged = queries.length > 1 && transformations.some(({ id }) => ["merge", "joinByField", "seriesToColumns", "joinByLabels"].includes(id));
          const labels = [];
          const valueNames = [];
          const rows = new Map();
          for (const [index, query] of queries.entries()) {
            const valueName = queries.length > 1 ? `Value #${query.refId}` : "Value";
            if (!valueNames.includes(valueName)) valueNames.push(valueName);
            for (const series of query.series) {
              for (const label of Object.keys(series.labels)) if (!labels.includes(label)) labels.push(label);
              const key = (isMerged ? "" : `${index}/`) + JSON.stringify(series.labels);
              const row = rows.get(key) ?? { Time: timeText(data.to, zone), ...series.labels };
              row[valueName] = reduced(series.values.map((value) => (typeof value === "string" ? Infinity : value)));
              rows.set(key, row);
            }
          }
          const columns = [
            { name: "Time", title: "Time" },
            ...labels.map((name) => ({ name, title: name })),
            ...valueNames.map((name) => ({ name, title: name, isNumber: true })),
          ];
          return configured(panel, organized({ columns, rows: [...rows.values()] }, transformations));
        }

        /** Columns as the transformation "organize" names and orders them. */
        function organized(table, transformations) {
          let { columns, rows } = table;
          for (const { id, options = {} } of transformations) {
            if (id === "organize") {
              const { excludeByName = {}, indexByName = {}, renameByName = {} } = options;
              columns = columns.filter(({ name }) => !excludeByName[name])
                .map((column) => ({ ...column, title: renameByName[column.name] || column.title }))
                .sort((a, b) => (indexByName[a.name] ?? 1000) - (indexByName[b.name] ?? 1000));
            } else if (id === "sortBy") {
              const [sort] = options.sort ?? [];
              const column = columns.find(({ name, title }) => name === sort?.field || title === sort?.field);
              if (column) rows = sorted(rows, column.name, sort.desc);
            } else if (id === "limit" && Number.isInteger(options.limitField)) {
              rows = rows.slice(0, options.limitField);
            }
          }
          return { columns, rows };
        }

        function configured(panel, { columns, rows }) {
          const shown = columns.map((column) => {
            const config = configOf(panel, column.title, column.name.startsWith("Value #") ? column.name.slice(7) : undefined);
            return { ...column, config, title: config.displayName ?? column.title };
          }).filter(({ config }) => !config.custom?.hidden && !config.custom?.hideFrom?.viz);
          const [sort] = panel.options?.sortBy ?? [];
          const by = shown.find(({ title, name }) => title === sort?.displayName || name === sort?.displayName);
          return { columns: shown, rows: by ? sorted(rows, by.name, sort.desc) : rows };
        }

        function sorted(rows, name, isDescending) {
          const order = [...rows].sort((a, b) => typeof a[name] === "number" && typeof b[name] === "number"
            ? a[name] - b[name] : String(a[name] ?? "").localeCompare(String(b[name] ?? "")));
          return isDescending ? order.reverse() : order;
        }

        /** All values of a panel, newest first, for who can't read a chart. */
        function valuesTable({ fields, data, zone }) {
          const timed = fields.filter((field) => field.step > 0);
          if (timed.length === 0) {
            const columns = [{ name: "Series", title: "Series" }, { name: "Value", title: "Value", isNumber: true, config: fields[0]?.config ?? {} }];
            return element("table", { class: "data" },
              element("thead", {}, element("tr", {}, ...columns.map(({ title, isNumber }) => element("th", { scope: "col", class: isNumber ? "number" : undefined }, title)))),
              element("tbody", {}, ...fields.map((field) => element("tr", {}, element("th", { scope: "row" }, field.title),
                element("td", { class: "number" }, formatted(reduced(field.values), field.config.unit, field.config.decimals) || "no data")))));
          }
          const shown = timed.slice(0, 12);
          const times = shown[0].values.map((_, index) => shown[0].start + index * shown[0].step).reverse().slice(0, 500);
          const rows = times.map((time) => element("tr", {}, element("th", { scope: "row" }, timeText(time, zone)), ...shown.map((field) => {
            const value = field.values[Math.round((time - field.start) / field.step)];
            return element("td", { class: "number" }, formatted(value, field.config.unit, field.config.decimals));
          })));
          return element("table", { class: "data" },
            element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Time"), ...shown.map((field) => element("th", { scope: "col", class: "number" }, field.title)))),
            element("tbody", {}, ...rows));
        }

        """#
}
