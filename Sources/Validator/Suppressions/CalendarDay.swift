import Glibc
public import YAML

/// A day of the calendar: `2027-01-31`.
public struct CalendarDay: TextValue, Comparable {
    private let year: Int
    private let month: Int
    private let day: Int

    /// The first day that can be written.
    static let earliest = CalendarDay(year: 0, month: 1, day: 1)

    private init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads a day as ISO 8601 writes it.
    ///
    /// - Throws: `TextError` when it is none, as the 30th of February.
    public init(parsing text: String) throws(TextError) {
        guard let day = Self(text.utf8) else {
            throw TextError(text: text, expected: "a day: write it as '2027-01-31'")
        }
        self = day
    }

    private init?(_ text: String.UTF8View) {
        let bytes = Array(text.prefix(11))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of a moment, in UTC; the first of all when the moment has no year of four digits.
    public init(secondsSince1970 seconds: Int) {
        var moment = time_t(seconds)
        var parts = tm()
        guard gmtime_r(&moment, &parts) != nil, (0...9_999).contains(Int(parts.tm_year) + 1_900) else {
            self.init(year: 0, month: 1, day: 1)
            return
        }
        self.init(year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// The current day in UTC.
    public static var today: CalendarDay { CalendarDay(secondsSince1970: time(nil)) }

    /// The day as `2027-01-31`.
    public var text: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// Four digits, two, and two.
    public static var grammar: TextGrammar {
        .init(example: "2027-01-31", pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    }

    /// Whether the left day is the earlier one.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
