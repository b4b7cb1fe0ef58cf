import ArgumentParser
import Diagnostics
import Validator

struct WhoCanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who-can",
        abstract: "Say who may do something, by the roles and bindings of a tree.",
        discussion: """
            The answer is worked out as the API server does, from the tree and from the roles \
            that every cluster has. No cluster is asked.

              tenantry who-can get secrets --namespace acme-corp
              tenantry who-can create deployments.apps
              tenantry who-can create pods/exec
              tenantry who-can get /metrics
              tenantry who-can --as-group acme-corp:operators

            Without a namespace it is who may anywhere. With --as or --as-group it is what \
            someone may: everything, or what was asked.

            Exit status: 0 when someone may, 1 when nobody may, 64 for a verb, a resource or a \
            namespace that there is not, 74 for files that can't be read.
            """
    )

    @Argument(help: ArgumentHelp("What is to be done: get, list, create, impersonate, ….", valueName: "verb"))
    var verb: String?

    @Argument(
        help: ArgumentHelp(
            "What with: secrets, deployments.apps, pods/exec, or a path such as /metrics.",
            valueName: "resource"
        )
    )
    var resource: String?

    @Argument(help: ArgumentHelp("Folders, files and globs of manifests; generated/ by default.", valueName: "path"))
    var paths: [String] = []

    @Option(name: [.customShort("n"), .long], help: ArgumentHelp("Only in this namespace.", valueName: "namespace"))
    var namespace: String?

    @Option(help: ArgumentHelp("Only with the object of this name.", valueName: "name"))
    var name: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Only what this user may; an account is system:serviceaccount:NAMESPACE:NAME.",
            valueName: "user"
        )
    )
    var user: String?

    @Option(
        name: .customLong("as-group"),
        help: ArgumentHelp("Only what this group may; may be repeated.", valueName: "group")
    )
    var groups: [String] = []

    @Option(help: ArgumentHelp("The folder of the manifests, where no path follows the resource.", valueName: "folder"))
    var tree = "generated"

    @Option(help: "How to answer: a table for people, json for tools.")
    var format = Format.table

    enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
        case table
        case json
    }

    func validate() throws {
        let caller = AccessCaller(user: user, groups: groups)
        guard verb != nil || caller != nil else { throw ValidationError("Say what: a verb and a resource, or --as.") }
        if verb != nil, resource == nil { throw ValidationError("Say what with: a resource or a path after the verb.") }
        if name != nil, verb == nil { throw ValidationError("--name needs a verb and a resource.") }
    }

    func run() async throws {
        let review = try await review()
        let answers = try answers(review)
        switch format {
        case .table: Console.print(AccessTable(answers, showsRules: verb == nil).text)
        case .json: Console.print(AccessTable.json(answers))
        }
        if answers.isEmpty {
            if format == .table { Console.printError("nobody\n") }
            throw ExitCode.failure
        }
    }

    private func review() async throws -> AccessReview {
        let files: ManifestTree
        do throws(TreeError) {
            files = try ManifestTree.load(paths: paths.isEmpty ? [tree] : paths) { _ in false }
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
        let review = await AccessReview.of(files)
        guard review.problems.isEmpty else {
            // Who has rights by a file that can't be read, nobody knows.
            try TextReporter(color: false, sources: SourceText.read).report(review.problems, to: Console.printError)
            throw ExitCode.inputOutput
        }
        return review
    }

    private func answers(_ review: AccessReview) throws -> [AccessAnswer] {
        do throws(UnknownAccessName) {
            if let namespace, let problem = review.unknownNamespace(namespace) { throw problem }
            let caller = AccessCaller(user: user, groups: groups)
            if let verb, let resource {
                let question = AccessQuestion(verb: verb, target: resource, namespace: namespace, name: name)
                return try review.answers(to: question, for: caller)
            }
            return caller.map { review.rights(of: $0, namespace: namespace) } ?? []
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
