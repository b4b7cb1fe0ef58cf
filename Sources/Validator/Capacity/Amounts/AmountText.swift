/// Amounts as messages show them.
enum AmountText {
    /// The amount as Kubernetes writes it, bytes in powers of 1024.
    ///
    /// - Parameter name: the resource, or the key of a quota that counts it.
    static func of(_ thousandths: Int64, _ name: String) -> String {
        guard thousandths < .max else { return "more than can be counted" }
        let format: Quantity.Format = isInBytes(name) ? .binary : .decimal
        return Quantity(nano: Int128(thousandths) * 1_000_000, format: format).canonicalText ?? "\(thousandths)m"
    }

    private static func isInBytes(_ name: String) -> Bool {
        name.hasSuffix("memory") || name.hasSuffix("storage") || name.contains("hugepages-")
    }
}
