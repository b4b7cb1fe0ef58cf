/// A curve through time for one series: sums of smooth noise, worked out with nothing but the four operations of arithmetic, so that
/// it is the same on every machine.
struct SampleCurve: Sendable {
    private let measure: SampleMeasure
    private let seed: UInt64
    private let scale: Double

    init(_ measure: SampleMeasure, labels: [Series.Label]) {
        self.measure = measure
        let own = labels.filter { $0.name != "le" }.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
        seed = own.isEmpty ? measure.seed : SampleHash.hash(own, measure.seed)
        var scale = own.isEmpty ? 1 : 0.45 + 1.1 * SampleHash.share(seed, 2)
        for label in labels { scale *= Self.weight(label) }
        // Series began within minutes of one another.
        self.scale = measure.isMoment ? 1 - 1e-6 * SampleHash.share(seed, 2) : scale
    }

    /// The value at a time, in seconds since 1970, to four digits.
    func value(at time: Int) -> Double {
        let wave =
            0.6 * noise(time, every: 2_400, 3) + 0.28 * noise(time, every: 420, 4) + 0.12 * noise(time, every: 61, 5)
        let value = measure.middle * scale * (1 + measure.swing * (2 * wave - 1))
        let bounded = min(max(value, measure.bounds.lowerBound), measure.bounds.upperBound)
        if measure.isMoment { return bounded.rounded() }
        return measure.isWhole ? bounded.rounded() : Self.rounded(bounded)
    }

    /// How much of the whole has a label's value: most requests succeed, and the buckets of a histogram add up.
    private static func weight(_ label: Series.Label) -> Double {
        switch label.name {
        case "status", "status_code", "code":
            return label.value.hasPrefix("2") ? 1 : label.value.hasPrefix("5") ? 0.015 : 0.04
        case "le":
            guard let edge = Double(label.value), edge.isFinite else { return 1 }
            // A distribution around 150 ms.
            return edge / (edge + 0.15)
        default: return 1
        }
    }

    private func noise(_ time: Int, every period: Int, _ stream: UInt64) -> Double {
        let (knot, rest) = time.quotientAndRemainder(dividingBy: period)
        let left = SampleHash.share(seed, stream, UInt64(truncatingIfNeeded: knot))
        let right = SampleHash.share(seed, stream, UInt64(truncatingIfNeeded: knot + 1))
        let way = Double(rest) / Double(period)
        return left + (right - left) * way * way * (3 - 2 * way)
    }

    private static func rounded(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return value }
        var factor = 1.0
        while value.magnitude * factor < 1_000, factor < 1e12 { factor *= 10 }
        if factor > 1 { return (value * factor).rounded() / factor }
        var divisor = 1.0
        while value.magnitude / divisor >= 10_000 { divisor *= 10 }
        return (value / divisor).rounded() * divisor
    }
}
