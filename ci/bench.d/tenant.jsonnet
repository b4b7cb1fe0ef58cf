// The peer of ci/bench: for each tenant a file of about the objects that tenantry renders, written plainly.
// It yields {file name: text}; the text is JSON, which jsonnet writes fastest and Kubernetes reads as well.

local tenants = std.extVar('tenants');

local labels(tenant, name) = {
  'app.kubernetes.io/managed-by': 'jsonnet',
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': tenant.name,
};

local object(tenant, apiVersion, kind, name) = {
  apiVersion: apiVersion,
  kind: kind,
  metadata: { name: name, namespace: tenant.name, labels: labels(tenant, name) },
};

local namespace(tenant) = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: tenant.name,
    labels: labels(tenant, tenant.name) {
      ['pod-security.kubernetes.io/' + mode]: 'restricted'
      for mode in ['enforce', 'audit', 'warn']
    },
    annotations: { company: tenant.company },
  },
};

local quota(tenant) = object(tenant, 'v1', 'ResourceQuota', 'compute') {
  spec: { hard: {
    'limits.cpu': '4',
    'limits.memory': '4Gi',
    pods: '20',
    'requests.cpu': '2',
    'requests.memory': '2Gi',
  } },
};

local limits(tenant) = object(tenant, 'v1', 'LimitRange', 'defaults') {
  spec: { limits: [{
    type: 'Container',
    default: { cpu: '500m', memory: '256Mi' },
    defaultRequest: { cpu: '50m', memory: '64Mi' },
  }] },
};

local account(tenant, name) = object(tenant, 'v1', 'ServiceAccount', name) { automountServiceAccountToken: false };

local role(tenant, name, verbs) = object(tenant, 'rbac.authorization.k8s.io/v1', 'Role', name) {
  rules: [
    { apiGroups: [''], resources: ['configmaps', 'events', 'pods', 'pods/log', 'services'], verbs: verbs },
    { apiGroups: ['apps'], resources: ['deployments', 'replicasets'], verbs: verbs },
  ],
};

local binding(tenant, name) = object(tenant, 'rbac.authorization.k8s.io/v1', 'RoleBinding', name) {
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: name },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: tenant.name + ':' + name }],
};

local policy(tenant, name, spec) = object(tenant, 'networking.k8s.io/v1', 'NetworkPolicy', name) { spec: spec };

local inNamespace(name) = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };

local policies(tenant) = [
  policy(tenant, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
  policy(tenant, 'dns', {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [inNamespace('kube-system')], ports: [{ port: 53, protocol: p } for p in ['TCP', 'UDP']] }],
  }),
  policy(tenant, 'llm', {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'llm-proxy' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [{ podSelector: {} }], ports: [{ port: 5002, protocol: 'TCP' }] },
      { from: [inNamespace('monitoring')], ports: [{ port: 9090, protocol: 'TCP' }] },
    ],
    egress: [{ to: [inNamespace('monitoring')], ports: [{ port: 5000, protocol: 'TCP' }] }],
  }),
];

local config(tenant, name, data) = object(tenant, 'v1', 'ConfigMap', name) { data: data };

local probe(path) = { httpGet: { path: path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 2 };

local deployment(tenant, name, port) = object(tenant, 'apps/v1', 'Deployment', name) {
  local selector = { 'app.kubernetes.io/name': name },
  spec: {
    replicas: tenant.replicas,
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: {
        labels: labels(tenant, name),
        annotations: { 'checksum/config': std.md5(tenant.systemPrompt + std.toString(tenant.limits)) },
      },
      spec: {
        serviceAccountName: name,
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
        topologySpreadConstraints: [{
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: selector },
        }],
        containers: [{
          name: name,
          image: 'registry.example.com/' + name + ':1.0.0',
          args: ['--port', std.toString(port)],
          env: [{ name: 'TENANT', value: tenant.name }, { name: 'COMPANY', value: tenant.company }],
          ports: [
            { name: 'http', containerPort: port, protocol: 'TCP' },
            { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
          ],
          startupProbe: probe('/health'),
          livenessProbe: probe('/health'),
          readinessProbe: probe('/ready'),
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            { name: 'config', mountPath: '/etc/' + name, readOnly: true },
            { name: 'token', mountPath: '/var/run/secrets/tokens', readOnly: true },
          ],
        }],
        volumes: [
          { name: 'config', configMap: { name: name } },
          { name: 'token', projected: { sources: [{ serviceAccountToken: {
            audience: 'llm-gateway',
            expirationSeconds: 3600,
            path: 'llm-gateway',
          } }] } },
        ],
      },
    },
  },
};

