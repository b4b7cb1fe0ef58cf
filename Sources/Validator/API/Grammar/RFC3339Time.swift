/// A time as `metav1.Time` reads it: Go's `time.Parse` with `time.RFC3339`.
enum RFC3339Time {
    /// Whether a text is one: `2006-01-02T15:04:05Z`, with or without a fraction, or with an offset such as `+01:00`.
    static func isValid(_ text: UTF8Bytes) -> Bool {
        var reader = Reader(text: text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), (1...12).contains(month),
            reader.take("-"), let day = reader.number(2), day >= 1, day <= days(of: month, year), reader.take("T"),
            // Go takes an hour of one digit too.
            let hour = reader.number(2) ?? reader.number(1), hour < 24,
            reader.take(":"), let minute = reader.number(2), minute < 60,
            reader.take(":"), let second = reader.number(2), second < 60
        else { return false }
        if reader.take(".") || reader.take(",") {
            guard reader.number(1) != nil else { return false }
            while reader.number(1) != nil {}
        }
        if reader.take("Z") { return reader.isAtEnd }
        guard reader.take("+") || reader.take("-"), reader.number(2) != nil, reader.take(":"), reader.number(2) != nil
        else { return false }
        return reader.isAtEnd
    }

    private static func days(of month: Int, _ year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }

    private struct Reader {
        let text: UTF8Bytes
        var index = 0

        var isAtEnd: Bool { index == text.count }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
            index += 1
            return true
        }

        /// The number in exactly so many digits; nothing is taken where there is none.
        mutating func number(_ digits: Int) -> Int? {
            guard text.count - index >= digits else { return nil }
            guard let value = IPAddress.decimal(text.part(index..<index + digits), limit: 9999) else { return nil }
            index += digits
            return value
        }
    }
}
