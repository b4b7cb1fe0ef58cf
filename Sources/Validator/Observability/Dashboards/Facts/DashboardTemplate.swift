/// A dashboard in which nothing was found, as a pattern for those of other tenants, which differ by their tenant's name alone.
///
/// A large platform has a dashboard a tenant, all made by one hand. To parse each would cost more than everything else that is validated;
/// to compare it with one that is known costs next to nothing. A text is *the same* as this one when it has the same bytes
/// but for
///
/// - the tenant's name, wherever that stands here as the whole value of a label's matcher, as a tag, as the value of a constant, or within
///   the uid, a link or a legend;
/// - titles and descriptions, which may be any text of one line in ASCII that isn't blank and has no quote, backslash, `$` or `[`.
///
/// Why the same text has the same verdict:
///
/// 1. *It is JSON of the same shape.* All differences lie within strings, and neither a name (`[a-z0-9-]`) nor a title (see above) can end
///    one, or start an escape.
/// 2. *Titles and descriptions* are looked at for being blank, which they aren't, and for variables, which start with `$` or
///    `[[`. Titles are compared over the whole tree; they are taken down.
/// 3. *The name* occurs nowhere else in either text outside of titles and descriptions: that is checked, for this text when it becomes a
///    pattern, for the other when it is compared. So one text becomes the other by renaming a token, everywhere, and whatever compares two
///    strings of the text with one another finds the same equalities. No rule compares with a fixed string that could be a name
///    at the places above: in matchers, tags, constants, links and legends all labels' values are alike. What does
///    depend on the name's letters is asked again: the length of the uid, and whose the dashboard is.
/// 4. *Positions* don't matter, as there is nothing to report.
///
/// Whatever is not so sure (another ending, a longer text than fits a ConfigMap, a name in a place of another sort) is not the same, and
/// is parsed. Tests change texts at random and compare both verdicts.
final class DashboardTemplate: Sendable {
    /// What stands between two stretches of bytes that are compared.
    enum Gap: Sendable {
        case name
        /// A title or a description; whether it is the dashboard's own title.
        case text(isTitle: Bool)
    }

    struct Piece: Sendable {
        /// The bytes before the gap.
        var bytes: Range<Int>
        var gap: Gap?
    }

    /// The file that is the pattern, and its text.
    let file: Int32
    let bytes: [UInt8]
    let pieces: [Piece]
    /// The uid up to the name, and after it; `nil` when the name isn't in it.
    let uid: (before: String, after: String)?
    /// Names other than the tenant's that would make it a tenant's.
    let otherClaims: [String]
    /// The bytes outside of the gaps, where a name must not occur.
    let fixed: [UInt8]

    init(
        file: Int32,
        bytes: [UInt8],
        pieces: [Piece],
        uid: (before: String, after: String)?,
        otherClaims: [String]
    ) {
        self.file = file
        self.bytes = bytes
        self.pieces = pieces
        self.uid = uid
        self.otherClaims = otherClaims
        // A byte that is in no name stands for each gap.
        var fixed: [UInt8] = []
        fixed.reserveCapacity(bytes.count)
        for piece in pieces {
            fixed += bytes[piece.bytes]
            fixed.append(0)
        }
        self.fixed = fixed
    }
}
