import Foundation

/// An expression of the corpus, and what the real parsers say of it.
///
/// `ci/make-promql-corpus` makes the files.
struct CorpusEntry: CustomStringConvertible {
    /// A parser that was asked.
    enum Parser: Int {
        case prometheus2
        case prometheus3
        /// With its experimental functions and durations that are computed.
        case prometheus3WithFeatures
        case promqlParser
    }

    /// The file, without its extension.
    var file: String
    var line: Int
    var text: String
    var verdicts: [Bool]
    /// The tree that Prometheus 3 reads, as text that can be read in one way only.
    var tree: String?
    /// Whether variables of Grafana stand in the text. The verdicts are on the text with values for them.
    var isTemplated: Bool { file.hasSuffix("-dashboards") }
    /// Whether it is about what came after the version of Prometheus that was asked.
    var isNewer: Bool { file == "newer" }

    var description: String { "\(file).tsv:\(line): \(text.debugDescription)" }

    func isAccepted(by parser: Parser) -> Bool { verdicts[parser.rawValue] }

    /// Whether a version of Prometheus accepts it.
    var isAccepted: Bool {
        isNewer ? isAccepted(by: .promqlParser) : verdicts[...Parser.prometheus3WithFeatures.rawValue].contains(true)
    }
}

/// All files of the corpus.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    /// All expressions; the files are read once.
    static func entries() throws -> [CorpusEntry] { try cached.get() }

    private static let cached = Result { try readEntries() }

    private static func readEntries() throws -> [CorpusEntry] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "tsv" }
            .sorted { $0.path < $1.path }
            .flatMap(entries)
    }

    private static func entries(of file: URL) throws -> [CorpusEntry] {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard !line.hasPrefix("#"), !line.isEmpty else { return nil }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            return CorpusEntry(
                file: file.deletingPathExtension().lastPathComponent,
                line: index + 1,
                text: columns.count > 1 ? unescaped(columns[1]) : "",
                verdicts: columns[0].map { $0 == "+" },
                tree: columns.count > 2 ? unescaped(columns[2]) : nil
            )
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            switch (isEscaped, scalar) {
            case (false, "\\"): isEscaped = true
            case (false, _): result.unicodeScalars.append(scalar)
            case (true, let escape):
                let meanings: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "t": "\t", "r": "\r", "0": "\0"]
                result.unicodeScalars.append(meanings[escape] ?? escape)
                isEscaped = false
            }
        }
        return result
    }
}
