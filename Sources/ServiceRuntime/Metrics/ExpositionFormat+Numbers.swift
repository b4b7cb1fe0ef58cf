extension ExpositionFormat {
    /// A number as Prometheus' own client writes it: Go's shortest `%g`, which has an exponent from a million on and below a
    /// ten-thousandth; in OpenMetrics always with a point or an exponent.
    func text(of value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
        let (digits, exponent) = Self.decimal(of: value)
        var text = value.sign == .minus ? "-" : ""
        if exponent < -4 || exponent >= 6 {
            text += digits.prefix(1)
            if digits.utf8.count > 1 { text += "." + digits.dropFirst() }
            text += exponent < 0 ? "e-" : "e+"
            if abs(exponent) < 10 { text += "0" }
            return text + String(abs(exponent))
        }
        if exponent < 0 { return text + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let isWhole = digits.utf8.count <= exponent + 1
        text += digits.prefix(exponent + 1)
        if isWhole { text += String(repeating: "0", count: exponent + 1 - digits.utf8.count) }
        if !isWhole { text += "." + digits.dropFirst(exponent + 1) }
        if isWhole && self == .openMetrics { text += ".0" }
        return text
    }

    /// The fewest digits that tell a number from all others, without zeros at their ends, and the power of ten of the first.
    private static func decimal(of value: Double) -> (digits: Substring, exponent: Int) {
        // Swift finds the same digits as Go, and places them differently: `0.05`, `5e-324`, `1234567.0`, `1e+16`.
        let parts = value.magnitude.description.split(separator: "e")
        let sides = parts[0].split(separator: ".")
        let fraction = sides.count == 2 && sides[1] != "0" ? sides[1] : ""
        let all = Substring(sides[0] + fraction)
        let significant = all.drop { $0 == "0" }
        guard !significant.isEmpty else { return ("0", 0) }
        let written = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let exponent = written + sides[0].utf8.count - 1 - (all.utf8.count - significant.utf8.count)
        let last = significant.lastIndex { $0 != "0" } ?? significant.startIndex
        return (significant[...last], exponent)
    }
}
