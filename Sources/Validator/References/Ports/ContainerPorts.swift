import Diagnostics
import YAML

/// The ports that containers say they listen on.
struct ContainerPorts {
    private var ports: Set<PodFacts.Port> = []

    /// The ports of some pods.
    init(_ pods: [PodFacts]) {
        for pod in pods { ports.formUnion(pod.ports) }
    }

    /// The ports of one container.
    init(_ container: YAMLNode) {
        for port in container.list("ports") {
            guard let number = port["containerPort"]?.integer else { continue }
            ports.insert(
                PodFacts.Port(
                    name: port["name"]?.string ?? "",
                    number: number,
                    protocolName: port["protocol"]?.string ?? "TCP"
                )
            )
        }
    }

    /// Whether a port may be one of them. Declaring ports is voluntary, so where there are none any number may be one.
    func have(_ port: PortReference, _ protocolName: String) -> Bool {
        switch port {
        case .name(let name): ports.contains { $0.name == name && $0.protocolName == protocolName }
        case .number(let number):
            ports.isEmpty || ports.contains { $0.number == number && $0.protocolName == protocolName }
        }
    }

    /// The end of a message about a port that isn't there.
    func hint(for node: YAMLNode) -> String {
        let names = Set(ports.map(\.name)).filter { !$0.isEmpty }
        if let nearest = NearestName.find(node.text, among: names) { return "; did you mean '\(nearest)'?" }
        let known = ports.sorted { ($0.number, $0.name) < ($1.number, $1.name) }.prefix(5).map { port in
            port.name.isEmpty
                ? "\(port.number)/\(port.protocolName)" : "\(port.name) (\(port.number)/\(port.protocolName))"
        }
        return known.isEmpty ? "; declare it, or name another" : "; there is \(known.joined(separator: ", "))"
    }
}
