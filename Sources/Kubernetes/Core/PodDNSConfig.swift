public import YAML

/// A pod's own settings of the resolver (`core/v1 types.go PodDNSConfig`).
public struct PodDNSConfig: Structured {
    /// The addresses of name servers, before those of the policy.
    public var nameservers: [String]
    /// The domains that short names are looked up in, before those of the policy.
    public var searches: [String]
    /// Options of the resolver.
    public var options: [PodDNSConfigOption]

    /// The value with the given fields set.
    public init(nameservers: [String] = [], searches: [String] = [], options: [PodDNSConfigOption] = []) {
        self.nameservers = nameservers
        self.searches = searches
        self.options = options
    }
}

extension PodDNSConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodDNSConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodDNSConfig {
        try PodDNSConfig(
            nameservers: visit.optional("nameservers", value?.nameservers, default: []),
            searches: visit.optional("searches", value?.searches, default: []),
            options: visit.optional("options", value?.options, default: [])
        )
    }
}

/// An option of the resolver (`core/v1 types.go PodDNSConfigOption`).
public struct PodDNSConfigOption: Structured {
    /// Its name: `ndots`.
    public var name: String
    /// Its value.
    public var value: String?

    /// The value with the given fields set.
    public init(name: String, value: String? = nil) {
        self.name = name
        self.value = value
    }
}

extension PodDNSConfigOption {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodDNSConfigOption?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodDNSConfigOption {
        try PodDNSConfigOption(
            name: visit.required("name", value?.name),
            value: visit.optional("value", value?.value)
        )
    }
}
