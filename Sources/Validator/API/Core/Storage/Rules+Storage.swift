import Diagnostics

extension Rule {
    static let persistentVolume = api(
        "persistent-volume",
        "a PersistentVolume has a size, access modes and exactly one source",
        explanation: """
            A volume has a capacity of `storage` above zero, at least one access mode, and exactly one source (`csi`,
            `nfs`, `local` and so on) with what that needs; a `local` one says on which nodes it is. Reclaim policy,
            mode and class have to be ones that there can be. The API server refuses others.
            """,
        bad: """
            apiVersion: v1
            kind: PersistentVolume
            metadata:
              name: models
            spec:
              accessModes:
                - ReadOnlyMany
              capacity:
                storage: 0Gi
              nfs:
                server: files.example.com
                path: /models

            """,
        good: """
            apiVersion: v1
            kind: PersistentVolume
            metadata:
              name: models
            spec:
              accessModes:
                - ReadOnlyMany
              capacity:
                storage: 10Gi
              nfs:
                server: files.example.com
                path: /models

            """
    )

    static let storageClass = api(
        "storage-class",
        "a StorageClass or VolumeAttributesClass names its driver and is well-formed",
        explanation: """
            The provisioner is a name, with a domain and `/` before it or without. The reclaim policy is `Delete` or
            `Retain`, the binding mode `Immediate` or `WaitForFirstConsumer`, and each term of `allowedTopologies`
            selects something that no other one does. A VolumeAttributesClass has a parameter at least. The API server
            refuses others.
            """,
        bad: """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: gp3
            provisioner: ebs.csi.aws.com
            volumeBindingMode: WaitForConsumer

            """,
        good: """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: gp3
            provisioner: ebs.csi.aws.com
            volumeBindingMode: WaitForFirstConsumer

            """
    )

    static let csi = api(
        "csi",
        "what describes CSI drivers is well-formed",
        explanation: """
            The modes and policies of a CSIDriver are ones that Kubernetes knows, and its tokens live for ten minutes
            at least, with an audience each. A CSINode has each driver once, with the node's name. A CSIStorageCapacity
            names its class. The API server refuses others.
            """,
        bad: """
            apiVersion: storage.k8s.io/v1
            kind: CSIDriver
            metadata:
              name: ebs.csi.aws.com
            spec:
              fsGroupPolicy: Always

            """,
        good: """
            apiVersion: storage.k8s.io/v1
            kind: CSIDriver
            metadata:
              name: ebs.csi.aws.com
            spec:
              fsGroupPolicy: File

            """
    )

    static let volumeAttachment = api(
        "volume-attachment",
        "a VolumeAttachment names a driver, a node and one volume",
        explanation: """
            An attachment says which driver attaches which volume to which node: `attacher`, `nodeName`, and in
            `source` either `persistentVolumeName` or `inlineVolumeSpec`. The API server refuses it otherwise. It is
            made by a controller as a rule, and seldom belongs into a tree of manifests.
            """,
        bad: """
            apiVersion: storage.k8s.io/v1
            kind: VolumeAttachment
            metadata:
              name: models
            spec:
              attacher: ebs.csi.aws.com
              nodeName: worker-1
              source: {}

            """,
        good: """
            apiVersion: storage.k8s.io/v1
            kind: VolumeAttachment
            metadata:
              name: models
            spec:
              attacher: ebs.csi.aws.com
              nodeName: worker-1
              source:
                persistentVolumeName: models

            """
    )
}
