extension Evaluator {
    /// Addresses and networks (apiserver: pkg/cel/library/ip.go, cidr.go). `containsCIDR` is left out: versions differ.
    static let addressFunctions: [String: Function] = [
        "ip": { (_, values) throws(EvaluationFailure) in
            if case .network(let network) = values[0] { return .address(network.address) }
            guard let address = CELAddress(try string(values, 0, "ip")) else {
                throw .failure("the string is no IP address")
            }
            return .address(address)
        },
        "isIP": { (_, values) throws(EvaluationFailure) in .bool(CELAddress(try string(values, 0, "isIP")) != nil) },
        "ip.isCanonical": { (_, values) throws(EvaluationFailure) in
            let text = try string(values, 0, "ip.isCanonical")
            guard let address = CELAddress(text) else { throw .failure("the string is no IP address") }
            return .bool(address.description == text)
        },
        "family": { (_, values) throws(EvaluationFailure) in
            .int(try address(values, 0, "family").bytes.count == 4 ? 4 : 6)
        },
        "isUnspecified": { (_, values) throws(EvaluationFailure) in
            .bool(try address(values, 0, "isUnspecified").isUnspecified)
        },
        "isLoopback": { (_, values) throws(EvaluationFailure) in .bool(try address(values, 0, "isLoopback").isLoopback)
        },
        "isLinkLocalMulticast": { (_, values) throws(EvaluationFailure) in
            .bool(try address(values, 0, "isLinkLocalMulticast").isLinkLocalMulticast)
        },
        "isLinkLocalUnicast": { (_, values) throws(EvaluationFailure) in
            .bool(try address(values, 0, "isLinkLocalUnicast").isLinkLocalUnicast)
        },
        "isGlobalUnicast": { (_, values) throws(EvaluationFailure) in
            .bool(try address(values, 0, "isGlobalUnicast").isGlobalUnicast)
        },
        "cidr": { (_, values) throws(EvaluationFailure) in
            guard let network = CELNetwork(try string(values, 0, "cidr")) else {
                throw .failure("the string is no CIDR")
            }
            return .network(network)
        },
        "isCIDR": { (_, values) throws(EvaluationFailure) in
            .bool(CELNetwork(try string(values, 0, "isCIDR")) != nil)
        },
        "containsIP": { (_, values) throws(EvaluationFailure) in
            let network = try network(values, "containsIP")
            if case .address(let other) = values[1] { return .bool(network.contains(other)) }
            guard let other = CELAddress(try string(values, 1, "containsIP")) else {
                throw .failure("the string is no IP address")
            }
            return .bool(network.contains(other))
        },
        "masked": { (_, values) throws(EvaluationFailure) in .network(try network(values, "masked").masked) },
        "prefixLength": { (_, values) throws(EvaluationFailure) in
            .int(Int64(try network(values, "prefixLength").bits))
        },
    ]

    private static func address(
        _ values: [CELValue],
        _ index: Int,
        _ name: String
    ) throws(EvaluationFailure) -> CELAddress {
        guard case .address(let address) = values[index] else { throw .noOverload(name) }
        return address
    }

    private static func network(_ values: [CELValue], _ name: String) throws(EvaluationFailure) -> CELNetwork {
        guard case .network(let network) = values[0] else { throw .noOverload(name) }
        return network
    }
}
