import CLibFuzzer
import Foundation

/// Runs libFuzzer, whose options come from the command line, on the target that `FUZZ_TARGET` names.
///
/// `--targets` lists the targets; `--prepare FOLDER` writes what each starts with: `FOLDER/TARGET/seeds/*` and
/// `FOLDER/TARGET/dictionary`.
@main
enum Fuzzing {
    fileprivate static let target = Target.named(ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "")

    static func main() throws {
        switch CommandLine.arguments.dropFirst().first {
        case "--targets": for target in Target.all { print(target.name) }
        case "--prepare": for target in Target.all { try target.prepare(in: CommandLine.arguments.last ?? ".") }
        default: fuzz()
        }
    }

    private static func fuzz() {
        guard target != nil else { fatalError("FUZZ_TARGET is one of \(Target.all.map(\.name))") }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { data, size in
                Fuzzing.target?.body(Input(UnsafeBufferPointer(start: data, count: size)))
                return 0
            }
        )
    }
}
