extension RuleCatalogue {
    /// The rules about what is scraped, by whom and how.
    static let monitorRules: [Rule] = [
        .duplicateScrape, .honorLabels, .metricsPath, .monitorNotFollowed, .prometheusStorage, .relabeling,
        .scrapeBlocked, .scrapeLimit, .scrapeTiming,
    ]
}
