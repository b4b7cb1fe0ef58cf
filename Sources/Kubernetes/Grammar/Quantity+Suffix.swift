extension Quantity {
    /// What a quantity's number is multiplied with (`k8s.io/apimachinery/pkg/api/resource/suffix.go`).
    struct Suffix {
        var format: Format
        var decimalExponent = 0
        var binaryExponent = 0

        enum Outcome {
            case suffix(Suffix)
            case failure(Failure)
        }

        /// Reads the suffix that begins at `start` and ends the bytes.
        static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
            let count = bytes.count - start
            guard count > 0 else { return .suffix(Suffix(format: .decimalSI)) }
            let first = bytes[start]
            if count == 1, let exponent = decimalExponent(of: first) {
                return .suffix(Suffix(format: .decimalSI, decimalExponent: exponent))
            }
            if count == 2, bytes[start + 1] == UInt8(ascii: "i"), let exponent = binaryExponent(of: first) {
                return .suffix(Suffix(format: .binarySI, binaryExponent: exponent))
            }
            if first | 0x20 == UInt8(ascii: "e"), count > 1, !bytes[start + 1].isLetter {
                return scanExponent(bytes, from: start + 1)
            }
            // A suffix is letters only: of anything else, say where it is.
            if let stray = bytes[start...].firstIndex(where: { !$0.isLetter }) {
                return .failure(.unexpected(at: stray))
            }
            return .failure(.unknownSuffix(start..<bytes.count))
        }

        private static func scanExponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
            let isNegative = bytes[start] == UInt8(ascii: "-")
            let digits = isNegative || bytes[start] == UInt8(ascii: "+") ? start + 1 : start
            guard digits < bytes.count else { return .failure(.unknownSuffix(start - 1..<bytes.count)) }
            var exponent = 0
            for index in digits..<bytes.count {
                guard let digit = bytes[index].decimalDigit else { return .failure(.unexpected(at: index)) }
                exponent = min(exponent * 10 + Int(digit), largestExponent + 1)
            }
            guard exponent <= largestExponent else { return .failure(.exponentOutOfRange) }
            return .suffix(Suffix(format: .decimalExponent, decimalExponent: isNegative ? -exponent : exponent))
        }

        private static func decimalExponent(of letter: UInt8) -> Int? {
            switch letter {
            case UInt8(ascii: "n"): -9
            case UInt8(ascii: "u"): -6
            case UInt8(ascii: "m"): -3
            case UInt8(ascii: "k"): 3
            case UInt8(ascii: "M"): 6
            case UInt8(ascii: "G"): 9
            case UInt8(ascii: "T"): 12
            case UInt8(ascii: "P"): 15
            case UInt8(ascii: "E"): 18
            default: nil
            }
        }

        private static func binaryExponent(of letter: UInt8) -> Int? {
            switch letter {
            case UInt8(ascii: "K"): 10
            case UInt8(ascii: "M"): 20
            case UInt8(ascii: "G"): 30
            case UInt8(ascii: "T"): 40
            case UInt8(ascii: "P"): 50
            case UInt8(ascii: "E"): 60
            default: nil
            }
        }
    }
}
