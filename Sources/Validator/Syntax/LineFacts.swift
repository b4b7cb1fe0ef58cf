import Diagnostics

/// What the bytes of a file show that its tree doesn't: how lines end, and where documents do.
struct LineFacts {
    /// How a file says what its encoding is.
    enum ByteOrderMark {
        case utf8, utf16
    }

    let path: String
    /// The byte order mark that the file starts with.
    private(set) var byteOrderMark: ByteOrderMark?
    /// The first line that ends with a carriage return.
    private(set) var carriageReturn: Int?
    /// What follows a `---` on its line, and whether it may have a line of its own.
    private(set) var separatorContent: [(range: SourceRange, mayMove: Bool)] = []
    /// The lines of each `---` after which nothing comes.
    private(set) var emptyDocuments: [Int] = []

    /// The document that is being scanned.
    private var separator: Int?
    private var hasContent = false

    init(path: String, bytes: [UInt8]) {
        self.path = path
        var rest = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            byteOrderMark = .utf8
            rest = rest.dropFirst(3)
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            byteOrderMark = .utf16
            return
        }
        rest.withUnsafeBufferPointer { scan($0) }
        closeDocument()
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var start = 0
        while start < bytes.count {
            var end = start
            var mayHaveBreaks = false
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
                let byte = bytes[end]
                mayHaveBreaks = mayHaveBreaks || byte == UInt8(ascii: "\r") || byte == 0xC2 || byte == 0xE2
                end += 1
            }
            var text = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if text.last == UInt8(ascii: "\r") {
                carriageReturn = carriageReturn ?? line
                text = UnsafeBufferPointer(rebasing: text.dropLast())
            }
            read(text, line: line)
            start = end + 1
            line += mayHaveBreaks ? 1 + Self.breaks(in: text) : 1
        }
    }

    /// The line breaks of YAML that kubectl, which splits files, knows nothing of: CR alone, NEL, LS and PS.
    private static func breaks(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < text.count {
            let length = TextLines.breakLength(at: index, in: text)
            if length > 0 { count += 1 }
            index += max(1, length)
        }
        return count
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>, line: Int) {
        if Self.isMarker(text, UInt8(ascii: "-")) {
            closeDocument()
            (separator, hasContent) = (line, false)
            if let content = Self.content(in: text, from: 3) {
                let rest = UnsafeBufferPointer(rebasing: text[content...])
                separatorContent.append((Self.range(from: content, of: text, line: line), Self.mayStartLine(rest)))
                hasContent = true
            }
        } else if !hasContent, !Self.isMarker(text, UInt8(ascii: ".")) {
            hasContent = Self.content(in: text, from: 0) != nil
        }
    }

    private mutating func closeDocument() {
        if let separator, !hasContent { emptyDocuments.append(separator) }
    }

    /// Whether the line starts with three of a character and then ends or goes on after white space.
    private static func isMarker(_ text: UnsafeBufferPointer<UInt8>, _ character: UInt8) -> Bool {
        guard text.count >= 3, text[0] == character, text[1] == character, text[2] == character else { return false }
        return text.count == 3 || text[3] == UInt8(ascii: " ") || text[3] == UInt8(ascii: "\t")
    }

    /// Whether a text means the same at the start of a line: there, it is no marker, and a byte order mark is nothing.
    private static func mayStartLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        !text.starts(with: "---".utf8) && !text.starts(with: "...".utf8) && !text.starts(with: "\u{FEFF}".utf8)
    }

    /// Where the line has something other than white space and a comment.
    private static func content(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        for index in start..<text.count {
            switch text[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
            case UInt8(ascii: "#"): return nil
            default: return index
            }
        }
        return nil
    }

    private static func range(from start: Int, of text: UnsafeBufferPointer<UInt8>, line: Int) -> SourceRange {
        let end = (start..<text.count).first { TextLines.breakLength(at: $0, in: text) > 0 } ?? text.count
        // Columns count scalars; continuation bytes start none.
        let columns = text[start..<end].lazy.filter { $0 & 0xC0 != 0x80 }.count
        return SourceRange(
            start: SourcePosition(line: line, column: start + 1),
            end: SourcePosition(line: line, column: start + 1 + columns)
        )
    }
}
