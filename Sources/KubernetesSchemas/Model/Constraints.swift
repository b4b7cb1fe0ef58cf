package import YAML

/// What a structural schema asks of a value besides its type (apiextensions-apiserver: `schema.ValueValidation`).
package struct Constraints: Sendable {
    package var isNullable = false
    package var format: String?
    /// The values that are allowed, as JSON.
    package var enumeration: [YAMLNode]?
    package var pattern: String?
    /// The pattern, ready to match; `nil` where it is outside what ``RegularExpression`` knows.
    package var expression: RegularExpression?
    package var minLength: Int?
    package var maxLength: Int?
    package var minimum: Double?
    package var maximum: Double?
    package var isMinimumExclusive = false
    package var isMaximumExclusive = false
    package var multipleOf: Double?
    package var minItems: Int?
    package var maxItems: Int?
    package var hasUniqueItems = false
    package var minProperties: Int?
    package var maxProperties: Int?
    /// What the server fills in where nothing is, as JSON.
    package var defaultValue: YAMLNode?
    /// Required fields that aren't among those of the type.
    package var required: [String] = []
    package var allOf: [Int32] = []
    package var anyOf: [Int32] = []
    package var oneOf: [Int32] = []
    package var not: Int32?
    package var rules: [ValidationRule] = []

    package init() {}

    /// Whether there is anything to check of a value of the right type.
    var isTrivial: Bool {
        format == nil && enumeration == nil && pattern == nil && minLength == nil && maxLength == nil && minimum == nil
            && maximum == nil && multipleOf == nil && minItems == nil && maxItems == nil && !hasUniqueItems
            && minProperties == nil && maxProperties == nil && required.isEmpty && allOf.isEmpty && anyOf.isEmpty
            && oneOf.isEmpty && not == nil && rules.isEmpty
    }
}

/// A rule in CEL about a value (`x-kubernetes-validations`).
package struct ValidationRule: Sendable {
    /// The expression, in which the value is `self`.
    package var rule: String
    package var message: String?
    package var messageExpression: String?
    /// The field below the value that a violation is reported at, as a JSON path.
    package var fieldPath: String?
    package var reason: String?
    /// Whether a rule about `oldSelf` is also asked when there is no old value.
    package var hasOptionalOldSelf: Bool

    /// The rule of an entry of `x-kubernetes-validations`; `nil` where it isn't one.
    init?(_ node: YAMLNode) {
        guard case .string(let rule)? = node["rule"]?.scalar else { return nil }
        self.rule = rule
        func text(_ key: String) -> String? {
            guard case .string(let text)? = node[key]?.scalar, !text.isEmpty else { return nil }
            return text
        }
        message = text("message")
        messageExpression = text("messageExpression")
        fieldPath = text("fieldPath")
        reason = text("reason")
        hasOptionalOldSelf = node["optionalOldSelf"]?.scalar == .bool(true)
    }
}
