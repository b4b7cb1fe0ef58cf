/// Facts about a tree as numbers, with the hash of strings that are equal being equal.
///
/// They are of 64 bits, seeded anew in every run, so that two facts of a tree have the same by accident once in millions of runs.
enum FactHash {
    /// There is an object.
    static func object(_ kind: ObjectKind, _ name: String, in namespace: String) -> Int {
        hash(0) { hasher in
            kind.hash(into: &hasher)
            namespace.hash(into: &hasher)
            name.hash(into: &hasher)
        }
    }

    /// A ConfigMap or a Secret has a key.
    static func key(_ key: String, of kind: ObjectKind, _ name: String, in namespace: String) -> Int {
        hash(1) { hasher in
            kind.hash(into: &hasher)
            namespace.hash(into: &hasher)
            name.hash(into: &hasher)
            key.hash(into: &hasher)
        }
    }

    /// There is a pod with a label, or any.
    static func pods(_ label: Label?, in namespace: String) -> Int {
        hash(2) { hasher in
            namespace.hash(into: &hasher)
            label.hash(into: &hasher)
        }
    }

    /// One of the pods with a label, or of all, listens on a port.
    static func port(_ port: PortReference, _ protocolName: String, of label: Label?, in namespace: String) -> Int {
        hash(3) { hasher in
            namespace.hash(into: &hasher)
            label.hash(into: &hasher)
            port.hash(into: &hasher)
            protocolName.hash(into: &hasher)
        }
    }

    private static func hash(_ sort: UInt8, _ add: (inout Hasher) -> Void) -> Int {
        var hasher = Hasher()
        sort.hash(into: &hasher)
        add(&hasher)
        return hasher.finalize()
    }
}

extension ManifestIndex {
    /// Everything that ``Expectations`` may expect of the tree.
    var factHashes: Set<Int> {
        var hashes: Set<Int> = []
        hashes.reserveCapacity(objects.count * 2)
        for object in objects {
            hashes.insert(FactHash.object(object.kind, object.name, in: object.namespace))
            switch object.content {
            case .data(let data):
                for key in data.keys {
                    hashes.insert(FactHash.key(key, of: object.kind, object.name, in: object.namespace))
                }
            case .pods(let pods):
                for label in [nil] + pods.labels.map(Optional.some) {
                    hashes.insert(FactHash.pods(label, in: object.namespace))
                    for port in pods.ports {
                        for reference in [PortReference.number(port.number), .name(port.name)] {
                            let hash = FactHash.port(reference, port.protocolName, of: label, in: object.namespace)
                            hashes.insert(hash)
                        }
                    }
                }
            default: break
            }
        }
        return hashes
    }
}
