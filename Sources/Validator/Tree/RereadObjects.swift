import Diagnostics
import YAML

/// Finds the places in objects of which only facts are kept, by reading their files again: each once.
struct RereadObjects {
    /// What is to be said of an object, once its text is there.
    private struct Request {
        var origin: FactOrigin
        var report: (ManifestObject, inout Findings) -> Void
    }

    private var requests: [Request] = []

    /// Asks for an object that was named at some place.
    mutating func ask(for origin: FactOrigin, _ report: @escaping (ManifestObject, inout Findings) -> Void) {
        guard !origin.isBuiltIn else { return }
        requests.append(Request(origin: origin, report: report))
    }

    /// Reads what was asked for, in the order of the files, and has it reported.
    ///
    /// What can't be read any more is left out: whoever changed it since will validate it again.
    mutating func report(_ index: ManifestIndex, _ findings: inout Findings) {
        let groups = Dictionary(grouping: requests, by: \.origin.file).sorted { $0.key < $1.key }
        requests = []
        for (file, requests) in groups {
            let source = index.tree.files[Int(file)]
            guard let bytes = try? source.read(), let stream = try? YAMLStream.parse(bytes) else { continue }
            findings.startFile()
            let wanted = Dictionary(grouping: requests, by: \.origin.position)
            for document in stream.documents {
                for object in ManifestObject.all(in: document, path: source.path) {
                    for request in wanted[object.namePosition] ?? [] where !findings.isFull {
                        request.report(object, &findings)
                    }
                }
            }
        }
        findings.startFile()
    }
}
