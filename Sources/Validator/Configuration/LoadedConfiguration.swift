public import Diagnostics
import YAML

/// A configuration, and the file that it was read from.
public struct LoadedConfiguration: Sendable {
    /// The file, as it is reported.
    public let path: String
    /// What it says.
    public let spec: ConfigurationSpec
    /// Where each suppression is written.
    let suppressionPlaces: [SourceLocation]

    /// The most bytes of a configuration.
    public static let maximumBytes = 1 << 20

    /// Reads a configuration.
    ///
    /// - Returns: the configuration, `nil` when anything is wrong with it; and what is wrong.
    public static func read(
        _ bytes: [UInt8],
        path: String
    ) -> (configuration: LoadedConfiguration?, diagnostics: [Diagnostic]) {
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream.parse(bytes)
        } catch {
            return (nil, [.configuration(error, path: path)])
        }
        if !stream.problems.isEmpty { return (nil, stream.problems.map { .configuration($0, path: path) }) }
        guard let root = stream.documents.first, stream.documents.count == 1 else {
            let message = stream.documents.isEmpty ? "the file is empty" : "the file holds more than one document"
            return (nil, [Diagnostic("configuration", .error, message, at: SourceLocation(path: path))])
        }
        let (value, problems) = FieldReader.read(Configuration.self, from: root)
        guard problems.isEmpty, let value else {
            let diagnostics = problems.map { problem in
                Diagnostic(
                    "configuration",
                    .error,
                    problem.message,
                    at: SourceLocation(path: path, range: problem.range),
                    pointer: problem.pointer
                )
            }
            return (nil, diagnostics)
        }
        let places = root.at("spec", "suppressions").map { list in
            list.elements.map { SourceLocation(path: path, range: ($0["rule"] ?? $0).range) }
        }
        return (LoadedConfiguration(path: path, spec: value.spec, suppressionPlaces: places ?? []), [])
    }
}

extension Diagnostic {
    fileprivate static func configuration(_ error: YAMLError, path: String) -> Diagnostic {
        Diagnostic(
            "configuration",
            .error,
            error.message,
            at: SourceLocation(path: path, range: error.range),
            notes: error.related.map { [Note($0.message, at: SourceLocation(path: path, range: $0.range))] } ?? []
        )
    }
}
