import Diagnostics
import YAML

extension Rule {
    /// Every pod of a tenant's is isolated in both directions.
    static let unisolatedPods: Rule = Rule(
        id: "unisolated-pods",
        category: .isolation,
        severity: .error,
        summary: "NetworkPolicies isolate every pod of a tenant, in both directions",
        explanation: """
            A pod that no NetworkPolicy selects for a direction is open in it to everyone: for ingress other tenants may \
            connect to it, for egress it may connect to them, to the API server, and to the metadata address. Policies don't apply at \
            all to pods on the network of their node ('hostNetwork: true'). Isolate every pod of the namespace with a policy \
            whose 'podSelector' is empty. Of the platform's pods, those that are open for ingress are reported as warnings, in a \
            tree with tenants.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.deny(in: "acme-corp")
                + NetworkExample.pods("web", in: "acme-corp", "", "hostNetwork: true")
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.deny(in: "acme-corp")
                + NetworkExample.pods("web", in: "acme-corp")
        ),
        check: .network { scene, report in
            guard scene.tenant != nil || scene.isPlatform else { return }
            for (object, pods) in scene.workloads {
                if pods.isOnHostNetwork {
                    guard scene.tenant != nil else { continue }
                    report.report(
                        .unisolatedPods,
                        "no NetworkPolicy applies to pods on the network of their node",
                        at: object
                    ) { $0.pods?.spec["hostNetwork"] }
                    continue
                }
                let open = [(false, "ingress"), (true, "egress")].filter { isEgress, _ in
                    (scene.tenant != nil || !isEgress) && scene.isolating(pods, isEgress: isEgress).isEmpty
                }
                guard !open.isEmpty else { continue }
                report.report(
                    .unisolatedPods,
                    "no NetworkPolicy isolates these pods for \(open.map(\.1).joined(separator: " and "))",
                    at: object,
                    severity: scene.tenant == nil ? .warning : nil
                )
            }
        }
    )

    /// A tenant's namespace denies what nothing allows.
    static let missingDefaultDeny: Rule = Rule(
        id: "missing-default-deny",
        category: .isolation,
        severity: .error,
        summary: "a policy isolates all pods of a tenant's namespace, in both directions",
        explanation: """
            Policies that select the pods of today leave those of tomorrow open: a job, a debugging pod, the next workload. \
            One policy with 'podSelector: {}', both 'policyTypes' and no rules denies everything in the namespace, and what the \
            others allow adds to that. Without 'policyTypes' such a policy isolates for ingress alone.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.pods("web", in: "acme-corp")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress, Egress]"
                )
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.pods("web", in: "acme-corp")
                + NetworkExample.deny(in: "acme-corp")
        ),
        check: .network { scene, report in
            guard scene.tenant != nil, !scene.workloads.isEmpty else { return }
            let whole = scene.policies.filter(\.facts.pods.isEmpty)
            let missing = [
                ("ingress", whole.contains { $0.facts.ingress != nil }),
                ("egress", whole.contains { $0.facts.egress != nil }),
            ]
            .filter { !$0.1 }
            guard !missing.isEmpty else {
                scene.reportHalfDeny(among: whole, &report)
                return
            }
            let message =
                "no NetworkPolicy isolates all pods of '\(scene.namespace)' for "
                + missing.map(\.0).joined(separator: " and ")
            // The one that was meant to.
            if let meant = scene.policies.first(where: { $0.facts.deniesAll }) {
                report.report(.missingDefaultDeny, message + ", as this one seems meant to", at: meant.object) {
                    object in
                    let spec = object.root["spec"]
                    return meant.facts.pods.isEmpty ? spec?["policyTypes"] ?? spec : spec?["podSelector"] ?? spec
                }
            } else if let namespace = scene.index.objects(.namespace, scene.namespace, in: "").first {
                report.report(.missingDefaultDeny, message, at: namespace)
            }
        }
    )
}

extension NetworkScene {
    /// Reports a policy that denies everything in one direction only, where for the other nothing isolates but a policy that is there
    /// to allow something: whoever removes that opens everything.
    fileprivate func reportHalfDeny(among whole: [NetworkPolicy], _ report: inout NetworkReport) {
        let denying = whole.filter(\.facts.deniesAll)
        guard let half = denying.first,
            denying.allSatisfy({ ($0.facts.ingress != nil) == (half.facts.ingress != nil) }),
            (half.facts.ingress == nil) != (half.facts.egress == nil)
        else { return }
        let direction = half.facts.egress == nil ? "egress" : "ingress"
        let other = whole.first { (half.facts.egress == nil ? $0.facts.egress : $0.facts.ingress) != nil }
        report.report(
            .missingDefaultDeny,
            "this denies nothing for \(direction), for which only '\(other?.object.name ?? "")' isolates all pods of "
                + "'\(namespace)', and that is there to allow something",
            at: half.object,
            severity: .warning
        ) { object in
            object.root["spec"]?["policyTypes"] ?? object.root["spec"]
        }
    }
}

extension NetworkPolicyFacts {
    /// Whether it only isolates, and lets nothing through.
    fileprivate var deniesAll: Bool { ingress?.isEmpty != false && egress?.isEmpty != false }
}
