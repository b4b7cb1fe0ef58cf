import Files
import NIOCore
public import PlatformContract
import UpstreamHTTP
import YAML

/// The cluster's own keys: its API server publishes them to every service account
/// (https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery; the
/// ClusterRole `system:service-account-issuer-discovery` is bound to the group of all service accounts).
public struct KubernetesKeySource: KeySource {
    /// The API server's address.
    public var server: String
    /// The file of the pod's own token, which the kubelet renews; no token is sent when there is none to send.
    public var tokenPath: String?
    /// The file of the cluster's certificate authority; the system's authorities when there is none.
    public var authorityPath: String?
    /// Whose tokens are taken; what the API server says of itself when empty. During a change of the issuer the API server
    /// takes tokens of several, but tells only the first.
    public var issuers: Set<String>
    /// How often the keys are read. The API server lets its answers be cached for an hour, and publishes a key that long
    /// before it signs with it (Kubernetes `pkg/serviceaccount/openidmetadata.go`).
    public var interval: Duration

    /// The API server's keys, as a pod reads them where nothing else is said.
    public init(
        server: String = KubernetesAPI.url,
        tokenPath: String? = KubernetesAPI.tokenPath,
        authorityPath: String? = KubernetesAPI.authorityPath,
        issuers: Set<String> = [],
        interval: Duration = .seconds(300)
    ) {
        self.server = server
        self.tokenPath = tokenPath
        self.authorityPath = authorityPath
        self.issuers = issuers
        self.interval = interval
    }

    /// Asks the API server.
    ///
    /// - Throws: `KeyError`.
    public func read() async throws(KeyError) -> KeyMaterial {
        let client: UpstreamClient
        do throws(UpstreamError) {
            // One for each time: minutes lie between, and the authority's file may have changed meanwhile.
            client = try UpstreamClient(.init(authorities: authorityPath))
        } catch {
            throw KeyError(error.description)
        }
        defer { client.shutDown() }
        let token = try token()
        var issuers = issuers
        if issuers.isEmpty { issuers = [try await issuer(client, token)] }
        return KeyMaterial(keys: try await get(KubernetesAPI.keysPath, client, token), issuers: issuers)
    }

    private func issuer(_ client: UpstreamClient, _ token: SecretText?) async throws(KeyError) -> String {
        let path = KubernetesAPI.discoveryPath
        let root = try KeyDocument.root(of: try await get(path, client, token), expecting: "a discovery document")
        guard let node = root.value(of: "issuer"), case .string(let issuer) = node.scalar, !issuer.isEmpty else {
            throw KeyError("the discovery document names no issuer")
        }
        return issuer
    }

    private func token() throws(KeyError) -> SecretText? {
        guard let tokenPath else { return nil }
        do throws(FileProblem) {
            return try SecretFile(tokenPath).current()
        } catch {
            throw KeyError(error.description)
        }
    }

    private func get(_ path: String, _ client: UpstreamClient, _ token: SecretText?) async throws(KeyError) -> [UInt8] {
        var headers = [(name: "Accept", value: "application/json")]
        if let token { headers.append((name: "Authorization", value: token.bearer)) }
        let limits = UpstreamTimeLimits(
            connect: .seconds(3),
            firstByte: .seconds(5),
            idle: .seconds(5),
            total: .seconds(10)
        )
        do {
            let response = try await client.send(UpstreamRequest(.get, server + path, headers: headers, limits: limits))
            guard response.head.status == 200 else {
                throw KeyError("the API server answers \(path) with status \(response.head.status)")
            }
            return Array(try await response.body.collect(upTo: KeyDocument.mostBytes).readableBytesView)
        } catch let error as KeyError {
            throw error
        } catch {
            throw KeyError("cannot read \(path) of the API server: \(error)")
        }
    }
}
