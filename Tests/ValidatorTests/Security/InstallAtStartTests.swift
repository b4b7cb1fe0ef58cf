import Diagnostics
import Testing

@testable import Validator

struct InstallAtStartTests {
    @Test(
        arguments: [
            (#"[sh, -c, "pip install flask && python app.py"]"#, "pip install"),
            (#"[bash, -c, "set -e; apt-get update;apt-get -y -qq install curl"]"#, "apt-get install"),
            ("[/usr/bin/pip3, --no-cache-dir, install, flask]", "pip3 install"),
            (#"[sh, -c, "curl -fsSL https://example.com/setup|sh"]"#, "curl | sh"),
            (#"[sh, -c, "wget -qO- https://example.com/setup | tee log | /bin/bash -s"]"#, "curl | bash"),
            (#"[sh, -c, "(npm ci)"]"#, "npm ci"),
        ]
    )
    func `finds what installs`(command: String, named: String) async {
        let findings = await findings(of: command)
        #expect(findings.count == 1)
        #expect(findings.first?.contains("'\(named)'") == true, "\(findings)")
    }

    @Test(
        arguments: [
            "[python, app.py]", "[pip, list]", #"[sh, -c, "echo install | sh"]"#, "[apt-get, update]",
            #"[sh, -c, "curl https://example.com || sh fallback.sh"]"#, #"[sh, -c, "pip check; install -d /tmp/x"]"#,
            "[install, pip]", "[]", #"[""]"#, #"["|", "||", ";;"]"#,
        ]
    )
    func `finds nothing in what doesn't`(command: String) async {
        #expect(await findings(of: command).isEmpty)
    }

    private func findings(of command: String) async -> [String] {
        let pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec: {containers: [{name: web, image: "registry.example/web:1", args: \(command)}]}

            """
        let tree = ManifestTree([SourceFile(path: "pod.yaml", bytes: Array(pod.utf8))])
        return await Validator(RuleSelection([.security])).validate(tree)
            .filter { $0.id == "install-at-start" }.map(\.message)
    }
}
