import Diagnostics
import YAML

/// `certificates.CertificateSigningRequest` (pkg/apis/certificates/validation/validation.go,
/// `validateCertificateSigningRequest`). The status is the server's to fill; the signature isn't verified here.
enum CertificateRequestValidation {
    /// `allValidUsages`.
    private static let usages: [StaticString] = [
        "signing", "digital signature", "content commitment", "key encipherment", "key agreement", "data encipherment",
        "cert sign", "crl sign", "encipher only", "decipher only", "any", "server auth", "client auth", "code signing",
        "email protection", "s/mime", "ipsec end system", "ipsec tunnel", "ipsec user", "timestamping", "ocsp signing",
        "microsoft sgc", "netscape sgc",
    ]
    private static let heading = "-----BEGIN CERTIFICATE REQUEST-----"

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        // Without a spec, its required fields are missing.
        let spec = object.root.field("spec") ?? object.root
        checkRequest(spec, &errors)
        checkUsages(spec, &errors)
        if let signer = errors.require("signerName", of: spec, .certificateRequest) {
            if signer.hasText("kubernetes.io/legacy-unknown") {
                errors.add(
                    .certificateRequest,
                    at: signer,
                    "this version of the API has no 'kubernetes.io/legacy-unknown'"
                )
            } else if !signer.withUTF8(isSignerName) {
                errors.add(
                    .certificateRequest,
                    at: signer,
                    "'\(signer.text.prefix(80))' has to be a domain, '/' and a name, as 'example.com/internal'"
                )
            }
        }
        errors.check(spec.field("expirationSeconds"), isIn: 600...Int.max, .certificateRequest)
    }

    /// `ParseCSR`, as far as the block's type.
    private static func checkRequest(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let request = errors.require("request", of: spec, .certificateRequest),
            let bytes = request.withUTF8(Base64.decode)
        else { return }
        // Text around the block is skipped.
        if String(decoding: bytes, as: UTF8.self).contains(heading) { return }
        errors.add(.certificateRequest, at: request, "the request has to be PEM of the type 'CERTIFICATE REQUEST'")
    }

    private static func checkUsages(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let list = spec.field("usages"), list.count > 0 else {
            errors.add(.certificateRequest, at: spec.field("usages") ?? spec, "'usages' is missing; give one at least")
            return
        }
        var seen: Set<String> = []
        for usage in list.elements {
            if !ResourceNames.isOne(usage, of: usages) {
                errors.add(.certificateRequest, at: usage, "'\(usage.text)' is no usage of keys")
            }
            if !seen.insert(usage.text).inserted {
                errors.add(.certificateRequest, at: usage, "the usage '\(usage.text)' is there twice; remove one")
            }
        }
    }

    /// `ValidateSignerName`: a domain of two labels at least, `/`, and subdomains with dots between them.
    private static func isSignerName(_ text: UTF8Bytes) -> Bool {
        guard text.count <= 571, let slash = text.firstIndex(of: UInt8(ascii: "/")), slash <= 253 else { return false }
        let domain = text.part(0..<slash)
        let path = text.part(slash + 1..<text.count)
        let dot = UInt8(ascii: ".")
        return domain.contains(dot)
            && domain.allParts(separatedBy: dot) { NameRule.dns1123Label.problem($0) == nil }
            && path.allParts(separatedBy: dot) { NameRule.dns1123Subdomain.problem($0) == nil }
    }
}

extension Rule {
    static let certificateRequest = api(
        "certificate-request",
        "a CertificateSigningRequest has a request, its usages and a signer",
        explanation: """
            The request is PEM in base64, the usages are ones that X.509 has, once each, the signer's name is a domain,
            `/` and a name, and the certificate lives for ten minutes at least. The API server refuses others; that the
            request is signed by its own key isn't looked at here.
            """,
        bad: """
            apiVersion: certificates.k8s.io/v1
            kind: CertificateSigningRequest
            metadata:
              name: alice
            spec:
              request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K
              signerName: example
              usages:
                - client auth

            """,
        good: """
            apiVersion: certificates.k8s.io/v1
            kind: CertificateSigningRequest
            metadata:
              name: alice
            spec:
              request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K
              signerName: example.com/internal
              usages:
                - client auth

            """
    )
}
