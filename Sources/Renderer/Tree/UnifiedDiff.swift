/// A difference of two texts by lines, as `diff -u` prints it.
enum UnifiedDiff {
    /// Lines of context around a change.
    private static let context = 3
    /// More lines than these are not compared one by one, as the time grows with the square of what differs.
    private static let lineLimit = 20_000

    private enum Line {
        case same(Substring)
        case removed(Substring)
        case added(Substring)

        var text: String {
            switch self {
            case .same(let line): " " + line
            case .removed(let line): "-" + line
            case .added(let line): "+" + line
            }
        }

        var isSame: Bool {
            if case .same = self { return true }
            return false
        }
    }

    /// The diff of `old` and `new`, empty when they are equal. A missing text is as `/dev/null`.
    static func text(path: String, old: [UInt8]?, new: [UInt8]?) -> String {
        let head = "--- \(old == nil ? "/dev/null" : "a/" + path)\n+++ \(new == nil ? "/dev/null" : "b/" + path)\n"
        let (oldText, newText) = (
            String(decoding: old ?? [], as: UTF8.self), String(decoding: new ?? [], as: UTF8.self)
        )
        let (oldLines, newLines) = (lines(of: oldText), lines(of: newText))
        guard oldLines.count + newLines.count <= lineLimit else {
            return head + "(\(oldLines.count) lines against \(newLines.count): too many to compare)\n"
        }
        return head + hunks(of: merge(oldLines, newLines))
    }

    private static func lines(of text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// Both texts in one list of lines, from the shortest edit script (Myers), which the standard library finds.
    private static func merge(_ old: [Substring], _ new: [Substring]) -> [Line] {
        let difference = new.difference(from: old)
        var removed = Set<Int>()
        var added: [Int: Substring] = [:]
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, let line, _): added[offset] = line
            }
        }
        var merged: [Line] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                merged.append(.removed(old[oldIndex]))
                oldIndex += 1
            } else if let line = added[newIndex] {
                merged.append(.added(line))
                newIndex += 1
            } else {
                merged.append(.same(old[oldIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        return merged
    }

    private static func hunks(of lines: [Line]) -> String {
        let changes = lines.indices.filter { !lines[$0].isSame }
        var text = ""
        var (oldLine, newLine, position) = (1, 1, 0)
        var index = 0
        while index < changes.count {
            let start = max(0, changes[index] - context)
            while index + 1 < changes.count, changes[index + 1] - changes[index] <= 2 * context { index += 1 }
            let end = min(lines.count, changes[index] + context + 1)
            index += 1
            oldLine += start - position
            newLine += start - position
            let hunk = lines[start..<end]
            let oldCount = hunk.count { if case .added = $0 { false } else { true } }
            let newCount = hunk.count { if case .removed = $0 { false } else { true } }
            // An empty side stands before its first line, as in diff(1).
            text += "@@ -\(oldCount == 0 ? oldLine - 1 : oldLine),\(oldCount)"
            text += " +\(newCount == 0 ? newLine - 1 : newLine),\(newCount) @@\n"
            for line in hunk { text += line.text + "\n" }
            oldLine += oldCount
            newLine += newCount
            position = end
        }
        return text
    }
}
