/// Finds the name that a misspelt one was meant to be: `replicas` for `replcas`.
public enum NearestName: Sendable {
    /// The longest name that is compared, in Unicode scalars. It bounds the work that a hostile name costs.
    static let limit = 100

    /// The candidate nearest to `word`, when one is near enough to be meant.
    ///
    /// Near enough is one typing error (a letter missing, too many, another, or swapped with its neighbour) for each
    /// three letters, at least one, and always fewer than there are letters; the case of ASCII letters counts for
    /// nothing. Of candidates equally near the first by alphabet is taken, so that their order doesn't matter.
    public static func find(_ word: String, among candidates: some Sequence<String>) -> String? {
        guard let letters = letters(of: word) else { return nil }
        var best: (distance: Int, name: String)?
        for candidate in candidates where candidate != word {
            guard let others = self.letters(of: candidate) else { continue }
            let longest = max(letters.count, others.count)
            let threshold = min(max(longest / 3, 1), longest - 1, best?.distance ?? .max)
            guard let distance = distance(letters, others, atMost: threshold) else { continue }
            if let best, (best.distance, best.name) < (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// The end of a message: `; did you mean 'replicas'?`, or nothing when no candidate is near.
    public static func question(for word: String, among candidates: some Sequence<String>) -> String {
        find(word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
    }

    private static func letters(of word: String) -> [UInt32]? {
        let scalars = word.unicodeScalars.prefix(limit + 1)
        guard !scalars.isEmpty, scalars.count <= limit else { return nil }
        return scalars.map { ("A"..."Z").contains($0) ? $0.value | 0x20 : $0.value }
    }

    /// The optimal string alignment distance of two words, or nothing when it is over `threshold`.
    private static func distance(_ left: [UInt32], _ right: [UInt32], atMost threshold: Int) -> Int? {
        guard abs(left.count - right.count) <= threshold else { return nil }
        var beforeLast = Array(repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var current = beforeLast
        for row in left.indices {
            current[0] = row + 1
            for column in right.indices {
                let same = left[row] == right[column]
                var cost = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current[column + 1] = cost
            }
            // A later row grows from these two alone.
            if min(current.min() ?? 0, last.min() ?? 0) > threshold { return nil }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count] <= threshold ? last[right.count] : nil
    }
}
