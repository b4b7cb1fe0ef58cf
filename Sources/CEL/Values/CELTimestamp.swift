/// A point in time, in the years 1 to 9999.
public struct CELTimestamp: Hashable, Comparable, Sendable {
    /// The seconds since 1970 in UTC.
    public var seconds: Int64
    /// The rest, from 0 to 999,999,999.
    public var nanoseconds: Int64

    static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Whether it is before the other.
    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

extension CELTimestamp {
    /// A time of RFC 3339: `2026-01-02T03:04:05.6Z`, `2026-01-02T03:04:05+01:00`; `nil` for anything else.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        func number(_ digits: Int) -> Int64? {
            guard bytes.count >= digits, bytes.prefix(digits).allSatisfy(\.isDigit) else { return nil }
            let value = bytes.prefix(digits).reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
            bytes = bytes.dropFirst(digits)
            return value
        }
        func take(_ letter: Unicode.Scalar) -> Bool {
            guard bytes.first == UInt8(ascii: letter) else { return false }
            bytes = bytes.dropFirst()
            return true
        }
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2), take("T"),
            let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2),
            (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day), hour < 24, minute < 60,
            second < 60
        else { return nil }
        var nanoseconds: Int64 = 0
        if take(".") {
            let digits = bytes.prefix(while: \.isDigit)
            guard !digits.isEmpty else { return nil }
            let fraction = digits.prefix(9).reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
            nanoseconds = (digits.count..<max(9, digits.count)).reduce(fraction) { value, _ in value * 10 }
            bytes = bytes.dropFirst(digits.count)
        }
        var offset: Int64 = 0
        if !take("Z") {
            let isEast = take("+")
            guard isEast || take("-"), let hours = number(2), take(":"), let minutes = number(2), hours < 24,
                minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
        }
        guard bytes.isEmpty else { return nil }
        let days = Self.days(toYear: year, month: month, day: day)
        self.init(seconds: days * 86_400 + hour * 3600 + minute * 60 + second - offset, nanoseconds: nanoseconds)
        guard Self.range.contains(seconds) else { return nil }
    }

    /// The days from 1970 to a day, by the Gregorian calendar.
    private static func days(toYear year: Int64, month: Int64, day: Int64) -> Int64 {
        // Years start in March here, so that a leap day is the last of its year.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A day and a time of day.
    struct Parts {
        var year: Int64, month: Int64, day: Int64
        /// The day of the year and of the week, from 0; a week starts with Sunday.
        var dayOfYear: Int64, dayOfWeek: Int64
        var hour: Int64, minute: Int64, second: Int64
    }

    /// The parts in a time zone.
    func parts(offset: Int64) -> Parts {
        let local = seconds + offset
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let time = local - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return Parts(
            year: year,
            month: month,
            day: day,
            dayOfYear: days - Self.days(toYear: year, month: 1, day: 1),
            dayOfWeek: ((days + 4) % 7 + 7) % 7,
            hour: time / 3600,
            minute: time % 3600 / 60,
            second: time % 60
        )
    }

    /// The seconds that a fixed time zone is ahead: `UTC`, `+02:00`, `-3:30`; `nil` for a name, which only a database has.
    static func offset(of zone: String) -> Int64? {
        if zone == "UTC" || zone.isEmpty { return 0 }
        let isWest = zone.hasPrefix("-")
        let parts = (isWest || zone.hasPrefix("+") ? zone.dropFirst() : zone[...])
            .split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int64(parts[0]), let minutes = Int64(parts[1]), (0..<24).contains(hours),
            (0..<60).contains(minutes)
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}

extension CELTimestamp: CustomStringConvertible {
    /// In UTC, as RFC 3339 has it.
    public var description: String {
        func padded(_ value: Int64, _ digits: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
        }
        let parts = parts(offset: 0)
        var fraction = ""
        if nanoseconds > 0 {
            fraction = padded(nanoseconds, 9)
            while fraction.hasSuffix("0") { fraction.removeLast() }
            fraction = "." + fraction
        }
        return padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2) + "T"
            + padded(parts.hour, 2) + ":" + padded(parts.minute, 2) + ":" + padded(parts.second, 2) + fraction + "Z"
    }
}
