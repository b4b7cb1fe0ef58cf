/// Objects of a namespace `web` for the tests of rules about capacity.
enum CapacityExample {
    /// A workload of `web` with a line of its specification, and the resources of its container.
    static func workload(
        _ kind: String = "apps/v1 Deployment",
        _ spec: String = "",
        resources: String = "{requests: {cpu: 500m}}"
    ) -> String {
        let parts = kind.split(separator: " ")
        let line = spec.isEmpty ? "" : "  \(spec)\n"
        let selector = parts[1] == "Job" ? "" : "  selector: {matchLabels: {app: web}}\n"
        return """
            apiVersion: \(parts[0])
            kind: \(parts[1])
            metadata: {name: web, namespace: web}
            spec:
            \(line)\(selector)  template:
                metadata: {labels: {app: web}}
                spec:
                  restartPolicy: \(parts[1] == "Job" ? "Never" : "Always")
                  containers:
                    - {name: web, image: registry.example/web:1.0.0, resources: \(resources)}
            ---

            """
    }

    /// A quota of `web`, with its fields as text.
    static func quota(_ hard: String, _ spec: String = "") -> String {
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: compute, namespace: web}
        spec:
          hard:
            \(hard)
          \(spec)
        ---

        """
    }

    static func scaler(_ most: Int, _ kind: String = "Deployment") -> String {
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: \(kind), name: web}
          maxReplicas: \(most)
        ---

        """
    }

    static func webService(_ type: String, _ spec: String = "") -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: web}
        spec:
          type: \(type)
          \(spec)
          ports: [{name: a, port: 1}, {name: b, port: 2}]
        ---

        """
    }

    static let claim = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: web}
        spec: {storageClassName: gold, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
        ---

        """

    static let namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: web}
        ---

        """

    static func webPod(_ containers: String, _ spec: String = "") -> String {
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: web}
        spec:
          \(spec)
          containers:
            \(containers)
        ---

        """
    }

    static func limits(_ item: String) -> String {
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: limits, namespace: web}
        spec: {limits: [{\(item)}]}
        ---

        """
    }
}

extension String {
    /// The fields of a mapping in braces, each on a line of its own, two spaces in.
    var unflowed: String {
        var depth = 0
        var lines = ""
        for character in dropFirst().dropLast() {
            if "{[".contains(character) { depth += 1 }
            if "}]".contains(character) { depth -= 1 }
            if character == ",", depth == 0 { lines += "\n " } else { lines.append(character) }
        }
        return lines
    }
}
