/// Goes over the fields of a `Structured` value in order, to read them, to write them, or to describe them.
///
/// A visitor that writes is given each value and hands it back; a visitor that reads is given `nil` and hands back what
/// it found. So one function a type, `Structured.fields(of:_:)`, serves both, and they can't disagree.
public protocol FieldVisitor {
    /// What can go wrong: `Never` for a visitor that writes.
    associatedtype Failure: Error

    /// A field that always holds the same text, such as `apiVersion`.
    mutating func constant(_ key: StaticString, _ value: StaticString) throws(Failure)

    /// A field that must be there.
    mutating func required<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value?,
        _ documentation: StaticString
    ) throws(Failure) -> Value

    /// A field that may be left out, and is when it is `nil`.
    mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value??,
        _ documentation: StaticString
    ) throws(Failure) -> Value?

    /// A field that has a default, and is left out when it equals that.
    mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value?,
        default defaultValue: Value,
        _ documentation: StaticString
    ) throws(Failure) -> Value
}

extension FieldVisitor {
    /// A field that must be there.
    @inlinable
    public mutating func required<Value: FieldValue>(_ key: StaticString, _ value: Value?) throws(Failure) -> Value {
        try required(key, value, "")
    }

    /// A field that may be left out, and is when it is `nil`.
    @inlinable
    public mutating func optional<Value: FieldValue>(_ key: StaticString, _ value: Value??) throws(Failure) -> Value? {
        try optional(key, value, "")
    }

    /// A field that has a default, and is left out when it equals that.
    @inlinable
    public mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value?,
        default defaultValue: Value
    ) throws(Failure) -> Value {
        try optional(key, value, default: defaultValue, "")
    }
}
