import Testing
import Validator
import YAML

/// A pattern, and paths that it covers or doesn't.
private struct GlobCase: CustomTestStringConvertible, Sendable {
    var pattern: String
    var covered: [String]
    var others: [String]
    var testDescription: String { pattern }

    init(_ pattern: String, _ covered: [String], not others: [String]) {
        self.pattern = pattern
        self.covered = covered
        self.others = others
    }
}

private let cases: [GlobCase] = [
    GlobCase("a.yaml", ["a.yaml", "./a.yaml"], not: ["b.yaml", "x/a.yaml", "a.yaml2", "/a.yaml"]),
    GlobCase("k8s", ["k8s", "k8s/a.yaml", "k8s/b/c.yaml"], not: ["k8s2/a.yaml", "x/k8s/a.yaml"]),
    GlobCase("k8s/", ["k8s/a.yaml"], not: ["k8"]),
    GlobCase("*.yaml", ["a.yaml", ".yaml"], not: ["a.yml", "x/a.yml", "b/a.yaml"]),
    GlobCase("k8s/*.yaml", ["k8s/a.yaml"], not: ["k8s/b/a.yaml", "a.yaml"]),
    GlobCase("k8s/**", ["k8s/a.yaml", "k8s/b/c.yaml"], not: ["a.yaml", "k8s2/a.yaml"]),
    GlobCase("k8s/**/*.yaml", ["k8s/a.yaml", "k8s/b/c/d.yaml"], not: ["k8s/b/c.json", "x.yaml"]),
    GlobCase("**/*.yaml", ["a.yaml", "b/a.yaml", "b/c/a.yaml"], not: ["a.json", "/a.yaml"]),
    GlobCase("**/test/**", ["test/a.yaml", "a/test/b/c.yaml"], not: ["tests/a.yaml", "a/b.yaml"]),
    GlobCase("a/**/b/**/c.yaml", ["a/b/c.yaml", "a/x/b/y/z/c.yaml"], not: ["a/c.yaml", "b/c.yaml"]),
    GlobCase("**", ["a", "a/b/c"], not: ["/a"]),
    GlobCase("/srv/*.yaml", ["/srv/a.yaml"], not: ["srv/a.yaml"]),
    GlobCase("a?c", ["abc", "aéc"], not: ["ac", "abbc", "a/c"]),
    GlobCase("[a-c]x", ["ax", "cx/y"], not: ["dx", "x"]),
    GlobCase("[!a-c]x", ["dx"], not: ["ax"]),
    GlobCase("[]a]", ["]", "a"], not: ["b"]),
    GlobCase("[a-]", ["a", "-"], not: ["b"]),
    GlobCase(#"a\*b"#, ["a*b"], not: ["axb"]),
    GlobCase(#"a[\]]b"#, ["a]b"], not: ["axb"]),
    GlobCase("../k8s/*.yaml", ["../k8s/a.yaml"], not: ["k8s/a.yaml"]),
    GlobCase("a*b*c", ["abc", "axbxbxc"], not: ["abcd", "acb"]),
]

@Test(arguments: cases)
private func `a glob covers the paths it matches, and what is in folders it matches`(glob: GlobCase) throws {
    let pattern = try Glob(parsing: glob.pattern)
    for path in glob.covered { #expect(pattern.covers(path), "\(path)") }
    for path in glob.others { #expect(!pattern.covers(path), "\(path)") }
}

@Test(arguments: ["", "a/[b", "a/../b", "/../a", String(repeating: "a", count: 5_000)])
func `a glob that can't mean anything is refused`(text: String) {
    #expect(throws: TextError.self) { try Glob(parsing: text) }
}

/// Each takes longer than the world is old where stars are tried one within the other.
@Test(.timeLimit(.minutes(5)))
func `hostile globs take no longer than others`() throws {
    let name = String(repeating: "a", count: 4_000)
    #expect(!(try Glob(parsing: String(repeating: "*a", count: 500) + "b").covers(name)))
    let folders = String(repeating: "a/", count: 1_000)
    #expect(!(try Glob(parsing: String(repeating: "**/a/", count: 200) + "b").covers(folders)))
    #expect(!(try Glob(parsing: String(repeating: "**/*a*/", count: 140) + "b").covers(folders)))
}
