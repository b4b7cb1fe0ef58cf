import Kubernetes
import TenantSpecs
import YAML

/// The grammars of specs and of the manifests that are made from them.
let textGrammars: [@Sendable (Input) -> Void] = [
    { check($0, Quantity.self, GoDuration.self, PrometheusDuration.self, ImageReference.self, CIDRBlock.self) },
    { check($0, DNSLabel.self, DNS1035Label.self, DNSSubdomain.self, LabelKey.self, LabelValue.self, PortName.self) },
    { check($0, AnnotationKey.self, ConfigMapKey.self, EnvironmentVariableName.self, RBACName.self) },
    { check($0, ResourceName.self, AWSRole.self, GroupName.self, HTTPSAddress.self, KubernetesVersion.self) },
    { check($0, DisplayName.self, ImageRepository.self, ImageTag.self, ImageDigest.self, ModelName.self) },
    { check($0, PromptText.self, TenantName.self) },
]

/// What is read is written so that it is read as the same.
@Sendable private func check<each Value: TextValue>(_ input: Input, _ types: repeat (each Value).Type) {
    repeat check(input.text, each types)
}

private func check<Value: TextValue>(_ text: String, _ type: Value.Type) {
    guard let value = try? Value(parsing: text) else { return }
    guard let again = try? Value(parsing: value.text), again == value, again.text == value.text else {
        fatalError("\(type): '\(value.text)' is not read as it is written")
    }
}
