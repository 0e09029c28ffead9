import CaseLedgerTesting
import EventSourcing

/// Random arguments, at the edges of what is valid and beyond them.
struct MalformedValues {
    /// The random source.
    var random: SeededGenerator
    private var counts: RandomCounts

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        counts = RandomCounts(seed: seed &+ 1)
    }

    mutating func below(_ limit: UInt64) -> UInt64 { random.below(limit) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(below(UInt64(elements.count)))]
    }

    /// A number at an edge, or any.
    mutating func number() -> Int64 {
        pick([
            .min, .min + 1, -1, 0, 1, 1_000_000, .max - 1, .max,
            Int64(bitPattern: random.next()),
        ])
    }

    mutating func limit() -> Int { pick([.min, -1, 0, 1, 2, 512, 1 << 40, .max]) }

    mutating func position() -> Position {
        Position(pick([0, 1, 2, below(200), below(5_000), .max - 1, .max, random.next()]))
    }

    mutating func range() -> PositionRange {
        below(4) == 0 ? PositionRange() : PositionRange(from: position(), through: position())
    }

    /// Bytes of any length and content.
    mutating func bytes(atMost most: UInt64 = 300) -> [UInt8] {
        (0..<below(most + 1)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    /// A text with characters that a name may not have, or too many of them.
    mutating func text() -> String {
        let parts = [
            "", "a", "one", " ", "\0", "\n", "\u{7f}", "\u{202e}", "\u{200b}", "\u{e9}", "e\u{301}",
            "\u{fffd}", "\u{1f9d1}\u{200d}\u{2696}", ":", "/", "=", "..", "%", "\u{feff}",
            String(repeating: "x", count: Int(below(300))),
            // A lone surrogate in UTF-8, an overlong form, and a byte that no text has.
            String(decoding: [0xed, 0xa0, 0x80], as: UTF8.self),
            String(decoding: [0xc0, 0x80, 0xff], as: UTF8.self),
        ]
        return (0...below(3)).map { _ in pick(parts) }.joined()
    }

    /// A name with a random text, or a plain one where no such name exists.
    mutating func name<Kind: Name>() -> Kind {
        Kind(rawValue: text()) ?? Kind(stored: text()) ?? "a"
    }

    mutating func stream() -> StreamName { below(3) == 0 ? name() : counts.stream() }

    mutating func field() -> TextField {
        pick([.authority, .reason, .metadata(0), .metadata(255), TextField(event: 20)])
            .orRandom(random.next())
    }

    mutating func tag() -> EventTag {
        if below(6) == 0 { return pick([.correlation("batch-7"), .causation(position())]) }
        return (try? EventTag(text(), text())) ?? (try? EventTag("key", "a")) ?? .causation(.start)
    }

    mutating func query() -> Query {
        if below(3) == 0 { return counts.query() }
        return Query(
            (0..<below(5)).map { _ in
                Query.Clause(
                    stream: below(2) == 0 ? stream() : nil,
                    types: (0..<below(4)).map { _ in name() },
                    tags: (0..<below(4)).map { _ in tag() })
            })
    }

    mutating func observation() -> ObservedQuery {
        if below(3) == 0 { return .nothing }
        if below(60) == 0 {
            // The bytes of one command do not hold it.
            let clauses = (0..<2_000).map { Query.Clause(stream: StreamName(accepted: "s\($0)")) }
            return ObservedQuery(of: Query(clauses), upTo: .start)
        }
        return ObservedQuery(of: query(), upTo: position())
    }

    mutating func time() -> EffectiveTime {
        EffectiveTime(
            precision: pick(EffectiveTime.Precision.allCases),
            earliest: Timestamp(microseconds: number()), latest: Timestamp(microseconds: number()))
    }

    /// A guarded command; sometimes the one that was sent before, or one with its id.
    mutating func guarded(sent: Command?) -> GuardedCommand {
        let command = command(sent: sent)
        return GuardedCommand(
            command, basedOn: below(2) == 0 ? nil : observation(),
            dependingOn: below(2) == 0 ? .nothing : observation())
    }

    private mutating func command(sent: Command?) -> Command {
        if let sent, below(6) == 0 { return sent }
        if below(3) == 0 { return counts.command() }
        let provenance = Provenance(
            actor: Agent(name(), role: name()),
            authority: below(2) == 0 ? text() : String(repeating: "y", count: Int(below(600))),
            reason: below(2) == 0 ? nil : String(repeating: text(), count: Int(below(40))),
            effectiveAt: time(), origin: pick(Origin.allCases))
        let id = below(4) == 0 ? sent?.id : nil
        let request = CommandRequest(
            id: id ?? CommandID(generator: &random), stream: stream(),
            content: CommandContent(
                kind: name(), arguments: bytes(), argumentsHaveText: below(2) == 0,
                effectiveAt: below(2) == 0 ? nil : time()), provenance: provenance)
        return Command(
            request, events: drafts(), correlation: below(3) == 0 ? name() : nil,
            causation: below(3) == 0 ? position() : nil,
            metadata: below(2) == 0
                ? .none
                : Metadata(
                    Dictionary((0..<below(19)).map { _ in (text(), text()) }) { $1 }))
    }

    private mutating func drafts() -> [EventDraft] {
        switch below(400) {
        case 0: return Array(repeating: draft(), count: Command.mostEvents + 1)
        case 1..<20: return []
        default: return (0...below(3)).map { _ in draft() }
        }
    }

    private mutating func draft() -> EventDraft {
        let payload: [UInt8] =
            switch below(20) {
            case 0: Array(repeating: 7, count: Record.longestInBytes - Int(below(400)))
            case 1: Array(repeating: 7, count: 70_000)
            default: bytes()
            }
        let texts = (0..<below(4)).map { _ in
            DraftText(
                field(), below(20) == 0 ? String(repeating: "z", count: 65_536) : text())
        }
        let tags = (0..<(below(20) == 0 ? 900 : below(4))).map { _ in tag() }
        return EventDraft(
            type: below(3) == 0 ? name() : CountCodec.counted,
            schemaVersion: UInt16(truncatingIfNeeded: number()), tags: tags, payload: payload,
            texts: texts, effectiveAt: below(2) == 0 ? nil : time())
    }
}

extension TextField {
    /// Now and then the field with a random number.
    fileprivate func orRandom(_ number: UInt64) -> TextField {
        number % 3 == 0 ? TextField(rawValue: UInt16(truncatingIfNeeded: number >> 8)) : self
    }
}
