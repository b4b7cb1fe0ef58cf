extension ExpositionFormat {
    /// A number as Prometheus' own client writes it: Go's shortest `%g`, which has an exponent from a million on and below
    /// a ten-thousandth; in OpenMetrics always with a point or an exponent.
    ///
    /// Bytes, as an exposition writes thousands: the same by characters took most of its time.
    func bytes(of value: Double) -> [UInt8] {
        guard value.isFinite else { return Array((value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf").utf8) }
        let (digits, exponent) = Self.decimal(of: value)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        if value.sign == .minus { bytes.append(UInt8(ascii: "-")) }
        if exponent < -4 || exponent >= 6 {
            bytes.append(digits[0])
            if digits.count > 1 { bytes.append(UInt8(ascii: ".")) }
            bytes += digits.dropFirst()
            bytes += (exponent < 0 ? "e-" : "e+").utf8
            if abs(exponent) < 10 { bytes.append(UInt8(ascii: "0")) }
            bytes += String(abs(exponent)).utf8
        } else if exponent < 0 {
            bytes += "0.".utf8
            bytes += repeatElement(UInt8(ascii: "0"), count: -exponent - 1)
            bytes += digits
        } else {
            bytes += digits.prefix(exponent + 1)
            bytes += repeatElement(UInt8(ascii: "0"), count: max(0, exponent + 1 - digits.count))
            if digits.count > exponent + 1 {
                bytes.append(UInt8(ascii: "."))
                bytes += digits.dropFirst(exponent + 1)
            } else if self == .openMetrics {
                bytes += ".0".utf8
            }
        }
        return bytes
    }

    /// The fewest digits that tell a number from all others, without zeros at their ends, and the power of ten of the
    /// first.
    private static func decimal(of value: Double) -> (digits: [UInt8], exponent: Int) {
        // Swift finds the same digits as Go, and places them differently: `0.05`, `5e-324`, `1234567.0`, `1e+16`.
        let text = value.magnitude.description.utf8
        var digits: [UInt8] = []
        digits.reserveCapacity(20)
        var exponent = -1
        var isFraction = false
        for (index, byte) in zip(text.indices, text) {
            if byte == UInt8(ascii: "e") {
                exponent += Int(String(text[text.index(after: index)...]) ?? "") ?? 0
                break
            }
            if byte == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            if !isFraction { exponent += 1 }
            if digits.isEmpty && byte == UInt8(ascii: "0") {
                exponent -= 1
            } else {
                digits.append(byte)
            }
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return digits.isEmpty ? ([UInt8(ascii: "0")], 0) : (digits, exponent)
    }
}
