import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension GatewayContext {
    /// The rules about the gateway, all tenants and the platform.
    var rulesFile: [any KubernetesDocument] {
        let rules = PlatformRules(
            controllers: platform.spec.gitops.controllers,
            runbookBase: platform.spec.monitoring.runbooks?.text
        )
        return rules.files.map { file in
            var metadata: ObjectMeta<DNSSubdomain> = metadata("\(file.name)")
            // The stack passes over rules without its release's label.
            metadata.labels["release"] = platform.spec.monitoring.release
            return PrometheusRule(metadata: metadata, spec: .init(groups: file.groups))
        }
    }

    /// Who is told of alerts: Alertmanager's configuration, and the receivers' addresses and keys by reference.
    var alertmanagerFile: [any KubernetesDocument] {
        let receivers = platform.spec.monitoring.receivers
        let configuration = AlertmanagerConfig(
            metadata: metadata("\(AlertRouting.configurationName)"),
            spec: AlertRouting(receivers: receivers).spec
        )
        let secrets = receivers.map { receiver in
            externalSecret(
                AlertRouting.secretName(of: receiver),
                key: AlertRouting.secretKey,
                from: receiver.secret
            )
        }
        return [configuration] + secrets
    }
}
