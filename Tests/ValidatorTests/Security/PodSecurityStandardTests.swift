import Testing
import YAML

@testable import Validator

@Test(arguments: PodSecurityCase.table)
func `a control says in every version, of every sort of container, what the server says`(test: PodSecurityCase) throws {
    for list in PodSecurityCase.lists {
        let pod = try test.pod(in: list)
        var isForbidden = false
        for level in PodSecurityLevel.allCases {
            let versions = level == .baseline ? test.baseline : level == .restricted ? test.restricted : nil
            for minor in 0...37 {
                let review = PodSecurityReview(pod, PodSecurityPolicy(level: level, minor: minor))
                let found = PodSecurityControl.allCases.filter { !review.violations(of: $0).isEmpty }
                let expected = versions?.contains(minor) == true ? [test.control] : []
                #expect(found == expected, "\(level) 1.\(minor) of \(list)")
                isForbidden = isForbidden || !found.isEmpty
            }
        }
        // What is read only once has to be read again for whatever some version forbids.
        #expect(PodSecurityReview.mayFind(in: pod) == isForbidden)
    }
}

@Test func `a version that isn't known yet counts as the newest`() throws {
    let test = try #require(PodSecurityCase.table.first { $0.fragment.contains("tcp_notsent_lowat") })
    let pod = try test.pod(in: ("containers", ""))
    let review = PodSecurityReview(pod, PodSecurityPolicy(level: .restricted, minor: 99))
    #expect(review.violations(of: .sysctl).isEmpty)
}

@Test(
    arguments: [
        ([:], [(PodSecurityLevel.baseline, 30), (.baseline, 34)]),
        (["enforce": "restricted"], [(.restricted, 30), (.restricted, 34)]),
        (["enforce": "restricted", "enforce-version": "latest"], [(.restricted, 30), (.restricted, 34)]),
        (["enforce": "privileged", "enforce-version": "v1.25"], [(.privileged, 25)]),
        (["enforce": "restrictd"], [(.restricted, 30), (.restricted, 34)]),
        (["enforce": "baseline", "enforce-version": "1.25"], [(.restricted, 30), (.restricted, 34)]),
        (["enforce": "baseline", "enforce-version": "v1.025"], [(.restricted, 30), (.restricted, 34)]),
        (["warn": "restricted"], [(.baseline, 30), (.baseline, 34)]),
    ] as [([String: String], [(PodSecurityLevel, Int)])]
)
func `the labels of a Namespace choose the standard`(
    labels: [String: String],
    expected: [(PodSecurityLevel, Int)]
) {
    let labels = labels.map { Label(key: "pod-security.kubernetes.io/\($0.key)", value: $0.value) }
    let policies = PodSecurityPolicy.enforced(by: labels, otherwise: .baseline, servers: [30, 34])
    #expect(policies == expected.map { PodSecurityPolicy(level: $0.0, minor: $0.1) })
}
