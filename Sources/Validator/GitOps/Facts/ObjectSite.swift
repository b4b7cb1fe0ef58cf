import Diagnostics
import YAML

/// Where an object is written, to find its fields again once there is something to say about them.
struct ObjectSite: Hashable, Comparable, Sendable {
    /// The file, as an index into the tree's.
    var file: Int32
    private var line: UInt32
    private var column: UInt32

    /// - Parameter position: where the object is named, or starts when it has no name.
    init(file: Int32, position: SourcePosition) {
        self.file = file
        line = UInt32(truncatingIfNeeded: position.line)
        column = UInt32(truncatingIfNeeded: position.column)
    }

    /// Where it is named.
    var position: SourcePosition { SourcePosition(line: Int(line), column: Int(column)) }

    static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

extension ObjectSite {
    init(_ object: ManifestObject, file: Int32) {
        self.init(file: file, position: object.root.at("metadata", "name")?.start ?? object.root.start)
    }
}

extension ObjectFacts {
    /// Where it is written.
    var site: ObjectSite { ObjectSite(file: file, position: position) }
}
