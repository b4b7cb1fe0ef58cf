public import YAML

/// A link at the head of a dashboard.
public struct DashboardLink: Structured {
    /// Where a link leads.
    public enum Kind: String, EnumFieldValue {
        /// To the dashboards that have the link's tags.
        case dashboards
        /// To a page.
        case link
    }

    /// Where it leads.
    public var type: Kind
    /// What it says.
    public var title: String
    /// The picture beside it.
    public var icon: String
    /// What it tells when pointed at.
    public var tooltip: String
    /// The page; empty for dashboards.
    public var url: String
    /// The tags of the dashboards; empty for a page.
    public var tags: [String]
    /// Whether dashboards unfold from one entry.
    public var asDropdown: Bool
    /// Whether the values of variables go along.
    public var includeVars: Bool
    /// Whether the time range goes along.
    public var keepTime: Bool
    /// Whether it opens a tab of its own.
    public var targetBlank: Bool

    /// A menu of the dashboards that have a tag; the time range goes along, and what the variables are set to if wanted.
    public static func dashboards(tag: String, title: String, includeVars: Bool = false) -> DashboardLink {
        DashboardLink(
            type: .dashboards,
            title: title,
            icon: "external link",
            tooltip: "",
            url: "",
            tags: [tag],
            asDropdown: true,
            includeVars: includeVars,
            keepTime: true,
            targetBlank: false
        )
    }

    /// A link to one dashboard; the time range goes along.
    ///
    /// - Parameter variables: what its variables are set to.
    public static func dashboard(
        _ uid: DashboardUID,
        title: String,
        variables: KeyValuePairs<String, String> = [:]
    ) -> DashboardLink {
        let query = variables.map { "var-\($0)=\($1)" }.joined(separator: "&")
        return DashboardLink(
            type: .link,
            title: title,
            icon: "dashboard",
            tooltip: "",
            url: "/d/\(uid)" + (query.isEmpty ? "" : "?\(query)"),
            tags: [],
            asDropdown: false,
            includeVars: false,
            keepTime: true,
            targetBlank: false
        )
    }

    /// A link to a page, in a tab of its own.
    public static func page(_ url: String, title: String, tooltip: String = "") -> DashboardLink {
        DashboardLink(
            type: .link,
            title: title,
            icon: "external link",
            tooltip: tooltip,
            url: url,
            tags: [],
            asDropdown: false,
            includeVars: false,
            keepTime: false,
            targetBlank: true
        )
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            type: visit.required("type", value?.type),
            title: visit.required("title", value?.title),
            icon: visit.required("icon", value?.icon),
            tooltip: visit.required("tooltip", value?.tooltip),
            url: visit.optional("url", value?.url, default: ""),
            tags: visit.required("tags", value?.tags),
            asDropdown: visit.required("asDropdown", value?.asDropdown),
            includeVars: visit.required("includeVars", value?.includeVars),
            keepTime: visit.required("keepTime", value?.keepTime),
            targetBlank: visit.required("targetBlank", value?.targetBlank)
        )
    }
}
