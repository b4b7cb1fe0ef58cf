import Diagnostics

extension Rule {
    static let restartPolicy = api(
        "restart-policy",
        "a pod's restart policy exists, and is one that its owner allows",
        explanation: """
            The policies are `Always`, `OnFailure` and `Never`. What keeps pods running, such as a Deployment, takes
            only `Always`; a Job, which runs to an end, takes one of the others, and needs it written: `Always` is the
            default.
            """,
        bad: podExample(
            """
              restartPolicy: Sometimes
            """
        ),
        good: podExample(
            """
              restartPolicy: OnFailure
            """
        )
    )

    static let podSetting = api(
        "pod-setting",
        "the names and numbers in a pod's spec are such as Kubernetes allows",
        explanation: """
            Names of service accounts, priority classes, runtime classes and nodes are those of objects: lower case
            letters, digits, '-' and '.'. A deadline is 1 second at least.
            """,
        bad: podExample(
            """
              activeDeadlineSeconds: 0
            """
        ),
        good: podExample(
            """
              activeDeadlineSeconds: 60
            """
        )
    )

    static let podDNS = api(
        "pod-dns",
        "a pod's DNS settings and host names are such as resolvers take",
        explanation: """
            A pod may have 3 name servers, which are IP addresses, and 32 search domains. With the policy `None`,
            Kubernetes adds none, so one name server is needed. Host names and subdomains are lower case letters, digits
            and '-'.
            """,
        bad: podExample(
            """
              dnsPolicy: None
            """
        ),
        good: podExample(
            """
              dnsPolicy: None
              dnsConfig:
                nameservers:
                  - 192.0.2.1
            """
        )
    )

    static let hostAlias = api(
        "host-alias",
        "a host alias is an IP address and host names",
        explanation: """
            Aliases become lines of `/etc/hosts` in the containers: an address, and lower case host names for it.
            """,
        bad: podExample(
            """
              hostAliases:
                - ip: localhost
                  hostnames:
                    - app.local
            """
        ),
        good: podExample(
            """
              hostAliases:
                - ip: 127.0.0.1
                  hostnames:
                    - app.local
            """
        )
    )

    static let hostNamespace = api(
        "host-namespace",
        "a pod shares namespaces with the node or has its own, not both",
        explanation: """
            Processes are either shared with the node (`hostPID`) or among the pod's containers
            (`shareProcessNamespace`). A pod with users of its own (`hostUsers: false`) shares no other namespace with
            the node.
            """,
        bad: podExample(
            """
              hostPID: true
              shareProcessNamespace: true
            """
        ),
        good: podExample(
            """
              hostPID: false
              shareProcessNamespace: true
            """
        )
    )

    static let podSecurityContext = api(
        "pod-security-context",
        "the ids and policies of a pod's security context are in range",
        explanation: """
            Users and groups have numbers from 0 to 2147483647, and the policies for volumes and groups have a few
            values each.
            """,
        bad: podExample(
            """
              securityContext:
                fsGroup: -1
            """
        ),
        good: podExample(
            """
              securityContext:
                fsGroup: 1000
            """
        )
    )

    static let securityProfile = api(
        "security-profile",
        "a seccomp or AppArmor profile has a type, and a local one has a name",
        explanation: """
            The types are `RuntimeDefault`, `Unconfined` and `Localhost`; only the last one has, and needs, a
            `localhostProfile`.
            """,
        bad: podExample(
            """
              securityContext:
                seccompProfile:
                  type: Localhost
            """
        ),
        good: podExample(
            """
              securityContext:
                seccompProfile:
                  type: RuntimeDefault
            """
        )
    )

    static let sysctl = api(
        "sysctl",
        "a pod's kernel settings are named as Linux names them, each once",
        explanation: """
            A setting is named like `net.core.somaxconn`. Settings of a namespace that the pod shares with the node
            would change the node, and are refused.
            """,
        bad: podExample(
            """
              securityContext:
                sysctls:
                  - name: net.core.SOMAXCONN
                    value: "1024"
            """
        ),
        good: podExample(
            """
              securityContext:
                sysctls:
                  - name: net.core.somaxconn
                    value: "1024"
            """
        )
    )

    static let windowsOptions = api(
        "windows-options",
        "the options of Windows containers name a user and a credential that Windows could have",
        explanation: """
            A user is a name, or a domain, '\\' and a name. Host processes are for whole pods, which then are in the
            host's network.
            """,
        bad: podExample(
            """
              securityContext:
                windowsOptions:
                  runAsUserName: "admin*"
            """
        ),
        good: podExample(
            """
              securityContext:
                windowsOptions:
                  runAsUserName: ContainerUser
            """
        )
    )

    static let podOS = api(
        "pod-os",
        "a pod that names its operating system has no settings of another",
        explanation: """
            `os.name` is `linux` or `windows`. With it, the API server refuses what only the other one has: users and
            groups by number, SELinux, seccomp and capabilities in Windows pods, `windowsOptions` in Linux pods.
            """,
        bad: podExample(
            """
              os:
                name: windows
              securityContext:
                runAsUser: 1000
            """
        ),
        good: podExample(
            """
              os:
                name: linux
              securityContext:
                runAsUser: 1000
            """
        )
    )

    static let resourceClaim = api(
        "resource-claim",
        "a pod's resource claims have names, and a source each",
        explanation: """
            A claim of devices is named once in the pod, and comes either from a ResourceClaim or from a
            ResourceClaimTemplate.
            """,
        bad: podExample(
            """
              resourceClaims:
                - name: gpu
                  resourceClaimName: a
                - name: gpu
                  resourceClaimName: b
            """
        ),
        good: podExample(
            """
              resourceClaims:
                - name: gpu
                  resourceClaimName: a
                - name: other-gpu
                  resourceClaimName: b
            """
        )
    )

    static let podAnnotation = api(
        "pod-annotation",
        "annotations that Kubernetes reads say something that it understands",
        explanation: """
            The cost of deleting a pod is a whole number; profiles of AppArmor and seccomp are named as their
            annotations demand, and for containers that the pod has.
            """,
        bad: """
            apiVersion: v1
            kind: Pod
            metadata:
              name: app
              annotations:
                controller.kubernetes.io/pod-deletion-cost: low
            spec:
              containers:
                - name: app
                  image: example.com/app:1

            """,
        good: """
            apiVersion: v1
            kind: Pod
            metadata:
              name: app
              annotations:
                controller.kubernetes.io/pod-deletion-cost: "-10"
            spec:
              containers:
                - name: app
                  image: example.com/app:1

            """
    )
}
