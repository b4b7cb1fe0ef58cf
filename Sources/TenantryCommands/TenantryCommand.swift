public import ArgumentParser

/// The command line.
public struct TenantryCommand: AsyncParsableCommand, Sendable {
    /// What `--help` says.
    public static let configuration = CommandConfiguration(
        commandName: "tenantry",
        abstract: "Turn a folder of tenant specs into a validated GitOps tree.",
        discussion: """
            One file a tenant, tenants.d/acme-corp.yaml, is all that it takes: `generate` \
            renders its namespace, quotas, rights, network policies, workloads, alerts and \
            dashboard into generated/, `validate` checks the tree, and Argo CD or Flux syncs it.

              tenantry new acme-corp       write a first spec
              tenantry generate            render the tree
              tenantry validate            check it
              tenantry plan                say what a change does to the cluster
              tenantry reach               say which pods can connect to which, and why
              tenantry who-can get secrets say who may do something, and why
              tenantry audit               report for each tenant what holds it apart
              tenantry generate --check    in CI: fail when the tree is stale

            Exit status: 0 clean, 1 findings or drift, 64 bad usage, 74 a file that can't be \
            read or written.
            """,
        version: "0.1.0",
        subcommands: [
            GenerateCommand.self, ValidateCommand.self, PlanCommand.self, ReachCommand.self, WhoCanCommand.self,
            AuditCommand.self, PreviewCommand.self, NewCommand.self, SchemaCommand.self,
            RulesCommand.self, ExplainCommand.self,
        ]
    )

    /// Made by the parser.
    public init() {}
}
