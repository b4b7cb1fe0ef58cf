extension PageScript {
    /// Draws single numbers: stat, gauge, bar gauge.
    static let numbers = #"""
        /** The values that a panel of single numbers shows: one for each series, or each value of the only one. */
        function numbersOf({ panel, fields }) {
          const { calcs = ["lastNotNull"], values = false } = panel.options?.reduceOptions ?? {};
          if (values) return fields.flatMap((field) => field.values.map((value) => ({ field, value, title: field.title })));
          return fields.map((field) => ({ field, value: reduced(field.values, calcs[0]), title: field.title }));
        }

        /** The range of a number's scale: what is configured, or what its thresholds and values span. */
        function numberRange(field, value, all) {
          const { min, max, unit } = field.config;
          const least = Number.isFinite(min) ? min : Math.min(0, ...all.map((item) => item.value ?? 0));
          if (Number.isFinite(max)) return [least, max > least ? max : least + 1];
          if (unit === "percent") return [least, 100];
          if (unit === "percentunit") return [least, 1];
          const values = all.map((item) => item.value ?? 0).filter(Number.isFinite);
          const greatest = Math.max(...values, least);
          return [least, greatest > least ? greatest : least + 1];
        }

        function noData(panel, text) {
          return element("p", { class: "empty" }, text ?? panel.fieldConfig?.defaults?.noValue ?? "No data");
        }

        /** Large numbers, with the curve behind them where the panel asks for it. */
        function drawStat(context) {
          const { panel, body, height } = context;
          const numbers = numbersOf(context);
          if (numbers.length === 0) return body.replaceChildren(noData(panel));
          const { colorMode = "value", graphMode = "area", textMode = "auto", orientation = "auto" } = panel.options ?? {};
          const isDown = orientation === "horizontal" || (orientation === "auto" && body.clientWidth < height * 1.2);
          const list = element("div", { class: `stats ${isDown ? "down" : "across"}` });
          body.replaceChildren(list);
          const showsName = textMode === "name" || textMode === "value_and_name" || (textMode === "auto" && numbers.length > 1);
          const room = isDown ? [body.clientWidth, height / numbers.length] : [body.clientWidth / numbers.length, height];
          for (const { field, value, title } of numbers) {
            const { text, color: tone } = display(value, field, numberRange(field, value, numbers));
            const hasLine = graphMode === "area" && field.values.length > 2 && field.step > 0;
            const lineHeight = hasLine ? Math.max(16, Math.min(room[1] * 0.4, 60)) : 0;
            const size = clamp(Math.min(room[0] / (Math.max(text.length, 3) * 0.64), (room[1] - lineHeight) * (showsName ? 0.5 : 0.75)), 14, 52);
            const isFilled = colorMode.startsWith("background");
            const item = element("div", { class: `stat${isFilled ? " filled" : ""}${hasLine ? " lined" : ""}`,
              style: { "--tone": colorMode === "none" ? "var(--ink)" : tone, "--line-height": `${lineHeight * 0.8}px` } });
            if (hasLine) item.append(sparkline(field, room[0], lineHeight, tone));
            if (textMode !== "none") {
              item.append(element("p", { class: "stat-text" },
                showsName && element("span", { class: "stat-name" }, title) || null,
                textMode === "name" ? null : element("b", { style: { "font-size": `${size}px` } }, text)));
            }
            list.append(item);
          }
        }

        /** A curve without axes. */
        function sparkline(field, width, h, tone) {
          const [least, greatest] = extent([field]);
          const x = (index) => (index / Math.max(field.values.length - 1, 1)) * width;
          const y = (value) => h - 3 - ((value - least) / (greatest - least || 1)) * (h - 6);
          const svg = shape("svg", { class: "spark", viewBox: `0 0 ${width} ${h}`, preserveAspectRatio: "none", height: h, "aria-hidden": "true" });
          for (const run of runs(field.values, false, field.step)) {
            const points = run.map((index) => [x(index), y(field.values[index])]);
            const line = path(points, {});
            svg.append(
              shape("path", { class: "area", d: `${line} L${x(run.at(-1)).toFixed(1)},${h} L${x(run[0]).toFixed(1)},${h} Z`, fill: tone, "fill-opacity": 0.16 }),
              shape("path", { class: "line", d: line, stroke: tone, "stroke-width": 1.5, "vector-effect": "non-scaling-stroke" }));
          }
          return svg;
        }

        /** Arcs from the least to the greatest value. */
        function drawGauge(context) {
          const { panel, body, height } = context;
          const numbers = numbersOf(context);
          if (numbers.length === 0) return body.replaceChildren(noData(panel));
          const list = element("div", { class: "gauges" });
          body.replaceChildren(list);
          const columns = Math.max(1, Math.min(numbers.length, Math.floor(body.clientWidth / 130)));
          const rows = Math.ceil(numbers.length / columns);
          const size = clamp(Math.min(body.clientWidth / columns - 12, (height / rows - 30) * 1.35), 70, 260);
          for (const { field, value, title } of numbers) {
            const range = numberRange(field, value, numbers);
            list.append(element("figure", { class: "gauge" }, gaugeMark(panel, field, value, range, size), element("figcaption", {}, title)));
          }
        }

        function gaugeMark(panel, field, value, range, size) {
          const [least, greatest] = range;
          const radius = size / 2 - 8;
          const center = [size / 2, size / 2];
          const height = size * 0.76;
          const angle = (number) => -210 + 240 * clamp((number - least) / (greatest - least), 0, 1);
          const { text, color: tone } = display(value, field, range);
          const svg = shape("svg", { class: "chart", width: size, height, viewBox: `0 0 ${size} ${height}`, role: "img",
            "aria-label": `${field.title}: ${text}, from ${formatted(least, field.config.unit)} to ${formatted(greatest, field.config.unit)}` });
          const band = size * 0.1;
          svg.append(shape("path", { class: "gauge-floor", d: arc(center, radius - 6, -210, 30), "stroke-width": band }));
          if (value !== null && Number.isFinite(value)) {
            const end = Math.max(angle(value), -209);
            svg.append(shape("path", { class: "gauge-value", d: arc(center, radius - 6, -210, end), stroke: tone, "stroke-width": band }));
          }
          if (panel.options?.showThresholdMarkers !== false) {
            const steps = thresholdSteps(field.config.thresholds, range);
            for (const [index, step] of steps.entries()) {
              const [from, to] = [angle(Math.max(step.value, least)), angle(Math.min(steps[index + 1]?.value ?? greatest, greatest))];
              if (to > from) svg.append(shape("path", { class: "gauge-mark", d: arc(center, radius + 4, from, to), stroke: color(step.color) }));
            }
          }
          const letters = clamp((2 * radius - 20 - 2 * band) / (Math.max(text.length, 3) * 0.66), 11, 34);
          svg.append(shape("text", { class: "gauge-text", x: center[0], y: center[1] + letters / 3, "text-anchor": "middle", "font-size": letters, fill: tone }, text));
          return svg;
        }

        function arc([x, y], radius, from, to) {
          const place = (angle) => {
            const turn = (angle * Math.PI) / 180;
            return `${(x + radius * Math.cos(turn)).toFixed(2)},${(y + radius * Math.sin(turn)).toFixed(2)}`;
          };
          return `M${place(from)} A${radius},${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${place(to)}`;
        }

        /** Bars from the least to the greatest value. */
        function drawBarGauge(context) {
          const { panel, body, height } = context;
          const numbers = numbersOf(context);
          if (numbers.length === 0) return body.replaceChildren(noData(panel));
          const list = element("ul", { class: "bars" });
          const room = clamp(height / numbers.length - 30, 10, 34);
          for (const { field, value, title } of numbers) {
            const range = numberRange(field, value, numbers);
            const { text, color: tone } = display(value, field, range);
            const share = value === null ? 0 : clamp((value - range[0]) / (range[1] - range[0]), 0, 1);
            list.append(element("li", {},
              element("span", { class: "bar-name" }, title), element("b", { style: { color: tone } }, text),
              element("span", { class: "bar-floor", style: { height: `${room}px` } },
                element("span", { class: "bar-value", style: { width: `${share * 100}%`, background: tone } }))));
          }
          body.replaceChildren(list);
        }

        """#
}