local service(tenant, name, port) = object(tenant, 'v1', 'Service', name) {
  spec: {
    selector: { 'app.kubernetes.io/name': name },
    ports: [{ name: 'http', port: port, targetPort: 'http' }, { name: 'metrics', port: 9090, targetPort: 'metrics' }],
  },
};

local budget(tenant, name) = object(tenant, 'policy/v1', 'PodDisruptionBudget', name) {
  spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': name } } },
};

local autoscaler(tenant, name) = object(tenant, 'autoscaling/v2', 'HorizontalPodAutoscaler', name) {
  spec: {
    minReplicas: tenant.replicas,
    maxReplicas: tenant.replicas * 2,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: name },
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  },
};

local monitor(tenant, name) = object(tenant, 'monitoring.coreos.com/v1', 'ServiceMonitor', name) {
  spec: {
    selector: { matchLabels: { 'app.kubernetes.io/name': name } },
    endpoints: [{ port: 'metrics', path: '/metrics', interval: '30s' }],
  },
};

local alert(tenant, name, expression, severity) = {
  alert: name,
  expr: expression,
  'for': '5m',
  labels: { severity: severity, tenant: tenant.name },
  annotations: { summary: name + ' of ' + tenant.company },
};

local rules(tenant) = object(tenant, 'monitoring.coreos.com/v1', 'PrometheusRule', 'alerts') {
  // Joined, not formatted with `%`, which is written in jsonnet and would take nine tenths of the time.
  local of(metric, matchers='') = metric + '{namespace="' + tenant.name + '"' + matchers + '}',
  local rate(metric, matchers='') = 'sum(rate(' + of(metric, matchers) + '[5m]))',
  spec: { groups: [{ name: tenant.name, rules: [
    alert(tenant, 'TenantDown', of('up') + ' == 0', 'critical'),
    alert(tenant, 'TenantHighCPU', rate('container_cpu_usage_seconds_total') + ' > 1.6', 'warning'),
    alert(tenant, 'TenantHighMemory', 'sum(' + of('container_memory_working_set_bytes') + ') > 3e9', 'warning'),
    alert(tenant, 'TenantErrors', rate('http_requests_total', ',code=~"5.."') + ' > 0.1', 'critical'),
    alert(tenant, 'TenantSlow', rate('http_request_duration_seconds_sum') + ' > 1', 'warning'),
    alert(tenant, 'TenantRestarts', rate('kube_pod_container_status_restarts_total') + ' > 0.01', 'warning'),
  ] }] },
};

local workload(tenant, name, port, data) = [
  account(tenant, name),
  config(tenant, name, data),
  deployment(tenant, name, port),
  service(tenant, name, port),
  budget(tenant, name),
  autoscaler(tenant, name),
  monitor(tenant, name),
];

local objects(tenant) = [
  namespace(tenant),
  quota(tenant),
  limits(tenant),
  role(tenant, 'operators', ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete']),
  role(tenant, 'viewers', ['get', 'list', 'watch']),
  binding(tenant, 'operators'),
  binding(tenant, 'viewers'),
] + policies(tenant)
+ workload(tenant, 'app', 8080, { company: tenant.company })
+ workload(tenant, 'llm-proxy', 5002, {
  model: tenant.model,
  'system-prompt.txt': tenant.systemPrompt,
  'limits.json': std.toString(tenant.limits),
}) + [rules(tenant)];

{
  [tenant.name + '.json']: std.toString({ apiVersion: 'v1', kind: 'List', items: objects(tenant) })
  for tenant in tenants
}
