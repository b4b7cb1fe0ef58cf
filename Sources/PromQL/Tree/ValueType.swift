/// What an expression evaluates to.
public enum ValueType: String, Sendable, Hashable {
    /// One number.
    case scalar
    /// Series with one sample each: an instant vector.
    case vector
    /// Series with the samples of a range of time: a range vector.
    case matrix
    /// A text.
    case string
    /// In Grafana's dialect: what a variable stands for decides.
    case unknown

    /// The name that Prometheus' documentation gives it, with an article.
    var title: String {
        switch self {
        case .scalar: "a scalar"
        case .vector: "an instant vector"
        case .matrix: "a range vector"
        case .string: "a string"
        case .unknown: "whatever a variable holds"
        }
    }
}
