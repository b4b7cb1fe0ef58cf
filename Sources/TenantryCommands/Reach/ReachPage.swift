import Diagnostics
import Preview
import Validator

/// The map as a page: a picture, and the same as a table.
struct ReachPage {
    private let map: NetworkMap
    private let shown: NetworkMap
    private let tree: String

    /// The most tenants that are each shown by themselves.
    static let tenantLimit = 12
    /// The most ways in the table: a browser takes no pleasure in more.
    private static let rowLimit = 5_000

    init(_ map: NetworkMap, tree: String) {
        self.map = map
        shown = Self.shown(map)
        self.tree = tree
    }

    /// What is drawn of a map: of many tenants those that are alike are one.
    static func shown(_ map: NetworkMap) -> NetworkMap {
        Set(map.nodes.compactMap(\.tenant)).count > tenantLimit ? map.merged() : map
    }

    /// The document.
    var html: String {
        StaticPage(
            title: "Who reaches whom",
            lead: "What the NetworkPolicies in \(tree) let through, worked out from the files alone.",
            main: """
                <section aria-labelledby="summary"><h2 id="summary">In short</h2>\(summary)</section>
                <section aria-labelledby="picture"><h2 id="picture">Picture</h2>
                <p class="quiet">Choose pods to see their ways alone, in the picture and in the table; choose them again for all.</p>
                <div class="scroll picture" tabindex="0" role="region" aria-label="Picture of the ways">\(ReachPicture(shown).svg)</div>
                \(legend)</section>
                <section aria-labelledby="ways"><h2 id="ways">Ways</h2>\(table.html)\(rest)</section>
                """,
            style: ReachPicture.css,
            script: Self.script
        )
        .html
    }

    private var summary: String {
        let tenants = Set(map.nodes.compactMap(\.tenant)).count
        let classes = map.nodes.filter { $0.kind == .pods }.count
        let bad = map.edges.filter(map.isSuspicious).count
        let verdict =
            bad == 0
            ? "<strong class=\"good\">No way leads between tenants, out of the cluster, to the API server or to the metadata address.</strong>"
            : "<strong class=\"bad\">\(bad) \(bad == 1 ? "way leads" : "ways lead") between tenants, out of the cluster, to the API server or to the metadata address.</strong>"
        return """
            <p>\(verdict) \(map.edges.count) \(map.edges.count == 1 ? "way is" : "ways are") open between \(classes) \
            classes of pods of \(tenants) \(tenants == 1 ? "tenant" : "tenants") and the platform.</p>
            """
    }

    private var legend: String {
        """
        <ul class="legend">
        <li><svg width="36" height="10" aria-hidden="true"><path class="way" d="M0 5H36"/></svg> open</li>
        <li><svg width="36" height="10" aria-hidden="true"><path class="way maybe" d="M0 5H36"/></svg> open, perhaps: that depends on what the tree doesn't show</li>
        <li><svg width="36" height="10" aria-hidden="true"><path class="way suspicious" d="M0 5H36"/></svg> should not be open: between tenants, or out</li>
        </ul>
        """
    }

    private var table: StaticTable {
        StaticTable(
            id: "ways-table",
            caption: "Every way that is open, and the entries of policies that open it",
            columns: ["From", "To", "Ports", "Let out by", "Let in by"],
            rows: shown.edges.prefix(Self.rowLimit).map { edge in
                let isBad = shown.isSuspicious(edge)
                let ports = edge.ports.joined(separator: ", ") + (edge.isCertain ? "" : " (maybe)")
                return [
                    .html(title(of: edge.source)),
                    .html(title(of: edge.target) + (isBad ? " <strong class=\"bad\">should not be open</strong>" : "")),
                    .text(ports), .html(reasons(of: edge, isEgress: true)), .html(reasons(of: edge, isEgress: false)),
                ]
            }
        )
    }

    private var rest: String {
        let count = shown.edges.count - Self.rowLimit
        return count > 0 ? "<p>\(count) more ways are not shown here; --format json has them all.</p>" : ""
    }

    private func title(of node: Int) -> String {
        "<span data-node=\"\(node)\">\(HTMLText.escaped(shown.nodes[node].title))</span>"
    }

    private func reasons(of edge: NetworkMap.Edge, isEgress: Bool) -> String {
        let reasons = edge.reasons.filter { $0.isEgress == isEgress }
        guard !reasons.isEmpty else { return "<span class=\"quiet\">–</span>" }
        return reasons.map { reason in
            guard let policy = reason.policy else {
                let end = shown.nodes[isEgress ? edge.source : edge.target]
                return end.kind == .unseenPods
                    ? "<span class=\"quiet\">no policy in the tree</span>" : "<span class=\"quiet\">no policy</span>"
            }
            let place = reason.location.map { "<br><code>\(HTMLText.escaped($0.description))</code>" } ?? ""
            return HTMLText.escaped(policy) + place
        }
        .joined(separator: "<br>")
    }

    /// Chosen pods filter the table by what they are called, and dim what is not theirs in the picture.
    private static let script = #"""
        const picture = document.querySelector('.picture svg');
        const wayStatus = document.querySelector('#ways ~ .filter [role=status]');
        const wayRows = [...document.querySelectorAll('#ways-table tbody tr')];
        let chosen = null;
        const choose = (node) => {
          chosen = chosen === node ? null : node;
          picture.classList.toggle('chosen', chosen !== null);
          for (const link of picture.querySelectorAll('a')) {
            const isChosen = link.dataset.node === chosen;
            link.classList.toggle('on', isChosen);
            if (isChosen) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
          }
          for (const way of picture.querySelectorAll('[data-ends]')) {
            way.classList.toggle('on', chosen !== null && way.dataset.ends.split(' ').includes(chosen));
          }
          let count = 0;
          for (const row of wayRows) {
            const ends = [...row.querySelectorAll('[data-node]')].map((end) => end.dataset.node);
            const isOff = chosen !== null && !ends.includes(chosen);
            row.classList.toggle('off', isOff);
            if (!isOff && !row.hidden) count += 1;
          }
          wayStatus.textContent = chosen === null ? `${count} rows` : `${count} rows of the chosen pods`;
        };
        for (const link of picture.querySelectorAll('a')) {
          link.addEventListener('click', (event) => {
            event.preventDefault();
            choose(link.dataset.node);
          });
        }

        """#
}
