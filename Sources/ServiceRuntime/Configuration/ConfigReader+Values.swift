public import Configuration

/// Values that are checked: what is there and is not what was expected is an error, and never silently the default.
extension ConfigReader {
    /// A whole number, also one with a unit of bytes where `units` says so: `64KiB`, `1MiB`.
    ///
    /// - Throws: `ConfigurationError` where it is none, or out of range.
    public func integer(
        forKey key: ConfigKey,
        in range: ClosedRange<Int>,
        default standard: Int,
        units: ByteUnits = .none
    ) throws(ConfigurationError) -> Int {
        guard let text = scalar(forKey: key) else { return standard }
        guard let value = units.parse(text), range.contains(value) else {
            throw ConfigurationError(
                key: key.dotted,
                expected: "a whole number\(units.hint) from \(range.lowerBound) to \(range.upperBound)",
                found: text
            )
        }
        return value
    }

    /// Whether a number may have a unit of bytes.
    public enum ByteUnits: Hashable, Sendable {
        /// Digits only.
        case none
        /// Digits, or digits with `KiB` or `MiB`.
        case bytes

        fileprivate var hint: String { self == .bytes ? " of bytes (or of 'KiB' or 'MiB')" : "" }

        fileprivate func parse(_ text: String) -> Int? {
            guard self == .bytes, text.hasSuffix("iB"), let unit = text.dropLast(2).last else { return Int(text) }
            let shift: Int
            switch unit {
            case "K": shift = 10
            case "M": shift = 20
            default: return nil
            }
            guard let count = Int(text.dropLast(3)) else { return nil }
            let (value, overflow) = count.multipliedReportingOverflow(by: 1 << shift)
            return overflow ? nil : value
        }
    }

    /// A time: a number with the unit `ms`, `s`, `m` or `h`, or a number of seconds.
    ///
    /// - Throws: `ConfigurationError` where it is none, or out of range.
    public func time(
        forKey key: ConfigKey,
        in range: ClosedRange<Duration>,
        default standard: Duration
    ) throws(ConfigurationError) -> Duration {
        guard let text = scalar(forKey: key) else { return standard }
        guard let value = Duration(configured: text), range.contains(value) else {
            throw ConfigurationError(
                key: key.dotted,
                expected: "a time such as '500ms' or '30s' from \(range.lowerBound) to \(range.upperBound)",
                found: text
            )
        }
        return value
    }

    /// A text that is not empty; `nil` where there is none.
    public func text(forKey key: ConfigKey, isSecret: Bool = false) -> String? {
        let text = string(forKey: key, isSecret: isSecret)
        return text?.isEmpty == true ? nil : text
    }

    /// A text that is not empty.
    ///
    /// - Throws: `ConfigurationError` where there is none.
    public func requiredText(
        forKey key: ConfigKey,
        expected: String = "a text",
        isSecret: Bool = false
    ) throws(ConfigurationError) -> String {
        guard let text = text(forKey: key, isSecret: isSecret) else {
            throw ConfigurationError(key: key.dotted, expected: expected)
        }
        return text
    }

    /// One of a few words.
    ///
    /// - Throws: `ConfigurationError` where it is another.
    public func choice<Value: RawRepresentable<String> & CaseIterable>(
        forKey key: ConfigKey,
        default standard: Value
    ) throws(ConfigurationError) -> Value {
        guard let text = scalar(forKey: key) else { return standard }
        guard let value = Value(rawValue: text) else {
            let words = Value.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            throw ConfigurationError(key: key.dotted, expected: "one of \(words)", found: text)
        }
        return value
    }

    /// A value as text, whether a source has texts or, as JSON, numbers.
    private func scalar(forKey key: ConfigKey) -> String? {
        if let text = string(forKey: key) { return text }
        if let number = int(forKey: key) { return String(number) }
        if let number = double(forKey: key) { return String(number) }
        return bool(forKey: key).map { String($0) }
    }
}

extension ConfigKey {
    fileprivate var dotted: String { components.joined(separator: ".") }
}

extension Duration {
    /// A time as a configuration writes it.
    fileprivate init?(configured text: String) {
        let units: [(suffix: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
        let unit = units.first { text.hasSuffix($0.suffix) }
        let digits = text.dropLast(unit?.suffix.utf8.count ?? 0)
        let isNumber = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard isNumber, let number = Double(digits), number < 1e9 else { return nil }
        self = .seconds(number * (unit?.seconds ?? 1))
    }
}
