package import Configuration
import Foundation
import PlatformContract
import YAML

/// The environment that a Deployment of the repository's own rendered tree gives its container.
package struct RenderedEnvironment: Sendable {
    package struct Missing: Error {}

    /// The variables, those of a ConfigMap in the same file among them.
    package private(set) var variables: [String: String] = [:]

    /// The environment of the first container of the Deployment in a file below `generated/`.
    package init(_ path: String) throws {
        let file = Tool.packageRoot.appending(path: "generated").appending(path: path)
        let documents = try YAMLStream.parse(Array(Data(contentsOf: file))).documents
        func objects(_ kind: String) -> [YAMLNode] { documents.filter { $0["kind"]?.text == kind } }
        let spec = objects("Deployment").first?["spec"]?["template"]?["spec"]
        guard let container = spec?["containers"]?[0] else { throw Missing() }
        for source in container["envFrom"]?.elements.map(\.self) ?? [] {
            let name = source["configMapRef"]?["name"]?.text
            guard let map = objects("ConfigMap").first(where: { $0["metadata"]?["name"]?.text == name }) else {
                throw Missing()
            }
            for entry in map["data"]?.entries.map(\.self) ?? [] { variables[entry.key.text] = entry.value.text }
        }
        for variable in container["env"]?.elements.map(\.self) ?? [] {
            guard let name = variable["name"]?.text else { throw Missing() }
            variables[name] = variable["value"]?.text ?? ""
        }
    }

    /// The variables that a service does not read when it is given them all.
    package func unread(by read: (ConfigReader) throws -> Void) throws -> Set<String> {
        let names = Names()
        let provider = EnvironmentVariablesProvider(environmentVariables: variables)
        try read(ConfigReader(provider: provider, accessReporter: names))
        return Set(variables.keys).subtracting(names.read.current)
    }

    private struct Names: AccessReporter {
        let read = Locked<Set<String>>([])

        func report(_ event: AccessEvent) {
            let key = event.metadata.key.components.joined(separator: ".")
            read.change { $0.insert(ServiceSetting(key).environmentName) }
        }
    }
}
