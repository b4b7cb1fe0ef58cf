/// A stretch of time, and how a query steps through it.
struct TimeSpan: Hashable, Sendable {
    /// Seconds since 1970.
    var start: Int
    var end: Int

    var seconds: Int { end - start }

    /// The span that two ends of a dashboard's time range name at a time; `nil` where they can't be read.
    ///
    /// `now`, `now-6h`, and with rounding `now/d` are Grafana's forms (`packages/grafana-data/src/datetime/datemath.ts`), and
    /// seconds or milliseconds since 1970.
    init?(_ text: TimeRangeText, now: Int) {
        guard let start = Self.time(text.from, now: now, isEnd: false),
            let end = Self.time(text.to, now: now, isEnd: true),
            start < end, end - start <= Self.longest, start >= 0
        else { return nil }
        self.start = start
        self.end = end
    }

    init(last seconds: Int, before end: Int) {
        start = end - seconds
        self.end = end
    }

    /// Ten years.
    static let longest = 10 * 365 * 86_400

    /// The seconds of a duration: `90s`, `15m`, `1h`, `7d`, `2w`, `1M`, `1y`.
    static func seconds(_ text: some StringProtocol) -> Int? {
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0,
            count <= longest / unit
        else { return nil }
        return count * unit
    }

    private static let units: [Character: Int] = [
        "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400, "M": 30 * 86_400, "y": 365 * 86_400,
    ]

    private static func time(_ text: String, now: Int, isEnd: Bool) -> Int? {
        if let number = Int(text), number >= 0 { return number > 100_000_000_000 ? number / 1_000 : number }
        guard text.hasPrefix("now") else { return nil }
        let parts = text.dropFirst(3).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        var time = now
        if let shift = parts.first, !shift.isEmpty {
            guard let sign = shift.first, sign == "-" || sign == "+", let seconds = seconds(shift.dropFirst()) else {
                return nil
            }
            time += sign == "-" ? -seconds : seconds
        }
        guard parts.count == 2 else { return time }
        guard let unit = parts[1].first.flatMap({ units[$0] }), parts[1].count == 1 else { return nil }
        let floor = time - time % unit
        return isEnd ? floor + unit : floor
    }
}
