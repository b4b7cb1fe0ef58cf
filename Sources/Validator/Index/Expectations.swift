import Diagnostics
import YAML

/// What has to be in the tree for the references of one object to be good.
///
/// Most references lead somewhere. Where all of an object's do, no rule would find fault with it, and its file need not be
/// read again once the whole tree is known. Each thing that is expected is a hash (``FactHash``), so that those of a large
/// tree fit in little memory; what takes more than that to be sure of leaves the object to the rules.
struct Expectations {
    private(set) var hashes: [Int] = []
    /// Whether these are all; otherwise the rules have to look.
    private(set) var areComplete = true

    private let namespace: String

    /// The rules that find nothing where all that is expected is there.
    private static let coveredRules: Set<Diagnostic.ID> = [
        Rule.budgetSelectsNothing.id, Rule.duplicateMountPath.id, Rule.policyPeerSelectsNothing.id,
        Rule.policySelectsNothing.id, Rule.selectorMismatch.id, Rule.serviceSelectsNothing.id, Rule.unknownConfigMap.id,
        Rule.unknownConfigMapKey.id, Rule.unknownMountedFile.id, Rule.unknownPolicyPort.id,
        Rule.unknownPriorityClass.id, Rule.unknownProbePort.id, Rule.unknownRole.id, Rule.unknownScaleTarget.id,
        Rule.unknownSecret.id, Rule.unknownSecretKey.id, Rule.unknownServiceAccount.id, Rule.unknownSubject.id,
        Rule.unknownTargetPort.id, Rule.unknownVolume.id, Rule.unusedVolume.id,
    ]

    /// The rules that find nothing in pods and Namespaces that keep the strictest level of the Pod Security Standards.
    static let podRules = Set(RuleCatalogue.podSecurityRules.map(\.id))

    /// The kinds with no other rules than these.
    static func coveredKinds(_ rules: [Rule]) -> Set<ObjectKind> {
        var covered = Set(ObjectKind.workloads)
        covered.formUnion([
            .clusterRoleBinding, .horizontalPodAutoscaler, .namespace, .networkPolicy, .podDisruptionBudget,
            .roleBinding, .service,
        ])
        for rule in rules where !coveredRules.contains(rule.id) && !podRules.contains(rule.id) {
            if case .object(let kinds, _) = rule.check { covered.subtract(kinds) }
        }
        return covered
    }

    /// The rules about workloads that look at nothing but the object.
    static let localChecks: [RuleTable.ObjectCheck] = [
        Rule.duplicateMountPath, .selectorMismatch, .unknownProbePort, .unknownVolume, .unusedVolume,
    ]
    .compactMap { rule in
        if case .object(_, let check) = rule.check { check } else { nil }
    }

    /// Takes down what an object of a covered kind expects, but for what ``localChecks`` look at.
    init(of object: ManifestObject) {
        namespace = object.namespace
        if let pods = object.pods {
            read(pods)
            return
        }
        switch object.kind {
        case .service: readService(object.root)
        case .networkPolicy: readPolicy(object)
        case .roleBinding, .clusterRoleBinding: readBinding(object.root)
        case .horizontalPodAutoscaler: readScaler(object.root)
        case .podDisruptionBudget:
            if let selector = object.root.at("spec", "selector") { readPods(LabelSelector(selector), ports: []) }
        case .namespace: areComplete = PodSecurityLabel.areStrictest(object)
        // A workload without a template.
        default: areComplete = false
        }
    }

    private mutating func expect(_ kind: ObjectKind, _ name: String, in namespace: String) {
        hashes.append(FactHash.object(kind, name, in: namespace))
    }
}

// MARK: - Kinds

extension Expectations {
    private mutating func readBinding(_ root: YAMLNode) {
        if let reference = root["roleRef"], let name = reference["name"]?.string {
            if reference["kind"]?.string != "ClusterRole" {
                expect(.role, name, in: namespace)
            } else if !["admin", "cluster-admin", "edit", "view"].contains(name), !name.hasPrefix("system:") {
                expect(.clusterRole, name, in: "")
            }
        }
        for subject in root.list("subjects") where subject["kind"]?.string == "ServiceAccount" {
            guard let name = subject["name"]?.string, name != "default" else { continue }
            expect(.serviceAccount, name, in: subject["namespace"]?.string ?? namespace)
        }
    }

