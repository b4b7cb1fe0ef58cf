/// A text in JSON (RFC 8259), with the place of every value: what Grafana reads, and not what a reader of YAML would take too.
final class JSONDocument: Sendable {
    /// A value; they lie in the order of the text, each before what is in it. The names of an object's members are strings
    /// before their values.
    struct RawNode: Sendable {
        enum Kind: UInt8 {
            case object, array, string, number, boolean, null
        }

        var kind: Kind
        /// Whether a string has escapes.
        var hasEscapes = false
        /// Its bytes, with quotes, brackets and braces.
        var start: Int32
        var end: Int32
        /// The index of the first value after it.
        var next: Int32
    }

    /// What is no JSON.
    struct Failure: Error, Sendable {
        var offset: Int
        var message: String
    }

    let bytes: [UInt8]
    let nodes: [RawNode]

    /// Deeper than any dashboard is; each level takes a frame of the stack.
    static let depthLimit = 128
    /// As many bytes as an object of the API may have, twice over.
    static let byteLimit = 4 << 20

    /// Reads a text.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= Self.byteLimit else {
            throw Failure(
                offset: 0,
                message: "the text has \(bytes.count) bytes; no more than \(Self.byteLimit) are read"
            )
        }
        var reader = JSONReader(bytes)
        try reader.readDocument()
        self.bytes = bytes
        nodes = reader.nodes
    }

    /// The value that the text is.
    var root: JSONNode { JSONNode(text: self, index: 0) }
}
