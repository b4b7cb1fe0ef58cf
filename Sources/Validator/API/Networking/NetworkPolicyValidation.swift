import Diagnostics
import YAML

/// `networking.NetworkPolicy` (pkg/apis/networking/validation/validation.go, `ValidateNetworkPolicy`).
enum NetworkPolicyValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else { return }
        if let selector = spec.field("podSelector") { LabelSelectorValidation.check(selector, &errors) }
        if let rules = spec.elements("ingress") {
            for rule in rules { check(ports: rule.elements("ports"), peers: rule.elements("from"), &errors) }
        }
        if let rules = spec.elements("egress") {
            for rule in rules { check(ports: rule.elements("ports"), peers: rule.elements("to"), &errors) }
        }
        if let types = spec.field("policyTypes") { check(types: types, &errors) }
    }

    private static func check(
        ports: YAMLNode.Elements?,
        peers: YAMLNode.Elements?,
        _ errors: inout FieldErrors
    ) {
        if let ports {
            for port in ports { check(port: port, &errors) }
        }
        guard let peers else { return }
        for peer in peers { check(peer: peer, &errors) }
    }

    /// `ValidateNetworkPolicyPort`.
    private static func check(port entry: YAMLNode, _ errors: inout FieldErrors) {
        errors.checkProtocol(of: entry, isSetByDefault: false, .networkPolicyPort)
        let port = entry.field("port")
        if let port { errors.checkPortReference(port, .networkPolicyPort) }
        guard let end = entry.field("endPort"), let last = end.integer else { return }
        guard let port else {
            errors.add(.networkPolicyPort, at: end, "'endPort' needs a 'port' where the range starts")
            return
        }
        guard let first = port.integer else {
            errors.add(.networkPolicyPort, at: end, "'endPort' needs a number as 'port'; a name has no range")
            return
        }
        if last < first {
            errors.add(.networkPolicyPort, at: end, "the range ends at \(last), before it starts at \(first)")
        }
        errors.checkPortNumber(end, .networkPolicyPort)
    }

    /// `ValidateNetworkPolicyPeer`.
    private static func check(peer: YAMLNode, _ errors: inout FieldErrors) {
        let pods = peer.field("podSelector")
        let namespaces = peer.field("namespaceSelector")
        let block = peer.field("ipBlock")
        if let pods { LabelSelectorValidation.check(pods, &errors) }
        if let namespaces { LabelSelectorValidation.check(namespaces, &errors) }
        if let block {
            check(block: block, &errors)
            if pods != nil || namespaces != nil {
                errors.add(
                    .networkPolicyPeer,
                    at: peer,
                    "a peer is an 'ipBlock' or selectors; make two peers of it, or drop one"
                )
            }
        } else if pods == nil, namespaces == nil {
            errors.add(
                .networkPolicyPeer,
                at: peer,
                "the peer is empty; say 'podSelector', 'namespaceSelector' or 'ipBlock', or leave the list of peers out"
            )
        }
    }

    /// `ValidateIPBlock`.
    private static func check(block: YAMLNode, _ errors: inout FieldErrors) {
        guard let cidr = errors.require("cidr", of: block, .networkPolicyPeer) else { return }
        errors.check(cidr, .cidr(errors.version), .networkPolicyPeer, "the block")
        guard let whole = cidr.withUTF8({ CIDR($0) }), let exceptions = block.elements("except") else { return }
        for exception in exceptions {
            errors.check(exception, .cidr(errors.version), .networkPolicyPeer, "the block")
            guard let part = exception.withUTF8({ CIDR($0) }) else { continue }
            if !whole.contains(part) || part.prefixLength == whole.prefixLength {
                errors.add(
                    .networkPolicyPeer,
                    at: exception,
                    "'\(exception.text)' is not a smaller part of '\(cidr.text)', so it's no exception to it"
                )
            }
        }
    }

    private static func check(types: YAMLNode, _ errors: inout FieldErrors) {
        guard types.count <= 2 else {
            errors.add(.networkPolicyType, at: types, "there are \(types.count) policy types and may be two")
            return
        }
        for type in types.elements { errors.check(type, isOneOf: ["Ingress", "Egress"], .networkPolicyType) }
    }
}

extension Rule {
    static let networkPolicyPort = api(
        "network-policy-port",
        "the ports of a NetworkPolicy are numbers, ranges or names of container ports",
        explanation: """
            A port is a number from 1 to 65535 or the name of a container's port; an `endPort` makes a range of it, so
            it needs a number as `port`, and one that isn't higher. The protocol is `TCP`, `UDP` or `SCTP`; `TCP` when
            it's left out.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: allow-dns
            spec:
              podSelector: {}
              policyTypes:
                - Egress
              egress:
                - ports:
                    - port: 53
                      protocol: DNS

            """,
        good: """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: allow-dns
            spec:
              podSelector: {}
              policyTypes:
                - Egress
              egress:
                - ports:
                    - port: 53
                      protocol: UDP

            """
    )

    static let networkPolicyPeer = api(
        "network-policy-peer",
        "each peer of a NetworkPolicy is either pods or a block of addresses",
        explanation: """
            A peer is said by `podSelector`, `namespaceSelector` or both, or else by an `ipBlock`; it can't be empty. A
            block has a `cidr`, and each of its exceptions is a smaller part of it. To allow everybody, leave the list
            of peers out.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: allow-internet
            spec:
              podSelector: {}
              policyTypes:
                - Egress
              egress:
                - to:
                    - ipBlock:
                        cidr: 10.0.0.0/8
                        except:
                          - 192.168.0.0/16

            """,
        good: """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: allow-internet
            spec:
              podSelector: {}
              policyTypes:
                - Egress
              egress:
                - to:
                    - ipBlock:
                        cidr: 0.0.0.0/0
                        except:
                          - 192.168.0.0/16

            """
    )

    static let networkPolicyType = api(
        "network-policy-type",
        "a NetworkPolicy is about ingress, egress or both",
        explanation: """
            `policyTypes` has `Ingress`, `Egress` or both. What isn't in the list isn't restricted by the policy;
            without the list, egress is only restricted when there are egress rules, so say it.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: default-deny
            spec:
              podSelector: {}
              policyTypes:
                - ingress

            """,
        good: """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: default-deny
            spec:
              podSelector: {}
              policyTypes:
                - Ingress

            """
    )
}
