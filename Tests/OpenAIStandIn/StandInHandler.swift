import Foundation
import NIOCore
import NIOHTTP1

/// A connection: it collects a request, and plays the answer step by step.
final class StandInHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// One thing to do.
    enum Step {
        case head(HTTPResponseHead)
        case body(String)
        case pause(milliseconds: Int)
        case end(closes: Bool)
        /// Without an end.
        case close
        case reset
    }

    private let recorder: Recorder
    private let keys: Keys
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var steps: ArraySlice<Step> = []
    private var timer: Scheduled<Void>?
    /// The entry of the request that is being answered.
    private var entry: Int?

    init(recorder: Recorder, keys: Keys) {
        self.recorder = recorder
        self.keys = keys
    }

    func channelActive(context: ChannelHandlerContext) {
        recorder.connectionChanged(by: 1)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        recorder.connectionChanged(by: -1)
        timer?.cancel()
        steps = []
        if let entry {
            let now = recorder.now
            recorder.update(entry) { $0.clientClosedAt = now }
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = ByteBuffer()
        case .body(var part): body.writeBuffer(&part)
        case .end:
            guard let head else { return }
            answer(head, context)
        }
    }

    // MARK: Answers

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let path = head.uri.split(separator: "?", maxSplits: 1).first.map(String.init) ?? "/"
        let data = Data(body.readableBytesView)
        guard !path.hasPrefix("/__") else {
            return play([], administer(head.method, path, data), Behaviour(), head, context)
        }
        let caller = keys.caller(authorization: head.headers.first(name: "authorization"))
        var seen: [String: String] = [:]
        for (name, value) in head.headers where name.lowercased() != "authorization" { seen[name.lowercased()] = value }
        var label: String?
        if case .known(let known) = caller { label = known }
        let number = recorder.begin(
            Recorder.Entry(
                method: head.method.rawValue,
                path: head.uri,
                key: label,
                headers: seen,
                body: String(decoding: data, as: UTF8.self),
                receivedAt: recorder.now
            )
        )
        entry = number
        let answer: Answer
        var behaviour = Behaviour()
        switch caller {
        case .missing: answer = .missingKey
        case .unknown(let key): answer = .wrongKey(key)
        case .known:
            (answer, behaviour) = Answer.make(
                method: head.method,
                path: path,
                body: data,
                id: number,
                recorder: recorder
            )
        }
        let headers = [
            ("x-request-id", "req_\(number)"), ("openai-processing-ms", String(behaviour.delay + 1)),
            ("openai-version", "2020-10-01"), ("openai-organization", "org-stand-in"),
            ("x-ratelimit-limit-requests", "10000"), ("x-ratelimit-limit-tokens", "200000"),
            ("x-ratelimit-remaining-requests", "9999"), ("x-ratelimit-remaining-tokens", "199000"),
            ("x-ratelimit-reset-requests", "8.64s"), ("x-ratelimit-reset-tokens", "300ms"),
        ]
        play(headers, answer, behaviour, head, context)
    }

    /// What tests ask of this server itself.
    private func administer(_ method: HTTPMethod, _ path: String, _ body: Data) -> Answer {
        switch (method, path) {
        case (.GET, "/__seen"): return .json(String(decoding: recorder.report(), as: UTF8.self))
        case (.POST, "/__reset"):
            recorder.reset()
            return .json("{}")
        case (.POST, "/__behave"):
            let object = (try? JSONSerialization.jsonObject(with: body)) as? [String: Any]
            guard let words = object?["behaviour"] as? String else { return .missing("behaviour") }
            recorder.order(words: words, times: object?["times"] as? Int ?? 1)
            return .json("{}")
        default: return .unknownPath(method.rawValue, path)
        }
    }

    // MARK: Steps

    private func play(
        _ headers: [(String, String)],
        _ answer: Answer,
        _ behaviour: Behaviour,
        _ request: HTTPRequestHead,
        _ context: ChannelHandlerContext
    ) {
        guard !behaviour.hangs else { return }
        var head = HTTPResponseHead(version: request.version, status: answer.status)
        for (name, value) in headers + answer.headers { head.headers.add(name: name, value: value) }
        var pieces: [String]
        switch answer.body {
        case .whole(let text):
            head.headers.add(name: "content-length", value: String(text.utf8.count + behaviour.wrongLength))
            let middle = text.index(text.startIndex, offsetBy: text.count / 2)
            let isCut = behaviour.resetsAfter != nil || behaviour.truncatesAfter != nil
            pieces = isCut ? [String(text[..<middle])] : [text]
        case .events(let events):
            pieces = events
            if let count = behaviour.resetsAfter ?? behaviour.truncatesAfter ?? behaviour.hangsAfter {
                pieces = Array(events.prefix(count))
            }
        }
        if !request.isKeepAlive { head.headers.replaceOrAdd(name: "connection", value: "close") }
        if behaviour.drips { pieces = pieces.flatMap { $0.map(String.init) } }
        var steps: [Step] = behaviour.delay > 0 ? [.pause(milliseconds: behaviour.delay)] : []
        steps.append(.head(head))
        for piece in pieces {
            if behaviour.gap > 0 { steps.append(.pause(milliseconds: behaviour.gap)) }
            steps.append(.body(piece))
        }
        if behaviour.resetsAfter != nil {
            // What was written has to be on its way before the reset throws it away.
            steps += [.pause(milliseconds: 20), .reset]
        } else if behaviour.truncatesAfter != nil || behaviour.wrongLength > 0 {
            steps.append(.close)
        } else if behaviour.hangsAfter == nil {
            steps.append(.end(closes: !request.isKeepAlive || behaviour.wrongLength != 0))
        }
        self.steps = steps[...]
        run(context)
    }

    private func run(_ context: ChannelHandlerContext) {
        while let step = steps.popFirst() {
            switch step {
            case .head(let head): context.write(wrapOutboundOut(.head(head)), promise: nil)
            case .body(let text):
                if let entry { recorder.update(entry) { $0.chunksSent += 1 } }
                context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            case .pause(let milliseconds):
                context.flush()
                timer = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(milliseconds))) {
                    self.run(context)
                }
                return
            case .end(let closes):
                finish()
                let channel = context.channel
                let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
                if closes { sent.assumeIsolated().whenComplete { _ in channel.close(promise: nil) } }
            case .close:
                finish()
                let channel = context.channel
                // What was written goes first.
                context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer())))).assumeIsolated()
                    .whenComplete { _ in channel.close(promise: nil) }
            case .reset:
                finish()
                let channel = context.channel
                guard let options = channel as? any SocketOptionProvider else { return channel.close(promise: nil) }
                options.setSoLinger(linger(l_onoff: 1, l_linger: 0))
                    .whenComplete { _ in channel.close(promise: nil) }
            }
        }
        context.flush()
    }

    /// The request is answered: whoever closes now doesn't leave it.
    private func finish() {
        guard let entry else { return }
        let now = recorder.now
        recorder.update(entry) { $0.finishedAt = now }
        self.entry = nil
    }
}
