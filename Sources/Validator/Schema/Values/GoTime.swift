/// Times as Go reads them (`time.Parse` with `time.RFC3339`; apimachinery pkg/apis/meta/v1/time.go and micro_time.go).
enum GoTime {
    /// Whether a text is a time; fractions of a second may be there, and must have six digits where they are demanded.
    static func isValid(_ text: UnsafeBufferPointer<UInt8>, hasMicroseconds: Bool) -> Bool {
        var rest = Rest(text: text)
        guard let year = rest.number(4), rest.take("-"), let month = rest.number(2), rest.take("-"),
            let day = rest.number(2), rest.take("T")
        else { return false }
        // Go takes an hour of one digit.
        guard let hour = rest.number(2) ?? rest.number(1), rest.take(":"), let minute = rest.number(2), rest.take(":"),
            let second = rest.number(2), hour < 24, minute < 60, second < 60
        else { return false }
        guard (1...12).contains(month), day >= 1, day <= days(of: month, year) else { return false }
        if rest.take(".") || rest.take(",") {
            let digits = rest.skipDigits()
            guard hasMicroseconds ? digits == 6 : digits > 0 else { return false }
        } else if hasMicroseconds {
            return false
        }
        if rest.take("Z") { return rest.isEmpty }
        guard rest.take("+") || rest.take("-"), let hours = rest.number(2), rest.take(":"), let minutes = rest.number(2)
        else { return false }
        return hours <= 24 && minutes < 60 && rest.isEmpty
    }

    private static func days(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private struct Rest {
        let text: UnsafeBufferPointer<UInt8>
        var position = 0

        var isEmpty: Bool { position == text.count }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        mutating func skipDigits() -> Int {
            let start = position
            while position < text.count, text[position] &- UInt8(ascii: "0") < 10 { position += 1 }
            return position - start
        }

        mutating func number(_ digits: Int) -> Int? {
            guard position + digits <= text.count else { return nil }
            var value = 0
            for offset in 0..<digits {
                let digit = text[position + offset] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                value = value * 10 + Int(digit)
            }
            position += digits
            return value
        }
    }
}
