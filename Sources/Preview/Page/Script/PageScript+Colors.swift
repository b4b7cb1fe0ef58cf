extension PageScript {
    /// The colours of series and thresholds.
    static let colors = #"""
        /** The page's colours for series, which differ in lightness as well as in hue. */
        const palette = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"].map((name) => `var(--${name})`);

        /** The colours that Grafana knows by name, in the page's two schemes. */
        const namedColors = ["green", "yellow", "orange", "red", "blue", "purple", "gray"];

        /** A colour of a dashboard as CSS; nothing else of its text gets into a style. */
        function color(text) {
          if (typeof text !== "string") return "var(--c0)";
          if (/^#[0-9a-f]{3,8}$/i.test(text)) return text;
          if (/^rgba?\([\d\s.,%]+\)$/i.test(text)) return text;
          const name = text.replace(/^(super-light|semi-dark|light|dark)-/, "");
          if (namedColors.includes(name)) return `var(--${name})`;
          if (name === "transparent") return "transparent";
          return name === "text" ? "var(--ink)" : "var(--c0)";
        }

        /** The colour of the highest threshold that a value reaches. */
        function thresholdColor(value, thresholds, range) {
          const step = thresholdStep(value, thresholds, range);
          return step ? color(step.color) : "var(--green)";
        }

        function thresholdStep(value, thresholds, range) {
          let found;
          for (const step of thresholdSteps(thresholds, range)) if (step.value <= value) found = step;
          return found;
        }

        /** The steps of thresholds, in order, their values absolute. */
        function thresholdSteps(thresholds, range) {
          const steps = Array.isArray(thresholds?.steps) ? thresholds.steps : [];
          const isShare = thresholds?.mode === "percentage" && range;
          return steps
            .map((step) => {
              const value = typeof step.value === "number" ? step.value : -Infinity;
              return { color: step.color, value: isShare ? range[0] + ((range[1] - range[0]) * value) / 100 : value };
            })
            .sort((a, b) => a.value - b.value);
        }

        /** A colour between two of the page, by which heat shows. */
        function heat(share) {
          return `color-mix(in oklab, var(--heat-high) ${Math.round(clamp(share, 0, 1) * 100)}%, var(--heat-low))`;
        }

        """#
}
