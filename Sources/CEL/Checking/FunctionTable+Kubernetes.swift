extension FunctionTable {
    /// Lists, regular expressions and URLs (apiserver: pkg/cel/library/lists.go, regex.go, urls.go).
    static let kubernetes = """
        list(A).isSorted() bool
        list(int).sum() int
        list(uint).sum() uint
        list(double).sum() double
        list(duration).sum() duration
        list(A).max() A
        list(A).min() A
        list(A).indexOf(A) int
        list(A).lastIndexOf(A) int
        string.find(string) string
        string.findAll(string) list(string)
        string.findAll(string, int) list(string)
        url(string) url
        isURL(string) bool
        url.getScheme() string
        url.getHost() string
        url.getHostname() string
        url.getPort() string
        url.getEscapedPath() string
        url.getQuery() map(string, list(string))
        """

    /// apiserver: pkg/cel/library/quantity.go.
    static let quantities = """
        quantity(string) quantity
        isQuantity(string) bool
        quantity.isInteger() bool
        quantity.asInteger() int
        quantity.asApproximateFloat() double
        quantity.sign() int
        quantity.isGreaterThan(quantity) bool
        quantity.isLessThan(quantity) bool
        quantity.compareTo(quantity) int
        quantity.add(quantity) quantity
        quantity.add(int) quantity
        quantity.sub(quantity) quantity
        quantity.sub(int) quantity
        """

    /// apiserver: pkg/cel/library/authz.go; the evaluation needs a cluster.
    static let authorizer = """
        authorizer.path(string) authorizerPath
        authorizer.group(string) authorizerGroup
        authorizer.serviceAccount(string, string) authorizer
        authorizerGroup.resource(string) authorizerResource
        authorizerResource.subresource(string) authorizerResource
        authorizerResource.namespace(string) authorizerResource
        authorizerResource.name(string) authorizerResource
        authorizerResource.fieldSelector(string) authorizerResource
        authorizerResource.labelSelector(string) authorizerResource
        authorizerPath.check(string) authorizerDecision
        authorizerResource.check(string) authorizerDecision
        authorizerDecision.errored() bool
        authorizerDecision.error() string
        authorizerDecision.allowed() bool
        authorizerDecision.reason() string
        """

    /// apiserver: pkg/cel/library/ip.go, cidr.go.
    static let addresses = """
        ip(string) ip
        ip.isCanonical: (string) bool
        isIP(string) bool
        string(ip) string
        string(cidr) string
        ip.family() int
        ip.isUnspecified() bool
        ip.isLoopback() bool
        ip.isLinkLocalMulticast() bool
        ip.isLinkLocalUnicast() bool
        ip.isGlobalUnicast() bool
        cidr(string) cidr
        isCIDR(string) bool
        cidr.containsIP(ip) bool
        cidr.containsIP(string) bool
        cidr.containsCIDR(cidr) bool
        cidr.containsCIDR(string) bool
        cidr.ip() ip
        cidr.masked() cidr
        cidr.prefixLength() int
        """

    /// apiserver: pkg/cel/library/format.go.
    static let formats = {
        formatNames.map { "format.\($0): () format" }.joined(separator: "\n") + "\n"
            + """
            format.named: (string) optional(format)
            format.validate(string) optional(list(string))
            """
    }()

    /// The formats that have a name (apiserver: pkg/cel/library/format.go, `ConstantFormats`).
    static let formatNames = [
        "dns1123Label", "dns1123Subdomain", "dns1035Label", "qualifiedName", "dns1123LabelPrefix",
        "dns1123SubdomainPrefix", "dns1035LabelPrefix", "labelValue", "uri", "uuid", "byte", "date", "datetime",
    ]

    /// apiserver: pkg/cel/library/semverlib.go.
    static let semvers = """
        semver(string) semver
        semver(string, bool) semver
        isSemver(string) bool
        isSemver(string, bool) bool
        semver.major() int
        semver.minor() int
        semver.patch() int
        semver.compareTo(semver) int
        semver.isGreaterThan(semver) bool
        semver.isLessThan(semver) bool
        """

    /// apiserver: pkg/cel/library/image.go.
    static let images = """
        image(string) image
        isImage(string) bool
        image.registry() string
        image.repository() string
        image.tag() string
        image.digest() string
        image.identifier() string
        image.containsDigest() bool
        string(image) string
        """
}
