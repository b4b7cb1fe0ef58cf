import ArgumentParser
import Diagnostics
import Files
import Validator

/// Builds kustomizations: here, or by kustomize itself where they use more than is built here.
enum KustomizeTool {
    /// What a folder's kustomization builds. Which program built it is told on standard error.
    static func build(_ folder: String, report: ([Diagnostic]) throws -> Void) throws -> BuiltKustomization {
        do throws(KustomizationBuilder.Failure) {
            let built = try KustomizationBuilder.build(folder: folder)
            Console.printError("\(folder): built by tenantry itself\n")
            return built
        } catch {
            switch error {
            case .invalid(let diagnostics):
                try report(diagnostics.sortedAndUnique())
                throw ExitCode.failure
            case .beyond(let what, let place):
                return try buildElsewhere(folder, because: what, at: place, report: report)
            }
        }
    }

    private static func buildElsewhere(
        _ folder: String,
        because reason: String,
        at place: SourceLocation,
        report: ([Diagnostic]) throws -> Void
    ) throws -> BuiltKustomization {
        // A name that starts with a dash is no option.
        let target = folder.hasPrefix("-") ? "./\(folder)" : folder
        let tools = [("kubectl", ["kustomize", target]), ("kustomize", ["build", target])]
        guard let (program, arguments) = tools.first(where: { Subprocess.isAvailable($0.0) }) else {
            let message =
                "this kustomization uses \(reason), which takes kubectl or kustomize to build; "
                + "put one of them on the PATH"
            try report([Diagnostic("kustomize-build", .error, message, at: place)])
            throw ExitCode.failure
        }
        let output: Subprocess.Output
        do throws(FileError) {
            // Kustomizations may name remote folders, which are fetched by Git or HTTP.
            output = try Subprocess.run(
                program,
                arguments,
                environment: Subprocess.inherited(
                    "PATH",
                    "HOME",
                    "TMPDIR",
                    "XDG_CONFIG_HOME",
                    "XDG_CACHE_HOME",
                    "SSH_AUTH_SOCK",
                    "HTTPS_PROXY",
                    "HTTP_PROXY",
                    "NO_PROXY",
                    "https_proxy",
                    "http_proxy",
                    "no_proxy"
                )
            )
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
        guard output.status == 0 else {
            let lines = output.errorText.split(separator: "\n").joined(separator: "; ")
            let message = "\(program) can't build this: \(lines.prefix(1_000))"
            try report([Diagnostic("kustomize-build", .error, message, at: SourceLocation(path: folder))])
            throw ExitCode.failure
        }
        Console.printError("\(folder): built by \(program), for \(reason) at \(place)\n")
        return BuiltKustomization(folder: folder, output: output.output)
    }
}
