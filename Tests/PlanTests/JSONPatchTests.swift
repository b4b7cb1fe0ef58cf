import Foundation
import Plan
import TestSupport
import Testing
import YAML

/// SplitMix64: the same numbers in every run.
private struct Randomness: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

struct JSONPatchTests {
    // Not `-`, which the other program takes for the end of a list even in an object.
    private static let names = ["a", "b/c", "d~e", "", "0", "ü", "~1", "containers"]

    private static func value(_ random: inout Randomness, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: .null
        case 1: .bool(.random(using: &random))
        case 2: .int(Int64.random(in: -3...3, using: &random))
        case 3: .double(0.5)
        case 4, 5: .string(names.randomElement(using: &random) ?? "")
        case 6: .list((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(&random, depth: depth - 1) })
        default:
            .map(
                Dictionary(
                    names.shuffled(using: &random).prefix(Int.random(in: 0..<6, using: &random)).map {
                        ($0, value(&random, depth: depth - 1))
                    },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        }
    }

    /// The value with something in it that is another.
    private static func mutated(_ value: JSONValue, _ random: inout Randomness) -> JSONValue {
        switch value {
        case .list(var elements) where Int.random(in: 0..<5, using: &random) > 0:
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                elements.insert(Self.value(&random, depth: 2), at: Int.random(in: 0...elements.count, using: &random))
            case 1 where !elements.isEmpty: elements.remove(at: Int.random(in: 0..<elements.count, using: &random))
            case 2: elements.shuffle(using: &random)
            default:
                guard let index = elements.indices.randomElement(using: &random) else { return .list([.null]) }
                elements[index] = mutated(elements[index], &random)
            }
            return .list(elements)
        case .map(var members) where Int.random(in: 0..<5, using: &random) > 0:
            let name = names.randomElement(using: &random) ?? ""
            members[name] =
                switch Int.random(in: 0..<4, using: &random) {
                case 0: nil
                case 1: Self.value(&random, depth: 2)
                default: members[name].map { mutated($0, &random) }
                }
            return .map(members)
        default: return Self.value(&random, depth: 2)
        }
    }

    @Test(.enabled(if: Tool.isAvailable(Tool.python)))
    func `makes the new object of the old one, as another program applies patches`() throws {
        var random = Randomness(state: 6)
        var writer = JSONWriter(style: .compact)
        let cases = (0..<5000).map { _ in
            let old = Self.value(&random, depth: 4)
            var new = old
            for _ in 0..<Int.random(in: 1...3, using: &random) { new = Self.mutated(new, &random) }
            return (old: old, new: new)
        }
        writer.sequence(cases) { writer, sample in
            writer.mapping { writer in
                writer.key("old")
                sample.old.write(to: &writer)
                writer.key("new")
                sample.new.write(to: &writer)
                writer.key("patch")
                JSONPatch(from: sample.old, to: sample.new).write(to: &writer)
            }
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/apply-patches.py")
        let output = try Tool.python.required().run([script.path], input: Data(writer.bytes))
        #expect(output.status == 0, "\(output.text.prefix(2000))\(output.errorText)")
        #expect(output.text.contains("5000 patches, 0 wrong"))
    }

    @Test func `gives an object's patch where it is asked for`() throws {
        func quota(_ pods: String) -> String {
            "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q, namespace: team}\nspec: {hard: {pods: \(pods)}}\n"
        }
        let patch = try #require(plan(quota("1"), quota("2"), includingPatches: true).changes.first?.patch)
        #expect(patch.operations.map(\.pointer) == ["/spec/hard/pods"])
        #expect(plan(quota("1"), quota("2")).changes.first?.patch == nil)
    }
}
