import Crypto
import Foundation
import PlatformContract
import ServiceRuntime
import TestSupport
import YAML

@testable import LLMGateway

/// The files of a gateway, and what it writes: policies, models and upstreams, their keys, credentials, the audit log.
struct GatewayFiles: Sendable {
    /// What a tenant's program sends to show whose it is.
    static func credential(of tenant: String) -> String { "planted-credential-of-the-tenant-\(tenant)" }
    /// The key of an upstream.
    static func key(of upstream: String) -> String { "planted-key-of-\(upstream)" }

    let folder: TemporaryFolder
    let audit: LogWriter

    init(_ upstreams: [ScriptedServer], _ policies: [TenantPolicy]) throws {
        folder = try TemporaryFolder()
        let lines = try folder.write("", to: "audit.jsonl")
        // Open as long as the process: a late line must not go to another file.
        audit = LogWriter(descriptor: open(lines.path, O_WRONLY | O_APPEND))
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "tenants"),
            withIntermediateDirectories: true
        )
        for policy in policies { try write(policy) }
        for index in upstreams.indices { try writeKey(Self.key(of: name(index)), of: name(index)) }
        try write(
            GatewayConfiguration(
                defaultModel: "small",
                models: [.init(name: "small", inputPrice: 1, outputPrice: 4), .init(name: "large")],
                upstreams: upstreams.enumerated().map { index, server in
                    // The first is asked, and the others only when it has no answer.
                    .init(
                        name: name(index),
                        url: "\(server.url)/v1",
                        weight: index == 0 ? 1 : 0,
                        keyFile: folder.url.appending(path: "key-\(name(index))").path
                    )
                }
            ),
            to: "gateway.json"
        )
        try write(
            StaticCredentials(
                credentials: ["blue", "green", "gone"].map { tenant in
                    let hash = SHA256.hash(data: Data(Self.credential(of: tenant).utf8))
                    return .init(
                        tenant: tenant,
                        account: "program",
                        sha256: hash.map { String(format: "%02x", $0) }.joined()
                    )
                }
            ),
            to: "credentials.json"
        )
    }

    /// The settings of a gateway with these files.
    var settings: GatewaySettings {
        GatewaySettings(
            policiesFolder: folder.url.appending(path: "tenants").path,
            configurationPath: folder.url.appending(path: "gateway.json").path,
            credentialsPath: folder.url.appending(path: "credentials.json").path
        )
    }

    /// Writes a tenant's policy.
    func write(_ policy: TenantPolicy) throws {
        try write(policy, to: "tenants/\(TenantPolicyFiles.name(tenant: policy.tenant))")
    }

    /// Removes a tenant's policy.
    func remove(tenant: String) throws {
        let path = "tenants/\(TenantPolicyFiles.name(tenant: tenant))"
        try FileManager.default.removeItem(at: folder.url.appending(path: path))
    }

    /// Writes the key of an upstream.
    func writeKey(_ key: String, of upstream: String) throws {
        try replace("key-\(upstream)", with: key + "\n")
    }

    /// The calls that were written down, each a line.
    var auditLines: [String] {
        audit.flush()
        return ((try? folder.read("audit.jsonl")) ?? "").split(separator: "\n").map(String.init)
    }

    private func name(_ index: Int) -> String { ["first", "second", "third"][index] }

    private func write(_ value: some Structured, to path: String) throws {
        var writer = JSONWriter(style: .compact)
        value.write(to: &writer)
        try replace(path, with: String(decoding: writer.bytes, as: UTF8.self))
    }

    /// Nobody reads half a file.
    private func replace(_ path: String, with text: String) throws {
        try folder.write(text, to: "next")
        _ = rename(folder.url.appending(path: "next").path, folder.url.appending(path: path).path)
    }
}

extension TenantPolicy {
    /// A tenant who may ask for much, unless a test says otherwise.
    static func tenant(
        _ name: String = "blue",
        requestsPerMinute: Int = 100_000,
        tokensPerMinute: Int = 1_000_000,
        tokensPerDay: Int = 10_000_000,
        maxTokensPerRequest: Int = 100,
        concurrentStreams: Int = 100
    ) -> TenantPolicy {
        TenantPolicy(
            tenant: name,
            namespace: name,
            serviceAccounts: ["program"],
            models: .init(default: "small", allowed: ["small", "large"]),
            limits: .init(
                requestsPerMinute: requestsPerMinute,
                tokensPerMinute: tokensPerMinute,
                tokensPerDay: tokensPerDay,
                maxTokensPerRequest: maxTokensPerRequest,
                concurrentStreams: concurrentStreams
            )
        )
    }
}
