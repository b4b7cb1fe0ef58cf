/// A place (SARIF 3.28).
struct SARIFLocation: Encodable {
    struct Artifact: Encodable {
        var uri: String

        init(path: String) {
            uri = path.hasPrefix("/") ? "file://" + path.percentEncoded : path.percentEncoded
        }
    }

    struct Region: Encodable {
        var startLine: Int
        var startColumn: Int
        var endLine: Int
        var endColumn: Int

        init(_ range: SourceRange) {
            startLine = range.start.line
            startColumn = range.start.column
            endLine = range.end.line
            endColumn = range.end.column
        }
    }

    struct Physical: Encodable {
        var artifactLocation: Artifact
        var region: Region?
    }

    struct Logical: Encodable {
        var fullyQualifiedName: String
    }

    var physicalLocation: Physical
    var logicalLocations: [Logical]?
    var message: SARIFMessage?

    init(_ location: SourceLocation, object: String? = nil, pointer: String? = nil, message: String? = nil) {
        physicalLocation = Physical(
            artifactLocation: Artifact(path: location.path),
            region: location.range.map(Region.init)
        )
        let name = [object, pointer].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        logicalLocations = name.isEmpty ? nil : [Logical(fullyQualifiedName: name)]
        self.message = message.map(SARIFMessage.init)
    }
}

extension String {
    /// The path as part of a URI: all but the unreserved characters (RFC 3986, 2.3) and `/` in bytes of two digits.
    fileprivate var percentEncoded: String {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
