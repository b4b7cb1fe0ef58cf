extension PageScript {
    /// Draws legends.
    static let legend = #"""
        /** The legend that a panel asks for; nothing where it asks for none. */
        function legendOf(panel, fields) {
          const { showLegend = true, displayMode = "list", calcs = [] } = panel.options?.legend ?? {};
          if (!showLegend || displayMode === "hidden" || fields.length === 0) return null;
          const shown = (Array.isArray(calcs) ? calcs : []).filter((calculation) => Object.hasOwn(calculationNames, calculation));
          const value = (field, calculation) => formatted(reduced(field.values, calculation), field.config.unit, field.config.decimals) || "–";
          const swatch = (field) => element("span", { class: "swatch", style: { background: field.color } });
          if (displayMode !== "table") {
            return element("ul", { class: "legend" }, ...fields.map((field) => element("li", {}, swatch(field), field.title,
              ...shown.map((calculation) => element("span", { class: "quiet" }, ` ${calculationNames[calculation]} ${value(field, calculation)}`)))));
          }
          const heads = shown.map((calculation) => element("th", { scope: "col" }, calculationNames[calculation]));
          const rows = fields.map((field) => element("tr", {},
            element("th", { scope: "row" }, swatch(field), field.title),
            ...shown.map((calculation) => element("td", {}, value(field, calculation)))));
          return element("div", { class: "legend scroll", tabindex: rows.length > 4 ? 0 : undefined, role: "group", "aria-label": "Legend" },
            element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Name"), ...heads)), element("tbody", {}, ...rows)));
        }

        """#
}
