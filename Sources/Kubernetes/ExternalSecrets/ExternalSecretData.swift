public import YAML

/// A value of a Secret (`externalsecrets/v1 externalsecret_types.go ExternalSecretData`).
public struct ExternalSecretData: Structured {
    /// Its key in the Secret.
    public var secretKey: ConfigMapKey
    /// Where it is.
    public var remoteRef: ExternalSecretDataRemoteRef
    /// The store that it is in, in place of the object's.
    public var sourceRef: StoreSourceRef?

    /// The value with the given fields set.
    public init(secretKey: ConfigMapKey, remoteRef: ExternalSecretDataRemoteRef, sourceRef: StoreSourceRef? = nil) {
        self.secretKey = secretKey
        self.remoteRef = remoteRef
        self.sourceRef = sourceRef
    }
}

extension ExternalSecretData {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretData?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretData {
        try ExternalSecretData(
            secretKey: visit.required("secretKey", value?.secretKey),
            remoteRef: visit.required("remoteRef", value?.remoteRef),
            sourceRef: visit.optional("sourceRef", value?.sourceRef)
        )
    }
}

/// The store of one value (`externalsecrets/v1 externalsecret_types.go StoreSourceRef`).
public struct StoreSourceRef: Structured {
    /// The store.
    public var storeRef: SecretStoreRef

    /// The value with the given fields set.
    public init(storeRef: SecretStoreRef) {
        self.storeRef = storeRef
    }
}

extension StoreSourceRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: StoreSourceRef?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> StoreSourceRef {
        try StoreSourceRef(
            storeRef: visit.required("storeRef", value?.storeRef)
        )
    }
}

/// Where a value is (`externalsecrets/v1 externalsecret_types.go ExternalSecretDataRemoteRef`).
public struct ExternalSecretDataRemoteRef: Structured {
    /// The secret's name in the store.
    public var key: String
    /// Whether its tags are fetched in place of it; `none` when left out.
    public var metadataPolicy: ExternalSecretMetadataPolicy?
    /// The property of the secret, where it is an object.
    public var property: String?
    /// The version of the secret; the latest when left out.
    public var version: String?
    /// How keys that can't be a Secret's are changed.
    public var conversionStrategy: ExternalSecretConversionStrategy?
    /// How the value is decoded; `none` when left out.
    public var decodingStrategy: ExternalSecretDecodingStrategy?

    /// The value with the given fields set.
    public init(
        key: String,
        metadataPolicy: ExternalSecretMetadataPolicy? = nil,
        property: String? = nil,
        version: String? = nil,
        conversionStrategy: ExternalSecretConversionStrategy? = nil,
        decodingStrategy: ExternalSecretDecodingStrategy? = nil
    ) {
        self.key = key
        self.metadataPolicy = metadataPolicy
        self.property = property
        self.version = version
        self.conversionStrategy = conversionStrategy
        self.decodingStrategy = decodingStrategy
    }
}

extension ExternalSecretDataRemoteRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretDataRemoteRef?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretDataRemoteRef {
        try ExternalSecretDataRemoteRef(
            key: visit.required("key", value?.key),
            metadataPolicy: visit.optional("metadataPolicy", value?.metadataPolicy),
            property: visit.optional("property", value?.property),
            version: visit.optional("version", value?.version),
            conversionStrategy: visit.optional("conversionStrategy", value?.conversionStrategy),
            decodingStrategy: visit.optional("decodingStrategy", value?.decodingStrategy)
        )
    }
}

/// Whether a secret's tags are fetched (`externalsecrets/v1 externalsecret_types.go ExternalSecretMetadataPolicy`).
public enum ExternalSecretMetadataPolicy: String, EnumFieldValue {
    /// They aren't.
    case none = "None"
    /// They are.
    case fetch = "Fetch"
}

/// How keys that can't be a Secret's are changed (`externalsecrets/v1 externalsecret_types.go
/// ExternalSecretConversionStrategy`).
public enum ExternalSecretConversionStrategy: String, EnumFieldValue {
    /// Characters that can't be in a key become `_`.
    case `default` = "Default"
    /// They become `_U` with their code and `_`.
    case unicode = "Unicode"
}

/// How a value is decoded (`externalsecrets/v1 externalsecret_types.go ExternalSecretDecodingStrategy`).
public enum ExternalSecretDecodingStrategy: String, EnumFieldValue {
    /// It isn't.
    case none = "None"
    /// As base64.
    case base64 = "Base64"
    /// As base64 of the URL alphabet.
    case base64URL = "Base64URL"
    /// As whichever of them it is.
    case auto = "Auto"
}

/// A set of values (`externalsecrets/v1 externalsecret_types.go ExternalSecretDataFromRemoteRef`).
public enum ExternalSecretDataFrom: Structured {
    /// The properties of one secret.
    case extract(ExternalSecretDataRemoteRef)
    /// The secrets that are found.
    case find(ExternalSecretFind)
}

extension ExternalSecretDataFrom {
    /// What `extract` holds, if it is that.
    public var extract: ExternalSecretDataRemoteRef? {
        if case .extract(let value) = self { value } else { nil }
    }

    /// What `find` holds, if it is that.
    public var find: ExternalSecretFind? {
        if case .find(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretDataFrom?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretDataFrom {
        var one = OneOf<ExternalSecretDataFrom>()
        try one.field("extract", value?.extract, &visit, ExternalSecretDataFrom.extract)
        try one.field("find", value?.find, &visit, ExternalSecretDataFrom.find)
        return try one.found(among: "extract | find", &visit, else: .extract(.sample))
    }
}

/// Which secrets are found (`externalsecrets/v1 externalsecret_types.go ExternalSecretFind`).
public struct ExternalSecretFind: Structured {
    /// Below which path they are.
    public var path: String?
    /// What their names are like.
    public var name: FindName?
    /// Which tags they have.
    public var tags: SortedMap<String, String>
    /// How keys that can't be a Secret's are changed.
    public var conversionStrategy: ExternalSecretConversionStrategy?
    /// How the values are decoded; `none` when left out.
    public var decodingStrategy: ExternalSecretDecodingStrategy?

    /// The value with the given fields set.
    public init(
        path: String? = nil,
        name: FindName? = nil,
        tags: SortedMap<String, String> = [:],
        conversionStrategy: ExternalSecretConversionStrategy? = nil,
        decodingStrategy: ExternalSecretDecodingStrategy? = nil
    ) {
        self.path = path
        self.name = name
        self.tags = tags
        self.conversionStrategy = conversionStrategy
        self.decodingStrategy = decodingStrategy
    }
}

extension ExternalSecretFind {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretFind?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretFind {
        try ExternalSecretFind(
            path: visit.optional("path", value?.path),
            name: visit.optional("name", value?.name),
            tags: visit.optional("tags", value?.tags, default: [:]),
            conversionStrategy: visit.optional("conversionStrategy", value?.conversionStrategy),
            decodingStrategy: visit.optional("decodingStrategy", value?.decodingStrategy)
        )
    }
}

/// What names of secrets are like (`externalsecrets/v1 externalsecret_types.go FindName`).
public struct FindName: Structured {
    /// A regular expression that they match.
    public var regexp: String

    /// The value with the given fields set.
    public init(regexp: String) {
        self.regexp = regexp
    }
}

extension FindName {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: FindName?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> FindName {
        try FindName(
            regexp: visit.required("regexp", value?.regexp)
        )
    }
}
