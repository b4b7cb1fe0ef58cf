import YAML

/// One source of a volume.
struct VolumeSource {
    /// The fields of a volume that hold a source, as far as the API server looks into them.
    static let kinds: Set<String> = [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI",
        "emptyDir", "ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath",
        "image", "iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected",
        "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume",
    ]

    var node: YAMLNode
    /// The field that it is written in.
    var kind: String
    /// The name of the volume, when it has one.
    var volumeName: String?
    /// The name of the pod, when it is of a Pod with a name.
    var podName: String?
    var isTemplate: Bool

    /// Adds what is wrong with the source.
    func check(_ errors: inout FieldErrors) {
        switch kind {
        case "configMap", "secret", "downwardAPI", "emptyDir", "projected": checkFiles(&errors)
        case "csi", "ephemeral", "flexVolume", "gitRepo", "hostPath", "image", "persistentVolumeClaim":
            checkLocal(&errors)
        case "cephfs", "fc", "flocker", "glusterfs", "iscsi", "nfs", "quobyte", "rbd", "scaleIO", "storageos":
            checkNetwork(&errors)
        default: checkCloud(&errors)
        }
    }
}
