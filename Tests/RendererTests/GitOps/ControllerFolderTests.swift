import Foundation
import Kubernetes
import Renderer
import TenantSpecs
import TestSupport
import Testing
import YAML

private func spec(_ name: String, _ fields: String = "") -> String {
    """
    apiVersion: tenantry.dev/v1alpha1
    kind: Tenant
    metadata: {name: \(name)}
    spec: {company: C, industry: I, llm: {systemPrompt: P}\(fields)}

    """
}

@Test func `every folder is applied by each controller, and by it once`() async throws {
    let tree = try await SyncedTree()
    let argoCD = tree.applications.compactMap(\.spec.source?.path).map { $0.replacing("tree/", with: "") }
    let flux = tree.kustomizations.compactMap(\.spec.path).map { $0.replacing("./tree/", with: "") }
    #expect(Set(argoCD).count == argoCD.count && Set(flux).count == flux.count)
    // Argo CD has the chart from its repository; neither applies what is the other's.
    #expect(Set(argoCD) == tree.folders.subtracting(["flux", "flux/monitoring-stack"]))
    #expect(Set(flux) == tree.folders.subtracting(["argocd"]))
}

@Test(arguments: [
    ("argocd", ["argocd"]), ("flux", ["flux", "flux/monitoring-stack"]), ("", []),
    ("argocd, flux", ["argocd", "flux", "flux/monitoring-stack"]),
])
func `a tree has the folders of the controllers that its spec names`(controllers: String, folders: [String])
    async throws
{
    let all = try await SyncedTree()
    let tree = try await SyncedTree([SyncedTree.gitops("controllers: [\(controllers)]")])
    let ofControllers = tree.folders.filter { $0.hasPrefix("argocd") || $0.hasPrefix("flux") }
    #expect(ofControllers.sorted() == folders)
    #expect(
        tree.folders.subtracting(folders) == all.folders.filter { !$0.hasPrefix("argocd") && !$0.hasPrefix("flux") }
    )
    // An account that nobody acts as has no rights.
    let roles = try tree.rendered.objects(Role.self).filter { $0.metadata.name == "reconciler" }
    #expect(roles.isEmpty != controllers.contains("flux"))
}

@Test func `names are nobody else's, whatever tenants are called`() async throws {
    let tenants = [
        "a", "a-boundary", "a-workloads", "boundary", "workloads", "platform-cluster", "platform-monitoring",
    ]
    let tree = try await SyncedTree(adding: Dictionary(uniqueKeysWithValues: tenants.map { ($0, spec($0)) }))
    let objects: [[any KubernetesObject]] = [
        tree.applications, tree.projects, tree.kustomizations, try tree.rendered.objects(ServiceAccount.self),
    ]
    for references in objects.map({ $0.map(\.reference) }) {
        #expect(references.count > tenants.count && Set(references).count == references.count)
    }
    #expect(tree.applications.allSatisfy { $0.metadata.name.text.utf8.count <= 63 })
}

@Test(arguments: ["platform", "platform-root", "platform-monitoring-stack", "default"])
func `no tenant has the name of a project of the platform`(name: String) {
    #expect(throws: TextError.self) { try TenantName(parsing: name) }
}

@Test func `a longest name stays within what a label holds`() async throws {
    let name = String(repeating: "a", count: TenantName.maximumLength)
    let tree = try await SyncedTree(adding: [name: spec(name)])
    #expect(try tree.application("\(name)-workloads").metadata.name.text.utf8.count <= 63)
    #expect(try tree.kustomization("\(name)-workloads").spec.serviceAccountName?.text == "reconciler-\(name)")
}

