extension PageScript {
    /// Series with their configuration, and what is shown of a value.
    static let fields = #"""
        /** The series of a panel with what its field configuration says of each. */
        function fieldsOf(panel, data) {
          const fields = [];
          for (const query of data?.queries ?? []) {
            for (const series of query.series) {
              const values = series.values.map((value) => (value === "+Inf" ? Infinity : value === "-Inf" ? -Infinity : value));
              fields.push({ ...series, values, refId: query.refId, config: configOf(panel, series.name, query.refId) });
            }
          }
          for (const [index, field] of fields.entries()) {
            field.title = (field.config.displayName ? displayName(field) : field.name) || "Value";
            field.color = seriesColor(field, index, fields);
          }
          return fields.filter((field) => !field.config.custom?.hideFrom?.viz);
        }

        /** The defaults of a panel's fields, and over them what overrides say of one. */
        function configOf(panel, name, refId) {
          const config = structuredClone(panel.fieldConfig?.defaults ?? {});
          for (const override of panel.fieldConfig?.overrides ?? []) {
            if (!matches(override.matcher, name, refId)) continue;
            for (const { id, value } of override.properties ?? []) assign(config, id, value);
          }
          return config;
        }

        function matches(matcher, name, refId) {
          switch (matcher?.id) {
            case "byName": return matcher.options === name;
            case "byNames": return matcher.options?.names?.includes(name);
            case "byFrameRefID": return matcher.options === refId;
            case "byType": return matcher.options === "number";
            case "byRegexp": return pattern(matcher.options)?.test(name);
            default: return false;
          }
        }

        /** A pattern as dashboards write it: /text/flags. */
        function pattern(text) {
          if (typeof text !== "string" || text.length > 200) return undefined;
          const parts = /^\/(.*)\/([a-z]*)$/s.exec(text);
          try {
            return parts ? new RegExp(parts[1], parts[2]) : new RegExp(`^${text}$`);
          } catch {
            return undefined;
          }
        }

        /** Sets `custom.fillOpacity` and the like. */
        function assign(config, path, value) {
          const names = String(path).split(".");
          if (names.some((name) => ["__proto__", "constructor", "prototype"].includes(name))) return;
          let place = config;
          for (const name of names.slice(0, -1)) place = place[name] = { ...(place[name] ?? {}) };
          place[names.at(-1)] = value;
        }

        function displayName(field) {
          return field.config.displayName.replace(/\$\{__field\.labels\.([^}]+)\}/g, (_, label) => field.labels[label] ?? "")
            .replace(/\$\{__(field\.(name|displayName)|series\.name)\}/g, field.name);
        }

        function seriesColor(field, index, fields) {
          const { mode, fixedColor } = field.config.color ?? {};
          if (mode === "fixed" || mode === "shades") return color(fixedColor);
          if (mode === "palette-classic-by-name") {
            const names = [...new Set(fields.map((other) => other.name))].sort();
            return palette[names.indexOf(field.name) % palette.length];
          }
          return palette[index % palette.length];
        }

        /** What is shown of a value: a mapping's text and colour, or the value in its unit and the colour of its threshold. */
        function display(value, field, range) {
          const { config } = field;
          const mapped = mapping(value, config.mappings);
          const text = mapped?.text ?? (value === null || value === undefined || Number.isNaN(value)
            ? config.noValue ?? "No data" : formatted(value, config.unit, config.decimals));
          // Without a mode, Grafana colours by thresholds.
          const isByThreshold = (config.color?.mode ?? "thresholds") === "thresholds";
          const tone = mapped?.color ? color(mapped.color)
            : isByThreshold ? thresholdColor(value ?? -Infinity, config.thresholds, range) : field.color;
          return { text, color: tone };
        }

        function mapping(value, mappings) {
          for (const { type, options } of Array.isArray(mappings) ? mappings : []) {
            if (type === "value" && options?.[String(value)]) return options[String(value)];
            if (type === "range" && value !== null && value >= (options?.from ?? -Infinity) && value <= (options?.to ?? Infinity)) {
              return options.result;
            }
            const isNone = value === null || value === undefined;
            if (type === "special" && isNone && ["null", "null+nan", "empty"].includes(options?.match)) return options.result;
          }
          return undefined;
        }

        /** Reduces values to one, by Grafana's names of calculations. */
        function reduced(values, calculation = "lastNotNull") {
          const real = values.filter((value) => value !== null && Number.isFinite(value));
          const sum = () => real.reduce((total, value) => total + value, 0);
          switch (calculation) {
            case "last": return values.at(-1) ?? null;
            case "count": return real.length;
            case "sum": case "total": return sum();
            case "first": return values[0] ?? null;
          }
          if (real.length === 0) return null;
          switch (calculation) {
            case "firstNotNull": return real[0];
            case "mean": return sum() / real.length;
            case "min": return Math.min(...real);
            case "max": return Math.max(...real);
            case "range": return Math.max(...real) - Math.min(...real);
            case "delta": case "diff": return real.at(-1) - real[0];
            default: return real.at(-1);
          }
        }

        const calculationNames = {
          lastNotNull: "Last", last: "Last", mean: "Mean", max: "Max", min: "Min", sum: "Total", total: "Total", count: "Count",
          first: "First", firstNotNull: "First", range: "Range", delta: "Delta", diff: "Difference",
        };

        /** The least and the greatest of some values, as the field's configuration narrows them. */
        function extent(fields) {
          let [least, greatest] = [Infinity, -Infinity];
          for (const field of fields) {
            for (const value of field.values) {
              if (value === null || !Number.isFinite(value)) continue;
              least = Math.min(least, value);
              greatest = Math.max(greatest, value);
            }
          }
          return least > greatest ? [0, 1] : [least, greatest];
        }

        """#
}
