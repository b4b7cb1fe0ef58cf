public import Diagnostics
public import KubernetesSchemas
public import YAML

/// The id of a rule, or the name of a category.
public struct RuleName: NamedFieldValue {
    /// The name.
    public let text: String

    /// A name that is in the catalogue.
    public init(checking text: String) throws(TextError) {
        do throws(UnknownRule) {
            _ = try RuleSelection(names: [text])
        } catch {
            let hint = error.nearest.map { "; did you mean '\($0)'?" } ?? ""
            throw TextError(text: text, expected: "a rule or a category\(hint)")
        }
        self.text = text
    }

    /// Every name that there is.
    public static var known: [String] {
        Category.allCases.map(\.rawValue) + RuleCatalogue.all.map(\.id.rawValue)
    }

    /// Whether it stands for a rule.
    func includes(_ rule: Rule) -> Bool {
        text == rule.id.rawValue || text == rule.category.rawValue
    }
}

/// The id of a rule whose findings may be suppressed.
public struct SuppressibleRule: NamedFieldValue {
    /// The rule.
    public let id: Diagnostic.ID

    /// A name that is in the catalogue.
    public init(checking text: String) throws(TextError) {
        do throws(SuppressionText.Problem) {
            id = try SuppressionText.rule(named: text)
        } catch {
            throw TextError(text: text, expected: "a rule to suppress: \(error.message)")
        }
    }

    /// The id.
    public var text: String { id.rawValue }

    /// Every rule that may be suppressed.
    public static var known: [String] {
        RuleCatalogue.all.filter { $0.category != .suppressions }.map(\.id.rawValue)
    }
}

/// A version of Kubernetes whose schemas are known.
public struct ConfiguredVersion: NamedFieldValue {
    /// The version.
    public let version: KubernetesVersion

    /// A version that is known.
    public init(checking text: String) throws(TextError) {
        guard let version = KubernetesVersion(text) else {
            throw TextError(
                text: text,
                expected: "a version of Kubernetes that is known: from \(KubernetesVersion.oldest) to "
                    + "\(KubernetesVersion.newest)"
            )
        }
        self.version = version
    }

    /// The version as `1.34`.
    public var text: String { version.description }

    /// Every version that is known.
    public static var known: [String] { KubernetesVersion.supported.map(\.description) }
    /// A version may be written without quotes.
    public static var acceptsNumbers: Bool { true }
}

/// How bad a finding is, by the words of reports.
public enum SeverityName: String, EnumFieldValue {
    /// It must be changed before anything is applied.
    case error
    /// It should be changed.
    case warning
    /// It is worth knowing.
    case info

    /// The severity.
    var severity: Diagnostic.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}

/// Why something may stay for a while, in words.
public struct SuppressionReason: TextValue {
    /// The words.
    public let text: String

    /// Reads a reason.
    ///
    /// - Throws: `TextError` when there is no word in it.
    public init(parsing text: String) throws(TextError) {
        guard text.contains(where: \.isLetter) else {
            throw TextError(text: text, expected: "a reason: write why the finding may stay")
        }
        self.text = text
    }

    /// Any words.
    public static var grammar: TextGrammar { .init(example: "the vendor's image needs it") }
}

/// A word out of a set that is too long for a message.
public protocol NamedFieldValue: FieldValue {
    /// A word that is checked to be known.
    init(checking text: String) throws(TextError)
    /// The word.
    var text: String { get }
    /// Every word that there is.
    static var known: [String] { get }
    /// Whether a plain number stands for the text of its digits.
    static var acceptsNumbers: Bool { get }
}

extension NamedFieldValue {
    /// Words are strings.
    public static var acceptsNumbers: Bool { false }

    /// One of the words.
    public static var schema: ValueSchema { .enumeration(known) }

    /// The first of the words.
    public static var sample: Self {
        guard let first = known.first, let value = try? Self(checking: first) else {
            preconditionFailure("\(Self.self) has no word")
        }
        return value
    }

    /// Writes the word.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.string(text)
    }

    /// Reads one of the words.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let text = try reader.text(acceptsNumbers: acceptsNumbers)
        do throws(TextError) {
            return try Self(checking: text)
        } catch {
            throw reader.fail(error.description)
        }
    }

    /// Decodes a word.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(TextError) {
            try self.init(checking: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Encodes the word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
