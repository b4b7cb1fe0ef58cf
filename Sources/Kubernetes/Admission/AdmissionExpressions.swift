public import YAML

/// What a request must meet (`admissionregistration/v1 types.go Validation`).
public struct AdmissionValidation: Structured {
    /// True where the request is taken.
    public var expression: String
    /// What whoever asked is told otherwise, in one line.
    public var message: String?
    /// What kind of refusal it is; `invalid` when left out.
    public var reason: AdmissionReason?
    /// An expression that gives the message; where it fails, ``message`` is told.
    public var messageExpression: String?

    /// The value with the given fields set.
    public init(
        expression: String,
        message: String? = nil,
        reason: AdmissionReason? = nil,
        messageExpression: String? = nil
    ) {
        self.expression = expression
        self.message = message
        self.reason = reason
        self.messageExpression = messageExpression
    }
}

extension AdmissionValidation {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            expression: visit.required("expression", value?.expression),
            message: visit.optional("message", value?.message),
            reason: visit.optional("reason", value?.reason),
            messageExpression: visit.optional("messageExpression", value?.messageExpression)
        )
    }
}

/// What kind of refusal it is, of which the status code follows (kubernetes:
/// pkg/apis/admissionregistration/validation/validation.go `supportedValidationPolicyReason`).
public enum AdmissionReason: String, EnumFieldValue {
    /// 403.
    case forbidden = "Forbidden"
    /// 422.
    case invalid = "Invalid"
    /// 413.
    case requestEntityTooLarge = "RequestEntityTooLarge"
}

/// What is written into the audit log (`admissionregistration/v1 types.go AuditAnnotation`).
public struct AuditAnnotation: Structured {
    /// The key, which gets the policy's name before it.
    public var key: String
    /// An expression that gives the value, or null for none.
    public var valueExpression: String

    /// The value with the given fields set.
    public init(key: String, valueExpression: String) {
        self.key = key
        self.valueExpression = valueExpression
    }
}

extension AuditAnnotation {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            key: visit.required("key", value?.key),
            valueExpression: visit.required("valueExpression", value?.valueExpression)
        )
    }
}

/// What a request must meet for a policy to be about it (`admissionregistration/v1 types.go MatchCondition`).
public struct MatchCondition: Structured {
    /// Its name.
    public var name: String
    /// True where the policy is about the request.
    public var expression: String

    /// The value with the given fields set.
    public init(name: String, expression: String) {
        self.name = name
        self.expression = expression
    }
}

extension MatchCondition {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name),
            expression: visit.required("expression", value?.expression)
        )
    }
}

/// A value that expressions share, as `variables.<name>` (`admissionregistration/v1 types.go Variable`).
public struct AdmissionVariable: Structured {
    /// The name, an identifier of CEL.
    public var name: String
    /// The expression that gives the value, evaluated when it is first asked for.
    public var expression: String

    /// The value with the given fields set.
    public init(name: String, expression: String) {
        self.name = name
        self.expression = expression
    }
}

extension AdmissionVariable {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name),
            expression: visit.required("expression", value?.expression)
        )
    }
}
