import Diagnostics
import YAML

/// `metadata.ownerReferences` (apimachinery: pkg/api/validation/objectmeta.go, `ValidateOwnerReferences`).
enum OwnerReferenceValidation {
    static func check(_ owners: YAMLNode, _ errors: inout FieldErrors) {
        var hasController = false
        for owner in owners.elements {
            checkOwner(owner, &errors)
            guard let controller = owner.field("controller"), controller.isTrue else { continue }
            // An owner without kind and name counts too: Kubernetes calls it `/`.
            if hasController {
                errors.add(.ownerReference, at: controller, "only one owner may be the controller, and another one is")
            }
            hasController = true
        }
    }

    private static func checkOwner(_ owner: YAMLNode, _ errors: inout FieldErrors) {
        let apiVersion = owner.text("apiVersion")
        if apiVersion == nil || apiVersion?.utf8.last == UInt8(ascii: "/") {
            errors.add(.ownerReference, at: owner.field("apiVersion") ?? owner, "the owner has no 'apiVersion'")
        } else if let apiVersion, hasTwoSlashes(apiVersion) {
            // What `ParseGroupVersion` can't read has no version.
            errors.add(
                .ownerReference,
                at: owner.field("apiVersion") ?? owner,
                "'\(apiVersion.prefix(80))' is no apiVersion; write 'group/version', or 'v1'"
            )
        }
        if owner.text("kind") == nil {
            errors.add(.ownerReference, at: owner.field("kind") ?? owner, "the owner has no 'kind'")
        }
        if owner.text("name") == nil {
            errors.add(.ownerReference, at: owner.field("name") ?? owner, "the owner has no 'name'")
        }
        if owner.text("uid") == nil {
            errors.add(.ownerReference, at: owner.field("uid") ?? owner, "the owner has no 'uid'")
        }
        if apiVersion == "v1", owner.text("kind") == "Event" {
            errors.add(.ownerReference, at: owner.field("kind") ?? owner, "an Event can't own anything")
        }
    }

    private static func hasTwoSlashes(_ text: String) -> Bool {
        guard let first = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
        return text.utf8[text.utf8.index(after: first)...].contains(UInt8(ascii: "/"))
    }
}
