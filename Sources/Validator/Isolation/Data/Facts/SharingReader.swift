import YAML

/// Takes down what objects name that others could claim too.
struct SharingReader {
    private(set) var facts = SharingFacts()
    private var strings: Set<String> = []

    /// Takes an object down, if it names any of that.
    mutating func read(_ object: ManifestObject, file: Int32) {
        guard !object.name.isEmpty else { return }
        readMentions(object, file)
        for host in HostNames.all(in: object) {
            facts.hosts.append(
                SharingFacts.HostName(
                    namespace: shared(object.boundNamespace),
                    host: shared(host.text),
                    origin: FactOrigin(file: file, position: object.namePosition)
                )
            )
        }
        for role in CloudRoles.all(in: object) {
            facts.cloudRoles.append(
                SharingFacts.CloudRole(
                    namespace: shared(object.boundNamespace),
                    role: shared(role.text),
                    origin: FactOrigin(file: file, position: object.namePosition)
                )
            )
        }
        if GrafanaSidecar.loads(object) {
            facts.sidecarObjects.append(
                SharingFacts.SidecarObject(
                    namespace: object.boundNamespace,
                    origin: FactOrigin(file: file, position: object.namePosition)
                )
            )
        }
    }

    private mutating func readMentions(_ object: ManifestObject, _ file: Int32) {
        var others: Set<String> = []
        ServiceMention.visit(object) { _, mention in
            if mention.namespace != object.namespace, others.count < 100 { others.insert(mention.namespace) }
        }
        for other in others {
            facts.mentions.append(
                SharingFacts.Mention(
                    namespace: shared(object.boundNamespace),
                    other: shared(other),
                    origin: FactOrigin(file: file, position: object.namePosition)
                )
            )
        }
    }

    private mutating func shared(_ string: String) -> String {
        guard string.utf8.count > 15 else { return string }
        return strings.insert(string).memberAfterInsert
    }
}
