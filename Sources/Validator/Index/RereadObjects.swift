import Diagnostics

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

    /// Reads what was asked for, in the order of the files, and has it reported; what can't be read any more is left out.
    mutating func report(_ index: ManifestIndex, _ findings: inout Findings) {
        var finder = ObjectFinder(index.tree)
        var file: Int32?
        for (origin, requests) in Dictionary(grouping: requests, by: \.origin).sorted(by: { $0.key < $1.key }) {
            if origin.file != file { findings.startFile() }
            file = origin.file
            guard let object = finder.object(at: origin.position, in: origin.file) else { continue }
            for request in requests where !findings.isFull { request.report(object, &findings) }
        }
        requests = []
        findings.startFile()
    }
}
