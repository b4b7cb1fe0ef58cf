/// A regular expression as instructions, each of which is one state.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        case scalar(UInt32)
        case scalars(Int)
        case assertion(PatternAssertion)
        /// Goes on in two places.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    /// As many as Go's limit on what repetitions unfold to; more would make a hostile expression slow.
    private static let mostInstructions = 20_000

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet] = []
    private var knownSets: [ScalarSet: Int] = [:]

    init(_ node: PatternNode) throws(RegularExpression.Failure) {
        try add(node)
        try add(.match)
    }

    private mutating func add(_ instruction: Instruction) throws(RegularExpression.Failure) {
        guard instructions.count < Self.mostInstructions else { throw .unsupported("that many repetitions") }
        instructions.append(instruction)
    }

    private mutating func add(_ node: PatternNode) throws(RegularExpression.Failure) {
        switch node {
        case .empty: return
        case .assertion(let assertion): try add(Instruction.assertion(assertion))
        case .sequence(let parts): for part in parts { try add(part) }
        case .scalars(let set): try add(set)
        case .alternatives(let parts): try add(alternatives: parts)
        case .repetition(let part, let least, let most): try add(part, least: least, most: most)
        }
    }

    private mutating func add(_ set: ScalarSet) throws(RegularExpression.Failure) {
        if set.ranges.count == 1, set.ranges[0].count == 1 {
            try add(.scalar(set.ranges[0].lowerBound))
            return
        }
        let index = knownSets[set] ?? sets.count
        if index == sets.count {
            sets.append(set)
            knownSets[set] = index
        }
        try add(.scalars(index))
    }

    private mutating func add(alternatives parts: [PatternNode]) throws(RegularExpression.Failure) {
        var jumps: [Int] = []
        for part in parts.dropLast() {
            let split = instructions.count
            try add(.split(split + 1, 0))
            try add(part)
            jumps.append(instructions.count)
            try add(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        if let last = parts.last { try add(last) }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func add(
        _ part: PatternNode,
        least: Int,
        most: Int?
    ) throws(RegularExpression.Failure) {
        for _ in 0..<least { try add(part) }
        guard let most else {
            let split = instructions.count
            try add(.split(split + 1, 0))
            try add(part)
            try add(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(instructions.count)
            try add(.split(instructions.count + 1, 0))
            try add(part)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
