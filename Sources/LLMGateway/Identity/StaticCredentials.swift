public import YAML

/// The credentials of programs outside a cluster: a JSON file that holds of each only its hash.
public struct StaticCredentials: Structured {
    /// The credentials.
    public var credentials: [Credential]

    /// A file's content.
    public init(credentials: [Credential]) {
        self.credentials = credentials
    }

    /// The fields, the version of the format first.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("version", "v1")
        return try Self(credentials: visit.required("credentials", value?.credentials))
    }

    /// A credential.
    public struct Credential: Structured {
        /// The tenant that it stands for.
        public var tenant: String
        /// What the program is called, for logs; the tenant's policy need not name it.
        public var account: String
        /// The SHA-256 of the credential, in hexadecimal. A hash without salt or stretching hides only what can't be guessed:
        /// make credentials with `openssl rand -hex 32`.
        public var sha256: String

        /// A credential.
        public init(tenant: String, account: String = "static", sha256: String) {
            self.tenant = tenant
            self.account = account
            self.sha256 = sha256
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                tenant: visit.required("tenant", value?.tenant),
                account: visit.optional("account", value?.account, default: "static"),
                sha256: visit.required("sha256", value?.sha256)
            )
        }
    }
}
