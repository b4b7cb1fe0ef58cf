import Crypto

/// A script that runs in Redis, whole and alone: nothing comes between its reading and its writing.
struct LimitScript: Sendable {
    /// The Lua source.
    let source: String
    /// The SHA-1 of the source, in hexadecimal, by which Redis knows a script it has run before (`EVALSHA`).
    let digest: String

    /// A script of the arithmetic that all have, and what it does with it.
    init(_ body: String) {
        source = Self.arithmetic + body
        digest = Insecure.SHA1.hash(data: Array(source.utf8))
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The keys of a tenant, of which the name in braces puts all into one slot of a cluster.
    struct Keys: Sendable {
        var account: String
        var streams: String
        private let prefix: String

        init(tenant: String) {
            prefix = "tenantry:limits:{\(tenant)}:"
            account = prefix + "account"
            streams = prefix + "streams"
        }

        func reservation(_ id: LimitReservation.ID) -> String { prefix + id.text }
    }

    /// The reasons by the numbers that the script has for them.
    private static let reasons: [Int: LimitRefusal.Reason] = [
        1: .requestsPerMinute, 2: .tokensPerMinute, 3: .tokensPerDay, 4: .concurrentStreams, 5: .requestTooLarge,
    ]

    /// The reason of a number that ``reserve`` answered.
    static func reason(_ number: Int) -> LimitRefusal.Reason? { reasons[number] }

    /// Takes what a request may need.
    ///
    /// Keys: account, streams, reservation. Arguments: now (empty for the server's clock), requests a minute, tokens a minute, tokens
    /// a day, streams, tokens of the request, 1 for a stream, lease, lifetime, the reservation's id. Answers what it decided (0 for
    /// admitted, otherwise the number of a reason), the wait (-1 for never), and the account: requests, tokens, tokens today, streams.
    static let reserve = LimitScript(
        """
        local limits = {rpm = tonumber(ARGV[2]), tpm = tonumber(ARGV[3]), tpd = tonumber(ARGV[4])}
        local most, count, stream = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7] == '1'
        local now = clock(ARGV[1])
        local a = load(KEYS[1]) or fresh(limits, now)
        advance(a, now)
        apply(a, limits)
        endLeases(a)
        local open = redis.call('ZCARD', KEYS[2])
        local reason, wait = 0, 0
        local function consider(w, r)
          if wait ~= -1 and (w == -1 or w > wait) then reason, wait = r, w end
        end
        if count > math.min(a.tpm, a.tpd) then
          reason, wait = 5, -1
        else
          consider(bucketWait(a.requests, 1, a.rpm), 1)
          consider(bucketWait(a.tokens, count, a.tpm), 2)
          consider(dayWait(a, count), 3)
          if stream and open >= most then consider(most == 0 and -1 or \(LimitAccount.streamWait), 4) end
        end
        if reason == 0 then
          a.requests = charged(a.requests, 1)
          a.tokens = charged(a.tokens, count)
          chargeDay(a, count)
          local lease, lifetime = tonumber(ARGV[8]), tonumber(ARGV[9])
          local deadline = a.time + lifetime
          if stream then
            open = open + 1
            redis.call('ZADD', KEYS[2], text(a.time + math.min(lease, lifetime)), ARGV[10])
            redis.call('PEXPIRE', KEYS[2], ARGV[9])
          end
          redis.call('SET', KEYS[3],
            text(count) .. ':' .. text(a.day) .. ':' .. text(deadline) .. ':' .. ARGV[7], 'PX', ARGV[9])
        end
        save(KEYS[1], a)
        return {reason, wait, a.requests, a.tokens, a.today, open}
        """
    )

    /// Corrects a reservation and closes it, once.
    ///
    /// Keys as above. Arguments: now, tokens that were used, 1 to give the request back too, the reservation's id. Answers 1 if the
    /// reservation was open.
    static let settle = LimitScript(
        """
        local a = load(KEYS[1])
        local r = opened(KEYS[3])
        redis.call('DEL', KEYS[3])
        redis.call('ZREM', KEYS[2], ARGV[4])
        if not a then return 0 end
        advance(a, clock(ARGV[1]))
        endLeases(a)
        local known = r and r.deadline > a.time
        if known then
          local more = tonumber(ARGV[2]) - r.tokens
          a.tokens = charged(a.tokens, more)
          if more > 0 or a.day == r.day then chargeDay(a, more) end
          if ARGV[3] == '1' then a.requests = charged(a.requests, -1) end
        end
        save(KEYS[1], a)
        return known and 1 or 0
        """
    )

    /// Lets an open stream count for another lease. Keys as above. Arguments: now, lease, lifetime, the reservation's id.
    /// Answers 1 if the stream is open.
    static let renew = LimitScript(
        """
        local a = load(KEYS[1])
        local r = opened(KEYS[3])
        if not a then return 0 end
        advance(a, clock(ARGV[1]))
        endLeases(a)
        local renewed = r and r.stream and r.deadline > a.time
        if renewed then
          redis.call('ZADD', KEYS[2], text(math.min(a.time + tonumber(ARGV[2]), r.deadline)), ARGV[4])
          redis.call('PEXPIRE', KEYS[2], ARGV[3])
        end
        save(KEYS[1], a)
        return renewed and 1 or 0
        """
    )

    /// Counts tokens of the day that were used while Redis was away; below zero it gives back. Keys: account. Arguments: now, requests
    /// a minute, tokens a minute, tokens a day, tokens.
    static let chargeDay = LimitScript(
        """
        local limits = {rpm = tonumber(ARGV[2]), tpm = tonumber(ARGV[3]), tpd = tonumber(ARGV[4])}
        local now = clock(ARGV[1])
        local a = load(KEYS[1]) or fresh(limits, now)
        advance(a, now)
        apply(a, limits)
        chargeDay(a, tonumber(ARGV[5]))
        save(KEYS[1], a)
        return 1
        """
    )

    /// What ``LimitAccount`` and ``MinuteBucket`` do, in Lua. Lua's numbers are doubles: written with `%.0f`, for its own text has
    /// 14 digits, and divided with `fmod`, which is exact.
    private static let arithmetic = """
        local DAY, MINUTE = \(LimitInstant.dayLength), \(MinuteBucket.minute)
        local function text(n) return string.format('%.0f', n) end
        local function clock(given)
          if given ~= '' then return tonumber(given) end
          local t = redis.call('TIME')
          return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
        end
        local function ceil(x, y)
          local rest = math.fmod(x, y)
          return (x - rest) / y + (rest > 0 and 1 or 0)
        end
        local function dayOf(time) return (time - math.fmod(time, DAY)) / DAY end
        local NAMES = {'requests', 'tokens', 'today', 'day', 'allowance', 'time', 'rpm', 'tpm', 'tpd'}
        local function load(key)
          local values = redis.call('HMGET', key, unpack(NAMES))
          local a = {}
          for i, name in ipairs(NAMES) do
            if not values[i] then return nil end
            a[name] = tonumber(values[i])
          end
          return a
        end
        local function fresh(limits, now)
          return {requests = 0, tokens = 0, today = 0, day = dayOf(now), allowance = 0, time = now,
            rpm = limits.rpm, tpm = limits.tpm, tpd = limits.tpd}
        end
        local function save(key, a)
          local fields = {}
          for _, name in ipairs(NAMES) do
            fields[#fields + 1] = name
            fields[#fields + 1] = text(a[name])
          end
          redis.call('HSET', key, unpack(fields))
          redis.call('PEXPIRE', key, 7 * DAY)
        end
        local function drained(used, elapsed, limit)
          local gone = elapsed * limit
          return gone >= used and 0 or used - gone
        end
        local function advance(a, now)
          local elapsed = now - a.time
          if elapsed < 0 then
            if elapsed < -\(LimitAccount.patience) then
              a.time = now
              a.day = math.min(a.day, dayOf(now))
            end
            return
          end
          a.requests = drained(a.requests, elapsed, a.rpm)
          a.tokens = drained(a.tokens, elapsed, a.tpm)
          a.time = now
          local days = dayOf(now) - a.day
          if days > 0 then
            a.today = math.max(0, a.today - a.allowance - (days - 1) * a.tpd)
            a.day = a.day + days
            a.allowance = a.tpd
          end
        end
        local function apply(a, limits)
          a.rpm, a.tpm, a.tpd = limits.rpm, limits.tpm, limits.tpd
          a.allowance = math.max(a.allowance, limits.tpd)
        end
        local function charged(used, count)
          return math.min(math.max(0, used + count * MINUTE), \(MinuteBucket.ceiling(replicas: 1)))
        end
        local function chargeDay(a, count)
          a.today = math.min(math.max(0, a.today + count), \(LimitAccount.dayCeiling(replicas: 1)))
        end
        local function bucketWait(used, count, limit)
          local excess = used - limit * MINUTE + count * MINUTE
          if excess <= 0 then return 0 end
          if limit == 0 or count > limit then return -1 end
          return ceil(excess, limit)
        end
        local function dayWait(a, count)
          local excess = a.today + count - a.tpd
          if excess <= 0 then return 0 end
          if a.tpd == 0 or count > a.tpd then return -1 end
          local later = math.max(0, excess - a.allowance)
          return (a.day + math.min(1 + ceil(later, a.tpd), \(LimitAccount.mostDays))) * DAY - a.time
        end
        local function endLeases(a) redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', text(a.time)) end
        local function opened(key)
          local value = redis.call('GET', key)
          if not value then return nil end
          local tokens, day, deadline, stream = string.match(value, '^(%d+):(%d+):(%d+):(%d)$')
          if not tokens then return nil end
          return {tokens = tonumber(tokens), day = tonumber(day), deadline = tonumber(deadline), stream = stream == '1'}
        end

        """
}

extension LimitReservation.ID {
    /// The id as part of a key.
    var text: String { String(store, radix: 16) + "-" + String(number, radix: 16) }
}
