import YAML

/// A Secret that a controller makes of another object.
struct ProvidedSecret {
    var name: String
    var keys: [String]
    /// Whether it may have more keys than these.
    var isOpen: Bool
}

extension ProvidedSecret {
    /// The Secret of an ExternalSecret, a SealedSecret or a Certificate; `nil` for other objects.
    init?(_ object: ManifestObject) {
        let spec = object.root["spec"]
        switch (object.kind.kind, object.kind.group) {
        case ("ExternalSecret", "external-secrets.io"):
            self.init(externalSecret: spec, name: object.name)
        case ("SealedSecret", "bitnami.com"):
            let keys = [spec?["encryptedData"], spec?.at("template", "data")].flatMap { data in
                data?.entries.compactMap(\.key.keyText) ?? []
            }
            let name = spec?.at("template", "metadata", "name")?.string ?? object.name
            self.init(name: name, keys: keys, isOpen: false)
        case ("Certificate", "cert-manager.io"):
            guard let name = spec?["secretName"]?.string else { return nil }
            let isOpen = spec?["keystores"] != nil || spec?["additionalOutputFormats"] != nil
            self.init(name: name, keys: ["tls.crt", "tls.key", "ca.crt"], isOpen: isOpen)
        default:
            return nil
        }
    }

    /// external-secrets: apis/externalsecrets/v1/externalsecret_types.go. A template replaces the fetched keys unless its
    /// `mergePolicy` is `Merge`.
    private init(externalSecret spec: YAMLNode?, name: String) {
        let target = spec?["target"]
        self.init(
            name: target?["name"]?.string ?? name,
            keys: spec?.list("data").compactMap { $0["secretKey"]?.string } ?? [],
            isOpen: spec?["dataFrom"] != nil
        )
        guard let template = target?["template"] else { return }
        if template["templateFrom"] != nil { isOpen = true }
        guard let data = template["data"] else { return }
        let templated = data.entries.compactMap(\.key.keyText)
        keys = template["mergePolicy"]?.string == "Merge" ? keys + templated : templated
    }
}
