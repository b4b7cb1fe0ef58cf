import Foundation
import TestSupport
import Testing

/// What `who-can` answers over the tree that the shipped specs render.
struct WhoCanCommandTests {
    private func answer(_ arguments: String...) throws -> Tool.Output {
        let line = try CommandLine()
        _ = try line.run("generate")
        return try line.run(["who-can"] + arguments)
    }

    @Test func `says that nobody of a tenant may read its Secrets`() throws {
        let output = try answer("get", "secrets", "--namespace", "acme-corp")
        #expect(output.status == 0)
        // Whoever is in `system:masters` may do anything.
        #expect(
            output.text == """
                SUBJECT               NAMESPACE  BINDING                           ROLE                       AT
                Group system:masters  (all)      ClusterRoleBinding cluster-admin  ClusterRole cluster-admin  (built in)

                """
        )
    }

    @Test func `says who may delete pods, by which binding and where it is`() throws {
        let output = try answer("delete", "pods", "-n", "acme-corp")
        #expect(output.status == 0)
        let lines = output.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.count == 3)
        let binding = "RoleBinding acme-corp/tenant-operators Role acme-corp/tenant-operator"
        #expect(
            lines.last?.hasPrefix(
                "Group acme-corp:operators acme-corp \(binding) generated/tenants/acme-corp/boundary/rbac.yaml:"
            ) == true,
            "\(output.text)"
        )
    }

    @Test func `says what someone may, and whether`() throws {
        let all = try answer("--as-group", "acme-corp:viewers", "--as", "ann")
        #expect(all.status == 0)
        #expect(all.text.contains("deployments.apps,replicasets.apps"))
        // What everyone may.
        #expect(all.text.contains("selfsubjectaccessreviews.authorization.k8s.io"))
        #expect(!all.text.contains("closed-ai"))
        let one = try answer("delete", "po", "-n", "acme-corp", "--as-group", "acme-corp:viewers")
        #expect(one.status == 1)
        #expect(one.text.isEmpty && one.errorText == "nobody\n")
        let account = try answer("get", "/openid/v1/jwks", "--as", "system:serviceaccount:monitoring:llm-gateway")
        #expect(account.text.contains("llm-gateway-keys"))
        // Every account may.
        #expect(account.text.contains("Group system:serviceaccounts"))
    }

    @Test func `answers in JSON`() throws {
        let output = try answer("list", "deploy.apps", "--namespace", "closed-ai", "--format", "json")
        let answers = try #require(
            try JSONSerialization.jsonObject(with: output.standardOutput) as? [[String: any Sendable]]
        )
        #expect(
            answers.compactMap { $0["subject"] as? String }.sorted() == [
                "Group closed-ai:operators", "Group closed-ai:viewers", "Group system:masters",
                "ServiceAccount flux-system/reconciler-closed-ai",
            ]
        )
        let last = try #require(answers.last?["binding"] as? [String: any Sendable])
        #expect(last["file"] as? String == "generated/tenants/closed-ai/boundary/rbac.yaml")
        #expect(last["line"] as? Int ?? 0 > 1)
        let none = try answer("delete", "po", "--as", "ann", "--format", "json")
        #expect(none.status == 1)
        #expect(none.text == "[]\n")
    }

    @Test(arguments: [
        (["get", "secerts"], "no resource is named 'secerts'; did you mean 'secrets'?"),
        (["gte", "secrets"], "no verb is named 'gte'; did you mean 'get'?"),
        (["get", "pods", "-n", "acme-crop"], "the tree has no namespace 'acme-crop'; did you mean 'acme-corp'?"),
        (["get", "nodes", "-n", "acme-corp"], "'nodes' are in no namespace; leave out --namespace"),
        (["get", "/metrics", "-n", "acme-corp"], "the path '/metrics' is in no namespace and has no name"),
        (["get"], "Say what with"), ([], "Say what: a verb and a resource, or --as."),
    ])
    func `exits with 64 on what there is not, and names the nearest`(arguments: [String], problem: String) throws {
        let line = try CommandLine()
        _ = try line.run("generate")
        let output = try line.run(["who-can"] + arguments)
        #expect(output.status == 64)
        #expect(output.errorText.contains(problem), "\(output.errorText)")
    }

    @Test func `does not answer by half a tree`() throws {
        let line = try CommandLine(specs: false)
        #expect(try line.run("who-can", "get", "pods", "nowhere").status == 74)
        try line.folder.write("a: [\n", to: "tree/a.yaml")
        let output = try line.run("who-can", "get", "pods", "tree")
        #expect(output.status == 74)
        #expect(output.errorText.contains("tree/a.yaml:"))
    }
}
