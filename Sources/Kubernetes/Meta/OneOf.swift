import YAML

/// Collects the one field that is set of several, of which exactly one must be.
///
/// It serves unions that stand flat among the fields of a structure, such as the source of a volume: each alternative is
/// visited in its turn, and reading fails when none or a second one is there.
struct OneOf<Value> {
    private(set) var value: Value?

    /// Visits the field of one alternative, where `payload` is what a writer finds in it.
    mutating func field<Visitor: FieldVisitor, Payload: FieldValue>(
        _ key: StaticString,
        _ payload: Payload?,
        _ visit: inout Visitor,
        _ make: (Payload) -> Value
    ) throws(Visitor.Failure) {
        guard let payload = try visit.optional(key, payload) else { return }
        if value == nil {
            value = make(payload)
        } else {
            try visit.refuse(key)
        }
    }

    /// The alternative that was set.
    ///
    /// - Parameters:
    ///   - keys: the names of the fields, for the message that none of them is there
    ///   - description: what stands for the union where fields are described instead of read
    func found<Visitor: FieldVisitor>(
        among keys: StaticString,
        _ visit: inout Visitor,
        else description: @autoclosure () -> Value
    ) throws(Visitor.Failure) -> Value {
        if let value { return value }
        try visit.refuse(keys)
        return description()
    }
}

extension FieldVisitor {
    /// Fails at a field that must not be there, or that must and isn't; a visitor that reads nothing passes over it.
    mutating func refuse(_ key: StaticString) throws(Failure) {
        guard Failure.self != Never.self else { return }
        _ = try required(key, nil as Refused?)
    }
}

/// A value that nothing can be read as.
private struct Refused: FieldValue {
    static var schema: ValueSchema { .string }
    static var sample: Refused { Refused() }
    static let problem = "this field excludes another that is set; one of them may be"

    init() {}

    init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: Self.problem))
    }

    func encode(to encoder: any Encoder) throws {}

    func write<Writer: ValueWriter>(to writer: inout Writer) {}

    static func read(from reader: inout FieldReader) throws(FieldFailure) -> Refused {
        throw reader.fail(problem)
    }
}
