import PromQL
import Testing

struct HostileInputTests {
    static let deep: [(String, String)] = [
        (String(repeating: "(", count: 10_000), "more than 200 levels deep"),
        (
            String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
            "more than 200 levels deep"
        ),
        (String(repeating: "-", count: 10_000) + "a", "more than 200 levels deep"),
        (String(repeating: "a^", count: 10_000) + "a", "more than 200 levels deep"),
        (String(repeating: "sum(", count: 10_000), "more than 200 levels deep"),
        ("a[" + String(repeating: "(", count: 10_000), "more than 200 levels deep"),
        ("a[" + String(repeating: "-", count: 10_000) + "5m]", "more than 200 levels deep"),
        ("a[5m" + String(repeating: "+5m", count: 10_000) + "]", "chain of more than 200 operators"),
        (Array(repeating: "a", count: 10_000).joined(separator: "+"), "chain of more than 1000 operators"),
        (#"a{b=~""# + String(repeating: "(", count: 10_000) + #""}"#, "groups are too deep"),
    ]

    @Test(arguments: deep)
    func `bounds depth`(text: String, message: String) throws {
        let error = try #require(throws: PromQLError.self) { try Expression(parsing: text) }
        #expect(error.message.contains(message))
    }

    @Test func `takes what is within the limits`() throws {
        let limit = Expression.nestingLimit
        let nested = String(repeating: "(", count: limit) + "a" + String(repeating: ")", count: limit)
        #expect(try Expression(parsing: nested).description == nested)
        let chain = Array(repeating: "a", count: Expression.depthLimit).joined(separator: " + ")
        let expression = try Expression(parsing: chain)
        #expect(expression.description == chain)
        #expect(expression.selectors.count == Expression.depthLimit)
        #expect(expression.joins.count == Expression.depthLimit - 1)
        #expect(expression.comparisons.isEmpty)
    }

    @Test func `looks at deep trees once`() throws {
        let count = Expression.nestingLimit - 1
        for (start, end) in [("-(", ")"), ("sum(", ")"), ("a < (", ")"), ("abs(", ")"), ("a or (", ")")] {
            // The signs alone take two levels each.
            let depth = count / 2
            let text = String(repeating: start, count: depth) + "a" + String(repeating: end, count: depth)
            let expression = try Expression(parsing: text)
            #expect(expression.bounds.lower <= expression.bounds.upper)
            #expect(expression.uses.count == expression.selectors.count)
            #expect(expression.comparisons.count == (start == "a < (" ? depth : 0))
            #expect(expression.joins.count == (start == "a < (" ? depth : 0))
            #expect(expression.requirements.isEmpty)
            #expect(!expression.labels.names("job"))
        }
    }

    @Test func `reads texts, names and lists of any length`() throws {
        let megabyte = String(repeating: "x", count: 1_000_000)
        #expect(try Expression(parsing: "'\(megabyte)'").description.utf8.count == 1_000_002)
        #expect(try Expression(parsing: megabyte).selectors.first?.name == megabyte)
        #expect(try Expression(parsing: "a{b='\(megabyte)'}").selectors.first?.matchers.first?.value == megabyte)
        let arguments = Array(repeating: "'a'", count: 10_000).joined(separator: ",")
        #expect(try Expression(parsing: "label_join(a, \(arguments))").children.count == 10_001)
        #expect(throws: PromQLError.self) { try Expression(parsing: String(repeating: "1", count: 1_000_000) + "m") }
        #expect(throws: PromQLError.self) { try Expression(parsing: String(repeating: "9", count: 1_000_000)) }
    }

    @Test func `never crashes on the beginning of an expression`() {
        for text in ParsingTests.forms.map(\.0) + ErrorTests.errors.map(\.text) {
            let scalars = Array(text.unicodeScalars)
            for length in 0..<scalars.count {
                let beginning = String(String.UnicodeScalarView(scalars[..<length]))
                for dialect in [Dialect.prometheus, .grafana] {
                    guard let expression = try? Expression(parsing: beginning, as: dialect) else { continue }
                    let printed = expression.description
                    #expect((try? Expression(parsing: printed, as: dialect)) == expression, "\(beginning)")
                }
            }
        }
    }

    @Test(arguments: [
        "a\0b", "\0", "a{b=\"\0\u{1}\"}", "a{b\0=\"\"}", "\u{FEFF}a", "a\u{A0}+ b", "ａ", "a{é=\"b\"}", "\u{FFFD}",
        "a \u{2028}",
        "\u{7F}", "\u{202E}a",
    ])
    func `reads no character that isn't PromQL's`(text: String) throws {
        let isInText = text.contains("\"\0")
        if isInText {
            #expect(try Expression(parsing: text).description == #"a{b="\x00\x01"}"#)
        } else {
            let error = try #require(throws: PromQLError.self) { try Expression(parsing: text) }
            #expect(error.message.hasPrefix("unexpected character"))
        }
    }

    @Test func `refuses what stands for broken UTF-8`() throws {
        let broken = String(decoding: [UInt8(ascii: "'"), 0xC3, UInt8(ascii: "'")], as: UTF8.self)
        let error = try #require(throws: PromQLError.self) { try Expression(parsing: broken) }
        #expect(error.message.contains("broken UTF-8"))
        #expect(try Expression(parsing: #""\xc3""#).description == #""\ufffd""#)
        #expect(throws: PromQLError.self) { try Expression(parsing: #"a{b=~"\xc3"}"#) }
    }
}
