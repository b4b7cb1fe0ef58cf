import Kubernetes

extension RiskContext {
    /// Images that go back to an older version, or are no longer pinned.
    func images() -> [Risk] {
        pairs.flatMap { change, old, new -> [Risk] in
            guard let old = Workload(old), let new = Workload(new) else { return [] }
            let before = old.containers
            return new.containers.sorted { $0.key < $1.key }.compactMap { name, container in
                guard let from = before[name]?["image"]?.string, let to = container["image"]?.string, from != to,
                    let message = Self.downgrade(from, to)
                else { return nil }
                return Risk(.imageDowngraded, change.key, "container \(name) \(message)")
            }
        }
    }

    private static func downgrade(_ from: String, _ to: String) -> String? {
        guard let old = try? ImageReference(parsing: from), let new = try? ImageReference(parsing: to) else {
            return nil
        }
        if old.digest != nil, new.digest == nil {
            return "is no longer pinned: a tag (\(new.tag ?? "latest")) in place of a digest"
        }
        guard old.registry == new.registry, old.repository == new.repository, let oldTag = old.tag,
            let newTag = new.tag,
            let oldVersion = ReleaseVersion(oldTag), let newVersion = ReleaseVersion(newTag), newVersion < oldVersion
        else { return nil }
        return "goes back from \(oldTag) to \(newTag)"
    }
}

/// A version as tags have it: numbers with dots between, and what is before a release (semver.org, sections 9 to 11).
struct ReleaseVersion: Comparable {
    private let numbers: [Int]
    private let before: [Substring]

    /// The version that a tag is; `nil` for one that is no version: `latest`, a branch, a hash, a date without dots.
    init?(_ tag: String) {
        let text = tag.hasPrefix("v") ? tag.dropFirst() : tag[...]
        let release = text.prefix { $0 != "+" && $0 != "-" }
        let parts = release.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int($0) : nil }
        guard parts.count > 1, numbers.count == parts.count else { return nil }
        self.numbers = numbers
        let rest = text.dropFirst(release.count)
        before = rest.hasPrefix("-") ? rest.dropFirst().prefix { $0 != "+" }.split(separator: ".") : []
    }

    static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }

    static func < (left: Self, right: Self) -> Bool {
        for index in 0..<max(left.numbers.count, right.numbers.count) {
            let (one, other) = (left.number(index), right.number(index))
            if one != other { return one < other }
        }
        if left.before.isEmpty || right.before.isEmpty { return !left.before.isEmpty && right.before.isEmpty }
        for (one, other) in zip(left.before, right.before) where one != other {
            switch (Int(one), Int(other)) {
            case (let one?, let other?): return one < other
            case (.some, nil): return true
            case (nil, .some): return false
            case (nil, nil): return one < other
            }
        }
        return left.before.count < right.before.count
    }

    private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
}
