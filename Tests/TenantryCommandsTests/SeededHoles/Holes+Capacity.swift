extension SeededHoleTests {
    private static let quota = "tenants/acme-corp/boundary/quota.yaml"
    private static let app = "tenants/acme-corp/workloads/app.yaml"

    /// What runs, and whether it fits.
    static let capacityHoles: [SeededHole] = [
        SeededHole(
            "a quota that holds the app alone",
            in: quota,
            .replace("    requests.cpu: \"2\"\n", with: "    requests.cpu: 300m\n")
        ),
        SeededHole(
            "a quota with room for no surge",
            in: quota,
            .replace("    pods: \"20\"\n", with: "    pods: \"4\"\n")
        ),
        SeededHole(
            "a quota that doesn't count load balancers",
            in: quota,
            .replace("    services.loadbalancers: \"0\"\n", with: ""),
            at: "hard:",
            "name: tenant-quota",
            "configmaps:"
        ),
        SeededHole(
            "a quota that doesn't count memory",
            in: quota,
            .replace("    requests.memory: 4Gi\n", with: ""),
            at: "hard:",
            "name: tenant-quota",
            "configmaps:"
        ),
        SeededHole(
            "a quota for the pods of a class alone",
            in: quota,
            .replace("spec:\n  hard:\n", with: "spec:\n  scopes:\n  - NotTerminating\n  hard:\n"),
            at: "scopes:",
            "- NotTerminating",
            "hard:",
            "name: tenant-quota"
        ),
        SeededHole(
            "limits that the containers don't fit",
            in: quota,
            .replace("    max:\n      cpu: 500m\n", with: "    max:\n      cpu: 200m\n"),
            at: "max:",
            "cpu: 200m",
            "default:",
            "cpu: 500m"
        ),
        SeededHole(
            "an app that its quota doesn't hold",
            in: app,
            .replace("  replicas: 2\n", with: "  replicas: 12\n"),
            at: "replicas: 12"
        ).foundIn(quota, at: "limits.cpu:", "limits.memory:"),
        SeededHole(
            "a load balancer in a tenant's namespace",
            in: app,
            .replace("  type: ClusterIP\n", with: "  type: LoadBalancer\n")
        ),
        SeededHole(
            "a port of every node in a tenant's namespace",
            in: app,
            .replace("  type: ClusterIP\n", with: "  type: NodePort\n")
        ),
        SeededHole(
            "pods that push the system's away",
            in: app,
            .replace("priorityClassName: tenant-standard", with: "priorityClassName: system-cluster-critical")
        ),
        SeededHole(
            "pods that push others away",
            in: app,
            .replace("priorityClassName: tenant-standard", with: "priorityClassName: platform-standard")
        ),
        SeededHole(
            "a class of tenants' pods that push others away",
            in: "cluster/priority-classes.yaml",
            .replace("preemptionPolicy: Never", with: "preemptionPolicy: PreemptLowerPriority")
        ).foundIn(app, at: "priorityClassName: tenant-standard"),
        SeededHole(
            "an autoscaler that its quota doesn't hold",
            in: app,
            .append(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata:
                  name: acme-corp-app
                  namespace: acme-corp
                spec:
                  scaleTargetRef:
                    apiVersion: apps/v1
                    kind: Deployment
                    name: acme-corp-app
                  minReplicas: 2
                  maxReplicas: 40
                  metrics:
                  - type: Resource
                    resource:
                      name: cpu
                      target:
                        type: Utilization
                        averageUtilization: 70

                """
            )
        ).foundIn(quota, at: "limits.cpu:", "limits.memory:", "pods:"),
        SeededHole(
            "a namespace without limits",
            in: quota,
            .replace("kind: LimitRange\n", with: "kind: ConfigMap\n"),
            at: "hard:",
            "name: tenant-quota",
            "spec:",
            "- type: Container"
        ),
        SeededHole(
            "a quota that allows load balancers",
            in: quota,
            .replace("    services.loadbalancers: \"0\"\n", with: "    services.loadbalancers: \"3\"\n"),
            at: "services.loadbalancers:",
            "services.nodeports:"
        ),
    ]
}
