import Diagnostics
package import KubernetesSchemas
import YAML

/// The objects that some files of the tree bring into the cluster, in one of its versions.
struct TreeVersion {
    fileprivate(set) var objects: [ObjectKey: PlanObject] = [:]
    fileprivate(set) var kustomizations: [String: Kustomization] = [:]

    /// The objects of a kind.
    func objects(_ kind: String, group: String) -> [PlanObject] {
        objects.values.filter { $0.key.kind == kind && $0.key.group == group }.sorted { $0.key < $1.key }
    }
}

/// The objects of some files before and after.
struct TreeVersions {
    private(set) var old = TreeVersion()
    private(set) var new = TreeVersion()
    /// What can't be read, and is passed over.
    private(set) var problems: [PlanProblem] = []

    private let schemas: PlanSchemas

    /// Reads a unit's files.
    ///
    /// - Parameter read: the contents of a file that is in the tree and not in the unit, and so hasn't changed.
    init(_ unit: TreeUnit, schemas: PlanSchemas, read: (String) -> [UInt8]?) {
        self.schemas = schemas
        var parsed: [(file: TreeFile, old: [PlanObject], new: [PlanObject])] = []
        for file in unit.files.sorted(by: { $0.path < $1.path }) {
            let name = TreeFile.name(of: file.path)
            if Kustomization.names.contains(name) {
                let before = kustomization(in: file.old, file.path, isOld: true)
                old.kustomizations[file.folder] = before
                new.kustomizations[file.folder] =
                    file.old == file.new ? before : kustomization(in: file.new, file.path, isOld: false)
            } else if Self.mayHoldObjects(name) {
                let before = objects(in: file.old, file.path, isOld: true)
                let after = file.old == file.new ? before : objects(in: file.new, file.path, isOld: false)
                parsed.append((file, before, after))
            }
        }
        for (file, before, after) in parsed {
            old.add(before, of: file, schemas)
            new.add(after, of: file, schemas)
        }
        addEntering(unit, read)
        addGenerated(unit, read)
        // What else a kustomization says changes objects in ways that only kustomize knows.
        old.addSettings()
        new.addSettings()
    }

    private static func mayHoldObjects(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
    }

    // MARK: - Reading

    private mutating func stream(_ bytes: [UInt8], _ path: String, isOld: Bool) -> YAMLStream? {
        do throws(YAMLError) {
            return try YAMLStream.parse(bytes)
        } catch {
            let place = "\(path):\(error.range.start.line):\(error.range.start.column)"
            problems.append(PlanProblem(place: place, message: error.message, isOld: isOld))
            return nil
        }
    }

    private mutating func kustomization(in bytes: [UInt8]?, _ path: String, isOld: Bool) -> Kustomization? {
        guard let bytes, let root = stream(bytes, path, isOld: isOld)?.documents.first else { return nil }
        return Kustomization(JSONValue(root), path: path)
    }

    private mutating func objects(in bytes: [UInt8]?, _ path: String, isOld: Bool) -> [PlanObject] {
        guard let bytes, let stream = stream(bytes, path, isOld: isOld) else { return [] }
        return stream.documents.flatMap { document -> [PlanObject] in
            let items = document["items"].map { Array($0.elements) }
            let isList = document["kind"]?.text.hasSuffix("List") == true && document["metadata"]?["name"] == nil
            return (isList ? items ?? [] : [document]).compactMap { PlanObject($0, path: path) }
        }
    }

    // MARK: - Kustomizations

    /// Files that have not changed, and that a kustomization lists from now on, or no longer.
    private mutating func addEntering(_ unit: TreeUnit, _ read: (String) -> [UInt8]?) {
        let known = Set(unit.files.map(\.path))
        for folder in Set(old.kustomizations.keys).union(new.kustomizations.keys).sorted() {
            let (before, after) = (old.kustomizations[folder], new.kustomizations[folder])
            let changed = (before?.resources ?? []).symmetricDifference(after?.resources ?? [])
            for path in changed.sorted() where !known.contains(path) && Self.mayHoldObjects(TreeFile.name(of: path)) {
                guard let bytes = read(path) else { continue }
                let objects = objects(in: bytes, path, isOld: false)
                let file = TreeFile(path: path, old: bytes, new: bytes)
                old.add(objects, of: file, schemas)
                new.add(objects, of: file, schemas)
            }
        }
    }

