import YAML

/// What a HorizontalPodAutoscaler scales.
struct ScalerFacts: Sendable {
    var site: ObjectSite
    var namespace: String
    var name: String
    var target: ObjectKind
    var targetName: String
}

extension ScalerFacts {
    /// What an autoscaler says; `nil` when it names nothing.
    init?(_ object: ManifestObject, file: Int32, _ strings: inout SharedStrings) {
        guard let target = object.root.at("spec", "scaleTargetRef"), let name = target["name"]?.string,
            let kind = target["kind"]?.string
        else { return nil }
        self.init(
            site: ObjectSite(object, file: file),
            namespace: strings.shared(object.namespace),
            name: object.name,
            target: ObjectKind(strings.shared(kind), ObjectIdentity.group(of: target["apiVersion"]?.string ?? "")),
            targetName: name
        )
    }
}
