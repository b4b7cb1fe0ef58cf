import Crypto
public import Diagnostics
public import YAML

/// What `index.json` lists: every file that we wrote, with its spec and the hash of its contents.
///
/// It is how we know our own files: only these are ever replaced or deleted, and one whose bytes no longer have the hash
/// was edited by hand.
public struct GeneratedIndex: Structured {
    /// The files that one spec made.
    public struct Unit: Structured {
        /// The spec's file.
        public var spec: String
        /// The SHA-256 of each file's contents in hexadecimal, by path below the tree's root.
        public var files: SortedMap<String, ContentHash>

        /// The files of a spec.
        public init(spec: String, files: SortedMap<String, ContentHash> = [:]) {
            self.spec = spec
            self.files = files
        }

        /// Visits the fields.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                spec: visit.required("spec", value?.spec),
                files: visit.required("files", value?.files)
            )
        }
    }

    /// Where the index stands in the tree.
    public static let path = "index.json"

    /// The version of this format.
    public var version: Int
    /// The files that belong to no tenant.
    public var shared: Unit?
    /// The files of each tenant.
    public var tenants: SortedMap<String, Unit>

    /// An index.
    public init(version: Int = 1, shared: Unit? = nil, tenants: SortedMap<String, Unit> = [:]) {
        self.version = version
        self.shared = shared
        self.tenants = tenants
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            version: visit.required("version", value?.version),
            shared: visit.optional("shared", value?.shared),
            tenants: visit.required("tenants", value?.tenants)
        )
    }

    /// Reads the bytes of an `index.json`.
    ///
    /// - Throws: `Unreadable` with the first thing that is wrong and its place.
    public init(contents: [UInt8]) throws(Unreadable) {
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream.parse(contents)
        } catch {
            throw Unreadable(position: error.range.start, message: error.message)
        }
        // A merge may leave a key twice; which of the two lists the files that are there, nobody knows.
        if let problem = stream.problems.first {
            throw Unreadable(position: problem.range.start, message: problem.message)
        }
        guard let root = stream.documents.first else {
            throw Unreadable(position: .init(line: 1, column: 1), message: "the file is empty")
        }
        if stream.documents.count > 1 {
            throw Unreadable(position: stream.documents[1].start, message: "an index is one document")
        }
        let (index, problems) = FieldReader.read(Self.self, from: root)
        guard let index, problems.isEmpty else {
            throw Unreadable(
                position: problems.first?.range.start ?? root.start,
                message: problems.first?.message ?? "not an index"
            )
        }
        guard index.version == 1 else {
            throw Unreadable(
                position: root.start,
                message: "version \(index.version) is newer than this program; update it"
            )
        }
        self = index
    }

    /// Why an `index.json` could not be read.
    public struct Unreadable: Error, Hashable, Sendable {
        /// Where in the file.
        public var position: SourcePosition
        /// What is wrong.
        public var message: String
    }

    /// The bytes of the file.
    public var contents: [UInt8] {
        var writer = JSONWriter(capacity: 256 + 128 * allFiles.reduce(0) { $0 + $1.count })
        write(to: &writer)
        writer.endDocument()
        return writer.bytes
    }

    /// The maps of all units.
    var allFiles: [SortedMap<String, ContentHash>] {
        (shared.map { [$0.files] } ?? []) + tenants.map(\.value.files)
    }
}
