extension PageScript {
    /// Writes values in their units.
    static let units = #"""
        /** The end of the time that is shown, in milliseconds: what "ago" counts from. */
        let presentTime = Date.now();

        /**
         * Units as Grafana writes them (packages/grafana-data/src/valueFormats): an identifier's function takes a finite number and gives
         * its text, with the decimals that are asked for or those that suit it.
         */
        const units = (() => {
          const time = [
            ["ns", 1e-9], ["µs", 1e-6], ["ms", 1e-3], ["s", 1], ["min", 60], ["hour", 3600], ["day", 86400], ["week", 604800],
            ["year", 31536000],
          ];
          const metric = ["", "k", "M", "G", "T", "P", "E"];
          const binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
          const count = ["", " K", " M", " B", " T"];

          const plain = (suffix) => (value, decimals) => digits(value, decimals) + suffix;
          const scaled = (factor, suffixes, start = 0) => (value, decimals) => {
            let index = start;
            let rest = value;
            while (Math.abs(rest) >= factor && index < suffixes.length - 1) {
              rest /= factor;
              index += 1;
            }
            return digits(rest, decimals) + suffixes[index];
          };
          const si = (unit, start) => scaled(1000, metric.map((prefix) => ` ${prefix}${unit}`), start);
          const iec = (unit, start) => scaled(1024, binary.map((prefix) => ` ${prefix}${unit}`), start);
          const rate = (unit) => scaled(1000, count.map((suffix) => `${suffix} ${unit}`));
          const money = (symbol) => (value, decimals) =>
            (value < 0 ? "-" : "") + symbol + scaled(1000, count.map((suffix) => suffix.trim()))(Math.abs(value), decimals);
          const duration = (seconds) => (value, decimals) => {
            const size = Math.abs(value) * seconds;
            if (size === 0) return digits(0, decimals) + ` ${time.find(([, length]) => length === seconds)?.[0] ?? "s"}`;
            let chosen = time[0];
            for (const step of time) if (size >= step[1]) chosen = step;
            return digits((value * seconds) / chosen[1], decimals) + ` ${chosen[0]}`;
          };
          const clock = (value) => {
            const size = Math.floor(Math.abs(value));
            return [size / 3600, (size % 3600) / 60, size % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
          };
          const longDuration = (seconds) => (value) => {
            let rest = Math.abs(value * seconds);
            const parts = [];
            for (const [name, length] of [["year", 31536000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]]) {
              const amount = Math.floor(rest / length);
              if (amount > 0 && parts.length < 2) parts.push(`${amount} ${name}${amount === 1 ? "" : "s"}`);
              rest -= amount * length;
            }
            return parts.join(", ") || "0 seconds";
          };
          const boolean = (yes, no) => (value) => (value ? yes : no);
          const moment = (value) => new Date(value).toISOString().slice(0, 19).replace("T", " ");

          return {
            none: plain(""), "": plain(""), string: (value) => String(value),
            short: scaled(1000, ["", " K", " Mil", " Bil", " Tri", " Quadr"]),
            percent: plain("%"), percentunit: (value, decimals) => `${digits(value * 100, decimals)}%`,
            sci: (value) => value.toExponential(2), locale: (value) => value.toLocaleString("en-US"),
            ns: duration(1e-9), "µs": duration(1e-6), ms: duration(1e-3), s: duration(1), m: duration(60), h: duration(3600),
            d: duration(86400), dthms: clock, dtdhms: clock, dtdurations: longDuration(1), dtdurationms: longDuration(1e-3),
            clocks: longDuration(1),
            bytes: iec("B"), kbytes: iec("B", 1), mbytes: iec("B", 2), gbytes: iec("B", 3), bits: iec("b"),
            decbytes: si("B"), deckbytes: si("B", 1), decmbytes: si("B", 2), decgbytes: si("B", 3), decbits: si("b"),
            Bps: si("B/s"), binBps: iec("B/s"), bps: si("b/s"), binbps: iec("b/s"), KBs: si("B/s", 1), MBs: si("B/s", 2),
            pps: si("p/s"), hertz: si("Hz"), watt: si("W"), celsius: plain(" °C"), flops: si("FLOPS"),
            cps: rate("c/s"), ops: rate("ops/s"), reqps: rate("req/s"), rps: rate("rd/s"), wps: rate("wr/s"), iops: rate("io/s"),
            eps: rate("evt/s"), mps: rate("msg/s"), recps: rate("rec/s"), rowsps: rate("rows/s"), cpm: rate("c/m"),
            opm: rate("ops/m"), reqpm: rate("req/m"), rpm: rate("rd/m"), wpm: rate("wr/m"),
            currencyUSD: money("$"), currencyEUR: money("€"), currencyGBP: money("£"), currencyJPY: money("¥"),
            bool: boolean("True", "False"), bool_yes_no: boolean("Yes", "No"), bool_on_off: boolean("On", "Off"),
            dateTimeAsIso: moment, dateTimeAsUS: moment, dateTimeAsSystem: moment, dateTimeAsLocal: moment,
            dateTimeFromNow: (value) => {
              const distance = duration(1)(Math.abs(value - presentTime) / 1000, 0);
              return value > presentTime ? `in ${distance}` : `${distance} ago`;
            },
            prefixed: (symbol) => (value, decimals) => symbol + digits(value, decimals),
            suffixed: (symbol) => plain(` ${symbol}`), currency: money, count: rate, si,
          };
        })();

        /** A number with the decimals asked for, or with so many that its size can be read. */
        function digits(value, decimals) {
          if (Number.isInteger(decimals)) return value.toFixed(clamp(decimals, 0, 12));
          if (value === 0 || Number.isInteger(value)) return String(value);
          const magnitude = Math.floor(Math.log10(Math.abs(value)));
          const lead = Math.abs(value) / 10 ** magnitude;
          const places = clamp(1 - magnitude + (lead > 2.25 ? 1 : 0), 0, 12);
          return String(Number(value.toFixed(places)));
        }

        /** The text of a value in a unit. */
        function formatted(value, unit = "", decimals) {
          if (value === null || value === undefined || Number.isNaN(value)) return "";
          if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
          if (Object.hasOwn(units, unit) && !["prefixed", "suffixed", "currency", "count", "si"].includes(unit)) {
            return units[unit](value, decimals);
          }
          const [kind, text] = [unit.slice(0, unit.indexOf(":")), unit.slice(unit.indexOf(":") + 1)];
          switch (kind) {
            case "prefix": return units.prefixed(text)(value, decimals);
            case "suffix": return units.suffixed(text)(value, decimals);
            case "currency": return units.currency(text)(value, decimals);
            case "count": return units.count(text)(value, decimals);
            case "si": return units.si(text)(value, decimals);
            case "bool": return value ? text.split("/")[0] : text.split("/")[1] ?? "-";
            default: return units.suffixed(unit)(value, decimals);
          }
        }

        """#
}
