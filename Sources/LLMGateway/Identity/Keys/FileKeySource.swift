import Files

/// Keys in a file: a JSON Web Key Set, as `kubectl get --raw /openid/v1/jwks` prints it.
public struct FileKeySource: KeySource {
    /// Where the file is.
    public var path: String
    /// Whose tokens the keys are for: the API server's `--service-account-issuer`.
    public var issuers: Set<String>
    /// How often the file is read.
    public var interval: Duration

    /// Keys in a file.
    public init(path: String, issuers: Set<String>, interval: Duration = .seconds(10)) {
        self.path = path
        self.issuers = issuers
        self.interval = interval
    }

    /// Reads the file.
    ///
    /// - Throws: `KeyError`.
    public func read() async throws(KeyError) -> KeyMaterial {
        do throws(FileProblem) {
            return KeyMaterial(keys: try SmallFile.read(path, limit: KeyDocument.mostBytes), issuers: issuers)
        } catch {
            throw KeyError(error.description)
        }
    }
}
