/// A first spec, with a comment to every field, for somebody to fill in.
public enum SpecTemplate: Sendable {
    /// The spec of a tenant.
    public static func tenant(_ name: TenantName, company: DisplayName, industry: DisplayName) -> String {
        """
        # yaml-language-server: $schema=./.schemas/tenant.json
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata:
          name: \(name) # the tenant's namespace; this file is named after it
        spec:
          company: \(quoted(company.text))
          industry: \(quoted(industry.text))

          # Groups of people, as the cluster's authenticator names them.
          access:
            operators: [] # read everything but Secrets, read logs, restart pods: ["\(name):operators"]
            viewers: [] # look at the workloads: ["\(name):viewers"]

          # What all pods may request together. Derived from the workloads when left out.
          # quota: {cpu: "2", memory: 4Gi, pods: 20}

          app:
            replicas: 2
            # autoscaling: {maxReplicas: 6, targetCPUUtilization: 70}
            resources:
              requests: {cpu: 100m, memory: 128Mi}
              limits: {cpu: 500m, memory: 512Mi}

          llm:
            # What the assistant is told before every conversation.
            systemPrompt: |
              You are an AI assistant for \(company).
            # model: gpt-4o-mini # the platform's default when left out
            # allowedModels: [gpt-4o-mini] # only the model above when left out
            limits:
              requestsPerMinute: 600
              tokensPerMinute: 200000
              tokensPerDay: 20000000
              maxTokensPerRequest: 4096
              concurrentStreams: 32

          slo:
            availability: 99.9 # percent of the requests, over 30 days
            latency: {threshold: 1s, objective: 99}

          suspended: false # stops the workloads and keeps the rest

        """
    }

    /// The spec of the platform.
    public static var platform: String {
        """
        # yaml-language-server: $schema=./.schemas/platform.json
        apiVersion: tenantry.dev/v1alpha1
        kind: Platform
        metadata:
          name: platform
        spec:
          kubernetesVersion: "1.34"

          # Where the controllers find the generated tree.
          source:
            repository: https://git.example.com/platform/tenants.git
            revision: main
            path: generated
          gitops:
            controllers: [argocd, flux]

          # The image of the platform's services; a digest wins over the tag.
          image:
            repository: registry.example.com/tenantry
            tag: 0.1.0

          gateway:
            defaultModel: gpt-4o-mini
            models:
              - name: gpt-4o-mini
                prices: {input: 0.15, output: 0.60} # US dollars a million tokens
            upstreams:
              - name: openai
                url: https://api.openai.com/v1
                key: {key: platform/openai, property: api-key} # where the secret store has it
                # weight: 1 # its share beside other upstreams; 0: only when no other answers
            # Where all of its pods count; each counts its share of every limit for itself when left out.
            # limits: {redis: {address: "redis.cache:6379", namespace: cache, whenAway: share}}

          monitoring:
            release: kube-prometheus-stack # the Helm release of the monitoring stack
            retention: 15d
            # storageClass: gp3

          # Where pods reach the API server; every private address when left out.
          # apiServer: {addresses: [10.0.0.0/16, 172.20.0.0/16], ports: [443]}

          # The External Secrets store that holds the providers' keys.
          secrets:
            store: platform
            # aws: {region: us-east-1, role: "arn:aws:iam::111122223333:role/tenantry-secrets"}

        """
    }

    /// A name of people between quotes.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
