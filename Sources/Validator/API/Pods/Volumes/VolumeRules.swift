import Diagnostics

extension RuleCatalogue {
    /// The rules about volumes.
    static let volumeRules: [Rule] = [.volume, .volumeSource, .volumeFile, .projectedVolume]
}

extension Rule {
    static let volume = api(
        "volume",
        "each volume of a pod has a name of its own and one source",
        explanation: """
            Containers mount volumes by name, so a pod's volumes have different ones: lower case letters, digits and
            '-'. A volume comes from one place; one that needs files from several has the source `projected`.
            """,
        bad: podExample(
            """
              volumes:
                - name: config_files
                  configMap:
                    name: app
            """
        ),
        good: podExample(
            """
              volumes:
                - name: config-files
                  configMap:
                    name: app
            """
        )
    )

    static let volumeSource = api(
        "volume-source",
        "the source of a volume says all that its kind demands",
        explanation: """
            Each kind of source has fields that it can't do without, such as the name of the ConfigMap or the path on
            the node, and some that hold only certain values. The API server refuses what is missing or wrong there.
            """,
        bad: podExample(
            """
              volumes:
                - name: logs
                  hostPath:
                    path: /var/log
                    type: Folder
            """
        ),
        good: podExample(
            """
              volumes:
                - name: logs
                  hostPath:
                    path: /var/log
                    type: Directory
            """
        )
    )

    static let volumeFile = api(
        "volume-file",
        "a file in a volume has a relative path, a mode of permissions and something to show",
        explanation: """
            The `items` of a volume are files: each has a path below the volume, without '..', and may have a mode up to
            0777. YAML reads `0644` as the octal number, JSON knows decimal ones only: 420. Of a pod, files show labels,
            annotations, name, namespace, uid and resources.
            """,
        bad: podExample(
            """
              volumes:
                - name: config
                  configMap:
                    name: app
                    items:
                      - key: settings
                        path: ../settings.yaml
            """
        ),
        good: podExample(
            """
              volumes:
                - name: config
                  configMap:
                    name: app
                    items:
                      - key: settings
                        path: settings.yaml
            """
        )
    )

    static let projectedVolume = api(
        "projected-volume",
        "each source of a projected volume is one, and no two write the same file",
        explanation: """
            The `sources` of a projected volume are a list with one source in each element, and their files share one
            directory. A token of a service account lives for 600 seconds at least.
            """,
        bad: podExample(
            """
              volumes:
                - name: all
                  projected:
                    sources:
                      - configMap:
                          name: app
                        secret:
                          name: app
            """
        ),
        good: podExample(
            """
              volumes:
                - name: all
                  projected:
                    sources:
                      - configMap:
                          name: app
                      - secret:
                          name: app
            """
        )
    )

    /// A Pod whose spec starts with some lines.
    static func podExample(_ spec: String) -> String {
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
        spec:
        \(spec)
          containers:
            - name: app
              image: example.com/app:1

        """
    }
}