    /// The ConfigMaps and Secrets that kustomize makes, as far as anything about them differs.
    private mutating func addGenerated(_ unit: TreeUnit, _ read: (String) -> [UInt8]?) {
        let files = Dictionary(unit.files.map { ($0.path, $0) }) { first, _ in first }
        let changed = Set(unit.files.filter { $0.old != $0.new }.map(\.path))
        for folder in Set(old.kustomizations.keys).union(new.kustomizations.keys).sorted() {
            let (before, after) = (old.kustomizations[folder], new.kustomizations[folder])
            let isAllNew = before?.generatorOptions != after?.generatorOptions || before?.namespace != after?.namespace
            let (oldEntries, newEntries) = (Set(before?.generators ?? []), Set(after?.generators ?? []))
            func isTouched(_ generator: Kustomization.Generator) -> Bool {
                isAllNew || !oldEntries.contains(generator) || !newEntries.contains(generator)
                    || generator.files.values.contains(where: changed.contains)
            }
            for generator in before?.generators ?? [] where isTouched(generator) {
                guard let object = before?.object(generator, read: { path in files[path].map(\.old) ?? read(path) })
                else {
                    continue
                }
                old.objects[object.key] = object
            }
            for generator in after?.generators ?? [] where isTouched(generator) {
                guard let object = after?.object(generator, read: { path in files[path].map(\.new) ?? read(path) })
                else {
                    continue
                }
                new.objects[object.key] = object
            }
        }
    }
}

extension TreeVersion {
    fileprivate mutating func add(_ objects: [PlanObject], of file: TreeFile, _ schemas: PlanSchemas) {
        let kustomization = kustomizations[file.folder]
        // A file that the kustomization of its folder doesn't list is inert, unless another one does.
        if let kustomization, !kustomization.applies(file.path) {
            guard kustomizations.values.contains(where: { $0.applies(file.path) }) else { return }
        }
        for object in objects {
            var object = object
            if let namespace = kustomization?.namespace, schemas.isNamespaced(object) {
                object.key.namespace = namespace
            }
            self.objects[object.key] = object
        }
    }

    fileprivate mutating func addSettings() {
        for kustomization in kustomizations.values where !kustomization.settings.isEmpty {
            let key = ObjectKey(
                group: Self.kustomizeGroup,
                kind: "kustomization",
                namespace: "",
                name: kustomization.path
            )
            objects[key] = PlanObject(
                key: key,
                apiVersion: Self.kustomizeGroup,
                value: kustomization.settings,
                path: kustomization.path,
                line: 1
            )
        }
    }

    /// The group of what is no object of the cluster, but changes others on their way there.
    static let kustomizeGroup = "kustomize.config.k8s.io"
}

extension PlanObject {
    /// The object that a node is; `nil` for anything else.
    fileprivate init?(_ node: YAMLNode, path: String) {
        guard node.kind == .mapping else { return nil }
        let value = JSONValue(node)
        guard let apiVersion = value["apiVersion"]?.string, let kind = value["kind"]?.string else { return nil }
        let metadata = value["metadata"]
        self.init(
            key: ObjectKey(
                group: apiVersion.firstIndex(of: "/").map { String(apiVersion[..<$0]) } ?? "",
                kind: kind,
                namespace: metadata?["namespace"]?.string ?? "",
                name: metadata?["name"]?.string ?? ""
            ),
            apiVersion: apiVersion,
            value: value,
            path: path,
            line: node.start.line
        )
    }
}

/// A file that can't be read as YAML.
package struct PlanProblem: Hashable, Comparable, Sendable {
    /// The file below the tree, with line and column.
    package var place: String
    package var message: String
    /// Whether the file is of the version before.
    package var isOld: Bool

    package static func < (left: Self, right: Self) -> Bool {
        (left.isOld ? 0 : 1, left.place, left.message) < (right.isOld ? 0 : 1, right.place, right.message)
    }
}

/// The schemas of one version of Kubernetes.
package struct PlanSchemas: Sendable {
    private let schemas: KubernetesSchemas
    private let version: KubernetesVersion

    package init(_ schemas: KubernetesSchemas, version: KubernetesVersion) {
        self.schemas = schemas
        self.version = version
    }

    /// The schema of a kind; `nil` where it isn't known.
    func schema(apiVersion: String, kind: String) -> ObjectSchema? {
        guard case .found(let schema, _) = schemas.lookup(apiVersion: apiVersion, kind: kind, version: version) else {
            return nil
        }
        return schema
    }

    /// Whether an object is in a namespace; where nothing is known, whether it says so.
    func isNamespaced(_ object: PlanObject) -> Bool {
        schema(apiVersion: object.apiVersion, kind: object.key.kind)?.isNamespaced ?? !object.key.namespace.isEmpty
    }
}
