import Diagnostics
import YAML

extension Rule {
    /// A ServiceMonitor or PodMonitor selects a Service or pods of the tree.
    static let monitorSelectsNothing = Rule(
        id: "monitor-selects-nothing",
        category: .references,
        severity: .error,
        summary: "a ServiceMonitor or PodMonitor selects a Service or pods of the tree",
        explanation: """
            A monitor that selects nothing makes Prometheus scrape nothing, and no alert tells: there is no \
            series whose absence it would see. Its selector and the labels of the Service, or of the pods, have \
            to agree.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: wbe}}
              endpoints: [{port: http}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: http}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              endpoints: [{port: http}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: http}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, index, findings in
            guard let spec = object.root["spec"], let node = spec["selector"],
                let namespaces = object.monitoredNamespaces(index), !namespaces.isEmpty,
                !namespaces.contains(where: index.isOpen)
            else { return }
            let selector = LabelSelector(node)
            let isServices = object.kind == .serviceMonitor
            let isFound = namespaces.contains { namespace in
                isServices
                    ? index.services(in: namespace).contains { selector.matches($0.facts.labels) }
                    : !index.pods(selector, in: namespace).isEmpty
            }
            guard !isFound else { return }
            findings.report(.monitorSelectsNothing(node, selector, namespaces, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func monitorSelectsNothing(
        _ node: YAMLNode,
        _ selector: LabelSelector,
        _ namespaces: [String],
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let isServices = object.kind == .serviceMonitor
        let labels = namespaces.prefix(100).flatMap { namespace in
            isServices ? index.services(in: namespace).map(\.facts.labels) : index.pods(in: namespace).map(\.labels)
        }
        let place = namespaces.count == 1 ? "namespace '\(namespaces[0])'" : "the \(namespaces.count) namespaces"
        return Diagnostic(
            .monitorSelectsNothing,
            "no \(isServices ? "Service" : "pod") in \(place) has '\(selector.text)'\(selector.hint(among: labels))",
            at: object.place(of: node)
        )
    }
}
