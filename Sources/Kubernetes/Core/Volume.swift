public import YAML

/// Files that a pod's containers can mount (`core/v1 types.go Volume`).
public struct Volume: Structured {
    /// Its name, unique in the pod.
    public var name: DNSLabel
    /// Where the files come from.
    public var source: VolumeSource

    /// The value with the given fields set.
    public init(name: DNSLabel, source: VolumeSource) {
        self.name = name
        self.source = source
    }
}

extension Volume {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Volume?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Volume {
        try Volume(
            name: visit.required("name", value?.name),
            source: VolumeSource.fields(of: value?.source, &visit)
        )
    }
}

/// Where the files of a volume come from (`core/v1 types.go VolumeSource`).
public enum VolumeSource: Structured {
    /// A folder that lives as long as the pod.
    case emptyDir(EmptyDirVolumeSource)
    /// The keys of a Secret.
    case secret(SecretVolumeSource)
    /// Storage that outlives the pod.
    case persistentVolumeClaim(PersistentVolumeClaimVolumeSource)
    /// Facts about the pod.
    case downwardAPI(DownwardAPIVolumeSource)
    /// The keys of a ConfigMap.
    case configMap(ConfigMapVolumeSource)
    /// Several sources in one folder.
    case projected(ProjectedVolumeSource)
}

extension VolumeSource {
    /// What `emptyDir` holds, if it is that.
    public var emptyDir: EmptyDirVolumeSource? {
        if case .emptyDir(let value) = self { value } else { nil }
    }

    /// What `secret` holds, if it is that.
    public var secret: SecretVolumeSource? {
        if case .secret(let value) = self { value } else { nil }
    }

    /// What `persistentVolumeClaim` holds, if it is that.
    public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource? {
        if case .persistentVolumeClaim(let value) = self { value } else { nil }
    }

    /// What `downwardAPI` holds, if it is that.
    public var downwardAPI: DownwardAPIVolumeSource? {
        if case .downwardAPI(let value) = self { value } else { nil }
    }

    /// What `configMap` holds, if it is that.
    public var configMap: ConfigMapVolumeSource? {
        if case .configMap(let value) = self { value } else { nil }
    }

    /// What `projected` holds, if it is that.
    public var projected: ProjectedVolumeSource? {
        if case .projected(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: VolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> VolumeSource {
        var one = OneOf<VolumeSource>()
        try one.field("emptyDir", value?.emptyDir, &visit, VolumeSource.emptyDir)
        try one.field("secret", value?.secret, &visit, VolumeSource.secret)
        try one.field("persistentVolumeClaim", value?.persistentVolumeClaim, &visit, VolumeSource.persistentVolumeClaim)
        try one.field("downwardAPI", value?.downwardAPI, &visit, VolumeSource.downwardAPI)
        try one.field("configMap", value?.configMap, &visit, VolumeSource.configMap)
        try one.field("projected", value?.projected, &visit, VolumeSource.projected)
        return try one.found(
            among: "emptyDir | secret | persistentVolumeClaim | downwardAPI | configMap | projected",
            &visit,
            else: .emptyDir(.sample)
        )
    }
}
