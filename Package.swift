// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "tenantry",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "tenantry", targets: ["tenantry"]),
        .library(name: "Diagnostics", targets: ["Diagnostics"]),
        .library(name: "Grafana", targets: ["Grafana"]),
        .library(name: "CEL", targets: ["CEL"]),
        .library(name: "Kubernetes", targets: ["Kubernetes"]),
        .library(name: "KubernetesSchemas", targets: ["KubernetesSchemas"]),
        .library(name: "OpenAI", targets: ["OpenAI"]),
        .library(name: "PlatformContract", targets: ["PlatformContract"]),
        .library(name: "Preview", targets: ["Preview"]),
        .library(name: "PromQL", targets: ["PromQL"]),
        .library(name: "Renderer", targets: ["Renderer"]),
        .library(name: "TenantSpecs", targets: ["TenantSpecs"]),
        .library(name: "Validator", targets: ["Validator"]),
        .library(name: "YAML", targets: ["YAML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            // Not its files of JSON, which bring all of Foundation into every process.
            traits: ["CommandLineArguments"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        // Without Foundation's internationalisation, whose tables are 30 MB of every process.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // Findings, text, files
        .target(name: "Diagnostics"),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics"]),
        .target(name: "Files"),

        // The runtime
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "UpstreamHTTP",
            dependencies: ["CLibcurl", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .target(
            name: "ServiceRuntime",
            dependencies: [
                "PlatformContract", "UpstreamHTTP",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "OpenAI",
            dependencies: ["PlatformContract", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .target(
            name: "LLMGateway",
            dependencies: [
                "Diagnostics", "Files", "OpenAI", "PlatformContract", "ServiceRuntime", "UpstreamHTTP", "YAML",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "LLMProxy",
            dependencies: [
                "Files", "OpenAI", "PlatformContract", "ServiceRuntime", "UpstreamHTTP",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "TenantApp",
            dependencies: [
                "OpenAI", "PlatformContract", "ServiceRuntime", "UpstreamHTTP",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(name: "llm-gateway", dependencies: ["LLMGateway", "ServiceRuntime"]),
        .executableTarget(name: "llm-proxy", dependencies: ["LLMProxy", "ServiceRuntime"]),
        .executableTarget(name: "tenant-app", dependencies: ["TenantApp", "ServiceRuntime"]),

        // What Kubernetes takes
        .target(name: "CEL"),
        .target(name: "CKubernetesSchemas", exclude: ["Tables"]),
        .target(name: "KubernetesSchemas", dependencies: ["CKubernetesSchemas", "Diagnostics", "YAML"]),

        // What Prometheus takes
        .target(name: "PromQL", dependencies: ["Diagnostics"]),

        // Typed values
        .target(name: "Grafana", dependencies: ["YAML"]),
        .target(name: "Kubernetes", dependencies: ["YAML"]),
        .target(name: "PlatformContract", dependencies: ["YAML"]),
        .target(
            name: "TenantSpecs",
            dependencies: ["Diagnostics", "Files", "Kubernetes", "PlatformContract", "YAML"]
        ),

        // The generator and the validator
        .target(
            name: "Renderer",
            dependencies: [
                "Diagnostics", "Files", "Grafana", "Kubernetes", "PlatformContract", "TenantSpecs", "YAML",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Validator",
            dependencies: [
                "CEL", "Diagnostics", "KubernetesSchemas", "PlatformContract", "PromQL", "YAML",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // What a change does
        .target(
            name: "Plan",
            dependencies: ["Diagnostics", "Files", "Kubernetes", "KubernetesSchemas", "Validator", "YAML"]
        ),

        // Dashboards in a browser
        .target(
            name: "Preview",
            dependencies: [
                "Diagnostics", "Files", "PromQL", "ServiceRuntime", "UpstreamHTTP", "YAML",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),

        // The command line
        .target(
            name: "TenantryCommands",
            dependencies: [
                "Diagnostics", "Files", "KubernetesSchemas", "Plan", "PlatformContract", "Preview", "Renderer",
                "ServiceRuntime", "TenantSpecs", "Validator", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "tenantry",
            dependencies: ["TenantryCommands", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),

        // Tests
        .target(
            name: "TestSupport",
            dependencies: [
                "PlatformContract", "YAML",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/TestSupport",
            exclude: ["Browser/browse.py"]
        ),
        .testTarget(
            name: "DiagnosticsTests",
            dependencies: ["Diagnostics", "TestSupport"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "GrafanaTests", dependencies: ["Grafana", "TestSupport", "YAML"], exclude: ["Fixtures"]),
        .testTarget(
            name: "KubernetesTests",
            dependencies: ["Kubernetes", "TestSupport", "YAML"],
            exclude: ["Fixtures", "Scripts"]
        ),
        .testTarget(
            name: "PlanTests",
            dependencies: ["KubernetesSchemas", "Plan", "TestSupport", "Validator", "YAML"],
            exclude: ["Fixtures", "Scripts"]
        ),
        .testTarget(name: "PlatformContractTests", dependencies: ["PlatformContract", "YAML"]),
        .testTarget(
            name: "RendererTests",
            dependencies: [
                "CEL", "Diagnostics", "Files", "Grafana", "Kubernetes", "PlatformContract", "PromQL", "Renderer",
                "TenantSpecs", "TestSupport", "YAML",
            ],
            exclude: [
                "Admission/Fixtures", "Admission/Scripts", "Dashboards/Fixtures", "Fixtures", "Rules/Fixtures",
            ]
        ),
        .testTarget(
            name: "TenantSpecsTests",
            dependencies: ["Diagnostics", "Files", "Kubernetes", "TenantSpecs", "TestSupport", "YAML"]
        ),
        .testTarget(
            name: "TenantryCommandsTests",
            dependencies: ["Kubernetes", "TestSupport", "YAML", "tenantry"]
        ),
        .testTarget(name: "CELTests", dependencies: ["CEL"]),
        // Run by `ci/bench promql`.
        .executableTarget(name: "promql-benchmark", dependencies: ["PromQL"], path: "Tests/PromQLBenchmark"),
        .testTarget(name: "PromQLTests", dependencies: ["PromQL", "TestSupport"], exclude: ["Corpus", "Fixtures"]),
        .testTarget(
            name: "KubernetesSchemasTests",
            dependencies: ["Diagnostics", "Kubernetes", "KubernetesSchemas", "TestSupport", "Validator", "YAML"],
            exclude: ["Scripts"]
        ),
        .testTarget(
            name: "UpstreamHTTPTests",
            dependencies: ["TestSupport", "UpstreamHTTP", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .testTarget(
            name: "PreviewTests",
            dependencies: [
                "Files", "Preview", "PromQL", "ServiceRuntime", "TestSupport", "YAML",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "ServiceRuntimeTests",
            dependencies: [
                "PlatformContract", "ServiceRuntime", "TestSupport",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "OpenAITests",
            dependencies: ["OpenAI", "TestSupport", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .testTarget(
            name: "LLMGatewayTests",
            dependencies: [
                "Files", "LLMGateway", "OpenAI", "PlatformContract", "ServiceRuntime", "TestSupport", "UpstreamHTTP",
                "YAML",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "LLMProxyTests",
            dependencies: [
                "Files", "LLMProxy", "OpenAI", "PlatformContract", "ServiceRuntime", "TestSupport", "UpstreamHTTP",
                "YAML",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "TenantAppTests",
            dependencies: [
                "PlatformContract", "ServiceRuntime", "TenantApp", "TestSupport", "UpstreamHTTP", "YAML",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        // The services as processes, with real clients. What stands in for OpenAI's API is a program of its own.
        .executableTarget(
            name: "openai-stand-in",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/OpenAIStandIn"
        ),
        .testTarget(
            name: "ValidatorTests",
            dependencies: [
                "CEL", "Diagnostics", "KubernetesSchemas", "PlatformContract", "TestSupport", "Validator", "YAML",
            ],
            exclude: ["Corpus"]
        ),
        .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "TestSupport", "YAML"]),
    ]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),  // SE-0335
            .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
            .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
            .treatAllWarnings(as: .error),
            .treatWarning("ExplicitSendable", as: .error),  // every public type says so
        ]
}
