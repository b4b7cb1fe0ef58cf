public import YAML

/// Whom a panel or variable asks.
public struct DataSource: Structured {
    /// The plugin: `prometheus`.
    public var type: String
    /// The data source itself, or a variable for it.
    public var uid: String

    /// A data source of a type.
    public init(type: String, uid: String) {
        self.type = type
        self.uid = uid
    }

    /// The Prometheus that the variable `datasource` names.
    public static let prometheus = DataSource(type: "prometheus", uid: "${datasource}")

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(type: visit.required("type", value?.type), uid: visit.required("uid", value?.uid))
    }
}
