import Testing

@testable import CEL

/// Expressions as published definitions and policies have them; `self` and `object` may be anything.
private let expressions = [
    // Definitions
    "self.all(l1, self.exists_one(l2, l1.name == l2.name))",
    "self.all(l, l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls) : true)",
    "self.all(l1, self.exists_one(l2, l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && "
        + "has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))",
    "(self.type in ['Exact', 'PathPrefix']) ? self.value.startsWith('/') : true",
    "(self.type in ['Exact', 'PathPrefix']) ? !self.value.contains('//') : true",
    "self.value.matches(r\"\"\"^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$\"\"\")",
    "(self.size() > 0 ? self[0].matches.size() : 0) + (self.size() > 1 ? self[1].matches.size() : 0) <= 128",
    "self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1",
    "(!has(self.backendRefs) || size(self.backendRefs) == 0) ? true : self.filters.all(f, !has(f.requestRedirect))",
    "self.replicas <= self.maxReplicas && (self.minReplicas == 0 || self.replicas >= self.minReplicas)",
    "self.hosts.map(h, h.split('.')[0]).isSorted()", "self == oldSelf", "self.size() >= oldSelf.size()",
    "!has(oldSelf.a) || has(self.a)", "self.x.exists(e, self.y.all(f, f != e))",
    "self.items.map(i, i.weight).sum() == 100",
    "duration(self.timeout) >= duration('1s') && duration(self.timeout) <= duration('5m')",
    "isQuantity(self) && quantity(self).compareTo(quantity('1Gi')) >= 0", "self.a.?b[0].orValue('') == ''",
    "[has(self.a), has(self.b)].exists_one(x, x)", "self.ports.all(p, p >= 1 && p <= 65535)",
    "self.metadata.name.size() <= 63", "self.keys.all(k, k.lowerAscii() == k)", "sets.contains(['a', 'b'], self.keys)",
    // Policies
    "object.spec.template.spec.containers.all(c, has(c.securityContext) && "
        + "has(c.securityContext.readOnlyRootFilesystem) && c.securityContext.readOnlyRootFilesystem == true)",
    "!has(object.metadata.labels) || !('env' in object.metadata.labels) || object.metadata.labels['env'] in ['a', 'b']",
    "object.spec.containers.all(c, !(c.?securityContext.?privileged.orValue(false)))",
    "object.spec.containers.all(c, c.image.contains(':') && !c.image.endsWith(':latest'))",
    "(object.spec.containers + object.spec.?initContainers.orValue([])).all(c, c.name != '')",
    "has(object.spec.volumes) ? object.spec.volumes.all(v, !has(v.hostPath)) : true",
    "size(object.spec.containers.filter(c, c.image == '')) == 0", "object.spec.?hostNetwork.orValue(false) == false",
    "object.metadata.annotations[?'a'].orValue('') == ''", "object.metadata.labels.exists(k, k == 'owner')",
    "object.spec.replicas >= 2 && object.spec.replicas <= 10",
    "object.spec.x.filter(a, a.b).map(a, a.c).join(', ') != ''",
    "object.spec.type != 'LoadBalancer' || object.metadata.annotations['internal'] == 'true'",
    "object.spec.template.spec.containers.map(c, c.resources.limits.memory).all(m, quantity(m).isLessThan(quantity('8Gi')))",
    "string(object.spec.replicas).startsWith('1')", "int(object.spec.a) < 3", "object.kind == 'Pod' && object != null",
]

@Test(arguments: expressions)
func `expressions in use are in the subset`(text: String) {
    let environment = CELEnvironment(
        variables: ["self": .dyn, "oldSelf": .dyn, "object": .dyn],
        minorVersion: 34,
        patterns: LiteralPatterns()
    )
    guard case .program(let program) = CELProgram.compile(text, in: environment) else {
        Issue.record("\(CELProgram.compile(text, in: environment))")
        return
    }
    #expect(program.missing.isEmpty)
    #expect(program.type == .bool)
}
