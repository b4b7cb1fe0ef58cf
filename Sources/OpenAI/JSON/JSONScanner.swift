/// Reads a JSON text in one pass where it stands, and refuses what RFC 8259 doesn't allow.
///
/// Its user asks for what it expects: an object's keys one after the other, a string, a number, or that a value be
/// skipped. Nothing is decoded or copied before somebody asks. What is skipped is checked as well.
package struct JSONScanner {
    /// How deeply arrays and objects may nest. Requests and answers of the API need about ten; schemas of tools more.
    package static let depthLimit = 64

    /// The kind of the value that comes next.
    package enum Kind: Sendable {
        case object
        case array
        case string
        case number
        case boolean
        case null
    }

    let bytes: UnsafeRawBufferPointer
    /// The offset of the byte that is read next.
    package internal(set) var offset = 0
    /// Arrays and objects that are open.
    var depth = 0
    /// Whether the last byte that counted opened an array or an object, so that no comma comes before what follows.
    private var hasJustOpened = false

    package init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    // MARK: Whole texts

    /// Says that nothing but white space follows.
    package mutating func finish() throws(JSONError) {
        skipWhiteSpace()
        guard offset == bytes.count else { throw JSONError(.trailingData, at: offset) }
    }

    // MARK: Objects and arrays

    /// The kind of the value that comes next, which isn't read yet.
    package mutating func kind() throws(JSONError) -> Kind {
        switch try peek() {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw JSONError(.unexpectedByte, at: offset)
        }
    }

    /// Enters the object that comes next; ``nextKey()`` walks it.
    package mutating func openObject() throws(JSONError) {
        try open(UInt8(ascii: "{"))
    }

    /// Enters the array that comes next; ``nextElement()`` walks it.
    package mutating func openArray() throws(JSONError) {
        try open(UInt8(ascii: "["))
    }

    /// The next key of the object, its value being what is read next; `nil` after the last, when the object is left.
    package mutating func nextKey() throws(JSONError) -> JSONString? {
        guard try isFollowed(until: UInt8(ascii: "}")) else { return nil }
        let key = try string()
        guard try peek() == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte, at: offset) }
        offset += 1
        return key
    }

    /// Whether an element of the array is what is read next; `false` after the last, when the array is left.
    package mutating func nextElement() throws(JSONError) -> Bool {
        try isFollowed(until: UInt8(ascii: "]"))
    }

    mutating func open(_ bracket: UInt8) throws(JSONError) {
        guard try peek() == bracket else { throw JSONError(.unexpectedByte, at: offset) }
        guard depth < Self.depthLimit else { throw JSONError(.tooDeep, at: offset) }
        depth += 1
        offset += 1
        hasJustOpened = true
    }

    /// Reads the comma before a member, or the bracket after the last.
    mutating func isFollowed(until bracket: UInt8) throws(JSONError) -> Bool {
        let byte = try peek()
        let isFirst = hasJustOpened
        hasJustOpened = false
        if byte == bracket {
            offset += 1
            depth -= 1
            return false
        }
        guard !isFirst else { return true }
        guard byte == UInt8(ascii: ",") else { throw JSONError(.unexpectedByte, at: offset) }
        offset += 1
        guard try peek() != bracket else { throw JSONError(.unexpectedByte, at: offset) }
        return true
    }

    // MARK: Literals

    /// `true` or `false`.
    package mutating func boolean() throws(JSONError) -> Bool {
        if try peek() == UInt8(ascii: "t") {
            try literal("true")
            return true
        }
        try literal("false")
        return false
    }

    /// `null`.
    package mutating func null() throws(JSONError) {
        try literal("null")
    }

    /// Reads `null` when it is what comes next, and says whether it was.
    package mutating func takesNull() throws(JSONError) -> Bool {
        guard try peek() == UInt8(ascii: "n") else { return false }
        try null()
        return true
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        _ = try peek()
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count else { throw JSONError(.unexpectedEnd, at: offset) }
            guard bytes[offset] == word.utf8Start[index] else { throw JSONError(.unexpectedByte, at: offset) }
            offset += 1
        }
    }

    // MARK: Bytes

    /// The next byte that isn't white space, which isn't read yet.
    @inline(__always)
    mutating func peek() throws(JSONError) -> UInt8 {
        skipWhiteSpace()
        guard offset < bytes.count else { throw JSONError(.unexpectedEnd, at: offset) }
        return bytes[offset]
    }

    @inline(__always)
    mutating func skipWhiteSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }
}
