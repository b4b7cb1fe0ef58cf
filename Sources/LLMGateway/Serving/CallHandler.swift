import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// Answers calls of OpenAI's API: who calls, what is asked, whether there is room for it, and then the upstream's answer.
///
/// One for all calls, which hand it on: a value would have each of its parts counted each time.
final class CallHandler: Sendable {
    let authenticator: Authenticator
    let limits: any LimitStore
    let ledger: CallLedger
    let upstreams: UpstreamSet
    let client: UpstreamClient
    let settings: GatewaySettings
    /// The model of tenants that name none, as `/health` tells it.
    let defaultModel: String
    let plant: PlantMetrics
    /// Told of each request that is refused before it is a call.
    let refused: @Sendable (RejectedCall, LLMOperation) -> Void

    init(
        authenticator: Authenticator,
        limits: any LimitStore,
        ledger: CallLedger,
        upstreams: UpstreamSet,
        client: UpstreamClient,
        settings: GatewaySettings,
        defaultModel: String,
        plant: PlantMetrics,
        refused: @escaping @Sendable (RejectedCall, LLMOperation) -> Void
    ) {
        self.authenticator = authenticator
        self.limits = limits
        self.ledger = ledger
        self.upstreams = upstreams
        self.client = client
        self.settings = settings
        self.defaultModel = defaultModel
        self.plant = plant
        self.refused = refused
    }

    /// Answers a request for an operation.
    func answer(_ request: Request, _ context: RequestContext, _ operation: Operation) async throws -> Response {
        let caller = try await caller(of: request, context, for: operation.label)
        let (body, waited) = try await body(of: request, context)
        let call = try await admit(body, operation, as: operation.label, for: caller, context)
        call.open.note { $0.waited = waited }
        if call.fields.isStream { return try await stream(call, context) }
        return try await answer(call, context)
    }

    /// A request's body, and how long it was waited for.
    func body(of request: Request, _ context: RequestContext) async throws -> (bytes: ByteBuffer, waited: Duration) {
        let start = ContinuousClock.now
        let bytes = try await request.body(in: context)
        return (bytes, .now - start)
    }

    /// Who sent a request.
    ///
    /// - Throws: `ServiceError` 401, 403 or 503.
    func caller(
        of request: Request,
        _ context: RequestContext,
        for label: LLMOperation
    ) async throws(ServiceError) -> Caller {
        do throws(AuthenticationError) {
            let caller = try await authenticator.caller(authorization: request.headers.text(.authorization))
            context.attribute(to: caller.tenant)
            return caller
        } catch {
            refused(RejectedCall(.credential(error)), label)
            throw ServiceError(error)
        }
    }

    /// What is asked, once there is room for it.
    ///
    /// - Throws: `ServiceError` 400, 404, 429 or 503.
    func admit(
        _ body: ByteBuffer,
        _ operation: Operation,
        as label: LLMOperation,
        for caller: Caller,
        _ context: RequestContext
    ) async throws(ServiceError) -> AdmittedCall {
        let policy = caller.policy
        let fields: RequestFields
        do throws(RequestError) {
            fields = try RequestFields(scanning: body, operation: operation)
            try policy.check(fields)
        } catch {
            refused(RejectedCall(.request, tenant: policy.tenant), label)
            throw ServiceError(error)
        }
        let outputLimit = policy.limits.maxTokensPerRequest
        guard fields.outputLimit ?? 0 <= outputLimit else {
            refused(RejectedCall(.outputLimit, tenant: policy.tenant), label)
            throw ServiceError.tooMuchOutput(operation, limit: outputLimit)
        }
        let model = fields.model ?? policy.models.default
        guard policy.models.allowed.contains(model) else {
            refused(RejectedCall(.model, tenant: policy.tenant), label)
            throw ServiceError.unknownModel
        }
        let reserved = fields.estimatedTokens(outputLimit: outputLimit)
        let decision = await limits.reserve(
            tenant: policy.tenant,
            limits: policy.limits,
            tokens: reserved,
            isStream: fields.isStream
        )
        switch decision {
        case .refused(let refusal, let state):
            refused(RejectedCall(.limit(refusal.reason), tenant: policy.tenant), label)
            throw ServiceError(refusal, state)
        case .admitted(let reservation, let state):
            let record = CallRecord(
                requestID: context.id,
                tenant: policy.tenant,
                account: caller.account,
                operation: label,
                model: model,
                isStream: fields.isStream,
                start: context.start
            )
            let input = fields.input.estimatedTokens
            let open = OpenCall(
                record,
                meter: CallMeter(input: input, outputLimit: max(0, reserved - input)),
                reservation: reservation,
                limitState: state,
                ledger: ledger
            )
            let edits = RequestEdits(
                model: fields.model == nil ? model : nil,
                outputLimit: fields.outputLimit == nil ? .cap(outputLimit) : nil,
                forcesUsage: true
            )
            return AdmittedCall(open: open, fields: fields, model: model, body: fields.edited(body, edits))
        }
    }
}

/// A call that there is room for.
struct AdmittedCall: Sendable {
    let open: OpenCall
    let fields: RequestFields
    let model: String
    /// What is sent to the upstream.
    let body: ByteBuffer
}

/// A request that was refused before it was a call.
struct RejectedCall: Sendable {
    enum Reason: Sendable {
        case credential(AuthenticationError)
        case request
        /// It asks for more tokens than one answer may have.
        case outputLimit
        case model
        case limit(LimitRefusal.Reason)
    }

    let reason: Reason
    /// The tenant, where it is known.
    let tenant: String?

    init(_ reason: Reason, tenant: String? = nil) {
        self.reason = reason
        self.tenant = tenant
    }
}

extension TenantPolicy {
    /// Refuses what a tenant may not ask.
    ///
    /// What refers to something that an earlier request left at the upstream is refused: all tenants share one account there,
    /// so that a tenant could read another's conversations by their ids.
    fileprivate func check(_ fields: RequestFields) throws(RequestError) {
        if let parameter = fields.storedReference {
            throw RequestError(
                .forbidden,
                parameter,
                "'\(parameter)' refers to what is kept upstream: send the conversation itself"
            )
        }
        if fields.isBackground {
            throw RequestError(
                .forbidden,
                "background",
                "a response in the background has no one to be charged to: ask for a stream"
            )
        }
    }
}
