internal import CKubernetesSchemas
import Synchronization
public import YAML

/// The schemas of kinds: those of Kubernetes 1.28 to the newest, of custom resources that are embedded, and of others that are
/// added.
///
/// Only the list of kinds is read at first; a kind's schema is made when it is asked for, and kept.
public final class KubernetesSchemas: Sendable {
    /// What is part of the program.
    public static let embedded = KubernetesSchemas(
        builtin: SchemaTable(bytes(kubernetes_schemas_builtin())),
        custom: LazyTable { SchemaTable(bytes(kubernetes_schemas_custom())) },
        definitions: []
    )

    let builtin: SchemaTable
    let custom: LazyTable
    /// Custom resources that were added; they go before the embedded ones.
    let definitions: [CustomKind]

    private struct Key: Hashable {
        var apiVersion: String
        var kind: String
        var minor: Int
    }

    private let answers = Mutex<[Key: SchemaLookup]>([:])

    private init(builtin: SchemaTable, custom: LazyTable, definitions: [CustomKind]) {
        self.builtin = builtin
        self.custom = custom
        self.definitions = definitions
    }

    /// These schemas and those of CustomResourceDefinitions, which go before what is known of the same kinds.
    ///
    /// What isn't a definition adds nothing; a version without a schema takes everything.
    public func adding(_ definitions: [YAMLNode]) -> KubernetesSchemas {
        let added = definitions.flatMap(CustomKind.kinds)
        guard !added.isEmpty else { return self }
        return KubernetesSchemas(builtin: builtin, custom: custom, definitions: added + self.definitions)
    }

    /// These schemas and those of the CustomResourceDefinitions in a YAML text; other documents in it add nothing.
    ///
    /// - Throws: what is wrong with the YAML.
    public func adding(definitionsIn text: some Collection<UInt8>) throws(YAMLError) -> KubernetesSchemas {
        adding(try YAMLStream.parse(text).documents)
    }

    /// What a version of the server makes of a kind.
    public func lookup(apiVersion: String, kind: String, version: KubernetesVersion) -> SchemaLookup {
        let key = Key(apiVersion: apiVersion, kind: kind, minor: version.minor)
        if let known = answers.withLock({ $0[key] }) { return known }
        let answer = find(apiVersion, kind, version.minor)
        answers.withLock { answers in
            // Names that nobody has are without end.
            if answers.count < 10_000 { answers[key] = answer }
        }
        return answer
    }

    private func find(_ apiVersion: String, _ kind: String, _ minor: Int) -> SchemaLookup {
        let group = Self.group(of: apiVersion)
        if let found = definitions.first(where: { $0.apiVersion == apiVersion && $0.kind == kind }) {
            return .found(DefinitionCompiler.compile(found, builtin: builtin, minor: minor), deprecation: nil)
        }
        if let found = builtin.kinds.first(where: { $0.apiVersion == apiVersion && $0.kind == kind }) {
            return builtinKind(found, minor)
        }
        if let removal = builtin.removals.first(where: { $0.apiVersion == apiVersion && $0.kind == kind }) {
            return .removed(removal)
        }
        let isDefined = definitions.contains { $0.group == group && $0.kind == kind }
        if !isDefined, group.utf8.contains(UInt8(ascii: ".")), let table = customTable(of: group),
            let found = table.kinds.first(where: { $0.apiVersion == apiVersion && $0.kind == kind })
        {
            let schema = TableCompiler.compile(
                found,
                in: table.sections[found.section],
                metadata: builtin.sections.first,
                minor: minor
            )
            return .found(schema, deprecation: nil)
        }
        if kind.hasSuffix("List"), kind == "List" || isKnown(String(kind.dropLast(4)), apiVersion) { return .list }
        return .unknown(unknownKind(apiVersion, kind, minor))
    }

