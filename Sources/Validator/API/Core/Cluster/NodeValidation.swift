import Diagnostics
import KubernetesSchemas
import YAML

/// `core.Node` (pkg/apis/core/validation/validation.go, `ValidateNode`).
enum NodeValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        if let spec = object.root.field("spec") {
            if let taints = spec.elements("taints") { checkTaints(taints, &errors) }
            if let ranges = spec.field("podCIDRs") { checkRanges(ranges, &errors) }
        }
        guard let status = object.root.field("status") else { return }
        for amounts in [status.field("capacity"), status.field("allocatable")] {
            guard let amounts else { continue }
            for entry in amounts.entries {
                ResourceQuotaValidation.checkAmount(entry.value, of: entry.key, .node, &errors)
            }
        }
    }

    /// `validateNodeTaints`.
    private static func checkTaints(_ taints: YAMLNode.Elements, _ errors: inout FieldErrors) {
        var seen: Set<String> = []
        for taint in taints {
            let key = taint.field("key")
            if let key { errors.check(key, .qualifiedName, .node) } else { errors.require("key", of: taint, .node) }
            if let value = taint.field("value") { errors.check(value, .labelValue, .node) }
            let effect = errors.require("effect", of: taint, .node)
            if let effect { errors.check(effect, isOneOf: ["NoSchedule", "PreferNoSchedule", "NoExecute"], .node) }
            if !seen.insert("\(effect?.text ?? "") \(key?.text ?? "")").inserted {
                errors.add(.node, at: taint, "the taint '\(key?.text ?? "")' is there twice with the same effect")
            }
        }
    }

    private static func checkRanges(_ ranges: YAMLNode, _ errors: inout FieldErrors) {
        var isV4: [Bool] = []
        for range in ranges.elements {
            errors.check(range, .cidr(errors.version), .node, "the range")
            if let parsed = range.withUTF8({ CIDR($0) }) { isV4.append(parsed.address.isV4InEffect) }
        }
        guard isV4.count == ranges.count, isV4.count > 1 else { return }
        if isV4.count > 2 || isV4[0] == isV4[1] {
            errors.add(.node, at: ranges, "a node has one range of each family, IPv4 and IPv6")
        }
    }
}

extension Rule {
    static let node = api(
        "node",
        "the taints, ranges and resources of a Node are well-formed",
        explanation: """
            A taint has a key like a label's and one of the effects `NoSchedule`, `PreferNoSchedule` and `NoExecute`,
            once each. A node has one range of addresses of each family. The API server refuses others. Nodes register
            themselves as a rule, and seldom belong into a tree of manifests.
            """,
        bad: """
            apiVersion: v1
            kind: Node
            metadata:
              name: worker-1
            spec:
              taints:
                - key: example.com/gpu
                  effect: Never

            """,
        good: """
            apiVersion: v1
            kind: Node
            metadata:
              name: worker-1
            spec:
              taints:
                - key: example.com/gpu
                  effect: NoSchedule

            """
    )
}
