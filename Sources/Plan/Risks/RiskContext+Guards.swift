/// An annotation that keeps a controller from deleting an object.
struct Guard: Hashable {
    var key: String
    var value: String

    var text: String { "\(key): \(value)" }

    /// The guards of an object.
    ///
    /// Argo CD: docs/user-guide/sync-options.md. Flux: kustomize-controller docs/spec/v1/kustomizations.md. Helm:
    /// docs/howto/charts_tips_and_tricks.md.
    static func all(of object: PlanObject) -> Set<Guard> {
        var guards: Set<Guard> = []
        let metadata = object.value["metadata"]
        for (key, value) in (metadata?["annotations"]?.strings ?? [:]).merging(
            metadata?["labels"]?.strings ?? [:],
            uniquingKeysWith: { first, _ in first }
        ) {
            switch key {
            case "argocd.argoproj.io/sync-options":
                for option in value.split(separator: ",") {
                    let option = option.filter { !$0.isWhitespace }
                    if ["Prune=confirm", "Prune=false", "Delete=confirm", "Delete=false"].contains(option) {
                        guards.insert(Guard(key: key, value: option))
                    }
                }
            case "kustomize.toolkit.fluxcd.io/prune" where value.lowercased() == "disabled":
                guards.insert(Guard(key: key, value: "disabled"))
            case "helm.sh/resource-policy" where value == "keep":
                guards.insert(Guard(key: key, value: "keep"))
            default: break
            }
        }
        return guards
    }
}

extension RiskContext {
    /// Guards that objects lose.
    func guards() -> [Risk] {
        pairs.flatMap { change, old, new -> [Risk] in
            let left = Guard.all(of: new)
            return Guard.all(of: old).subtracting(left).sorted { $0.text < $1.text }.compactMap { lost -> Risk? in
                // `Prune=false` in place of `Prune=confirm` guards no less.
                let option = lost.value.prefix { $0 != "=" }
                guard !left.contains(where: { $0.key == lost.key && $0.value.prefix { $0 != "=" } == option }) else {
                    return nil
                }
                return Risk(.guardRemoved, change.key, "is no longer kept from deletion by \(lost.text)")
            }
        }
    }

    /// Controllers that delete from now on what is no longer in their folder.
    func pruning() -> [Risk] {
        changes.compactMap { change in
            guard let new = new.objects[change.key] else { return nil }
            let old = old.objects[change.key]
            func turnsOn(_ value: (JSONValue?) -> Bool) -> Bool {
                old != nil && !value(old?.value["spec"]) && value(new.value["spec"])
            }
            switch (change.key.kind, change.key.group) {
            case ("Kustomization", "kustomize.toolkit.fluxcd.io"):
                if turnsOn({ $0?["force"]?.isTrue == true }) {
                    return Risk(.pruneEnabled, change.key, "replaces from now on what it can't change (force: true)")
                }
                guard turnsOn({ $0?["prune"]?.isTrue == true }) else { return nil }
            case ("Application", "argoproj.io"):
                guard turnsOn({ $0?.at("syncPolicy", "automated", "prune")?.isTrue == true }) else { return nil }
            case ("ApplicationSet", "argoproj.io"):
                guard turnsOn({ $0?.at("template", "spec", "syncPolicy", "automated", "prune")?.isTrue == true }) else {
                    return nil
                }
            default: return nil
            }
            return Risk(.pruneEnabled, change.key, "deletes from now on what is no longer in its source (prune: true)")
        }
    }
}
