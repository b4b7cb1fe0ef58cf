import Diagnostics
import YAML

/// A configuration of Prometheus inside a ConfigMap.
struct ScrapeConfiguration {
    private let root: YAMLNode
    /// The value of the ConfigMap that it's in.
    private let value: YAMLNode

    /// The configurations in the values of a ConfigMap.
    static func all(in object: ManifestObject) -> [ScrapeConfiguration] {
        guard let data = object.root["data"] else { return [] }
        return data.entries.compactMap { entry in
            guard mayBe(in: entry.value), let stream = try? YAMLStream.parse(entry.value.text) else { return nil }
            return stream.documents.first.map { ScrapeConfiguration(root: $0, value: entry.value) }
        }
    }

    /// Whether a value looks like one.
    static func mayBe(in value: YAMLNode) -> Bool {
        value.withUTF8 { $0.contains("scrape_configs") }
    }

    /// The scrape jobs in it.
    var jobs: [YAMLNode] { Array(root.list("scrape_configs")) }

    /// Where something of it is: the line, if the value keeps its lines, and otherwise the value.
    func place(of node: YAMLNode, _ object: ManifestObject) -> Place {
        var place = object.place(of: value)
        guard value.style == .literal else { return place }
        let line = SourcePosition(line: value.start.line + node.start.line, column: 1)
        place.location.range = SourceRange(at: line)
        return place
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
