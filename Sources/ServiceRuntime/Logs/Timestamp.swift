/// A moment, as the system counts it.
struct LogTime: Hashable, Sendable {
    /// Seconds since 1970, in UTC.
    var seconds: Int
    /// And thousandths of the next one.
    var milliseconds: Int

    init(seconds: Int, milliseconds: Int = 0) {
        self.seconds = seconds
        self.milliseconds = milliseconds
    }

    /// Now.
    static var now: LogTime {
        let (seconds, milliseconds) = UnixTime.milliseconds.quotientAndRemainder(dividingBy: 1000)
        return LogTime(seconds: seconds, milliseconds: milliseconds)
    }
}

/// Writes moments as RFC 3339 has them: `2026-02-03T04:05:06.789Z`. The text up to the seconds is kept for the next line.
struct TimestampClock: Sendable {
    private var second = Int.min
    private var text: [UInt8] = []

    mutating func append(_ time: LogTime, to bytes: inout [UInt8]) {
        if time.seconds != second {
            second = time.seconds
            text = Self.text(of: time.seconds)
        }
        bytes.append(contentsOf: text)
        bytes.append(UInt8(ascii: "."))
        Self.append(time.milliseconds, digits: 3, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }

    private static func text(of seconds: Int) -> [UInt8] {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let (year, month, day) = date(days)
        let rest = seconds - days * 86_400
        var text: [UInt8] = []
        append(year, digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        append(month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        append(day, digits: 2, to: &text)
        text.append(UInt8(ascii: "T"))
        append(rest / 3600, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(rest / 60 % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(rest % 60, digits: 2, to: &text)
        return text
    }

    /// The date of a day counted from 1970-01-01, in the Gregorian calendar: years are counted from March, so that the day
    /// that some years have more is the last of theirs.
    private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468  // days from 0000-03-01
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097  // of 400 years
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(truncatingIfNeeded: number / power % 10) + UInt8(ascii: "0"))
            power /= 10
        }
    }
}
