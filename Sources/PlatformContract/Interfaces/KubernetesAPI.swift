/// What a pod needs to ask the API server: the gateway does, for the keys that service-account tokens are signed with.
public enum KubernetesAPI: Sendable {
    /// Where pods reach the API server: a name that its certificate is good for
    /// (kubernetes `cmd/kubeadm/app/util/pkiutil.GetAPIServerAltNames`).
    public static let url = "https://kubernetes.default.svc"
    /// The path of the keys, a JSON Web Key Set
    /// (https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery).
    public static let keysPath = "/openid/v1/jwks"
    /// The path of the document that names the issuer of tokens.
    public static let discoveryPath = "/.well-known/openid-configuration"
    /// The role that may read both paths; every cluster has it (kubernetes `plugin/pkg/auth/authorizer/rbac/bootstrappolicy`).
    public static let discoveryRole = "system:service-account-issuer-discovery"

    /// The folder of the token and of the authority: where client libraries look for them.
    public static let folder = "/var/run/secrets/kubernetes.io/serviceaccount"
    /// The name of the file of the pod's own token for the API server, which the kubelet renews.
    public static let tokenFileName = "token"
    /// Where the gateway reads that token.
    public static let tokenPath = folder + "/" + tokenFileName
    /// Seconds that the token is good for: the least that the API server gives out (kubernetes `pkg/apis/authentication/validation`).
    public static let tokenSeconds = 600

    /// The ConfigMap of the authority that signed the API server's certificate; the cluster puts it into every namespace
    /// (kubernetes `pkg/controller/certificates/rootcacertpublisher`).
    public static let authorityConfigMapName = "kube-root-ca.crt"
    /// The key of the authority, and the name of its file.
    public static let authorityKey = "ca.crt"
    /// Where the gateway reads the authority.
    public static let authorityPath = folder + "/" + authorityKey
}
