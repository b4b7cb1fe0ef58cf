import Kubernetes
import KubernetesSchemas

/// Whether two values mean the same to the API.
enum ValueComparison {
    /// Whether two values are the same, as values of a type: quantities by their amounts, durations by their lengths.
    static func areEqual(_ old: JSONValue, _ new: JSONValue, _ schema: FieldSchema?) -> Bool {
        if old == new { return true }
        guard let schema else { return false }
        switch schema.type.kind {
        case .quantity: return quantity(old).map { $0 == quantity(new) } ?? false
        case .intOrString: return areSameNumber(old, new)
        case .string where schema.isDuration: return areSameDuration(old, new)
        default: return false
        }
    }

    /// The amount that a value is (apimachinery: pkg/api/resource/quantity.go).
    static func quantity(_ value: JSONValue?) -> Quantity? {
        switch value {
        case .string(let text): try? Quantity(parsing: text)
        case .int(let number): Quantity(number)
        case .double(let number): try? Quantity(parsing: "\(number)")
        default: nil
        }
    }

    /// `"80"` is no number to the server, but custom resources use the type for quantities as well.
    private static func areSameNumber(_ old: JSONValue, _ new: JSONValue) -> Bool {
        guard let old = quantity(old), let new = quantity(new) else { return false }
        return old == new
    }

    private static func areSameDuration(_ old: JSONValue, _ new: JSONValue) -> Bool {
        guard let old = old.string, let new = new.string else { return false }
        if let old = try? GoDuration(parsing: old), let new = try? GoDuration(parsing: new) { return old == new }
        guard let old = try? PrometheusDuration(parsing: old), let new = try? PrometheusDuration(parsing: new) else {
            return false
        }
        return old == new
    }
}
