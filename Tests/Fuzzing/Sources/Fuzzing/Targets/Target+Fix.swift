import YAML

@testable import Diagnostics
@testable import Validator

extension Target {
    /// What the changes that findings offer make of a manifest; or, where the first byte says so, edits of no sense.
    static let fix = Target(
        "fix",
        seeds: {
            Manifests.examples
                + [
                    "a: yes\nb: 017\nc: 1_000\nd: [no, .inf, 12:30, 2024-01-31, 1e3, =]\n? yes\n: {on: off}\n",
                    "--- {a: yes} # b\n--- 0o17\n", "\u{FEFF}a: no\r\nb: é no\n", "no: no\n\"a\": !!str no\nb: &c no\n",
                    "[017: 018, 1.0e+1: -1_0]\n",
                ]
                .map { Array($0.utf8) } + [[1, 1, 1, 1, 2, 65, 2, 1, 3, 9] + Array("abc\r\ndéf\n".utf8)]
        },
        words: Words.yaml
    ) { input in
        let (mode, input) = input.moded
        if mode == 1 { edit(input) } else { mend(input) }
    }
}

/// A change may make room for another one at the same place; none needs more rounds than the command makes.
private let rounds = 8

/// Mends until nothing is left to mend: YAML stays YAML, and a mended finding doesn't come back.
private func mend(_ input: Input) {
    guard var text = String(validating: input.bytes, as: UTF8.self) else { return }
    let isYAML = (try? YAMLStream.parse(input.bytes)) != nil
    for round in 0...rounds {
        let tree = ManifestTree([SourceFile(path: "manifest.yaml", text: text)])
        let found = blocking { await validator.validate(tree) }
        let fixes = found.compactMap(\.fix).filter { !$0.edits.isEmpty }
        guard !fixes.isEmpty else { return }
        guard round < rounds else { fatalError("there is still something to mend: \(text.debugDescription) \(fixes)") }
        let fixed = FixedText(text, applying: fixes)
        guard fixed.applied > 0 else { fatalError("no change can be made: \(fixes)") }
        _ = UnifiedDiff.text(path: "manifest.yaml", old: Array(text.utf8), new: Array(fixed.text.utf8))
        if isYAML {
            do throws(YAMLError) {
                _ = try YAMLStream.parse(fixed.text)
            } catch {
                fatalError("it is YAML no more: \(fixed.text.debugDescription) \(error)")
            }
        }
        text = fixed.text
    }
}

/// Asks the rules that are about one file.
private let validator = Validator(RuleSelection([.syntax, .schema, .api]), workers: 1)

/// Makes edits of the first bytes in the text of the others.
private func edit(_ input: Input) {
    var bytes = input.bytes[...]
    var fixes: [Diagnostic.Fix] = []
    let count = Int(bytes.popFirst() ?? 0) % 8
    for number in 0..<count {
        var numbers: [Int] = []
        for _ in 0..<4 { numbers.append(Int(bytes.popFirst() ?? 0) - 1) }
        let range = SourceRange(
            start: SourcePosition(line: numbers[0], column: numbers[1]),
            end: SourcePosition(line: numbers[0] + numbers[2], column: numbers[3])
        )
        let edit = Diagnostic.Edit(range, replacement: number.isMultiple(of: 2) ? "" : "x\n\u{301}")
        // Every third edit is part of the change before.
        if number % 3 == 2, let last = fixes.popLast() {
            fixes.append(Diagnostic.Fix(last.summary, edits: last.edits + [edit]))
        } else {
            fixes.append(Diagnostic.Fix("\(number)", edits: [edit]))
        }
    }
    let fixed = FixedText(String(decoding: bytes, as: UTF8.self), applying: fixes)
    guard fixed.applied + fixed.skipped == Set(fixes).count else { fatalError("a change is neither made nor left out") }
}
