import YAML

/// What the rules about Argo CD and Flux need to know of a tree.
struct GitOpsFacts: Sendable {
    private(set) var applications: [ApplicationFacts] = []
    private(set) var projects: [ProjectFacts] = []
    private(set) var kustomizations: [FluxKustomizationFacts] = []
    private(set) var sources: [FluxSourceFacts] = []
    private(set) var releases: [FluxReleaseFacts] = []
    private(set) var scalers: [ScalerFacts] = []
    /// Objects whose metadata tells the controllers something.
    private(set) var marks: [SyncMark] = []
    /// Whether something makes Applications, or Kustomizations, that the tree doesn't show.
    private(set) var hasUnseen = false
    /// What is too large to be applied in every way.
    private(set) var large: [LargeObject] = []
    /// The sizes of files that are not small, in bytes.
    private(set) var sizes: [Int32: Int32] = [:]
    /// Files up to this size, in bytes, are not taken down.
    static let smallFile = 16_384

    private var strings = SharedStrings()

    /// Takes down how large a file is.
    mutating func read(fileSize: Int, file: Int32) {
        if fileSize > Self.smallFile { sizes[file] = Int32(clamping: fileSize) }
    }

    /// Takes down what an object tells.
    mutating func read(_ object: ManifestObject, file: Int32, fileSize: Int) {
        if let object = LargeObject(object, file: file, fileSize: fileSize) { large.append(object) }
        if let mark = SyncMark(object, file: file) { marks.append(mark) }
        if object.kind == .horizontalPodAutoscaler, let scaler = ScalerFacts(object, file: file, &strings) {
            scalers.append(scaler)
        }
        guard object.kind.group.hasSuffix("fluxcd.io") || object.kind.group == "argoproj.io" else { return }
        switch (object.kind.kind, object.kind.group) {
        case ("Application", "argoproj.io"):
            applications.append(ApplicationFacts(object, file: file, &strings))
        case ("AppProject", "argoproj.io"):
            projects.append(ProjectFacts(object, file: file, &strings))
        case ("ApplicationSet", "argoproj.io"), ("ResourceSet", "fluxcd.controlplane.io"):
            hasUnseen = true
        case ("Kustomization", FluxKustomizationFacts.group):
            kustomizations.append(FluxKustomizationFacts(object, file: file, &strings))
        case ("HelmRelease", "helm.toolkit.fluxcd.io"):
            releases.append(FluxReleaseFacts(object, file: file, &strings))
        case (_, "source.toolkit.fluxcd.io"):
            sources.append(
                FluxSourceFacts(
                    reference: FluxReference(
                        kind: strings.shared(object.kind.kind),
                        namespace: strings.shared(object.namespace),
                        name: strings.shared(object.name)
                    ),
                    repository: RepositoryURL(strings.shared(object.root.at("spec", "url")?.string ?? ""))
                )
            )
        default: break
        }
    }

    /// Adds what another worker took down.
    mutating func take(_ other: GitOpsFacts) {
        applications += other.applications
        projects += other.projects
        kustomizations += other.kustomizations
        sources += other.sources
        releases += other.releases
        scalers += other.scalers
        marks += other.marks
        large += other.large
        sizes.merge(other.sizes) { $1 }
        hasUnseen = hasUnseen || other.hasUnseen
    }
}
