import CLibFuzzer
import Foundation
import YAML

@testable import Validator

/// What is fuzzed, by the name that the environment gives in `FUZZ_TARGET`.
let targets: [String: @Sendable (UnsafeBufferPointer<UInt8>) -> Void] = [
    "yaml": { bytes in
        guard let stream = try? YAMLStream.parse(bytes) else { return }
        for document in stream.documents { visit(document) }
    }
]

/// Runs libFuzzer, whose options follow the name of what is fuzzed.
@main
enum Fuzzing {
    fileprivate static let target = targets[ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""]

    static func main() {
        guard target != nil else { fatalError("FUZZ_TARGET is one of \(targets.keys.sorted())") }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { data, size in
                Fuzzing.target?(UnsafeBufferPointer(start: data, count: size))
                return 0
            }
        )
    }
}

/// Looks at all that a node says.
private func visit(_ node: YAMLNode) {
    _ = (node.scalar, node.text, node.range, node.keyText)
    node.elements.forEach(visit)
    for entry in node.entries {
        visit(entry.key)
        visit(entry.value)
    }
}
