import ArgumentParser
import Diagnostics
import Files
import Glibc
import Validator

/// Finds and reads `.tenantry.yaml`.
struct ConfigurationFile {
    /// The folder that its paths start at, absolute.
    let root: String
    let configuration: LoadedConfiguration

    /// The file that the command line names, or the nearest one from a folder up to its repository's top; outside of a
    /// repository only the folder itself is looked at.
    ///
    /// - Returns: `nil` when there is none.
    init?(
        _ options: ConfigurationOptions,
        workingDirectory: String,
        reporting report: ([Diagnostic]) throws -> Void
    ) throws {
        guard !options.noConfig else { return nil }
        let folder: String
        let name: String
        if let file = options.config {
            let path = PathNames.absolute(file, in: workingDirectory)
            folder = PathNames.absolute("\(path)/..", in: "/")
            name = String(path.split(separator: "/").last ?? "")
        } else {
            guard let found = Self.folder(from: workingDirectory) else { return nil }
            folder = found
            name = Configuration.fileName
        }
        let path = options.config ?? PathNames.relative("\(folder)/\(name)", from: workingDirectory)
        let (configuration, diagnostics) = LoadedConfiguration.read(try Self.read(name, in: folder, path), path: path)
        guard let configuration else {
            try report(diagnostics.sortedAndUnique())
            throw ExitCode.validationFailure
        }
        root = folder
        self.configuration = configuration
    }

    /// The paths to validate, as seen from a folder.
    func included(from folder: String) -> [String] {
        configuration.spec.paths.include.map { PathNames.relative(PathNames.absolute($0, in: root), from: folder) }
    }

    private static func folder(from start: String) -> String? {
        var top = start
        while access("\(top)/.git", F_OK) != 0 {
            // There is no repository here.
            guard top != "/" else { return isThere(in: start) ? start : nil }
            top = PathNames.absolute("..", in: top)
        }
        var folder = start
        while !isThere(in: folder) {
            guard folder != top else { return nil }
            folder = PathNames.absolute("..", in: folder)
        }
        return folder
    }

    private static func isThere(in folder: String) -> Bool {
        var status = stat()
        return lstat("\(folder)/\(Configuration.fileName)", &status) == 0
    }

    private static func read(_ name: String, in folder: String, _ path: String) throws -> [UInt8] {
        do throws(FileError) {
            var bytes: [UInt8] = []
            guard let directory = try Directory.open(root: folder),
                try directory.read(name, into: &bytes, limit: LoadedConfiguration.maximumBytes)
            else { throw FileError("read", path, reason: "there is no such file") }
            return bytes
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
    }
}
