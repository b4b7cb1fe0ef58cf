import Diagnostics
import YAML

/// Where the text of a scalar stands in its file, character by character.
///
/// However a scalar is written, its characters other than white space stand in the source in the same order: folding,
/// indentation and escaped line breaks only change the white space between them. So the place of the tenth of them in the
/// value is the place of the tenth of them in the source, where an escape counts as what it stands for.
struct ScalarText {
    private let source: SourceText
    private let node: YAMLNode

    init(_ node: YAMLNode, in source: SourceText) {
        self.node = node
        self.source = source
    }

    /// The place of a range of UTF-8 bytes of the value; that of the scalar where it can't be told, as behind an alias.
    func range(of range: Range<Int>) -> SourceRange {
        guard !node.isAlias, let found = places(of: range) else { return node.range }
        return found
    }

    private func places(of range: Range<Int>) -> SourceRange? {
        let (before, within) = node.withUTF8 { value in
            let bounds = range.clamped(to: 0..<value.count)
            return (
                value[..<bounds.lowerBound].count { !$0.isBlank }, value[bounds].count { !$0.isBlank }
            )
        }
        guard var walk = SourceWalk(node, source) else { return nil }
        walk.skip(before)
        // An error at the end of the value is about what is missing there.
        guard let start = walk.next() ?? walk.end else { return nil }
        guard within > 1 else {
            return SourceRange(start: source.position(of: start), end: source.position(of: max(start, walk.offset)))
        }
        walk.skip(within - 1)
        return SourceRange(start: source.position(of: start), end: source.position(of: walk.offset))
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
            || self == UInt8(ascii: "\r")
    }
}

/// A way through the characters of a scalar as it is written.
private struct SourceWalk {
    private let bytes: [UInt8]
    private let style: YAMLScalarStyle
    private let limit: Int
    /// The byte after what was passed.
    private(set) var offset: Int
    /// The byte after the last character that was passed.
    private(set) var end: Int?
    /// Bytes of the value that the last escape stands for and that were not passed yet.
    private var pending = 0

    init?(_ node: YAMLNode, _ source: SourceText) {
        guard let start = source.offset(of: node.range.start), let limit = source.offset(of: node.range.end) else {
            return nil
        }
        bytes = source.bytes
        style = node.style
        offset = start
        self.limit = min(limit, source.bytes.count)
        guard skipProperties(), skipIndicator() else { return nil }
    }

    /// Passes bytes of the value that aren't white space.
    mutating func skip(_ count: Int) {
        for _ in 0..<count where next() == nil { return }
    }

    /// Passes one byte of the value that isn't white space, and tells where what stands for it starts.
    mutating func next() -> Int? {
        if pending > 0 {
            pending -= 1
            return end
        }
        while offset < limit {
            let start = offset
            let byte = bytes[offset]
            if byte.isBlank {
                offset += 1
                continue
            }
            switch style {
            case .doubleQuoted where byte == UInt8(ascii: "\""): return nil
            case .doubleQuoted where byte == UInt8(ascii: "\\"):
                let width = escaped()
                guard width > 0 else { continue }
                pending = width - 1
            case .singleQuoted where byte == UInt8(ascii: "'"):
                guard offset + 1 < limit, bytes[offset + 1] == UInt8(ascii: "'") else { return nil }
                offset += 2
            default: offset += 1
            }
            end = offset
            return start
        }
        return nil
    }

    /// Passes an escape, and tells how many bytes of the value other than white space it stands for.
    private mutating func escaped() -> Int {
        let letter = offset + 1 < limit ? bytes[offset + 1] : 0
        offset += 2
        switch letter {
        case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): return 0
        case let byte where byte.isBlank: return 0
        case UInt8(ascii: "x"): return codePoint(digits: 2)
        case UInt8(ascii: "u"): return codePoint(digits: 4)
        case UInt8(ascii: "U"): return codePoint(digits: 8)
        case UInt8(ascii: "N"), UInt8(ascii: "_"): return 2
        case UInt8(ascii: "L"), UInt8(ascii: "P"): return 3
        default: return 1
        }
    }

    private mutating func codePoint(digits: Int) -> Int {
        let text = String(decoding: bytes[offset..<min(offset + digits, limit)], as: UTF8.self)
        offset = min(offset + digits, limit)
        guard let value = UInt32(text, radix: 16) else { return 0 }
        // JSON's two halves of a character beyond the first 65,536 make four bytes together.
        if (0xD800..<0xE000).contains(value) { return 2 }
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        return [0x20, 0x09, 0x0A, 0x0D].contains(value) ? 0 : UTF8.width(scalar)
    }

    /// Passes an anchor and a tag.
    private mutating func skipProperties() -> Bool {
        while offset < limit, bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "!") {
            while offset < limit, !bytes[offset].isBlank { offset += 1 }
            while offset < limit, bytes[offset].isBlank { offset += 1 }
        }
        return offset < limit
    }

    /// Passes what starts a scalar that isn't plain: a quote, or the line of `|` or `>`.
    private mutating func skipIndicator() -> Bool {
        switch style {
        case .plain: return true
        case .doubleQuoted, .singleQuoted:
            offset += 1
            return true
        case .literal, .folded:
            while offset < limit, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") {
                offset += 1
            }
            return true
        }
    }
}
