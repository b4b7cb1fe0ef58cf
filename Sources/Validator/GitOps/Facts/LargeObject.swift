import YAML

/// An object too large to be applied in every way.
struct LargeObject: Sendable {
    var site: ObjectSite
    /// Its JSON, in bytes.
    var bytes: Int

    /// The JSON of an object, as client-side apply keeps a copy of it in an annotation (kubectl: pkg/util/apply.go).
    ///
    /// `nil` when its part of the file is so short that there is no need to count.
    init?(_ object: ManifestObject, file: Int32, fileSize: Int) {
        guard fileSize > Self.noteworthy else { return nil }
        let bytes = object.root.jsonSize
        guard bytes > Self.noteworthy else { return nil }
        self.init(site: ObjectSite(object, file: file), bytes: bytes)
    }

    init(site: ObjectSite, bytes: Int) {
        self.site = site
        self.bytes = bytes
    }

    /// Half of what annotations may hold: what is added to an object on its way is no more than that.
    private static let noteworthy = 131_072
}

extension YAMLNode {
    /// How many bytes its JSON has, without blanks.
    fileprivate var jsonSize: Int {
        switch kind {
        case .scalar:
            guard string != nil else { return text.utf8.count }
            return withUTF8 { text in
                text.reduce(2) { size, byte in
                    switch byte {
                    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\t"),
                        UInt8(ascii: "\r"):
                        size + 2
                    // Go writes these three as `\u003c`.
                    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20: size + 6
                    default: size + 1
                    }
                }
            }
        case .sequence: return elements.reduce(2) { $0 + $1.jsonSize + 1 }
        case .mapping: return entries.reduce(2) { $0 + $1.key.text.utf8.count + 4 + $1.value.jsonSize }
        }
    }
}
