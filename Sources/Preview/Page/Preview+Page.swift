extension Preview {
    /// The page as one file, with the values of the moment in it.
    ///
    /// Sample values are those of one day in January, so that equal dashboards give equal files.
    ///
    /// - Parameter now: the time, in seconds since 1970.
    public func page(at now: Int) async -> String {
        let now = source.name == .sample ? Self.sampleTime : now
        var entries: [PageContent.Entry] = []
        for entry in self.entries { entries.append(await loaded(entry, at: now)) }
        return PageDocument.html(content(entries, isLive: false))
    }

    /// 2026-01-05T12:00:00Z.
    private static let sampleTime = 1_767_614_400

    /// The page that asks for the values itself.
    var livePage: String { PageDocument.html(content(entries, isLive: true)) }

    /// The dashboards of the page: those that are there, and then those that are gone.
    var entries: [PageContent.Entry] {
        let there = dashboards.map { dashboard in
            PageContent.Entry(
                dashboard: dashboard,
                change: comparison?.dashboards[dashboard.uid],
                range: range ?? dashboard.range
            )
        }
        let gone = (comparison?.removed ?? []).map { dashboard in
            PageContent.Entry(
                dashboard: dashboard,
                change: DashboardChange(change: .removed),
                range: range ?? dashboard.range
            )
        }
        return there + gone
    }

    private func content(_ entries: [PageContent.Entry], isLive: Bool) -> PageContent {
        PageContent(source: source.name, revision: comparison?.revision, isLive: isLive, entries: entries)
    }

    private func loaded(_ entry: PageContent.Entry, at now: Int) async -> PageContent.Entry {
        var entry = entry
        let span = TimeSpan(entry.range, now: now) ?? TimeSpan(last: 6 * 3_600, before: now)
        let variables = await VariableResolver(source: source, span: span).values(of: entry.dashboard, chosen: [:])
        let loader = PanelLoader(source: source, span: span, variables: variables)
        let data = await withTaskGroup { tasks in
            for panel in entry.panels where !panel.targets.isEmpty {
                tasks.addTask { (panel.key, await loader.data(of: panel)) }
            }
            return await tasks.reduce(into: [String: PanelData]()) { $0[$1.0] = $1.1 }
        }
        entry.variables = variables
        entry.data = data
        return entry
    }
}

extension PageContent.Entry {
    /// All panels: those that are there, those that were before, and those that are gone.
    var panels: [Panel] {
        dashboard.panels + (change.map { change in change.removed + change.panels.values.compactMap(\.before) } ?? [])
    }
}