    private func builtinKind(_ found: SchemaTable.Kind, _ minor: Int) -> SchemaLookup {
        if found.minors.contains(minor) {
            let schema = TableCompiler.compile(found, in: builtin.sections[found.section], metadata: nil, minor: minor)
            let deprecation = builtin.deprecations.first { deprecation in
                deprecation.apiVersion == found.apiVersion && deprecation.kind == found.kind
                    && Self.minor(of: deprecation.deprecatedIn) <= minor
            }
            return .found(schema, deprecation: deprecation ?? supersession(of: found, minor))
        }
        let others = versions(of: found.kind, group: Self.group(of: found.apiVersion), minor)
        if minor < found.minors.lowerBound, let since = KubernetesVersion(minor: found.minors.lowerBound) {
            return .notYet(since: since, instead: others)
        }
        let listed = builtin.removals.first { $0.apiVersion == found.apiVersion && $0.kind == found.kind }
        return .removed(
            APIRemoval(
                apiVersion: found.apiVersion,
                kind: found.kind,
                deprecatedIn: listed?.deprecatedIn ?? "",
                removedIn: "1.\(found.minors.upperBound + 1)",
                replacement: others.last
            )
        )
    }

    /// A kind that a list of removals says is deprecated by now.
    private func supersession(of kind: SchemaTable.Kind, _ minor: Int) -> APIDeprecation? {
        let removal = builtin.removals.first { $0.apiVersion == kind.apiVersion && $0.kind == kind.kind }
        guard let removal, Self.minor(of: removal.deprecatedIn) <= minor else { return nil }
        return APIDeprecation(
            apiVersion: kind.apiVersion,
            kind: kind.kind,
            deprecatedIn: removal.deprecatedIn,
            replacement: removal.replacement.map { "\($0) \(kind.kind)" }
        )
    }

    /// Whether a kind is known in any version of Kubernetes.
    private func isKnown(_ kind: String, _ apiVersion: String) -> Bool {
        builtin.kinds.contains { $0.apiVersion == apiVersion && $0.kind == kind }
            || definitions.contains { $0.apiVersion == apiVersion && $0.kind == kind }
            || customTable(of: Self.group(of: apiVersion))?.kinds.contains { $0.kind == kind } == true
    }

    /// The embedded custom resources, where they may be of a group.
    func customTable(of group: String) -> SchemaTable? {
        // The core has none, and needs no look at that table.
        group.isEmpty ? nil : custom.table
    }

    /// The versions of a group that have a kind in a version of Kubernetes, the most stable last.
    func versions(of kind: String, group: String, _ minor: Int) -> [String] {
        builtin.kinds
            .filter { $0.kind == kind && $0.minors.contains(minor) && Self.group(of: $0.apiVersion) == group }
            .map(\.apiVersion)
            .sorted { Self.stability($0) < Self.stability($1) }
    }

    /// `v1` after `v1beta2` after `v1beta1` after `v1alpha1`.
    private static func stability(_ apiVersion: String) -> (Int, String) {
        (apiVersion.contains("alpha") ? 0 : apiVersion.contains("beta") ? 1 : 2, apiVersion)
    }

    /// The group of an API version: `apps` of `apps/v1`, nothing of `v1`.
    static func group(of apiVersion: String) -> String {
        apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(apiVersion[..<$0]) } ?? ""
    }

    private static func minor(of version: String) -> Int {
        version.split(separator: ".").last.flatMap { Int($0) } ?? 0
    }

    private static func bytes(_ table: embedded_table) -> [UInt8] {
        Array(UnsafeBufferPointer(start: table.bytes, count: table.count))
    }
}

/// A table that is read when it's needed.
final class LazyTable: Sendable {
    private let made: Mutex<SchemaTable?> = Mutex(nil)
    private let make: @Sendable () -> SchemaTable

    init(_ make: @escaping @Sendable () -> SchemaTable) {
        self.make = make
    }

    var table: SchemaTable {
        made.withLock { known in
            if let known { return known }
            let table = make()
            known = table
            return table
        }
    }
}
