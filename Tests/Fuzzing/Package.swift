// swift-tools-version: 6.2
import PackageDescription

// A package of its own: libFuzzer brings a `main`, and everything below it is built to be watched.
let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "tenantry", path: "../.."),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .target(name: "CLibFuzzer"),
        .executableTarget(
            name: "Fuzzing",
            dependencies: [
                "CLibFuzzer",
                .product(name: "CEL", package: "tenantry"),
                .product(name: "Diagnostics", package: "tenantry"),
                .product(name: "Kubernetes", package: "tenantry"),
                .product(name: "KubernetesSchemas", package: "tenantry"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "OpenAI", package: "tenantry"),
                .product(name: "PromQL", package: "tenantry"),
                .product(name: "TenantSpecs", package: "tenantry"),
                .product(name: "Validator", package: "tenantry"),
                .product(name: "YAML", package: "tenantry"),
            ]
        ),
    ]
)
