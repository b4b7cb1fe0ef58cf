import Files
import PlatformContract

/// The policies of all tenants, and how they change as their files do: one broken file changes nothing for its tenant, and
/// nothing for the others.
struct PolicyTable: Sendable {
    private struct Entry: Sendable {
        /// What was read; `nil` where nothing could be.
        var bytes: [UInt8]?
        /// What it says.
        var content: Result<TenantPolicy, FileProblem>
        /// What holds: what the file says, or said when it was last right.
        var policy: TenantPolicy?
        /// What is wrong now.
        var problem: FileProblem?
    }

    private var entries: [String: Entry] = [:]

    /// The policies that hold, by the tenants' names.
    var policies: [TenantPolicy] {
        entries.values.compactMap(\.policy).sorted { $0.tenant < $1.tenant }
    }

    /// How many files are broken.
    var brokenCount: Int { entries.values.count { $0.problem != nil } }

    /// Takes the files as they are now.
    ///
    /// - Returns: the problems that were not there before.
    mutating func update(_ files: [String: Result<[UInt8], FileProblem>], in folder: String) -> [FileProblem] {
        let old = entries
        // A tenant whose file is gone is gone.
        entries = [:]
        for (name, file) in files {
            entries[name] = Self.entry(file, path: folder + "/" + name, name: name, before: old[name])
        }
        settleNamespaces(in: folder, before: old)
        return entries.sorted { $0.key < $1.key }.compactMap { name, entry in
            entry.problem == old[name]?.problem ? nil : entry.problem
        }
    }

    private static func entry(
        _ file: Result<[UInt8], FileProblem>,
        path: String,
        name: String,
        before old: Entry?
    ) -> Entry {
        let content: Result<TenantPolicy, FileProblem>
        switch file {
        case .failure(let problem):
            return Entry(bytes: nil, content: .failure(problem), policy: old?.policy, problem: problem)
        case .success(let bytes):
            if let old, old.bytes == bytes {
                content = old.content
            } else {
                do throws(FileProblem) {
                    content = .success(try PolicyFile.policy(bytes, path: path, name: name))
                } catch {
                    content = .failure(error)
                }
            }
            switch content {
            case .success(let policy): return Entry(bytes: bytes, content: content, policy: policy, problem: nil)
            case .failure(let problem):
                return Entry(bytes: bytes, content: content, policy: old?.policy, problem: problem)
            }
        }
    }

    /// Refuses policies that claim the namespace of another tenant: one of the two would get the other's limits. Who had the
    /// namespace before keeps it; of two that are new, neither gets it.
    private mutating func settleNamespaces(in folder: String, before old: [String: Entry]) {
        let claims = Dictionary(grouping: entries.keys.sorted()) { entries[$0]?.policy?.namespace }
        var losers: [String] = []
        for (namespace, names) in claims {
            guard let namespace, names.count > 1 else { continue }
            let keeper = names.first { old[$0]?.policy?.namespace == namespace }
            for name in names where name != keeper {
                let message = "the namespace '\(namespace)' is claimed by '\(names.first { $0 != name } ?? "")', too"
                entries[name]?.problem = FileProblem(folder + "/" + name, message)
                entries[name]?.policy = nil
                losers.append(name)
            }
        }
        // What held of them before goes on to hold, unless another has taken that namespace meanwhile.
        var taken = Set(entries.values.compactMap { $0.policy?.namespace })
        for name in losers {
            guard let policy = old[name]?.policy, taken.insert(policy.namespace).inserted else { continue }
            entries[name]?.policy = policy
        }
    }
}
