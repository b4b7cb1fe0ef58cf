import Diagnostics
import YAML

/// `flowcontrol.PriorityLevelConfiguration` (pkg/apis/flowcontrol/validation/validation.go,
/// `ValidatePriorityLevelConfiguration`), after the defaults of pkg/apis/flowcontrol/v1/defaults.go.
enum PriorityLevelValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        // Without a spec, its required fields are missing.
        let spec = object.root.field("spec") ?? object.root
        guard let type = errors.require("type", of: spec, .priorityLevel) else { return }
        errors.check(type, isOneOf: ["Limited", "Exempt"], .priorityLevel)
        if (object.name == "exempt") != type.hasText("Exempt") {
            errors.add(.priorityLevel, at: type, "the type is 'Exempt' for the level 'exempt' and no other")
        }
        let limited = spec.field("limited")
        let exempt = spec.field("exempt")
        if type.hasText("Exempt") {
            if let limited { errors.add(.priorityLevel, at: limited, "a level that is exempt has no 'limited'") }
            if let exempt { checkShares(exempt, &errors) }
        } else if type.hasText("Limited") {
            if let exempt { errors.add(.priorityLevel, at: exempt, "a level that is limited has no 'exempt'") }
            guard let limited else {
                errors.add(.priorityLevel, at: spec, "'limited' is missing, which a level of type 'Limited' needs")
                return
            }
            checkShares(limited, &errors)
            errors.check(limited.field("borrowingLimitPercent"), isIn: 0...Int.max, .priorityLevel)
            checkResponse(limited.field("limitResponse") ?? limited, &errors)
        }
    }

    private static func checkShares(_ level: YAMLNode, _ errors: inout FieldErrors) {
        errors.check(level.field("nominalConcurrencyShares"), isIn: 0...Int.max, .priorityLevel)
        errors.check(level.field("lendablePercent"), isIn: 0...100, .priorityLevel)
    }

    /// `ValidateLimitResponse`, `ValidatePriorityLevelQueuingConfiguration`.
    private static func checkResponse(_ response: YAMLNode, _ errors: inout FieldErrors) {
        guard let type = errors.require("type", of: response, .priorityLevel) else { return }
        errors.check(type, isOneOf: ["Queue", "Reject"], .priorityLevel)
        let queuing = response.field("queuing")
        if type.hasText("Reject"), let queuing {
            errors.add(.priorityLevel, at: queuing, "what is rejected has no 'queuing'")
        }
        guard type.hasText("Queue") else { return }
        guard let queuing else {
            errors.add(.priorityLevel, at: response, "'queuing' is missing, which the type 'Queue' needs")
            return
        }
        // A zero is filled with the default.
        let queues = queuing.field("queues")
        let hand = queuing.field("handSize")
        for (node, limit) in [(queuing.field("queueLengthLimit"), Int.max), (queues, 10_000_000), (hand, Int.max)] {
            guard let node, node.integer != 0 else { continue }
            errors.check(node, isIn: 1...limit, .priorityLevel)
        }
        checkHand(positive(hand) ?? 8, of: positive(queues) ?? 64, at: hand ?? queues ?? queuing, &errors)
    }

    /// A hand is dealt by the bits of a hash, of which there are 60 (shufflesharding, `RequiredEntropyBits`).
    private static func checkHand(_ size: Int, of deck: Int, at node: YAMLNode, _ errors: inout FieldErrors) {
        guard size > 0, deck > 0 else { return }
        guard size <= deck else {
            errors.add(.priorityLevel, at: node, "the size of a hand is \(size), and there are \(deck) queues")
            return
        }
        var hands = 1
        for _ in 0..<min(size, 64) {
            let (product, isTooMuch) = hands.multipliedReportingOverflow(by: deck)
            hands = isTooMuch ? .max : product
        }
        if hands > 1 << 60 {
            errors.add(
                .priorityLevel,
                at: node,
                "there are too many hands of \(size) from \(deck) queues; lower one of them"
            )
        }
    }

    private static func positive(_ node: YAMLNode?) -> Int? {
        guard let number = node?.integer, number != 0 else { return nil }
        return number
    }
}
