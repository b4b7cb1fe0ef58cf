// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "tenantry",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Diagnostics", targets: ["Diagnostics"]),
        .library(name: "YAML", targets: ["YAML"]),
    ],
    dependencies: [],
    targets: [
        // Findings and their reports
        .target(name: "Diagnostics"),
        .testTarget(
            name: "DiagnosticsTests",
            dependencies: ["Diagnostics", "TestSupport"],
            exclude: ["Fixtures"]
        ),

        // Reading and writing YAML
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics"]),
        .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "TestSupport", "YAML"]),

        // Shared by the tests
        .target(name: "TestSupport", path: "Tests/TestSupport"),
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