/// Every state of a spec renders kinds that the projects and roles of every other state allow.
@Test func `whatever specs ask for is allowed before they do`() async throws {
    let states: [[(file: String, old: String, new: String)]] = [
        [], [("red-rock", "suspended: true", "suspended: false")],
        [("red-rock", "  app: {autoscaling: {maxReplicas: 4}}\n", "")],
        [("blue-ocean", "  access:", "  suspended: true\n  access:")],
        [("platform", "    store: lab\n", "    store: lab\n    kind: SecretStore\n")],
        [("platform", "  secrets:\n", "  admission: {mode: disabled}\n  secrets:\n")],
        [
            (
                "platform",
                "    aws: {region: eu-central-1, role: \"arn:aws:iam::111122223333:role/lab\", service: ParameterStore, prefix: /lab/}",
                ""
            )
        ],
        [
            (
                "blue-ocean",
                "    operators: [\"oidc:blue/ops\"]\n    viewers: [\"oidc:blue/dev\", \"oidc:blue/audit\"]\n",
                "    operators: []\n"
            )
        ],
    ]
    let trees = try await states.asyncMap { try await SyncedTree($0) }
    for tree in trees {
        for project in tree.projects where project.metadata.name != "platform-monitoring-stack" {
            let paths = tree.applications.filter { $0.spec.project == project.metadata.name }
                .compactMap { $0.spec.source?.path }.map { $0.replacing("tree/", with: "") }
            #expect(!paths.isEmpty)
            for other in trees {
                for path in paths where path != "dashboards" {
                    for (kind, isNamespaced) in try other.kinds(in: path) {
                        let allowed =
                            isNamespaced
                            ? project.spec.namespaceResourceWhitelist : project.spec.clusterResourceWhitelist
                        #expect(allowed.map(\.path).contains(kind), "\(project.metadata.name) \(kind)")
                    }
                }
            }
        }
    }
}

@Test func `a tenant's change of controllers is its own file, and a line of the list`() async throws {
    let before = try await SyncedTree()
    let after = try await SyncedTree(adding: ["green-hill": spec("green-hill")])
    let changes = after.rendered.changes(from: before.rendered).filter {
        $0.hasPrefix("argocd/") || $0.hasPrefix("flux/")
    }
    #expect(
        changes == [
            "argocd/kustomization.yaml", "argocd/tenants/green-hill.yaml", "flux/kustomization.yaml",
            "flux/tenants/green-hill.yaml",
        ]
    )
}

@Test(.enabled(if: Tool.isAvailable(.kubectl)))
func `kustomize builds every folder, and gives what the files hold`() async throws {
    let tree = try await SyncedTree()
    let folder = try TemporaryFolder()
    for (path, text) in tree.rendered.files { try folder.write(text, to: path) }
    for path in tree.folders.sorted() where path != "dashboards" {
        let output = try Tool.kubectl.required().run(["kustomize", path], directory: folder.url)
        #expect(output.status == 0 && output.errorText.isEmpty, "\(path): \(output.errorText)")
        let kustomization = try #require(try tree.rendered.objects(Kustomization.self, below: "\(path)/k").first)
        let written = try kustomization.resources.flatMap { file in
            try YAMLStream.parse(tree.rendered.files["\(path)/\(file)"] ?? "").documents.map(identity)
        }
        let built = try YAMLStream.parse(output.text).documents.map(identity)
        #expect(!built.isEmpty && Set(built) == Set(written) && built.count == written.count, "\(path)")
    }
}

private func identity(_ document: YAMLNode) -> String {
    [document["apiVersion"], document["kind"], document["metadata"]?["namespace"], document["metadata"]?["name"]]
        .map { $0?.text ?? "" }.joined(separator: " ")
}

/// The folder of the custom resources' definitions, where there is one.
private let definitions: String? = {
    let folder =
        ProcessInfo.processInfo.environment["TENANTRY_CRDS"]
        ?? Tool.packageRoot.deletingLastPathComponent().appending(path: "shared/crds").path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
}()

@Test(
    .enabled(if: Tool.isAvailable(.python) && definitions != nil),
    arguments: [
        "", "argocd: {namespace: cd, impersonation: true, restrictDefaultProject: true}, flux: {credentials: key}",
    ]
)
func `the controllers' definitions take what they are given`(settings: String) async throws {
    let tree = try await SyncedTree(settings.isEmpty ? [] : [SyncedTree.gitops(settings)])
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (path, text) in tree.rendered.files.sorted(by: { $0.key < $1.key })
    where path.hasPrefix("argocd/") || path.hasPrefix("flux/") {
        for (number, document) in text.components(separatedBy: "\n---\n").enumerated()
        where !document.contains("kustomize.config.k8s.io") && !document.contains("kind: ServiceAccount") {
            let name = path.replacing("/", with: "-") + "-\(number).yaml"
            paths.append(try folder.write(document + "\n", to: name).path)
        }
    }
    #expect(paths.count > 20)
    let script = Tool.packageRoot.appending(path: "Tests/KubernetesTests/Scripts/validate-custom-resources.py").path
    let output = try Tool.python.required().run([script, #require(definitions)] + paths)
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
