extension PageScript {
    /// Ticks of axes.
    static let scales = #"""
        /** Ticks at round numbers: 1, 2 or 5 times a power of ten, of 1024 for bytes, or a round part of an hour for seconds. */
        function linearTicks(least, greatest, count, unit) {
          const span = greatest - least;
          if (!(span > 0)) return [least];
          const base = ["bytes", "kbytes", "mbytes", "gbytes", "bits", "binBps"].includes(unit) ? 1024 : 10;
          const raw = span / Math.max(count, 1);
          const power = base ** Math.floor(Math.log(raw) / Math.log(base));
          const factors = base === 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
          const step = power * (factors.find((factor) => factor * power >= raw * 0.999) ?? base);
          const ticks = [];
          for (let index = Math.ceil(least / step - 1e-9); index * step <= greatest + step * 1e-9; index += 1) {
            ticks.push(Number((index * step).toPrecision(12)));
          }
          return ticks;
        }

        /** Widens a range so that it ends at ticks. */
        function niceRange(least, greatest, count, unit) {
          if (least === greatest) [least, greatest] = least === 0 ? [0, 1] : [Math.min(0, least), Math.max(0, greatest) * 1.2 || 0];
          const ticks = linearTicks(least, greatest, count, unit);
          const step = ticks.length > 1 ? ticks[1] - ticks[0] : greatest - least;
          return [Math.floor(least / step + 1e-9) * step, Math.ceil(greatest / step - 1e-9) * step];
        }

        const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 2592000];

        /** Ticks of a time axis, in milliseconds, at round times of the zone. */
        function timeTicks(from, to, count, zone) {
          const raw = (to - from) / 1000 / Math.max(count, 1);
          const step = (timeSteps.find((length) => length >= raw) ?? timeSteps.at(-1)) * 1000;
          const offset = zone === "utc" ? 0 : -new Date(from).getTimezoneOffset() * 60000;
          const ticks = [];
          for (let time = Math.ceil((from + offset) / step) * step - offset; time <= to; time += step) ticks.push(time);
          return { ticks, step };
        }

        function parts(time, zone) {
          const options = { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
          if (zone === "utc") options.timeZone = "UTC";
          const format = parts[zone] ??= new Intl.DateTimeFormat("en-CA", options);
          return Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
        }

        /** The text of a tick: its date where days are between ticks, its seconds where less than a minute is. */
        function tickText(time, step, zone) {
          const { month, day, hour, minute, second } = parts(time, zone);
          if (step >= 86400000) return `${month}-${day}`;
          if (hour === "00" && minute === "00" && step >= 3600000) return `${month}-${day}`;
          return step < 60000 ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
        }

        /** The whole of a time. */
        function timeText(time, zone) {
          const { year, month, day, hour, minute, second } = parts(time, zone);
          return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
        }

        """#
}
