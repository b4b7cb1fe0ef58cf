extension PageScript {
    /// Draws shares.
    static let pie = #"""
        /** Shares of a whole. */
        function drawPie(context) {
          const { panel, body, height } = context;
          const numbers = numbersOf(context).filter(({ value }) => Number.isFinite(value) && value > 0);
          if (numbers.length === 0) return body.replaceChildren(noData(panel));
          const sum = numbers.reduce((total, { value }) => total + value, 0);
          const isBeside = body.clientWidth > 320;
          const size = clamp(isBeside ? Math.min(height - 8, body.clientWidth * 0.5) : Math.min(height * 0.55, body.clientWidth - 16), 90, 300);
          const svg = shape("svg", { class: "chart", width: size, height: size, viewBox: `0 0 ${size} ${size}`, role: "img",
            "aria-label": numbers.map(({ title, value }) => `${title} ${percentText(value, sum)}`).join("; ") });
          const radius = size / 2 - 4;
          const hole = panel.options?.pieType === "donut" ? radius * 0.6 : 0;
          const labels = panel.options?.displayLabels ?? [];
          let start = -90;
          for (const { field, value, title } of numbers) {
            const end = start + Math.min((360 * value) / sum, 359.99);
            const middle = (((start + end) / 2) * Math.PI) / 180;
            svg.append(shape("path", { class: "slice", d: sector(size / 2, radius, hole, start, end), fill: field.color },
              shape("title", {}, `${title}: ${formatted(value, field.config.unit, field.config.decimals)}, ${percentText(value, sum)}`)));
            const text = labels.map((label) => label === "percent" ? percentText(value, sum) : label === "name" ? title
              : formatted(value, field.config.unit, field.config.decimals)).join(" ");
            if (text && end - start > 24) {
              const place = hole ? (radius + hole) / 2 : radius * 0.62;
              svg.append(shape("text", { class: "slice-text", x: size / 2 + place * Math.cos(middle), y: size / 2 + place * Math.sin(middle) + 4, "text-anchor": "middle" }, text));
            }
            start = end;
          }
          const shown = panel.options?.legend?.values ?? ["percent", "value"];
          const rows = numbers.map(({ field, value, title }) => element("tr", {},
            element("th", { scope: "row" }, element("span", { class: "swatch", style: { background: field.color } }), title),
            shown.includes("value") ? element("td", {}, formatted(value, field.config.unit, field.config.decimals)) : null,
            shown.includes("percent") ? element("td", {}, percentText(value, sum)) : null));
          body.replaceChildren(element("div", { class: isBeside ? "pie beside" : "pie" }, svg,
            element("div", { class: "legend" }, element("table", {}, element("tbody", {}, ...rows)))));
        }

        function percentText(value, sum) {
          return `${digits((100 * value) / sum, value / sum < 0.1 ? 1 : 0)}%`;
        }

        function sector(center, radius, hole, from, to) {
          const place = (length, angle) => {
            const turn = (angle * Math.PI) / 180;
            return `${(center + length * Math.cos(turn)).toFixed(2)},${(center + length * Math.sin(turn)).toFixed(2)}`;
          };
          const isLarge = to - from > 180 ? 1 : 0;
          const outer = `M${place(radius, from)} A${radius},${radius} 0 ${isLarge} 1 ${place(radius, to)}`;
          if (!hole) return `${outer} L${center},${center} Z`;
          return `${outer} L${place(hole, to)} A${hole},${hole} 0 ${isLarge} 0 ${place(hole, from)} Z`;
        }

        """#
}
