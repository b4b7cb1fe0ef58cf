extension PageScript {
    /// Reads a chart's values by pointer and keys.
    static let hover = #"""
        /** Lets the values of a chart be read by pointer and by keys; gives the element that holds both. */
        function hoverable(svg, chart) {
          const { box, x, data, stacks, axes } = chart;
          const cursor = shape("g", { class: "cursor", visibility: "hidden" });
          const tip = element("div", { class: "tip", hidden: true });
          const spoken = element("p", { class: "unseen", "aria-live": "polite" });
          svg.append(cursor);
          const holder = element("div", { class: "hover" }, svg, tip, spoken);
          const first = stacks.find((stack) => stack.field.step > 0)?.field;
          let index = null;

          const show = (next, speaks) => {
            if (!first) return;
            index = clamp(next, 0, first.values.length - 1);
            const time = first.start + index * first.step;
            const place = clamp(x(time), box.x, box.x + box.width);
            const rows = [];
            cursor.replaceChildren(shape("line", { x1: place, x2: place, y1: box.y, y2: box.y + box.height }));
            for (const stack of stacks) {
              const at = Math.round((time - stack.field.start) / (stack.field.step || 1));
              const value = stack.field.values[at];
              if (value === undefined || value === null) continue;
              rows.push({ field: stack.field, value });
              const y = axes[stack.axis ?? 0].y(stack.tops[at]);
              if (Number.isFinite(y)) cursor.append(shape("circle", { cx: place, cy: y, r: 4, fill: stack.field.color }));
            }
            rows.sort((a, b) => b.value - a.value);
            cursor.setAttribute("visibility", "visible");
            tip.replaceChildren(...tipRows(timeText(time, chart.zone), rows));
            tip.hidden = false;
            const isRight = place > box.x + box.width / 2;
            tip.style.setProperty("left", isRight ? "auto" : `${place + 12}px`);
            tip.style.setProperty("right", isRight ? `${chart.width - place + 12}px` : "auto");
            if (speaks) spoken.textContent = `${timeText(time, chart.zone)}: ${rows.map(({ field, value }) => `${field.title} ${formatted(value, field.config.unit, field.config.decimals)}`).join("; ") || "no data"}`;
          };
          const hide = () => {
            index = null;
            tip.hidden = true;
            cursor.setAttribute("visibility", "hidden");
          };

          svg.addEventListener("pointermove", (event) => {
            const bounds = svg.getBoundingClientRect();
            const time = data.from + ((event.clientX - bounds.x - box.x) / box.width) * (data.to - data.from);
            if (first) show(Math.round((time - first.start) / first.step), false);
          });
          svg.addEventListener("pointerleave", hide);
          svg.addEventListener("blur", hide);
          svg.addEventListener("keydown", (event) => {
            const last = (first?.values.length ?? 1) - 1;
            const steps = { ArrowLeft: (index ?? last + 1) - 1, ArrowRight: (index ?? -1) + 1, PageUp: (index ?? last) - 10,
              PageDown: (index ?? 0) + 10, Home: 0, End: last };
            if (event.key === "Escape" && index !== null) {
              event.stopPropagation();
              hide();
            } else if (Object.hasOwn(steps, event.key)) {
              event.preventDefault();
              show(steps[event.key], true);
            }
          });
          return holder;
        }

        function tipRows(heading, rows) {
          const shown = rows.slice(0, 12);
          const list = shown.map(({ field, value }) => element("div", { class: "tip-row" },
            element("span", { class: "swatch", style: { background: field.color } }),
            element("span", { class: "tip-name" }, field.title),
            element("b", {}, formatted(value, field.config.unit, field.config.decimals))));
          const rest = rows.length > shown.length ? [element("p", {}, `and ${rows.length - shown.length} more`)] : [];
          return [element("p", { class: "tip-time" }, heading), ...list, ...rest];
        }

        """#
}
