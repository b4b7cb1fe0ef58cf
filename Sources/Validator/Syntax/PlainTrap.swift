import YAML

/// Why readers may take a scalar without quotes for different values.
///
/// Compared are the readers that manifests meet: Kubernetes' own (sigs.k8s.io/yaml: goyaml.v2/resolve.go), kustomize's
/// (goyaml.v3/resolve.go), PyYAML (lib/yaml/resolver.py), and those of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).
enum PlainTrap: Hashable, Sendable {
    /// `yes`, `no`, `on`, `off`, `y`, `n`.
    case booleanWord
    /// `0777`, `0o17`, `089`: to some octal, to some decimal, to some a string.
    case octal
    /// `12:30`: 750 to those who know base 60.
    case sexagesimal
    /// `1_000`.
    case underscored
    /// `.inf`, `.nan`.
    case nonFinite
    /// `2024-01-31`.
    case timestamp
    /// `1e3`: to PyYAML a string.
    case exponent
    /// `=`, and `<<` where it merges nothing.
    case reserved
    /// A number or a boolean that all read alike. It matters in keys only.
    case ordinary

    /// What there is to say about a plain scalar; `nil` for what everyone reads as a string, or as nothing.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first else { return nil }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            self.init(numeric: text)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "o"),
            UInt8(ascii: "O"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
            guard text.count <= 5 else { return nil }
            self.init(word: String(decoding: text, as: UTF8.self))
        case UInt8(ascii: "=") where text.count == 1:
            self = .reserved
        case UInt8(ascii: "<") where text.count == 2 && text[1] == UInt8(ascii: "<"):
            self = .reserved
        default:
            return nil
        }
    }

    private init?(word: String) {
        switch word {
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF":
            self = .booleanWord
        case "true", "True", "TRUE", "false", "False", "FALSE":
            self = .ordinary
        default:
            return nil
        }
    }

    private init?(numeric text: UnsafeBufferPointer<UInt8>) {
        // No number is this long.
        guard text.count <= 64, Self.mayBeNumberOrDate(text) else { return nil }
        let shape = NumberShape(text)
        guard !shape.isDecimalInteger else {
            self = .ordinary
            return
        }
        let text = String(decoding: text, as: UTF8.self)
        if NumberShape.isSexagesimal(text) {
            self = .sexagesimal
        } else if NumberShape.isTimestamp(text) {
            self = .timestamp
        } else {
            self.init(number: text, shape)
        }
    }

    /// Rules out most texts that start as numbers do: quantities, versions, addresses, command line arguments.
    private static func mayBeNumberOrDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // After a date anything may come.
        if text.count > 4, text[4] == UInt8(ascii: "-") { return true }
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"),
                UInt8(ascii: "O"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                continue
            // `.inf` and `.nan`.
            case UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "I"), UInt8(ascii: "N"):
                continue
            default:
                return false
            }
        }
        return true
    }

    private init?(number text: String, _ shape: NumberShape) {
        switch YAMLScalar(plain: text) {
        case .null, .bool:
            return nil
        case .string:
            // PyYAML and Go agree that it is one, unless it is a number without a base in one of the two.
            guard shape.hasLeadingZero, shape.isDigits else { return nil }
            self = .octal
        case .float(let value) where !value.isFinite:
            self = .nonFinite
        case .int, .unsignedInt, .float:
            if shape.hasLeadingZero {
                self = .octal
            } else if shape.underscores > 0 {
                self = .underscored
            } else if shape.hasExponent, !NumberShape.hasPointAndSign(text) {
                self = .exponent
            } else {
                self = .ordinary
            }
        }
    }
}
