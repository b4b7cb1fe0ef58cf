import Diagnostics
import YAML

/// What a claim asks for (pkg/apis/resource/validation/validation.go, `validateDeviceRequest`).
enum DeviceRequestValidation {
    static func check(_ request: YAMLNode, _ errors: inout FieldErrors) {
        let exact = request.field("exactly")
        let options = request.field("firstAvailable").flatMap { $0.count > 0 ? $0 : nil }
        guard (exact == nil) != (options == nil) else {
            errors.add(.deviceClaim, at: request, "give one of 'exactly' and 'firstAvailable'")
            return
        }
        if let exact { checkDevices(exact, &errors) }
        guard let options else { return }
        for option in options.elements { checkDevices(option, &errors) }
    }

    /// `validateDeviceClass`, `validateDeviceAllocationMode`, after the defaults of pkg/apis/resource/v1/defaults.go.
    private static func checkDevices(_ devices: YAMLNode, _ errors: inout FieldErrors) {
        if let name = errors.require("deviceClassName", of: devices, .deviceClaim) {
            errors.check(name, .dns1123Subdomain, .deviceClaim, "the class")
        }
        DeviceClaimValidation.checkSelectors(devices, &errors)
        let count = devices.field("count").flatMap { $0.integer == 0 ? nil : $0 }
        guard let mode = devices.field("allocationMode"), !mode.hasText(""), !mode.hasText("ExactCount") else {
            errors.check(count, isIn: 1...Int.max, .deviceClaim)
            return
        }
        errors.check(mode, isOneOf: ["ExactCount", "All"], .deviceClaim)
        if mode.hasText("All"), let count {
            errors.add(.deviceClaim, at: count, "all devices are asked for: remove 'count'")
        }
    }
}

extension Rule {
    static let deviceClaim = api(
        "device-claim",
        "a claim of devices, or a class of them, is complete and refers to its own requests",
        explanation: """
            Each request of a ResourceClaim has a name of its own and asks for devices of a class, either `exactly` or
            as `firstAvailable`; constraints and configurations refer to requests of the same claim. Whether the
            expressions that select devices compile isn't looked at here. The API server refuses others.
            """,
        bad: """
            apiVersion: resource.k8s.io/v1
            kind: ResourceClaim
            metadata:
              name: gpu
              namespace: acme-corp
            spec:
              devices:
                requests:
                  - name: gpu
                    exactly:
                      deviceClassName: gpu.example.com
                constraints:
                  - requests:
                      - gpus
                    matchAttribute: example.com/numa

            """,
        good: """
            apiVersion: resource.k8s.io/v1
            kind: ResourceClaim
            metadata:
              name: gpu
              namespace: acme-corp
            spec:
              devices:
                requests:
                  - name: gpu
                    exactly:
                      deviceClassName: gpu.example.com
                constraints:
                  - requests:
                      - gpu
                    matchAttribute: example.com/numa

            """
    )
}
