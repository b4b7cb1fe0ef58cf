/// Follows all ways through a program at once, character by character.
struct PatternMatcher {
    private let program: PatternProgram

    init(_ program: PatternProgram) {
        self.program = program
    }

    /// States, each once, in the order in which they were added.
    private struct StateSet {
        private(set) var members: [Int] = []
        private var marks: [Bool]
        /// What is still to be followed.
        var waiting: [Int] = []

        init(_ count: Int) {
            marks = Array(repeating: false, count: count)
        }

        mutating func insert(_ state: Int) -> Bool {
            guard !marks[state] else { return false }
            marks[state] = true
            members.append(state)
            return true
        }

        mutating func removeAll() {
            for member in members { marks[member] = false }
            members.removeAll(keepingCapacity: true)
        }
    }

    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var current = StateSet(program.instructions.count)
        var following = current
        var position = 0
        var before: UInt32?
        var (character, length) = Self.scalar(in: text, at: 0)
        while true {
            if follow(0, before: before, after: character, into: &current) { return true }
            guard let taken = character else { return false }
            position += length
            (character, length) = Self.scalar(in: text, at: position)
            for state in current.members where takes(taken, in: state) {
                if follow(state + 1, before: taken, after: character, into: &following) { return true }
            }
            current.removeAll()
            swap(&current, &following)
            before = taken
        }
    }

    private func takes(_ character: UInt32, in state: Int) -> Bool {
        switch program.instructions[state] {
        case .scalar(let own): own == character
        case .scalars(let set): program.sets[set].contains(character)
        default: false
        }
    }

    /// Adds a state, and all that need no character to get to.
    ///
    /// - Returns: whether the end of the expression is among them.
    private func follow(_ state: Int, before: UInt32?, after: UInt32?, into states: inout StateSet) -> Bool {
        states.waiting.append(state)
        while let state = states.waiting.popLast() {
            guard states.insert(state) else { continue }
            switch program.instructions[state] {
            case .match: return true
            case .jump(let target): states.waiting.append(target)
            case .split(let first, let second):
                states.waiting.append(second)
                states.waiting.append(first)
            case .assertion(let assertion):
                if assertion.holds(before: before, after: after) { states.waiting.append(state + 1) }
            case .scalar, .scalars: continue
            }
        }
        return false
    }

    /// The character that starts somewhere; a byte that starts none counts as U+FFFD, as in Go.
    private static func scalar(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32?, Int) {
        guard position < text.count else { return (nil, 0) }
        let first = text[position]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard length > 1, position + length <= text.count else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            guard text[position + offset] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(text[position + offset] & 0x3F)
        }
        return (value, length)
    }
}

extension PatternAssertion {
    /// Whether it holds between two characters.
    func holds(before: UInt32?, after: UInt32?) -> Bool {
        switch self {
        case .textStart: before == nil
        case .textEnd: after == nil
        case .lineStart: before == nil || before == 10
        case .lineEnd: after == nil || after == 10
        case .wordBoundary: isWord(before) != isWord(after)
        case .noWordBoundary: isWord(before) == isWord(after)
        }
    }

    private func isWord(_ character: UInt32?) -> Bool {
        character.map(ScalarSet.word.contains) ?? false
    }
}
