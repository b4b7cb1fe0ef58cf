import Kubernetes
import YAML

/// What a workload is called, and the labels that its objects share: made once, as a dozen objects have them.
struct WorkloadIdentity {
    let name: DNSSubdomain
    let namespace: DNSLabel
    /// The labels that select the workload's pods.
    let selector: Labels
    /// The labels of every object of the workload.
    let labels: Labels

    init(name: String, namespace: DNSLabel, labels: Labels) {
        self.name = "\(name)"
        self.namespace = namespace
        selector = [PlatformLabels.name: "\(name)"]
        self.labels = labels.merging(selector)
    }
}
