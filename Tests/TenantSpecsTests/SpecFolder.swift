import Diagnostics
import Foundation
import TenantSpecs
import TestSupport
import Testing

/// A folder of specs for one test: a small platform that is right, and what the test puts beside it.
struct SpecFolder {
    let folder: TemporaryFolder

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

    static func tenant(_ name: String) -> String {
        """
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata: {name: \(name)}
        spec:
          company: ACME
          industry: Tools
          llm: {systemPrompt: Be helpful.}

        """
    }

    /// A folder of files; `platform.yaml` is the small platform unless given.
    init(_ files: [String: String]) throws {
        folder = try TemporaryFolder()
        for (name, text) in ["platform.yaml": Self.platform].merging(files, uniquingKeysWith: { $1 }) {
            try folder.write(text, to: "tenants.d/" + name)
        }
    }

    var path: String { folder.url.path + "/tenants.d" }

    func load() async throws -> (specs: LoadedSpecs?, diagnostics: [Diagnostic]) {
        try await SpecLoader(folder: path).load()
    }
}

/// The one finding that a spec should give, at the mark in its text.
struct MarkedSpec: Sendable, CustomTestStringConvertible {
    static let mark: Unicode.Scalar = "👉"

    var id: String
    var message: String
    var text: String

    init(_ id: String, _ message: String, _ text: String) {
        self.id = id
        self.message = message
        self.text = text
    }

    var testDescription: String { "\(id): \(message)" }

    /// The text without its marks.
    var plain: String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != Self.mark }))
    }

    /// Line and column of every mark, counted in Unicode scalars.
    var places: [String] {
        var (line, column) = (1, 1)
        return text.unicodeScalars.compactMap { scalar in
            if scalar == Self.mark { return "\(line):\(column)" }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
            return nil
        }
    }

    /// Checks that the findings are this one at each mark, and that no specs come with them.
    func expect(in folder: SpecFolder, file: String, sourceLocation: Testing.SourceLocation = #_sourceLocation)
        async throws
    {
        let (specs, diagnostics) = try await folder.load()
        #expect(specs == nil, sourceLocation: sourceLocation)
        let found = diagnostics.map { "\($0.location.map(String.init(describing:)) ?? "?") [\($0.id)]" }
        let expected = places.map { "\(folder.path)/\(file):\($0) [\(id)]" }
        #expect(found == expected, "\(diagnostics.map(\.message))", sourceLocation: sourceLocation)
        for diagnostic in diagnostics {
            #expect(diagnostic.message.contains(message), sourceLocation: sourceLocation)
            #expect(diagnostic.severity == .error, sourceLocation: sourceLocation)
        }
    }
}
