public import YAML

/// The other side of traffic: pods or addresses (`networking/v1 types.go NetworkPolicyPeer`).
public enum NetworkPolicyPeer: Structured {
    /// Pods of the policy's namespace, or of the namespaces that are selected; an empty selector takes all.
    case podSelector(LabelSelector, namespaceSelector: LabelSelector? = nil)
    /// All pods of the namespaces; an empty selector takes all.
    case namespaceSelector(LabelSelector)
    /// Addresses.
    case ipBlock(IPBlock)
}

extension NetworkPolicyPeer {
    /// What selects the pods, if something does.
    public var podSelector: LabelSelector? {
        if case .podSelector(let selector, _) = self { selector } else { nil }
    }

    /// What selects the namespaces, if something does.
    public var namespaceSelector: LabelSelector? {
        switch self {
        case .podSelector(_, let selector): selector
        case .namespaceSelector(let selector): selector
        case .ipBlock: nil
        }
    }

    /// The addresses, if it is these.
    public var ipBlock: IPBlock? {
        if case .ipBlock(let block) = self { block } else { nil }
    }

    /// Visits the fields in the order of the API; one must be there, and beside `ipBlock` no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: NetworkPolicyPeer?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NetworkPolicyPeer {
        let pods = try visit.optional("podSelector", value?.podSelector)
        let namespaces = try visit.optional("namespaceSelector", value?.namespaceSelector)
        let block = try visit.optional("ipBlock", value?.ipBlock)
        if block != nil, pods != nil || namespaces != nil { try visit.refuse("ipBlock") }
        switch (pods, namespaces, block) {
        case (let pods?, let namespaces, _): return .podSelector(pods, namespaceSelector: namespaces)
        case (nil, let namespaces?, _): return .namespaceSelector(namespaces)
        case (nil, nil, let block?): return .ipBlock(block)
        case (nil, nil, nil):
            try visit.refuse("podSelector | namespaceSelector | ipBlock")
            return .podSelector(.sample)
        }
    }
}
