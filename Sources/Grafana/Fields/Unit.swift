public import YAML

/// The unit in which values are shown (Grafana `packages/grafana-data/src/valueFormats/categories.ts`).
public struct Unit: TextValue {
    /// The unit's id.
    public let text: String

    /// What an id looks like.
    public static let grammar = TextGrammar(example: "short")

    /// Reads an id; Grafana takes one that it does not know for a suffix.
    ///
    /// - Throws: `TextError` when it is empty.
    public init(parsing text: String) throws(TextError) {
        guard !text.isEmpty else { throw TextError(text: text, expected: "a unit such as 'short' or 's'") }
        self.text = text
    }

    /// A number, shortened: 1.5 K.
    public static let short: Unit = "short"
    /// A ratio from 0 to 1, as per cent.
    public static let ratio: Unit = "percentunit"
    /// Seconds.
    public static let seconds: Unit = "s"
    /// Bytes, in powers of 1024.
    public static let bytes: Unit = "bytes"
    /// Numbers as they are.
    public static let none: Unit = "none"
    /// Events a second.
    public static let perSecond: Unit = "cps"
    /// Bytes a second, in powers of 1000.
    public static let bytesPerSecond: Unit = "Bps"
    /// US dollars.
    public static let dollars: Unit = "currencyUSD"
    /// How long ago a time is that is given in milliseconds.
    public static let fromNow: Unit = "dateTimeFromNow"
    /// Requests a second.
    public static let requestsPerSecond: Unit = "reqps"
}

/// A colour: a name of Grafana's palette (`green`, `dark-red`), or `#rrggbb`.
public struct Color: TextValue {
    /// The colour as it is written.
    public let text: String

    /// What a colour looks like.
    public static let grammar = TextGrammar(example: "green")

    /// Reads a colour.
    ///
    /// - Throws: `TextError` when it is empty.
    public init(parsing text: String) throws(TextError) {
        guard !text.isEmpty else { throw TextError(text: text, expected: "a colour such as 'green' or '#73bf69'") }
        self.text = text
    }

    /// All is well.
    public static let green: Color = "green"
    /// Worth a look.
    public static let yellow: Color = "yellow"
    /// Not well.
    public static let red: Color = "red"
    /// Soon not well.
    public static let orange: Color = "orange"
    /// Neither good nor bad.
    public static let blue: Color = "blue"
}
