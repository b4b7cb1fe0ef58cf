import Diagnostics
import YAML

/// `rbac.RoleBinding` and `rbac.ClusterRoleBinding` (pkg/apis/rbac/validation/validation.go, `ValidateRoleBinding`,
/// `ValidateClusterRoleBinding`), with the defaults of pkg/apis/rbac/v1/defaults.go.
enum BindingValidation {
    static func checkRoleBinding(_ object: ManifestObject, _ errors: inout FieldErrors) {
        check(object, isNamespaced: true, &errors)
    }

    static func checkClusterRoleBinding(_ object: ManifestObject, _ errors: inout FieldErrors) {
        check(object, isNamespaced: false, &errors)
    }

    private static func check(_ object: ManifestObject, isNamespaced: Bool, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        if let reference = object.root.field("roleRef") {
            check(reference: reference, isNamespaced: isNamespaced, &errors)
        } else {
            errors.add(.roleReference, at: object.root, "'roleRef' is missing; say which role is bound")
        }
        guard let subjects = object.root.elements("subjects") else { return }
        for subject in subjects { check(subject: subject, isNamespaced: isNamespaced, &errors) }
    }

    private static func check(reference: YAMLNode, isNamespaced: Bool, _ errors: inout FieldErrors) {
        checkGroup(of: reference, .roleReference, &errors)
        let kind = reference.field("kind")
        if kind?.hasText("ClusterRole" as StaticString) != true,
            !isNamespaced || kind?.hasText("Role" as StaticString) != true
        {
            errors.add(
                .roleReference,
                at: kind ?? reference,
                isNamespaced
                    ? "the role's kind is '\(kind?.text ?? "")' and has to be 'Role' or 'ClusterRole'"
                    : "the role's kind is '\(kind?.text ?? "")' and has to be 'ClusterRole'"
            )
        }
        if let name = errors.require("name", of: reference, .roleReference) {
            errors.check(name, .pathSegment, .roleReference, "the role")
        }
    }

    /// `ValidateRoleBindingSubject`.
    private static func check(subject: YAMLNode, isNamespaced: Bool, _ errors: inout FieldErrors) {
        let name = errors.require("name", of: subject, .bindingSubject)
        guard let kind = subject.field("kind"), !kind.hasText("" as StaticString) else {
            errors.add(.bindingSubject, at: subject, "'kind' is missing; use 'ServiceAccount', 'User' or 'Group'")
            return
        }
        if kind.hasText("ServiceAccount" as StaticString) {
            if let name { errors.check(name, .dns1123Subdomain, .bindingSubject, "the ServiceAccount") }
            if let group = subject.field("apiGroup"), !group.hasText("" as StaticString) {
                errors.add(.bindingSubject, at: group, "a ServiceAccount is of the core group; leave 'apiGroup' out")
            }
            if !isNamespaced, subject.field("namespace").map({ $0.hasText("" as StaticString) }) ?? true {
                errors.add(.bindingSubject, at: subject, "'namespace' is missing; a ServiceAccount is in one")
            }
        } else if kind.hasText("User" as StaticString) || kind.hasText("Group" as StaticString) {
            checkGroup(of: subject, .bindingSubject, &errors)
        } else {
            errors.check(kind, isOneOf: ["ServiceAccount", "User", "Group"], .bindingSubject)
        }
    }

    /// The group is RBAC's own, also by default.
    private static func checkGroup(of node: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let group = node.field("apiGroup"), !group.hasText("" as StaticString),
            !group.hasText("rbac.authorization.k8s.io" as StaticString)
        else { return }
        errors.add(rule, at: group, "the group is '\(group.text)' and has to be 'rbac.authorization.k8s.io'")
    }
}

extension Rule {
    static let roleReference = api(
        "role-reference",
        "a binding names a role that it can bind",
        explanation: """
            `roleRef` has a name and a kind: `Role` or `ClusterRole` in a RoleBinding, `ClusterRole` in a
            ClusterRoleBinding. Its group is `rbac.authorization.k8s.io`, also when it's left out; the version doesn't
            belong in it.
            """,
        bad: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: readers
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: reader

            """,
        good: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: readers
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: reader

            """
    )

    static let bindingSubject = api(
        "binding-subject",
        "each subject of a binding is a user, a group or a ServiceAccount",
        explanation: """
            A subject has a name and a kind. A ServiceAccount has no `apiGroup`, and in a ClusterRoleBinding it needs
            its namespace. The group of users and groups is `rbac.authorization.k8s.io`, also when it's left out.
            """,
        bad: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: deployers
            roleRef:
              kind: Role
              name: deployer
            subjects:
              - kind: ServiceAccount
                apiGroup: rbac.authorization.k8s.io
                name: deployer

            """,
        good: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: deployers
            roleRef:
              kind: Role
              name: deployer
            subjects:
              - kind: ServiceAccount
                name: deployer

            """
    )
}
