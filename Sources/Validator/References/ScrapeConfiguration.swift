import YAML

/// A configuration of Prometheus inside a ConfigMap.
enum ScrapeConfiguration {
    /// Whether a value looks like one.
    static func mayBe(in value: YAMLNode) -> Bool {
        value.withUTF8 { $0.count > 16 && $0.contains("scrape_config") }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes of an ASCII text are in it.
    fileprivate func contains(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard let first = wanted.first, count >= wanted.count else { return false }
            for start in 0...(count - wanted.count) where self[start] == first {
                if self[start..<start + wanted.count].elementsEqual(wanted) { return true }
            }
            return false
        }
    }
}
