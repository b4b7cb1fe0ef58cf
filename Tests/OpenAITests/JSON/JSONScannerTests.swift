import NIOCore
import Testing

@testable import OpenAI

struct JSONScannerTests {
    @Test(arguments: [
        "null", " true\n", "\t\"a\" ", "0", "-0", "-12.5e+7", "1E9", "1e400", "12345678901234567890123456789", "[]",
        "{}",
        "[ ]", "{ }", "[1,[2,{}],\"\"]", #"{"a":{"b":[null,false]},"a":2}"#, #""\"\\\/\b\f\n\r\tA\ud83d\ude00""#,
        "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"", #""\u0000""#,
    ])
    func `takes what RFC 8259 allows`(_ text: String) throws {
        let range = try skip(text)
        #expect(text.utf8.dropFirst(range.lowerBound).first.map { !" \t\n\r".utf8.contains($0) } == true)
    }

    struct Refused: Sendable {
        var text: String
        var reason: JSONError.Reason
        var offset: Int
    }

    static let refused = [
        Refused(text: "", reason: .unexpectedEnd, offset: 0),
        Refused(text: "  ", reason: .unexpectedEnd, offset: 2),
        Refused(text: "\u{FEFF}{}", reason: .unexpectedByte, offset: 0),
        Refused(text: "{} {}", reason: .trailingData, offset: 3),
        Refused(text: "1 ,", reason: .trailingData, offset: 2),
        Refused(text: "[1,]", reason: .unexpectedByte, offset: 3),
        Refused(text: "[,1]", reason: .unexpectedByte, offset: 1),
        Refused(text: "[1 2]", reason: .unexpectedByte, offset: 3),
        Refused(text: "[1}", reason: .unexpectedByte, offset: 2),
        Refused(text: "{\"a\":1,}", reason: .unexpectedByte, offset: 7),
        Refused(text: "{\"a\" 1}", reason: .unexpectedByte, offset: 5),
        Refused(text: "{a:1}", reason: .unexpectedByte, offset: 1),
        Refused(text: "{\"a\":}", reason: .unexpectedByte, offset: 5),
        Refused(text: "{,}", reason: .unexpectedByte, offset: 1),
        Refused(text: "{1:2}", reason: .unexpectedByte, offset: 1),
        Refused(text: "tru", reason: .unexpectedEnd, offset: 3),
        Refused(text: "trve", reason: .unexpectedByte, offset: 2),
        Refused(text: "nullx", reason: .trailingData, offset: 4),
        Refused(text: "NaN", reason: .unexpectedByte, offset: 0),
        Refused(text: "'a'", reason: .unexpectedByte, offset: 0),
        Refused(text: "// x\n1", reason: .unexpectedByte, offset: 0),
        Refused(text: "01", reason: .invalidNumber, offset: 0),
        Refused(text: "-", reason: .unexpectedEnd, offset: 1),
        Refused(text: "-a", reason: .invalidNumber, offset: 1),
        Refused(text: "1.", reason: .unexpectedEnd, offset: 2),
        Refused(text: "1.e1", reason: .invalidNumber, offset: 2),
        Refused(text: "1e", reason: .unexpectedEnd, offset: 2),
        Refused(text: "+1", reason: .unexpectedByte, offset: 0),
        Refused(text: ".5", reason: .unexpectedByte, offset: 0),
        Refused(text: "0x10", reason: .trailingData, offset: 1),
        Refused(text: "\"a", reason: .unexpectedEnd, offset: 2),
        Refused(text: "\"a\nb\"", reason: .controlCharacter, offset: 2),
        Refused(text: "\"0123456789\u{1}\"", reason: .controlCharacter, offset: 11),
        Refused(text: "\"\0\"", reason: .controlCharacter, offset: 1),
        Refused(text: #""\x""#, reason: .invalidEscape, offset: 1),
        Refused(text: #""\u12g4""#, reason: .invalidEscape, offset: 1),
        Refused(text: #""\u12"#, reason: .unexpectedEnd, offset: 5),
        Refused(text: #""\ud800""#, reason: .loneSurrogate, offset: 1),
        Refused(text: #""\ud800\n""#, reason: .loneSurrogate, offset: 1),
        Refused(text: #""\ud800\ud800""#, reason: .loneSurrogate, offset: 1),
        Refused(text: #""\udc00\ud800""#, reason: .loneSurrogate, offset: 1),
    ]

    @Test(arguments: refused)
    func `refuses the rest, and says where`(_ refused: Refused) {
        #expect(refusal(Array(refused.text.utf8)) == JSONError(refused.reason, at: refused.offset), "\(refused.text)")
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE],
            [0xFF],
            [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1],
        ] as [[UInt8]]
    )
    func `refuses strings that aren't UTF-8, wherever they are bad`(_ bad: [UInt8]) {
        // At every distance from the words in which plain bytes are skipped.
        for padding in 0..<20 {
            let start = [UInt8(ascii: "\"")] + Array(repeating: UInt8(ascii: "a"), count: padding)
            #expect(refusal(start + bad + [UInt8(ascii: "\"")]) == JSONError(.invalidUTF8, at: padding + 1))
        }
    }

    @Test func `nesting has a limit, and a bomb of a megabyte costs nothing`() throws {
        let limit = JSONScanner.depthLimit
        _ = try skip(String(repeating: "[", count: limit) + String(repeating: "]", count: limit))
        let objects = String(repeating: #"{"a":"#, count: limit) + "1" + String(repeating: "}", count: limit)
        _ = try skip(objects)
        let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
        #expect(refusal(bomb) == JSONError(.tooDeep, at: limit))
        #expect(refusal(Array(#"{"a":"#.utf8) + bomb) == JSONError(.tooDeep, at: limit + 4))
    }

    @Test func `a text is refused wherever it is cut`() throws {
        for example in Example.all {
            let bytes = Array(example.utf8)
            _ = try skip(bytes)
            for count in 0..<bytes.count { #expect(refusal(Array(bytes[..<count])) != nil, "cut at \(count)") }
        }
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""a\nb""#, "a\nb"), (#""mod\u0065l""#, "model"), (#""\ud83d\ude00!""#, "😀!"),
        (#""\u00e9\u20AC\u0000""#, "é€\0"), (#""größe \\ \/""#, "größe \\ /"), (#""""#, ""),
    ])
    func `strings are decoded, and their length known before`(_ pair: (json: String, text: String)) throws {
        try ByteBuffer(string: pair.json).scan { (scanner: inout JSONScanner) throws(JSONError) in
            let string = try scanner.string()
            #expect(scanner.text(string) == pair.text)
            #expect(string.decodedCount == pair.text.utf8.count)
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("42", 42), ("-7", -7), ("9223372036854775807", Int.max), ("9223372036854775808", nil),
            ("1.0", nil), ("1e3", nil), (String(repeating: "9", count: 5_000), nil),
        ] as [(String, Int?)]
    )
    func `whole numbers are read as they are written, and others aren't`(_ pair: (json: String, value: Int?)) throws {
        try ByteBuffer(string: pair.json).scan { (scanner: inout JSONScanner) throws(JSONError) in
            #expect(try scanner.integer() == pair.value)
            try scanner.finish()
        }
    }
}
