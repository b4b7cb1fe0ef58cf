extension PageScript {
    /// Draws values over time.
    static let timeSeries = #"""
        /** Lines, areas, bars or points over time. */
        function drawTimeSeries({ panel, fields, data, body, height, zone }) {
          const legend = legendOf(panel, fields, zone);
          const isBeside = legend && (panel.options?.legend?.placement === "right") && body.clientWidth > 480;
          const plot = element("div", { class: "plot" });
          const frame = element("div", { class: isBeside ? "beside" : "above" }, plot, legend);
          body.replaceChildren(frame);
          const chart = { panel, fields, data, zone, width: plot.clientWidth || 300, height: 0 };
          chart.height = Math.max(110, isBeside || !legend ? height : height - Math.min(legend.offsetHeight, height * 0.4));
          plot.append(timeChart(chart));
        }

        /** The drawing itself; gives its element. */
        function timeChart(chart) {
          const { fields, width, height, data, zone } = chart;
          const stacks = stacked(fields);
          const axes = axesOf(chart, stacks);
          const left = axes[0].size;
          const right = axes[1]?.size ?? 12;
          const box = { x: left, y: 10, width: Math.max(20, width - left - right), height: Math.max(20, height - 36) };
          const x = (time) => box.x + ((time - data.from) / (data.to - data.from)) * box.width;
          for (const axis of axes) axis.y = (value) => box.y + box.height * (1 - axis.share(value));

          const svg = shape("svg", {
            class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", tabindex: 0,
            "aria-label": chartLabel(chart),
          });
          drawGrid(svg, chart, axes, box, x);
          const clip = freshID("clip");
          svg.append(shape("clipPath", { id: clip }, shape("rect", { x: box.x, y: box.y - 2, width: box.width, height: box.height + 4 })));
          drawThresholds(svg, fields, axes[0], box);
          const marks = shape("g", { "clip-path": `url(#${clip})` });
          for (const stack of [...stacks].reverse()) marks.append(seriesMark(stack, axes[stack.axis ?? 0], x, stacks.length));
          svg.append(marks);
          return hoverable(svg, { ...chart, box, x, axes, stacks });
        }

        /** What assistive technology reads of a chart. */
        function chartLabel({ panel, fields }) {
          const list = fields.slice(0, 5).map((field) => {
            return `${field.title} ${formatted(reduced(field.values), field.config.unit, field.config.decimals) || "without data"}`;
          });
          const rest = fields.length > 5 ? `; and ${fields.length - 5} more` : "";
          return `${panel.title || "Chart"}, last values: ${list.join("; ")}${rest}. Left and right keys read the values.`;
        }

        /** Each series with the line that it is drawn along, and the one that it stands on. */
        function stacked(fields) {
          const groups = new Map();
          return fields.map((field) => {
            const { mode = "none", group = "A" } = field.config.custom?.stacking ?? {};
            const negative = field.config.custom?.transform === "negative-Y";
            const values = negative ? field.values.map((value) => (value === null ? null : -value)) : field.values;
            if (mode === "none") return { field, tops: values, floors: null };
            const key = `${group}/${mode}/${negative}`;
            const floors = groups.get(key) ?? values.map(() => 0);
            const tops = values.map((value, index) => (floors[index] ?? 0) + (Number.isFinite(value) ? value : 0));
            groups.set(key, tops);
            return { field, tops, floors, total: mode === "percent" ? () => groups.get(key) : null };
          }).map((stack) => {
            if (!stack.total) return stack;
            const totals = stack.total();
            const share = (values) => values.map((value, index) => (totals[index] ? value / totals[index] : 0));
            return { ...stack, tops: share(stack.tops), floors: share(stack.floors), isShare: true };
          });
        }

        /** One axis for each unit, the first on the left, others on the right. */
        function axesOf({ fields, height }, stacks) {
          const names = [];
          for (const stack of stacks) {
            const { unit = "", custom = {} } = stack.field.config;
            const name = custom.axisPlacement === "right" ? `${unit} right` : unit;
            if (!names.includes(name)) names.push(name);
            stack.axis = Math.min(names.indexOf(name), 1);
          }
          const count = Math.max(2, Math.floor(height / 56));
          return (names.length > 1 ? [0, 1] : [0]).map((index) => {
            const members = stacks.filter((stack) => (stack.axis ?? 0) === index);
            return axisOf(members, members[0]?.field.config ?? fields[0]?.config ?? {}, count);
          });
        }

        function axisOf(stacks, config, count) {
          const custom = config.custom ?? {};
          const isShare = stacks.some((stack) => stack.isShare);
          let [least, greatest] = extent(stacks.map((stack) => ({ values: stack.tops })));
          if (stacks.some((stack) => stack.floors || (stack.field.config.custom?.fillOpacity ?? 0) > 0)) least = Math.min(least, 0);
          if (Number.isFinite(custom.axisSoftMin)) least = Math.min(least, custom.axisSoftMin);
          if (Number.isFinite(custom.axisSoftMax)) greatest = Math.max(greatest, custom.axisSoftMax);
          const unit = isShare ? "percentunit" : config.unit;
          const logBase = custom.scaleDistribution?.type === "log" && least > 0 ? custom.scaleDistribution.log ?? 10 : 0;
          let ticks;
          if (logBase) {
            const [low, high] = [least, greatest].map((value, index) => (index ? Math.ceil : Math.floor)(Math.log(value) / Math.log(logBase)));
            [least, greatest] = [logBase ** low, logBase ** Math.max(high, low + 1)];
            const every = Math.ceil((high - low + 1) / (count + 1));
            ticks = Array.from({ length: high - low + 1 }, (_, index) => logBase ** (low + index)).filter((_, index) => index % every === 0);
          } else {
            const hasLeast = Number.isFinite(config.min);
            const hasGreatest = Number.isFinite(config.max) || isShare;
            if (hasLeast) least = config.min;
            if (hasGreatest) greatest = isShare ? 1 : config.max;
            if (hasLeast && greatest <= least) greatest = least + (Math.abs(least) || 1);
            const nice = niceRange(least, greatest, count, unit);
            least = hasLeast ? least : nice[0];
            greatest = hasGreatest ? greatest : nice[1];
            ticks = linearTicks(least, greatest, count, unit);
          }
          const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 0;
          const labels = tickLabels(ticks, unit, config.decimals, step, isShare);
          const share = logBase
            ? (value) => (value > 0 ? Math.log(value / least) / Math.log(greatest / least) : -1)
            : (value) => (value - least) / (greatest - least || 1);
          const size = clamp(Math.max(...labels.map((label) => label.length)) * 6.6 + 14, 34, 110);
          return { least, greatest, ticks, labels, share, size, unit, decimals: config.decimals, color: null };
        }

        /** Texts of ticks, with as many decimals as it takes to tell one from the next. */
        function tickLabels(ticks, unit, decimals, step) {
          for (let places = Number.isInteger(decimals) ? decimals : undefined, tries = 0; tries < 5; tries += 1) {
            const labels = ticks.map((tick) => formatted(tick, unit, places));
            if (new Set(labels).size === labels.length || step === 0) return labels;
            places = (places ?? 0) + 1;
          }
          return ticks.map((tick) => formatted(tick, unit));
        }

        function drawGrid(svg, { data, zone }, axes, box, x) {
          for (const [index, tick] of axes[0].ticks.entries()) {
            const y = Math.round(axes[0].y(tick)) + 0.5;
            svg.append(
              shape("line", { class: "grid", x1: box.x, x2: box.x + box.width, y1: y, y2: y }),
              shape("text", { class: "tick", x: box.x - 8, y: y + 4, "text-anchor": "end" }, axes[0].labels[index]),
            );
          }
          for (const [index, tick] of axes[1]?.ticks.entries() ?? []) {
            svg.append(shape("text", { class: "tick", x: box.x + box.width + 8, y: axes[1].y(tick) + 4 }, axes[1].labels[index]));
          }
          const { ticks, step } = timeTicks(data.from, data.to, Math.max(1, Math.floor(box.width / 84)), zone);
          for (const time of ticks) {
            const place = Math.round(x(time)) + 0.5;
            svg.append(
              shape("line", { class: "grid", x1: place, x2: place, y1: box.y, y2: box.y + box.height }),
              shape("text", { class: "tick", x: clamp(place, box.x + 12, box.x + box.width - 10), y: box.y + box.height + 17, "text-anchor": "middle" },
                tickText(time, step, zone)),
            );
          }
        }

        function drawThresholds(svg, fields, axis, box) {
          const config = fields[0]?.config ?? {};
          const mode = config.custom?.thresholdsStyle?.mode ?? "off";
          if (mode === "off") return;
          const steps = thresholdSteps(config.thresholds, [axis.least, axis.greatest]);
          for (const [index, step] of steps.entries()) {
            const from = clamp(step.value, axis.least, axis.greatest);
            const to = clamp(steps[index + 1]?.value ?? axis.greatest, axis.least, axis.greatest);
            if (mode.includes("area") && to > from) {
              svg.append(shape("rect", {
                class: "threshold-area", x: box.x, width: box.width, y: axis.y(to), height: axis.y(from) - axis.y(to), fill: color(step.color),
              }));
            }
            if ((mode.includes("line") || mode.includes("dashed")) && step.value > axis.least && step.value <= axis.greatest) {
              const y = axis.y(step.value);
              svg.append(shape("line", {
                class: "threshold", x1: box.x, x2: box.x + box.width, y1: y, y2: y, stroke: color(step.color),
                "stroke-dasharray": mode.includes("dashed") ? "8 5" : undefined,
              }));
            }
          }
        }

        /** A series as its configuration wants it drawn. */
        function seriesMark({ field, tops, floors }, axis, x, count) {
          const custom = field.config.custom ?? {};
          const time = (index) => field.start + index * field.step;
          const group = shape("g", { class: "series", "data-name": field.title });
          const floor = (index) => axis.y(clamp(floors ? floors[index] : 0, axis.least, axis.greatest));
          const style = custom.drawStyle ?? "line";
          // Areas over one another would hide what is behind them.
          const opacity = (clamp(custom.fillOpacity ?? 0, 0, 100) / 100) * (floors || count < 3 ? 1 : 2 / count);
          if (style === "bars") {
            const width = Math.max(1, (x(time(1)) - x(time(0))) * (custom.barWidthFactor ?? 0.6));
            for (const [index, value] of tops.entries()) {
              if (value === null || !Number.isFinite(value)) continue;
              const [top, bottom] = [axis.y(value), floor(index)].sort((a, b) => a - b);
              group.append(shape("rect", {
                class: "bar", x: x(time(index)) - width / 2, y: top, width, height: Math.max(0.5, bottom - top), fill: field.color,
                "fill-opacity": opacity || 0.8,
              }));
            }
            return group;
          }
          if (style === "points" || field.values.filter((value) => value !== null).length === 1 || custom.showPoints === "always") {
            for (const [index, value] of tops.entries()) {
              if (value === null || !Number.isFinite(value)) continue;
              group.append(shape("circle", { class: "point", cx: x(time(index)), cy: axis.y(value), r: (custom.pointSize ?? 5) / 2, fill: field.color }));
            }
            if (style === "points") return group;
          }
          for (const run of runs(tops, custom.spanNulls, field.step)) {
            const points = run.map((index) => [x(time(index)), axis.y(tops[index])]);
            if (opacity > 0) {
              const base = [...run].reverse().map((index) => [x(time(index)), floor(index)]);
              group.append(shape("path", { class: "area", d: `${path(points, custom)} ${path(base, {}, "L")} Z`, fill: field.color, "fill-opacity": opacity }));
            }
            const dash = custom.lineStyle?.fill === "dash" ? (custom.lineStyle.dash ?? [10, 10]).filter(Number.isFinite).join(" ")
              : custom.lineStyle?.fill === "dot" ? "1 5" : undefined;
            group.append(shape("path", {
              class: "line", d: path(points, custom), stroke: field.color, "stroke-width": clamp(custom.lineWidth ?? 1, 0, 10) + 0.5,
              "stroke-dasharray": dash,
            }));
          }
          return group;
        }

        /** The stretches of values without a gap, as lists of indices. */
        function runs(values, spanNulls, step) {
          const limit = spanNulls === true ? Infinity : Number.isFinite(spanNulls) ? spanNulls / step : 1;
          const found = [];
          let last = -Infinity;
          for (const [index, value] of values.entries()) {
            if (value === null || !Number.isFinite(value)) continue;
            if (index - last > limit || found.length === 0) found.push([]);
            found.at(-1).push(index);
            last = index;
          }
          return found;
        }

        function path(points, { lineInterpolation }, start = "M") {
          let text = "";
          for (const [index, [x, y]] of points.entries()) {
            const place = `${x.toFixed(1)},${y.toFixed(1)}`;
            if (index === 0) text += `${start}${place}`;
            else if (lineInterpolation === "stepAfter") text += `H${x.toFixed(1)}V${y.toFixed(1)}`;
            else if (lineInterpolation === "stepBefore") text += `V${y.toFixed(1)}H${x.toFixed(1)}`;
            else text += `L${place}`;
          }
          return text;
        }

        """#
}
