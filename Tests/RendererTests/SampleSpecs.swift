import Diagnostics
import Foundation
import Kubernetes
import Renderer
import TenantSpecs
import TestSupport
import Testing
import YAML

/// The made-up platform of the golden files, with two tenants: one that grows by itself, and one that is suspended.
enum SampleSpecs {
    static let tenants = ["blue-ocean", "red-rock"]

    /// An edit by which the gateway's pods count for themselves, and the limits that are large enough for that.
    static let withoutRedis = [
        (
            file: "platform",
            old: """
                limits:
                  redis: {address: "redis.cache:6379", password: {key: lab/redis}, whenAway: refuse, namespace: cache}

            """,
            new: ""
        ),
        (file: "blue-ocean", old: "concurrentStreams: 5", new: "concurrentStreams: 9"),
    ]

    /// The specs, loaded from `Fixtures/specs` with texts in the spec of one of them replaced.
    static func load(
        _ edits: [(file: String, old: String, new: String)] = [],
        adding files: [String: String] = [:]
    ) async throws -> LoadedSpecs {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/specs")
        let folder = try TemporaryFolder()
        for name in ["platform"] + tenants {
            var text = try String(contentsOf: source.appending(path: "\(name).yaml"), encoding: .utf8)
            for edit in edits where edit.file == name {
                try #require(text.contains(edit.old))
                text = text.replacing(edit.old, with: edit.new)
            }
            try folder.write(text, to: "specs/\(name).yaml")
        }
        for (name, text) in files { try folder.write(text, to: "specs/\(name).yaml") }
        let (specs, diagnostics) = try await SpecLoader(folder: folder.url.path + "/specs").load()
        try #require(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        return try #require(specs)
    }
}

/// Everything that is rendered from specs, by path.
struct RenderedFiles {
    var files: [String: String] = [:]

    init(_ specs: LoadedSpecs) {
        let tree = Renderer(specs).tree()
        for index in 0..<tree.count {
            for file in tree.render(index).files { files[file.path] = String(decoding: file.contents, as: UTF8.self) }
        }
    }

    /// The objects of one kind in all files below a folder, read back with their types.
    func objects<Object: KubernetesDocument>(_: Object.Type = Object.self, below folder: String = "") throws -> [Object]
    {
        try files.filter { $0.key.hasPrefix(folder) && $0.key.hasSuffix(".yaml") }.sorted { $0.key < $1.key }
            .flatMap { path, text in
                try YAMLStream.parse(text).documents.compactMap { document -> Object? in
                    guard document["kind"]?.text == Object.kind.description else { return nil }
                    let (object, problems) = FieldReader.read(Object.self, from: document)
                    #expect(problems.isEmpty, "\(path): \(problems)")
                    return object
                }
            }
    }

    /// The paths of the files that differ from those of another rendering.
    func changes(from other: RenderedFiles) -> [String] {
        Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
    }
}
