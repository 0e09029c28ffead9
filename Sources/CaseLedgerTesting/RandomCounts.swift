public import EventSourcing

/// Random commands and queries over counts; the same seed gives the same ones.
public struct RandomCounts: Sendable {
    /// The random source.
    public var random: SeededGenerator

    /// Creates a source from a seed.
    public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Draws a command of one to four events; one event in forty is unreadable.
    ///
    /// - Parameters:
    ///   - id: Its id; a new one when `nil`.
    ///   - stream: Its stream; any stream when `nil`.
    /// - Returns: The command, which a store may refuse.
    public mutating func command(id: CommandID? = nil, stream: StreamName? = nil) -> Command {
        command(of: (0...random.below(4)).map { _ in draft() }, id: id, stream: stream)
    }

    /// Draws a command of many events, which readers see as one change.
    public mutating func sheet() -> Command {
        let drafts = (0..<(20 + random.below(120))).map { _ in draft() }
        return command(of: drafts.filter { $0 != CountCodec.unreadable })
    }

    private mutating func command(
        of drafts: [EventDraft], id: CommandID? = nil, stream: StreamName? = nil
    ) -> Command {
        let stream = stream ?? self.stream()
        // Events of another domain come first, or among counts, where no projection can read them.
        let isForeign = stream == "loans" && random.below(3) > 0
        let drafts = isForeign ? [CountCodec.foreign] + drafts : drafts
        let provenance = Provenance(
            actor: Agent("a-7", role: "inspector"), reason: random.below(2) == 0 ? "why" : nil,
            effectiveAt: .instant(Timestamp(microseconds: Int64(random.below(1_000)))))
        return Command(
            CommandRequest(
                id: id ?? CommandID(generator: &random), stream: stream,
                content: CommandContent(
                    kind: "count", arguments: drafts.flatMap(\.payload),
                    argumentsHaveText: drafts.contains { !$0.texts.isEmpty },
                    effectiveAt: provenance.effectiveAt), provenance: provenance),
            events: drafts, correlation: random.below(4) == 0 ? "batch-7" : nil,
            causation: random.below(8) == 0 ? Position(random.below(9)) : nil,
            metadata: random.below(8) == 0 ? ["client": "7", "request": ""] : .none)
    }

    /// Draws a query of none to three clauses.
    public mutating func query() -> Query {
        Query(
            (0..<random.below(4)).map { _ in
                let types: [EventName] = [CountCodec.counted, CountCodec.corrected, "none"]
                let keys = (0..<random.below(3)).map { _ in key() }
                return Query.Clause(
                    stream: random.below(2) == 0 ? stream() : nil,
                    types: Array(types.shuffled(using: &random).prefix(Int(random.below(3)))),
                    tags: random.below(6) == 0
                        ? [.correlation("batch-7")]
                        : keys.compactMap { try? EventTag("key", $0.rawValue) })
            })
    }

    /// Draws one of a few streams.
    ///
    /// Two of them look alike, and one often begins with an event of another domain.
    public mutating func stream() -> StreamName {
        let names: [StreamName] = [
            "one", "two", "three", StreamName(accepted: "fo\u{308}ur"), "f\u{f6}ur", "one/more",
            "loans",
        ]
        return pick(names) ?? "one"
    }

    /// Draws one of a few names to count under.
    public mutating func key() -> RowKey {
        let names: [RowKey] = ["a", "b", "c", "a/b", "a b", "\u{e9}"]
        return pick(names) ?? "a"
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[Int(random.below(UInt64(elements.count)))]
    }

    private mutating func draft() -> EventDraft {
        if random.below(40) == 0 { return CountCodec.unreadable }
        let keys = Set((0...random.below(2)).map { _ in key() }).sorted()
        let draft = Count(
            UInt32(random.below(5)), keys, isCorrection: random.below(5) == 0
        ).draft
        let held = Timestamp(microseconds: Int64(random.below(1_000)))
        return EventDraft(
            type: draft.type, schemaVersion: draft.schemaVersion, tags: draft.tags,
            payload: draft.payload,
            texts: random.below(3) > 0
                ? []
                : (0...random.below(2)).map {
                    DraftText(
                        TextField(event: 20 + UInt8($0), index: UInt8(random.below(3))),
                        "text \(random.below(3))")
                }, effectiveAt: random.below(4) == 0 ? .instant(held) : nil)
    }
}
