import ArgumentParser
import KubernetesSchemas

/// Which configuration counts.
struct ConfigurationOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The configuration; by default the nearest .tenantry.yaml, up to the repository's top.",
            valueName: "file"
        )
    )
    var config: String?

    @Flag(help: "Pass over every configuration.")
    var noConfig = false

    func validate() throws {
        if noConfig, config != nil { throw ValidationError("--config and --no-config exclude each other.") }
    }
}

/// What the cluster takes.
struct ClusterOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("kubernetes-version"),
        help: ArgumentHelp(
            "Ask the API server of this version: 1.34; several by commas or by repeating.",
            valueName: "version"
        )
    )
    var versions: [String] = []

    @Option(
        help: ArgumentHelp(
            "Take custom resource definitions from this folder or file; may be repeated.",
            valueName: "path"
        )
    )
    var crds: [String] = []

    /// The versions that are named, each once, the oldest first.
    func namedVersions() throws -> [KubernetesVersion] {
        let names = versions.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        return Set(
            try names.map { name in
                guard let version = KubernetesVersion(name) else {
                    throw ValidationError(
                        "'\(name)' is no version of Kubernetes that is known; those from \(KubernetesVersion.oldest) to "
                            + "\(KubernetesVersion.newest) are."
                    )
                }
                return version
            }
        )
        .sorted()
    }
}

/// What makes a run fail.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable, Sendable {
    case warning
    case error
    case never
}
