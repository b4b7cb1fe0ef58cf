import HTTPTypes
import PlatformContract

/// The routes of a service, by path and method.
struct RouteTable: Sendable {
    /// What a request is for. One for all requests of a route, so that to find it copies nothing.
    final class Match: Sendable {
        /// What answers; `nil` where nothing does.
        let handler: Route.Handler?
        /// What to say where nothing answers.
        let problem: ServiceError
        /// Answered however busy the service is.
        let isExempt: Bool
        /// Where it is counted.
        let metrics: EndpointMetrics

        init(handler: Route.Handler?, problem: ServiceError, isExempt: Bool, metrics: EndpointMetrics) {
            self.handler = handler
            self.problem = problem
            self.isExempt = isExempt
            self.metrics = metrics
        }
    }

    private struct Path {
        var matches: [(method: HTTPRequest.Method, match: Match)] = []
        var others: [(method: HTTPRequest.Method, metrics: EndpointMetrics)] = []
        var problem: ServiceError
        var other: EndpointMetrics
    }

    private let paths: [String: Path]
    private let elsewhere: [(method: HTTPRequest.Method, metrics: EndpointMetrics)]
    private let other: EndpointMetrics

    /// What probes and scrapes ask for: refusing it would have a busy service taken for a broken one.
    private static let exemptPaths: Set<String> = [
        HTTPInterface.healthPath, HTTPInterface.readyPath, HTTPInterface.metricsPath,
    ]

    /// The methods that are a label's value; others are counted as `other`.
    private static let knownMethods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    init(_ routes: [Route], metrics: RequestMetrics) {
        elsewhere = Self.knownMethods.map { ($0, metrics.endpoint("other", method: $0.rawValue)) }
        other = metrics.endpoint("other", method: "other")
        var paths: [String: Path] = [:]
        for (path, routes) in Dictionary(grouping: routes, by: \.path) {
            let methods = Set(routes.map(\.method))
            let allowed = methods.contains(.get) ? methods.union([.head]) : methods
            let problem = ServiceError.methodNotAllowed(allowed.map(\.rawValue).sorted())
            var entry = Path(problem: problem, other: metrics.endpoint(path, method: "other"))
            for method in Self.knownMethods.filter({ !allowed.contains($0) }) {
                entry.others.append((method, metrics.endpoint(path, method: method.rawValue)))
            }
            for method in allowed {
                // A route of GET answers HEAD, unless there is one for that.
                let route =
                    routes.first { $0.method == method } ?? (method == .head ? routes.first { $0.method == .get } : nil)
                guard let route else { continue }
                let isKnown = Self.knownMethods.contains(method)
                let match = Match(
                    handler: route.handler,
                    problem: problem,
                    isExempt: Self.exemptPaths.contains(path),
                    metrics: isKnown ? metrics.endpoint(path, method: method.rawValue) : entry.other
                )
                entry.matches.append((method, match))
            }
            paths[path] = entry
        }
        self.paths = paths
    }

    /// What a request of a path and a method is for.
    func match(_ path: String, _ method: HTTPRequest.Method) -> Match {
        guard let path = paths[path] else {
            let metrics = elsewhere.first { $0.method == method }?.metrics ?? other
            return Match(handler: nil, problem: .notFound, isExempt: true, metrics: metrics)
        }
        if let found = path.matches.first(where: { $0.method == method }) { return found.match }
        let metrics = path.others.first { $0.method == method }?.metrics ?? path.other
        return Match(handler: nil, problem: path.problem, isExempt: true, metrics: metrics)
    }
}

extension ServiceError {
    fileprivate static let notFound = ServiceError(.notFound, code: "not_found", "there is nothing at this path")

    fileprivate static func methodNotAllowed(_ methods: [String]) -> ServiceError {
        let list = methods.joined(separator: ", ")
        return ServiceError(
            .methodNotAllowed,
            code: "method_not_allowed",
            "this path takes \(list)",
            headers: [.allow: list]
        )
    }
}
