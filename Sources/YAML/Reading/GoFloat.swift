/// Numbers as Go prints them.
enum GoFloat {
    /// A number as a key of JSON: `strconv.FormatFloat(value, 'g', -1, 32)`, with YAML's words for what is no number
    /// (sigs.k8s.io/yaml: `convertToJSONableObject`).
    static func shortestText(of value: Float) -> String {
        if value.isNaN { return ".nan" }
        if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0" }
        let (digits, exponent) = decimal(value.magnitude)
        // The bounds of Go's `%g` without a precision.
        let isPositional = (-4..<6).contains(exponent)
        return sign + (isPositional ? positional(digits, exponent) : scientific(digits, exponent))
    }

    /// The shortest digits that give the number back, and the power of ten of the first.
    private static func decimal(_ value: Float) -> (digits: String, exponent: Int) {
        let parts = value.description.split(separator: "e")
        let halves = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(halves.first ?? "0")
        let fraction = halves.count > 1 ? String(halves[1]) : ""
        let all = whole + fraction
        let zeros = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(zeros))
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return (digits, power + whole.count - 1 - zeros)
    }

    private static func scientific(_ digits: String, _ exponent: Int) -> String {
        let fraction = digits.dropFirst()
        let power = String(exponent.magnitude)
        return String(digits.prefix(1)) + (fraction.isEmpty ? "" : "." + fraction) + "e" + (exponent < 0 ? "-" : "+")
            + (power.count < 2 ? "0" : "") + power
    }

    private static func positional(_ digits: String, _ exponent: Int) -> String {
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = exponent + 1
        if digits.count <= whole { return digits + String(repeating: "0", count: whole - digits.count) }
        return digits.prefix(whole) + "." + digits.dropFirst(whole)
    }
}
