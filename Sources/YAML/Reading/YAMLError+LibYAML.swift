internal import CLibYAML
import Diagnostics

extension YAMLError {
    /// Why libyaml stopped, in words that a person can act on.
    init(_ parser: UnsafePointer<yaml_parser_t>, bytes: UnsafeBufferPointer<UInt8>) {
        switch parser.pointee.error {
        case YAML_READER_ERROR: self = .unreadable(parser, bytes: bytes)
        case YAML_MEMORY_ERROR:
            let position = SourcePosition(parser.pointee.mark)
            self.init(.size, "there is no memory left to read the text", at: SourceRange(at: position))
        default: self = .syntax(parser)
        }
    }

    /// The bytes are no text.
    private static func unreadable(
        _ parser: UnsafePointer<yaml_parser_t>,
        bytes: UnsafeBufferPointer<UInt8>
    ) -> YAMLError {
        let position = TextPosition.position(ofByte: parser.pointee.problem_offset, in: bytes)
        let range = SourceRange(at: position)
        guard String(cString: parser.pointee.problem).hasPrefix("control characters") else {
            return YAMLError(.encoding, "invalid UTF-8; save the file as UTF-8", at: range)
        }
        let value = parser.pointee.problem_value
        if value == 0 { return YAMLError(.control, "NUL byte; remove it", at: range) }
        let digits = String(value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return YAMLError(.control, "control character U+\(code); write it as \"\\u\(code)\" or remove it", at: range)
    }

    /// The text follows no rule.
    private static func syntax(_ parser: UnsafePointer<yaml_parser_t>) -> YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable YAML"
        let context = parser.pointee.context.map { String(cString: $0) } ?? ""
        let place = SourceRange(at: SourcePosition(parser.pointee.problem_mark))
        let next = nextCharacter(parser)
        if next == "\t", problem.contains("cannot start any token") {
            return YAMLError(.tabIndentation, "tab used as indentation; use spaces", at: place)
        }
        if problem.contains("tab character") {
            return YAMLError(.tabIndentation, "tab used as indentation; use spaces", at: place)
        }
        let message = advice(problem: problem, context: context, next: next)
        guard !context.isEmpty, let what = contexts[context] else { return YAMLError(.syntax, message, at: place) }
        let start = SourceRange(at: SourcePosition(parser.pointee.context_mark))
        // What is not complete is wrong where it starts, not where that shows.
        let isIncomplete =
            problem == "could not find expected ':'" || problem.hasSuffix("alphabetic or numeric character")
            || problem.hasSuffix("directive name")
        if isIncomplete { return YAMLError(.syntax, message, at: start) }
        let isOpenQuote = context.hasSuffix("quoted scalar") && !problem.contains("escape")
        if isOpenQuote {
            return YAMLError(
                .syntax,
                message,
                at: start,
                related: .init(message: "the text goes on to here", range: place)
            )
        }
        return YAMLError(.syntax, message, at: place, related: .init(message: "\(what) starts here", range: start))
    }

    /// The character that the scanner stands at.
    private static func nextCharacter(_ parser: UnsafePointer<yaml_parser_t>) -> Character? {
        guard parser.pointee.unread > 0, let pointer = parser.pointee.buffer.pointer else { return nil }
        let count = parser.pointee.buffer.last - pointer
        return String(decoding: UnsafeBufferPointer(start: pointer, count: min(count, 8)), as: UTF8.self).first
    }

    /// libyaml's contexts, as names of what was being read.
    private static let contexts = [
        "while parsing a block mapping": "the mapping",
        "while parsing a block collection": "the sequence",
        "while parsing a flow mapping": "the mapping",
        "while parsing a flow sequence": "the sequence",
        "while parsing a block node": "the value",
        "while parsing a flow node": "the value",
        "while parsing a node": "the value",
        "while scanning a simple key": "the key",
        "while scanning a quoted scalar": "the quoted value",
        "while parsing a quoted scalar": "the quoted value",
        "while scanning a block scalar": "the block of text",
        "while scanning a plain scalar": "the value",
        "while scanning an anchor": "the anchor",
        "while scanning an alias": "the alias",
        "while scanning a tag": "the tag",
        "while parsing a tag": "the tag",
        "while scanning a directive": "the directive",
        "while scanning a %YAML directive": "the directive",
        "while scanning a %TAG directive": "the directive",
    ]

    private static func advice(problem: String, context: String, next: Character?) -> String {
        switch problem {
        case "found character that cannot start any token":
            "a value can't start with '\(next.map(String.init) ?? "")'; quote the value"
        case "mapping values are not allowed in this context":
            "a ':' is not allowed here; quote the value, or check the indentation"
        case "could not find expected ':'":
            "no ':' after this; complete the key, quote the text, or check the indentation"
        case "did not find expected key":
            "expected a key of the mapping; check the indentation, or a quote before this"
        case "did not find expected '-' indicator":
            "expected the next '- ' of the sequence; check the indentation"
        case "block sequence entries are not allowed in this context":
            "a '- ' is not allowed here; start the sequence on a line of its own"
        case "mapping keys are not allowed in this context":
            "a '? ' is not allowed here; start the mapping on a line of its own"
        case "found unexpected end of stream", "found unexpected document indicator":
            "the quote that opens here is never closed; close it"
        case "did not find expected ',' or ']'":
            "expected ',' or ']'; close the sequence, or separate its elements"
        case "did not find expected ',' or '}'":
            "expected ',' or '}'; close the mapping, or separate its entries"
        case "did not find expected node content":
            "expected a value; remove the comma, or write the value"
        case "found unknown escape character":
            "unknown escape; write '\\\\' for a backslash, or use single quotes"
        case "did not find expected hexdecimal number", "did not find expected hexadecimal number":
            "the escape needs hexadecimal digits; write all of them, or '\\\\' for a backslash"
        case "found invalid Unicode character escape code":
            "the escape is no Unicode character; write the character itself"
        case "did not find expected alphabetic or numeric character":
            context.hasSuffix("alias")
                ? "'*' starts an alias, which needs a name; quote the value"
                : "'&' starts an anchor, which needs a name; quote the value"
        case "found unexpected ':'":
            "within brackets, a ':' needs a space after it; write one, or quote the text"
        case "could not find expected directive name", "found unknown directive name":
            "a line that starts with '%' is a directive; quote the value"
        case "found undefined tag handle":
            "unknown tag; quote the value if '!' is part of it"
        case "did not find expected <document start>":
            "expected '---' before the next document; check the indentation"
        case "did not find expected <stream-start>":
            "the text can't be read; save the file as UTF-8"
        case "found incompatible YAML document":
            "this version of YAML is not supported; remove the %YAML line"
        case "found duplicate %YAML directive", "found duplicate %TAG directive":
            "the directive stands twice; remove one of them"
        case "did not find expected comment or line break":
            "expected the end of the line; start the text on the next line"
        default:
            problem
        }
    }
}
