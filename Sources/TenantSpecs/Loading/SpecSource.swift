import Diagnostics
import YAML

/// The file of a spec, for messages that point into it.
struct SpecSource {
    let path: String
    let root: YAMLNode

    /// The place of a field, or of the nearest field above it that is there.
    func location(_ path: String...) -> SourceLocation {
        var node = root
        for step in path {
            guard let next = node[step] ?? Int(step).flatMap({ node.element(at: $0) }) else { break }
            node = next
        }
        return SourceLocation(path: self.path, range: node.range)
    }
}

extension YAMLNode {
    fileprivate func element(at index: Int) -> YAMLNode? {
        guard kind == .sequence, index < count else { return nil }
        return self[index]
    }
}

extension Diagnostic {
    /// Something that a spec says can't be rendered.
    static func spec(_ id: Diagnostic.ID, _ message: String, at location: SourceLocation, notes: [Note] = [])
        -> Diagnostic
    {
        Diagnostic(id, .error, message, at: location, notes: notes)
    }

    /// Text that is not YAML that we read.
    static func syntax(_ error: YAMLError, path: String) -> Diagnostic {
        let notes = error.related.map {
            [Note($0.message, at: SourceLocation(path: path, range: $0.range))]
        }
        return .spec("spec-syntax", error.message, at: .init(path: path, range: error.range), notes: notes ?? [])
    }
}
