/// The program that found something, and its rules (SARIF 3.18, 3.19, 3.49).
struct SARIFTool: Encodable {
    struct Driver: Encodable {
        var name = "tenantry"
        var version: String
        var rules: [Rule]
    }

    struct Rule: Encodable {
        struct Configuration: Encodable {
            var level: SARIFLevel
        }

        struct Properties: Encodable {
            var tags: [String]
        }

        var id: String
        var shortDescription: SARIFMessage
        var fullDescription: SARIFMessage
        var help: SARIFMessage
        var defaultConfiguration: Configuration
        var properties: Properties

        init(_ rule: RuleDescription) {
            id = rule.id.rawValue
            shortDescription = SARIFMessage(text: rule.summary)
            fullDescription = SARIFMessage(text: rule.explanation)
            help = SARIFMessage(text: "\(rule.explanation)\n\n`tenantry explain \(rule.id)` shows examples.")
            defaultConfiguration = Configuration(level: SARIFLevel(rule.severity))
            properties = Properties(tags: [rule.category])
        }
    }

    var driver: Driver
}

/// A text (SARIF 3.11).
struct SARIFMessage: Encodable {
    var text: String
}

/// How bad a result is (SARIF 3.27.10).
enum SARIFLevel: String, Encodable {
    case error, warning, note

    init(_ severity: Diagnostic.Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .info: self = .note
        }
    }
}
