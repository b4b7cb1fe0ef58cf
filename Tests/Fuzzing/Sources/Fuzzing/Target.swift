import Foundation

/// Something that is fuzzed.
struct Target: Sendable {
    /// The name by which it is asked for.
    var name: String
    /// Texts to start with; real ones lead further than any the fuzzer comes upon by itself.
    var seeds: @Sendable () -> [[UInt8]]
    /// Words that the fuzzer puts into texts.
    var words: [String]
    /// What is done with a text. Nothing may end it, and what doesn't hold ends it (`fatalError`).
    var body: @Sendable (Input) -> Void

    init(
        _ name: String,
        seeds: @escaping @Sendable () -> [[UInt8]],
        words: [String] = [],
        _ body: @escaping @Sendable (Input) -> Void
    ) {
        self.name = name
        self.seeds = seeds
        self.words = words
        self.body = body
    }

    /// A target whose first texts are these.
    init(_ name: String, seeds: [String], words: [String] = [], _ body: @escaping @Sendable (Input) -> Void) {
        self.init(name, seeds: { seeds.map { Array($0.utf8) } }, words: words, body)
    }

    /// Every target.
    static let all: [Target] = [
        yaml, validate, definition, pattern, cel, promQL, grammar, spec, configuration, fix, request, events,
    ]

    /// The target of a name.
    static func named(_ name: String) -> Target? {
        all.first { $0.name == name }
    }

    /// Writes the seeds and the dictionary.
    func prepare(in folder: String) throws {
        let folder = URL(filePath: folder).appending(path: name)
        let seedFolder = folder.appending(path: "seeds")
        try FileManager.default.createDirectory(at: seedFolder, withIntermediateDirectories: true)
        for (number, seed) in seeds().enumerated() {
            try Data(seed).write(to: seedFolder.appending(path: "\(number)"))
        }
        let lines = words.map { word in
            "\"" + word.utf8.map { byte in "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() + "\"\n"
        }
        try Data(lines.joined().utf8).write(to: folder.appending(path: "dictionary"))
    }
}
