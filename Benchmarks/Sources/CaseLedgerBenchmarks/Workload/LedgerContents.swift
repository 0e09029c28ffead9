internal import CaseLedger

/// What the events of a ledger say, by stream: all but what two recordings of it cannot share, such as
/// ids of commands.
struct LedgerContents: Equatable {
    private struct Event: Equatable {
        let type: EventName
        let tags: [EventTag]
        let payload: [UInt8]
        let actor: Agent.ID
        let effectiveAt: EffectiveTime
    }

    private var streams: [StreamName: [Event]] = [:]

    /// Reads the contents of a ledger that nobody writes to.
    init(at path: String) async throws {
        let ledger = try await Ledger.open(at: path, creating: false, clock: .fixed)
        var rest: PositionRange? = PositionRange()
        while let range = rest {
            let page = try await ledger.page(of: .everything, in: range)
            for record in page.records {
                streams[record.stream, default: []].append(
                    Event(
                        type: record.type, tags: record.tags, payload: record.payload,
                        actor: record.actor, effectiveAt: record.effectiveAt))
            }
            rest = page.rest
        }
        await ledger.close()
    }

    /// How many events there are.
    var count: Int { streams.values.reduce(0) { $0 + $1.count } }
}
