import Diagnostics
import YAML

/// What a rule over the whole tree found in a field that it knows by its way only.
struct FieldFinding {
    /// Another field that has to do with it.
    struct Note {
        var message: String
        var site: ObjectSite
        var way: [String]
    }

    var rule: Rule
    var message: String
    var site: ObjectSite
    /// The keys, and the places in lists, that lead to the field; where it isn't there, the last that is counts.
    var way: [String]
    var severity: Diagnostic.Severity?
    var notes: [Note] = []
    /// How to mend it, once the node is known.
    var fix: (@Sendable (YAMLNode) -> Diagnostic.Fix?)?

    init(
        _ rule: Rule,
        _ message: String,
        at site: ObjectSite,
        _ way: [String],
        severity: Diagnostic.Severity? = nil,
        notes: [Note] = [],
        fix: (@Sendable (YAMLNode) -> Diagnostic.Fix?)? = nil
    ) {
        self.rule = rule
        self.message = message
        self.site = site
        self.way = way
        self.severity = severity
        self.notes = notes
        self.fix = fix
    }
}

extension Findings {
    /// Adds findings, for which their files are read again, each once.
    mutating func report(_ found: [FieldFinding], _ index: ManifestIndex) {
        guard !found.isEmpty else { return }
        var reader = FieldReading(found)
        reader.read(index)
        for (number, finding) in found.enumerated() {
            let place = reader.places[number][0]
            let notes = zip(finding.notes, reader.places[number].dropFirst()).map { note, place in
                Diagnostic.Note(note.message, at: place?.place.location)
            }
            guard let place else { continue }
            report(
                Diagnostic(
                    finding.rule,
                    finding.message,
                    at: place.place,
                    severity: finding.severity,
                    notes: notes,
                    fix: place.node.flatMap { node in finding.fix.flatMap { $0(node) } }
                )
            )
        }
    }
}

/// Looks fields up in the files that they are in.
private struct FieldReading {
    /// A field that was found.
    struct Found {
        var place: Place
        /// The field itself; `nil` when it isn't there.
        var node: YAMLNode?
    }

    private struct Wanted {
        var site: ObjectSite
        var way: [String]
        var finding: Int
        var place: Int
    }

    /// For each finding its own place, and those of its notes.
    private(set) var places: [[Found?]]
    private var wanted: [Wanted] = []

    init(_ found: [FieldFinding]) {
        places = found.map { Array(repeating: nil, count: 1 + $0.notes.count) }
        for (number, finding) in found.enumerated() {
            wanted.append(Wanted(site: finding.site, way: finding.way, finding: number, place: 0))
            for (place, note) in finding.notes.enumerated() {
                wanted.append(Wanted(site: note.site, way: note.way, finding: number, place: place + 1))
            }
        }
        wanted.sort { $0.site.file < $1.site.file }
    }

    mutating func read(_ index: ManifestIndex) {
        var start = 0
        while start < wanted.count {
            let file = wanted[start].site.file
            var end = start
            while end < wanted.count, wanted[end].site.file == file { end += 1 }
            read(wanted[start..<end], of: file, index)
            start = end
        }
    }

    private mutating func read(_ wanted: ArraySlice<Wanted>, of file: Int32, _ index: ManifestIndex) {
        let source = index.tree.files[Int(file)]
        var objects: [ObjectSite: ManifestObject] = [:]
        let namespace = index.kustomizations.views(of: file).first?.namespace
        if !KustomizationFacts.isKustomization(source.path), let bytes = try? source.read(),
            let stream = try? YAMLStream.parse(bytes)
        {
            for document in stream.documents {
                for object in ManifestObject.all(in: document, path: source.path) {
                    let moved = object.kind.isClusterScoped ? object : namespace.map(object.moved) ?? object
                    objects[ObjectSite(object, file: file)] = moved
                }
            }
        }
        for one in wanted {
            places[one.finding][one.place] =
                objects[one.site].map { Found($0, one.way) }
                ?? Found(
                    place: Place(
                        SourceLocation(path: source.path, range: SourceRange(at: one.site.position)),
                        object: KustomizationFacts.isKustomization(source.path) ? "Kustomization \(source.path)" : nil
                    ),
                    node: nil
                )
        }
    }
}

extension FieldReading.Found {
    init(_ object: ManifestObject, _ way: [String]) {
        var node = object.root
        for step in way {
            let next = node.kind == .sequence ? Int(step).flatMap { node[$0] } : node[step]
            guard let next else {
                // An object as a whole is where its name is.
                let shown = node == object.root ? object.root.at("metadata", "name") ?? node : node
                self.init(place: object.place(of: shown), node: nil)
                return
            }
            node = next
        }
        self.init(place: object.place(of: node), node: node)
    }
}
