import Foundation
import TenantSpecs

extension Target {
    /// A folder of specs, one of which is the text: a tenant's, or the platform's.
    static let spec = Target(
        "spec",
        seeds: {
            let tenant = SpecTemplate.tenant("acme", company: "ACME", industry: "Tools")
            return [Array(SpecFolder.tenant.utf8), Array(tenant.utf8)]
                + [SpecFolder.platform, SpecTemplate.platform].map { [1] + Array($0.utf8) }
        },
        words: Words.yaml + Words.spec
    ) { input in
        let (mode, input) = input.moded
        SpecFolder.shared.load(input, isPlatform: mode == 1)
    }
}

/// A folder for one process.
private struct SpecFolder: Sendable {
    static let shared = SpecFolder()
    private let folder: URL

    static let tenant = """
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata: {name: acme}
        spec:
          company: ACME
          industry: Tools
          access: {operators: ["acme:operators"]}
          quota: {cpu: "2", memory: 4Gi, pods: 20}
          app:
            replicas: 2
            autoscaling: {maxReplicas: 6, targetCPUUtilization: 70}
            resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 500m, memory: 512Mi}}
          llm:
            systemPrompt: Be helpful.
            model: small
            limits: {requestsPerMinute: 600, tokensPerMinute: 200000}
          slo: {availability: 99.9, latency: {threshold: 1s, objective: 99}}

        """

    static let platform = """
        apiVersion: tenantry.dev/v1alpha1
        kind: Platform
        metadata: {name: platform}
        spec:
          kubernetesVersion: "1.34"
          source: {repository: "https://git.example.com/tenants.git"}
          image: {repository: registry.example.com/tenantry, tag: 1.0.0}
          gateway:
            defaultModel: small
            models: [{name: small}, {name: large, prices: {input: 1, output: 2.5}}]
            upstreams:
              - {name: first, url: "https://models.example.com/v1", key: {key: first}}
          secrets: {store: platform}

        """

    private init() {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "fuzzing-\(ProcessInfo.processInfo.processIdentifier)"
        )
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            fatalError("no folder: \(error)")
        }
    }

    func load(_ input: Input, isPlatform: Bool) {
        write(isPlatform ? Array(Self.tenant.utf8) : Array(input.bytes), to: "acme.yaml")
        write(isPlatform ? Array(input.bytes) : Array(Self.platform.utf8), to: "platform.yaml")
        let path = folder.path
        let isLoaded = blocking { () async -> Bool in
            do {
                let (specs, diagnostics) = try await SpecLoader(folder: path).load()
                guard specs == nil || diagnostics.isEmpty else { fatalError("specs, and something wrong with them") }
                return specs != nil || !diagnostics.isEmpty
            } catch {
                fatalError("the folder can't be read: \(error)")
            }
        }
        guard isLoaded else { fatalError("no specs, and nothing wrong with them") }
    }

    private func write(_ bytes: [UInt8], to name: String) {
        let path = folder.appending(path: name).path
        guard let file = fopen(path, "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else {
            fatalError("\(path) can't be written")
        }
    }
}
