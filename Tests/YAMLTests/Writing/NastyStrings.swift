/// Strings that some reader of YAML has trouble with.
enum NastyStrings {
    /// All of them, each once.
    static let all: [String] = {
        var seen: Set<[UInt8]> = []
        return (words + numbers + dates + marks + blanks + unicode + lines + long).filter {
            seen.insert(Array($0.utf8)).inserted
        }
    }()

    /// A string put where each pattern has a star.
    private static func forms(_ text: String, _ patterns: [String]) -> [String] {
        patterns.map { $0.replacing("*", with: text) }
    }

    private static func cased(_ word: String) -> [String] {
        let mixed = word.enumerated().map { offset, letter in
            offset.isMultiple(of: 2) ? String(letter) : letter.uppercased()
        }
        return [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst(), mixed.joined()]
    }

    private static let words: [String] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nil", "nan", "inf", ".nan", ".inf",
        "-.inf", "+.inf", "~", "undefined", "default",
    ].flatMap(cased).flatMap { forms($0, ["*", "* ", " *", "*\n", "*:", "*x"]) }

    private static let numbers: [String] = [
        "0", "1", "9", "00", "007", "08", "0o7", "0o8", "0O7", "0x", "0x1F", "0XfF", "0b1", "0b2", "0B1", "1_000", "_1",
        "1_", "1__2", "0_7", "1.5", ".5", "5.", "1.2.3", "1.2.3.4", "..", ".", "...", "....", ".1.2", "1e3", "1E3",
        "1e", "1e+3", "1.e1", ".5e-1", "1.5e+10", "1e400", "1e-400", "9223372036854775807", "9223372036854775808",
        "18446744073709551615", "18446744073709551616", "99999999999999999999999", "1:30", "12:30:45", "190:20:30",
        "190:20:30.15", "1:2:3:4", "8080:80", "60:60", "1,000", "1,5", "100m", "4Gi", "1E", "5T", "2e", "1z", "0.1",
        "123456789.125", "1e3e3", "1-2", "1+1", "0x1p4", "1 2", "1 000", "1.", "0.", "0e0", "1d", "1f", "1L", "0xG",
        "0o", "0b", "٣", "１２",
    ].flatMap { forms($0, ["*", "-*", "+*", "* ", "*\n"]) }

    private static let dates = [
        "2001-01-01", "2001-1-1", "2001-01-01T00:00:00Z", "2001-01-01t00:00:00z", "2001-01-01 00:00:00",
        "2001-01-01 00:00:00.5 +1", "2001-01-01T00:00:00.123456+05:30", "2001-12-14 21:59:43.10 -5", "2001-13-99",
        "20010101", "20010101T000000Z", "12:30", "12:30Z", "01-01-2001",
    ]

    private static let marks: [String] = {
        let shapes = [
            "*", "* x", "*x", "x*", "x* y", "x *", "x *y", "**", "* ", " *", "*\t", "*\n", "*x\ny", "* x\n* y\n",
        ]
        let around = "-?:,[]{}#&!|>'\"%@`=<~+.^$;/\\_()".flatMap { forms(String($0), shapes) }
        return around + [
            "<<", "<<<", "---", "--- x", "---x", "----", "...", "... x", "...x", "- - x", "-- x", "? x", ": x", ":x",
            "x: y", "x:y", "x :y", "a: b: c", "#x", "x#", "x #y", "a# b", "&a b", "*a", "!!str x", "!x", "|-", "|+2",
            ">-", "%YAML 1.1", "%", "@x", "`x`", "{a: b}", "[a, b]", "{}", "[]", "{", "}", "[", "]", ",", ", x",
            "it's", "''", "'a'", "\"", "\"a\"", "a\"b", "a\\b", "\\", "\\n", "a\\", "{{ .Values.x }}", "$(date)",
            "${x}", "http://a.b:80/c?d=e#f", "a:80", "a: ", "key:\t", "a\t# b", "a,b", "[a", "a]", "!", "&", "*", "*x",
            "* x", "? ",
            "- ", ": ", "-\n", "?\nx", ":\nx", "=", "==", "=x", "<", "<x", "~x", "~~",
        ]
    }()

    private static let blanks = [
        "", " ", "  ", "\t", "\t\t", " \t ", "\n", "\n\n", "\n\n\n", "\r", "\r\n", "\r\r", "a\r", "\ra", "a\rb",
        "a\r\nb", "a\r\nb\r\n", "a\n\rb", " a", "a ", " a ", "\ta", "a\t", "a\tb", "a \tb", "\t a", "a\t ", "a  b",
        "\u{B}", "\u{C}", "a\u{B}b", "a\u{C}b", "\u{8}", "\u{1B}[0m", "\u{7}", "\0", "a\0b", "\u{1}", "\u{1F}",
        "\u{7F}",
    ]

    private static let unicode: [String] = [
        "\u{80}", "\u{85}", "\u{9F}", "\u{A0}", "\u{A1}", "\u{AD}", "\u{2028}", "\u{2029}", "\u{2027}", "\u{202E}",
        "\u{200B}", "\u{200D}", "\u{2060}", "\u{3000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}",
        "\u{E000}", "\u{D7FF}", "\u{1FFFE}", "\u{10FFFF}", "\u{10000}", "\u{301}", "e\u{301}", "é", "ß", "😀",
        "👨‍👩‍👧", "🇩🇪", "日本語", "ключ", "שלום", "\u{130}", "\u{212A}",
    ].flatMap { forms($0, ["*", "a*", "*a", " *", "* ", "*: *", "a\n*", "a\n*\nb\n", "*\n"]) }

    /// Text of several lines: what may stand in front with what may stand within, and with what may stand behind.
    private static let lines: [String] = {
        let starts = ["", "\n", "\n\n", " ", "  ", "\t", " \n", "\t\n", "\r\n", "#", "- ", "--- ", "%"]
        let middles = [
            "a\nb", "a\n\nb", "a\n\n\nb", "a\n b", "a\n  b\nc", "a\n \nb", "a\n\t\nb", "a \nb", "a\t\nb", "a\n\tb",
            "a\n\t b", "a\n \tb", "a\n#b", "a\n# b", "a\n---\nb", "a\n--- \nb", "a\n...\nb", "a\n- b", "a: b\nc: d",
            "a\n? b", "a\n%b", "'a\n\"b", "a\\\nb", "{a\nb}", "a\r\nb", "a\n:\nb", "1\n2", "no\nyes", "a\n\u{2028}b",
            "a\n\u{FEFF}b", "a\né", "a",
        ]
        let ends = ["", "\n", "\n\n", "\n\n\n", " ", "\n ", " \n", "\n \n", "\n\t\n", "\n\n ", "\r\n", "\n#", "\t"]
        var all: [String] = []
        for start in starts {
            for middle in middles { all += ["", "\n", "\n\n"].map { start + middle + $0 } }
            for end in ends { all += ["a", "a\nb", "a\n\n b"].map { start + $0 + end } }
        }
        return all
    }()

    private static let long: [String] = {
        // Around 1024, where a key no longer fits on a line, and where escapes take it there.
        let lengths = [127, 128, 129, 997, 998, 999, 1000, 1001, 1022, 1023, 1024, 1025, 2000]
        let repeated: [(String, Int)] = [
            ("\u{1}", 200), ("\"\\", 400), ("it's ", 250), ("'", 600), ("é", 700), ("😀", 300), ("a b ", 300),
            ("a\n", 600), ("\u{2028}", 180),
        ]
        let plain = lengths.map { String(repeating: "k", count: $0) }
        return plain + plain.map { "#" + $0.dropFirst() } + repeated.map { String(repeating: $0, count: $1) }
    }()
}

extension NastyStrings {
    private static let pieces = [
        "a", "b", "n", "y", "no", "1", "0", "-", "- ", ":", ": ", ",", "#", " #", "\n", "\n", "\n\n", "\t", "'", "\"",
        "\\",
        "{", "}", "[", "]", "&", "*", "!", "|", ">", "%", "@", "`", "?", "=", "~", "<<", ".", "...", "---", "_", "e",
        "+", "x", "T", "Z", "\r", " ", "  ", "\u{85}", "\u{2028}", "\u{A0}", "\u{FEFF}", "é", "e\u{301}", "😀", "\0",
        "\u{7F}",
    ]

    /// Strings of up to eight pieces, the same every time.
    static func random(_ count: Int, seed: Int) -> [String] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                pieces[Int.random(in: pieces.indices, using: &generator)]
            }.joined()
        }
    }
}