    private mutating func readScaler(_ root: YAMLNode) {
        guard let target = root.at("spec", "scaleTargetRef"), let name = target["name"]?.string,
            let kind = target["kind"]?.string
        else { return }
        expect(ObjectKind(kind, ObjectIdentity.group(of: target["apiVersion"]?.string ?? "")), name, in: namespace)
    }

    private mutating func readService(_ root: YAMLNode) {
        guard let spec = root["spec"], let labels = spec["selector"]?.labels, !labels.isEmpty else { return }
        var ports: [(PortReference, String)] = []
        for port in spec.list("ports") {
            guard let node = port["targetPort"] ?? port["port"], let target = PortReference(node) else { continue }
            ports.append((target, port["protocol"]?.string ?? "TCP"))
        }
        readPods(LabelSelector(labels: labels), ports: ports)
    }

    private mutating func readPolicy(_ object: ManifestObject) {
        guard let node = object.root.at("spec", "podSelector") else {
            areComplete = false
            return
        }
        var ports: [(PortReference, String)] = []
        for rule in NetworkPolicyRule.all(of: object) {
            if rule.peers.contains(where: { $0.podSelector != nil }) { areComplete = false }
            if rule.isEgress {
                // To addresses, or anywhere: the ports are then nobody's here.
                if !rule.peers.allSatisfy(\.isAddress) { areComplete = false }
                continue
            }
            for port in rule.ports where port["endPort"] == nil {
                guard let reference = port["port"].flatMap(PortReference.init) else { continue }
                ports.append((reference, port["protocol"]?.string ?? "TCP"))
            }
        }
        let selector = LabelSelector(node)
        guard !selector.isEmpty || !ports.isEmpty else { return }
        readPods(selector, ports: ports)
    }

    /// Expects pods that a selector of one label, or of none, selects, and that they listen on some ports.
    private mutating func readPods(_ selector: LabelSelector, ports: [(PortReference, String)]) {
        guard selector.requirements.isEmpty, selector.labels.count < 2 else {
            areComplete = false
            return
        }
        let label = selector.labels.first
        hashes.append(FactHash.pods(label, in: namespace))
        for (port, protocolName) in ports {
            hashes.append(FactHash.port(port, protocolName, of: label, in: namespace))
        }
    }

    private mutating func read(_ pods: PodTemplate) {
        let spec = pods.spec
        if let name = spec["priorityClassName"]?.string, !name.isEmpty,
            !["system-cluster-critical", "system-node-critical"].contains(name)
        {
            expect(.priorityClass, name, in: "")
        }
        if let name = (spec["serviceAccountName"] ?? spec["serviceAccount"])?.string, !name.isEmpty, name != "default" {
            expect(.serviceAccount, name, in: namespace)
        }
        for reference in pods.dataReferences where !reference.isOptional {
            expect(reference.kind, reference.name, in: namespace)
            for key in reference.keys { expectKey(key.text, of: reference.kind, reference.name) }
        }
        if pods.containers.contains(where: { mountsParts($0) || namesMountedFiles($0, pods) }) { areComplete = false }
    }

    private mutating func expectKey(_ key: String, of kind: ObjectKind, _ name: String) {
        hashes.append(FactHash.key(key, of: kind, name, in: namespace))
    }

    private func mountsParts(_ container: PodTemplate.Container) -> Bool {
        container.node.list("volumeMounts").contains { $0["subPath"] != nil }
    }

    /// Whether a word of the container's may name a file in a folder that ConfigMaps or Secrets are mounted on, other than a key
    /// of a whole ConfigMap, which is then expected.
    private mutating func namesMountedFiles(_ container: PodTemplate.Container, _ pods: PodTemplate) -> Bool {
        for mount in container.node.list("volumeMounts") {
            guard let folder = mount["mountPath"]?.string, let volume = pods.volume(mount["name"]) else { continue }
            let map = volume["configMap"]
            guard map != nil || volume["secret"] != nil || volume["projected"] != nil else { continue }
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            for word in container.pathWords where word.path.hasPrefix(prefix) {
                guard let map, map["items"] == nil, let name = map["name"]?.string else { return true }
                expectKey(String(word.path.dropFirst(prefix.count)), of: .configMap, name)
            }
        }
        return false
    }
}
