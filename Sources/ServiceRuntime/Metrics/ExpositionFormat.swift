/// How metrics are written.
enum ExpositionFormat: Hashable, CaseIterable {
    /// Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
    case text
    /// OpenMetrics 1.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/).
    case openMetrics

    var contentType: String {
        switch self {
        case .text: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }

    /// The format that a client likes best, by its header `Accept`: text, unless it asks for the other.
    ///
    /// Each format has the quality of the most specific range that it falls in (RFC 9110, section 12.5.1). Of two that
    /// are liked alike, the one that is named more exactly is given, and text otherwise: everyone reads it. It is also
    /// what those get who take neither, as from Prometheus' own clients.
    init(accepting header: String?) {
        var openMetrics = Preference.none
        var text = Preference.none
        for element in (header ?? "").utf8.split(separator: UInt8(ascii: ",")) {
            guard let range = MediaRange(element) else { continue }
            openMetrics.take(range, if: range.specificity(for: "application", "openmetrics-text", version: "1.0.0"))
            text.take(range, if: range.specificity(for: "text", "plain", version: "0.0.4"))
        }
        let isBetter = (openMetrics.quality, openMetrics.specificity) > (text.quality, text.specificity)
        self = isBetter && openMetrics.quality > 0 ? .openMetrics : .text
    }

    /// How much a client likes a format, in thousandths, and how exactly it named it.
    private struct Preference {
        var quality: Int
        var specificity: Int

        static let none = Preference(quality: 0, specificity: -1)

        mutating func take(_ range: MediaRange, if specificity: Int?) {
            guard let specificity, specificity > self.specificity else { return }
            self = Preference(quality: range.quality, specificity: specificity)
        }
    }
}

/// One element of the header `Accept`: `text/*;q=0.5`.
private struct MediaRange {
    var type: Substring
    var subtype: Substring
    var version: Substring?
    /// In thousandths.
    var quality = 1000

    init?(_ element: Substring.UTF8View.SubSequence) {
        let parts = Substring(element).split(separator: ";", omittingEmptySubsequences: false)
        let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2 else { return nil }
        type = names[0].trimmed
        subtype = names[1].trimmed
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let value = pair[1].trimmed
            switch pair[0].trimmed.lowercased() {
            case "q":
                guard let quality = Self.thousandths(value) else { return nil }
                self.quality = quality
            case "version":
                let isQuoted = value.utf8.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
                version = isQuoted ? value.dropFirst().dropLast() : value
            default:
                break
            }
        }
    }

    /// How exactly the range names a media type; `nil` when it does not cover it.
    func specificity(for type: String, _ subtype: String, version: String) -> Int? {
        if self.type == "*" && self.subtype == "*" { return 0 }
        guard self.type.lowercased() == type else { return nil }
        if self.subtype == "*" { return 1 }
        guard self.subtype.lowercased() == subtype else { return nil }
        guard let own = self.version else { return 2 }
        return own == version ? 3 : nil
    }

    /// `1`, `0.75`: at most three digits after the point, not above 1 (RFC 9110, section 12.4.2).
    private static func thousandths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == "0" || parts[0] == "1" else { return nil }
        var value = parts[0] == "1" ? 1000 : 0
        guard parts.count == 2 else { return value }
        guard parts[1].utf8.count <= 3 else { return nil }
        var unit = 100
        for digit in parts[1].utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value += Int(digit - UInt8(ascii: "0")) * unit
            unit /= 10
        }
        return value <= 1000 ? value : nil
    }
}

extension Substring {
    /// Without spaces and tabs around it.
    fileprivate var trimmed: Substring {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return self[first...last]
    }
}
