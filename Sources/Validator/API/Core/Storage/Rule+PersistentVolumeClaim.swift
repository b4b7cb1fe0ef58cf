import Diagnostics

extension Rule {
    static let persistentVolumeClaim = api(
        "persistent-volume-claim",
        "a PersistentVolumeClaim says how the volume is accessed and how large it is",
        explanation: """
            A claim needs at least one access mode that Kubernetes knows (`ReadWriteOncePod` only by itself) and a
            request of storage above zero; its classes, its mode and its data source have to be well-formed. The API
            server refuses others, in claims of their own and in the templates of ephemeral volumes.
            """,
        bad: """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: data
              namespace: acme-corp
            spec:
              accessModes:
                - ReadWriteOnes
              resources:
                requests:
                  storage: 10Gi

            """,
        good: """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: data
              namespace: acme-corp
            spec:
              accessModes:
                - ReadWriteOnce
              resources:
                requests:
                  storage: 10Gi

            """
    )
}
