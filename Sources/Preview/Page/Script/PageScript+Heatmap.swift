extension PageScript {
    /// Draws heatmaps and state timelines.
    static let heatmap = #"""
        /** How many values of a histogram fell into each bucket, over time. */
        function drawHeatmap(context) {
          const { panel, fields, data, body, height, zone } = context;
          const buckets = fields.filter((field) => field.step > 0)
            .map((field) => ({ field, edge: edgeOf(field) }))
            .sort((a, b) => a.edge - b.edge);
          if (buckets.length === 0) return body.replaceChildren(noData(panel));
          // Buckets of a histogram hold those below them; each is shown without them.
          const isCumulative = buckets.some(({ field }) => Object.hasOwn(field.labels, "le"));
          const rows = buckets.map(({ field }, index) => field.values.map((value, at) => {
            const below = isCumulative && index > 0 ? buckets[index - 1].field.values[at] ?? 0 : 0;
            return value === null ? null : Math.max(0, value - below);
          }));
          const greatest = Math.max(...rows.flat().filter(Number.isFinite), 0) || 1;
          const width = body.clientWidth || 300;
          const unit = panel.options?.yAxis?.unit ?? fields[0].config.unit;
          const names = buckets.map(({ field, edge }) => (Number.isFinite(edge) ? formatted(edge, unit) : edge === Infinity ? "+Inf" : field.title));
          const left = clamp(Math.max(...names.map((name) => name.length)) * 6.6 + 14, 34, 130);
          const box = { x: left, y: 8, width: width - left - 12, height: height - 34 };
          const svg = shape("svg", { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
            "aria-label": `${panel.title || "Heatmap"}: ${buckets.length} buckets up to ${formatted(greatest)} each` });
          const x = (time) => box.x + ((time - data.from) / (data.to - data.from)) * box.width;
          const rowHeight = box.height / rows.length;
          const { start, step } = buckets[0].field;
          const columns = Math.min(rows[0].length, Math.max(1, Math.floor(box.width / 5)));
          const per = Math.ceil(rows[0].length / columns);
          for (const [index, row] of rows.entries()) {
            const y = box.y + box.height - (index + 1) * rowHeight;
            for (let at = 0; at < row.length; at += per) {
              const values = row.slice(at, at + per).filter((value) => value !== null);
              if (values.length === 0) continue;
              const value = values.reduce((sum, one) => sum + one, 0) / values.length;
              const from = Math.max(x(start + at * step), box.x);
              const to = Math.min(x(start + (at + per) * step), box.x + box.width);
              if (to <= from || value <= 0) continue;
              svg.append(shape("rect", { class: "cell", x: from, y, width: to - from + 0.3, height: Math.max(1, rowHeight - 1), fill: heat(Math.sqrt(value / greatest)) },
                shape("title", {}, `${timeText(start + at * step, zone)}, up to ${names[index]}: ${formatted(value, fields[0].config.unit === unit ? "" : fields[0].config.unit)}`)));
            }
            const every = Math.ceil(14 / rowHeight);
            if (index % every === 0) svg.append(shape("text", { class: "tick", x: box.x - 8, y: y + rowHeight / 2 + 4, "text-anchor": "end" }, names[index]));
          }
          drawTimes(svg, data, zone, box, x);
          body.replaceChildren(svg);
        }

        /** The upper edge of a bucket. */
        function edgeOf(field) {
          const text = field.labels.le ?? field.name;
          return text === "+Inf" ? Infinity : Number.parseFloat(text);
        }

        function drawTimes(svg, data, zone, box, x) {
          const { ticks, step } = timeTicks(data.from, data.to, Math.max(1, Math.floor(box.width / 84)), zone);
          for (const time of ticks) {
            svg.append(shape("text", { class: "tick", x: clamp(x(time), box.x + 12, box.x + box.width - 10), y: box.y + box.height + 17, "text-anchor": "middle" },
              tickText(time, step, zone)));
          }
        }

        /** Which state each series was in, over time. */
        function drawStateTimeline(context) {
          const { panel, fields, data, body, height, zone } = context;
          const timed = fields.filter((field) => field.step > 0);
          if (timed.length === 0) return body.replaceChildren(noData(panel));
          const width = body.clientWidth || 300;
          const left = clamp(Math.max(...timed.map((field) => field.title.length)) * 6.6 + 14, 40, Math.min(180, width * 0.4));
          const box = { x: left, y: 6, width: width - left - 12, height: height - 32 };
          const rowHeight = box.height / timed.length;
          const x = (time) => box.x + ((time - data.from) / (data.to - data.from)) * box.width;
          const svg = shape("svg", { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
            "aria-label": `${panel.title || "States"}: ${timed.map((field) => `${field.title} ${display(reduced(field.values), field).text}`).join("; ")}` });
          for (const [index, field] of timed.entries()) {
            const y = box.y + index * rowHeight;
            svg.append(shape("text", { class: "tick", x: box.x - 8, y: y + rowHeight / 2 + 4, "text-anchor": "end" }, shortened(field.title, left / 6.6 - 2)));
            for (const { from, to, value } of states(field)) {
              const { text, color: tone } = display(value, field);
              const [start, end] = [Math.max(x(from), box.x), Math.min(x(to), box.x + box.width)];
              if (end <= start) continue;
              svg.append(shape("rect", { class: "state", x: start, y: y + rowHeight * 0.1, width: end - start, height: rowHeight * 0.8, fill: tone },
                shape("title", {}, `${field.title}: ${text}, ${timeText(from, zone)} to ${timeText(to, zone)}`)));
              if (text.length * 7 < end - start - 8 && rowHeight > 18) {
                svg.append(shape("text", { class: "state-text", x: start + 6, y: y + rowHeight / 2 + 4 }, text));
              }
            }
          }
          drawTimes(svg, data, zone, box, x);
          body.replaceChildren(svg);
        }

        /** The stretches in which a series had one value. */
        function states(field) {
          const found = [];
          for (const [index, value] of field.values.entries()) {
            if (value === null) continue;
            const from = field.start + index * field.step;
            const last = found.at(-1);
            const text = display(value, field).text;
            if (last && last.text === text && last.to === from) last.to = from + field.step;
            else found.push({ from, to: from + field.step, value, text });
          }
          return found;
        }

        function shortened(text, length) {
          return text.length > length ? `${text.slice(0, Math.max(1, Math.floor(length) - 1))}…` : text;
        }

        """#
}
