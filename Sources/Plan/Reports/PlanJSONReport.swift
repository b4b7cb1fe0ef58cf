import YAML

/// A plan for tools. The version changes when members lose or change their meaning.
package struct PlanJSONReport {
    private let plan: Plan

    package init(_ plan: Plan) {
        self.plan = plan
    }

    /// The report.
    package var text: String {
        var writer = JSONWriter()
        writer.mapping { writer in
            writer.key("version")
            writer.integer(1)
            writer.key("base")
            writer.string(plan.base)
            writer.key("tree")
            writer.string(plan.tree)
            writer.key("summary")
            writeSummary(to: &writer)
            writer.key("risks")
            writer.sequence(plan.risks) { writer, risk in Self.write(risk, to: &writer) }
            writer.key("offboarding")
            writer.sequence(plan.offboardings) { writer, offboarding in
                writer.mapping { writer in
                    writer.key("tenant")
                    writer.string(offboarding.tenant)
                    writer.key("step")
                    writer.string(offboarding.step.rawValue)
                }
            }
            writer.key("changes")
            writer.sequence(plan.changes) { writer, change in Self.write(change, to: &writer) }
            writer.key("notes")
            writer.sequence(plan.notes) { writer, note in writer.string(note) }
            writer.key("stale")
            writer.sequence(plan.staleFiles) { writer, path in writer.string(path) }
            writer.key("unreadable")
            writer.sequence(plan.problems) { writer, problem in
                writer.mapping { writer in
                    writer.key("place")
                    writer.string(problem.place)
                    writer.key("message")
                    writer.string(problem.message)
                    writer.key("isBase")
                    writer.bool(problem.isOld)
                }
            }
        }
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func writeSummary(to writer: inout JSONWriter) {
        writer.mapping { writer in
            for action in ObjectChange.Action.allCases {
                writer.key(action.rawValue)
                writer.integer(Int64(plan.count(action)))
            }
            writer.key("risks")
            writer.integer(Int64(plan.risks.count))
        }
    }

    private static func write(_ risk: Risk, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("kind")
            writer.string(risk.kind.rawValue)
            writer.key("object")
            write(risk.object, to: &writer)
            writer.key("message")
            writer.string(risk.message)
            if let advice = risk.advice {
                writer.key("advice")
                writer.string(advice)
            }
        }
    }

    private static func write(_ key: ObjectKey, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("group")
            writer.string(key.group)
            writer.key("kind")
            writer.string(key.kind)
            if !key.namespace.isEmpty {
                writer.key("namespace")
                writer.string(key.namespace)
            }
            writer.key("name")
            writer.string(key.name)
        }
    }

    private static func write(_ change: ObjectChange, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("action")
            writer.string(change.action.rawValue)
            writer.key("object")
            write(change.key, to: &writer)
            writer.key("apiVersion")
            writer.string(change.apiVersion)
            writer.key("path")
            writer.string(change.path)
            if let movedFrom = change.movedFrom {
                writer.key("movedFrom")
                writer.string(movedFrom)
            }
            guard change.action == .change || change.action == .replace else { return }
            writer.key("fields")
            writer.sequence(change.fields) { writer, field in write(field, to: &writer) }
            if let patch = change.patch {
                writer.key("patch")
                patch.write(to: &writer)
            }
        }
    }

    private static func write(_ field: FieldChange, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("path")
            writer.string(field.path.text)
            guard !field.isSecret else {
                writer.key("secret")
                writer.bool(true)
                return
            }
            for (name, value) in [("old", field.old), ("new", field.new)] {
                guard let value else { continue }
                writer.key(name)
                value.write(to: &writer)
            }
        }
    }
}
