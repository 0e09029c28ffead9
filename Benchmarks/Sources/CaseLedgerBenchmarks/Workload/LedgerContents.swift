internal import CaseLedger

/// The contents of a ledger's events, by stream.
///
/// They exclude data that differs between two recordings, such as command ids.
struct LedgerContents: Equatable {
    private struct Event: Equatable {
        let type: EventName
        let tags: [EventTag]
        let payload: [UInt8]
        let actor: Agent.ID
        let effectiveAt: EffectiveTime
    }

    private var streams: [StreamName: [Event]] = [:]

    /// Reads the contents of a ledger that has no writer.
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

    /// The number of events.
    var count: Int { streams.values.reduce(0) { $0 + $1.count } }
}
