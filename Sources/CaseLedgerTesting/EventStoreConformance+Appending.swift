internal import EventSourcing

extension EventStoreConformance {
    static let appending = [
        Check("Positions and sequences are dense, over and within streams") { test in
            let first = try await test.count("a", "b", in: "one")
            let second = try await test.count("a", in: "two")
            let third = try await test.count("c", in: "one")
            try expect(first.positions == Position(1)...Position(2), "first: \(first)")
            try expect(second.positions == Position(3)...Position(3), "second: \(second)")
            try expect(third.positions == Position(4)...Position(4), "third: \(third)")
            try expect(first.firstSequence == StreamSequence(1), "first: \(first)")
            try expect(second.firstSequence == StreamSequence(1), "second: \(second)")
            try expect(third.firstSequence == StreamSequence(3), "third: \(third)")
            try expect(!first.wasRepeat, "first: \(first)")
            try await test.expectHead(4, "after three commands")
            let one = try await test.store.head(of: "one")
            try expect(
                one
                    == StreamHead(stream: "one", position: Position(4), sequence: StreamSequence(3)),
                "stream one: \(String(describing: one))")
            try expect(try await test.store.head(of: "three") == nil, "stream three has a head")
            let heads = try await test.store.heads(of: "one")
            try expect(heads.stream == one, "stream one: \(String(describing: heads.stream))")
            try expect(heads.ledger.position == Position(4), "ledger: \(heads.ledger)")
            let names = try await test.store.streams(after: nil, limit: 1).map(\.stream)
            try expect(names == ["one"], "streams: \(names)")
            let after = try await test.store.streams(after: "one", limit: 9).map(\.stream)
            try expect(after == ["two"], "streams after one: \(after)")
        },
        Check("A record contains everything that the command contained") { test in
            let tags = [try EventTag("key", "x"), try EventTag("case", "court-07")]
            let provenance = Provenance(
                actor: Agent("p-1", role: "panel chair"), authority: "statute 4",
                reason: "the file was reopened",
                effectiveAt: EffectiveTime(
                    precision: .day, earliest: Timestamp(microseconds: -7),
                    latest: Timestamp(microseconds: 9)), origin: .reconstructed)
            let seen = Observation(
                of: Query([.init(stream: "one", types: ["counted"], tags: tags)]), upTo: .start)
            let command = StoreUnderTest.command(
                "one",
                [
                    EventDraft(
                        type: "counted", schemaVersion: 3, tags: tags, payload: [1, 0, 0, 0],
                        texts: [DraftText(TextField(event: 20), "typed")]),
                    EventDraft(
                        type: "counted", tags: [], payload: [],
                        texts: [DraftText(TextField(event: 20, index: 3), "typed too")]),
                ], provenance: provenance)
            let dependsOn = Observation(of: .stream("two"), upTo: .start)
            let receipt = try await test.store.append(
                command, basedOn: seen, dependingOn: dependsOn)
            guard let record = try await test.store.record(at: Position(1)),
                let second = try await test.store.record(at: Position(2))
            else { throw Failure(description: "a record is missing") }
            guard let read = record.command else { throw Failure(description: "no command") }
            try expect(
                record.texts.map { FieldText($0.field, $0.text) } == [
                    FieldText(.authority, "statute 4"), FieldText(.reason, "the file was reopened"),
                    FieldText(TextField(event: 20), "typed"),
                ], "\(record.texts)")
            try expect(
                second.eventTexts[TextField(event: 20, index: 3)] == "typed too", "\(second)")
            try expect(
                Set((record.texts + second.texts).map(\.commitment)).count == 4,
                "no two commitments are the same")
            let details = CommandDetails(
                id: command.id, digest: read.digest, role: "panel chair", texts: record.texts,
                dependsOn: dependsOn, seen: seen)
            let expected = Record(
                position: Position(1), stream: "one", sequence: StreamSequence(1),
                type: "counted", schemaVersion: 3, tags: tags.sorted(), actor: "p-1",
                origin: .reconstructed, recordedAt: receipt.recordedAt,
                effectiveAt: provenance.effectiveAt, indexInCommand: 0, eventCount: 2,
                command: details, payload: [1, 0, 0, 0], texts: record.texts)
            try expect(record == expected, "\(record) is not \(expected)")
            try expect(second.command == nil && second.indexInCommand == 1, "second: \(second)")
            try expect(try await test.store.command(of: second) == details, "command of second")
            try expect(try await test.store.record(at: Position(3)) == nil, "beyond the head")
            try expect(try await test.store.record(at: .start) == nil, "before the first")
        },
        Check("An event with its own effective time keeps it") { test in
            let count = Count(1, ["a"]).draft
            let times: [EffectiveTime?] = [
                nil, .instant(Timestamp(microseconds: -3)),
                EffectiveTime(
                    precision: .between, earliest: Timestamp(microseconds: -7),
                    latest: Timestamp(microseconds: .max)), nil,
            ]
            let command = StoreUnderTest.command(
                "one",
                times.map {
                    EventDraft(
                        type: count.type, tags: count.tags, payload: count.payload,
                        effectiveAt: $0)
                })
            let receipt = try await test.store.append(command, basedOn: .nothing)
            let records = try await test.all(of: .everything, limit: 3)
            let expected = times.map { $0 ?? command.provenance.effectiveAt }
            try expect(
                records.map(\.effectiveAt) == expected, "times: \(records.map(\.effectiveAt))")
            try expect(
                records.allSatisfy { $0.recordedAt == receipt.recordedAt },
                "the time of recording differs within a command")
            let again = try await test.store.append(command, basedOn: .nothing)
            try expect(again.wasRepeat, "again: \(again)")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
        Check("A command that is sent again gets its first receipt and records nothing") { test in
            let command = StoreUnderTest.command("one", [Count(1, ["a"]).draft])
            let first = try await test.store.append(command, basedOn: .nothing)
            try await test.count("a")
            let stale = Observation(of: .everything, upTo: .start)
            let again = try await test.store.append(command, basedOn: stale)
            try expect(again.wasRepeat, "again: \(again)")
            try expect(
                again.positions == first.positions && again.recordedAt == first.recordedAt
                    && again.firstSequence == first.firstSequence, "\(again) is not \(first)")
            try await test.expectHead(2, "after the repeat")
            let receipt = try await test.store.receipt(of: command.id, in: "one")
            try expect(receipt == again, "receipt: \(String(describing: receipt))")
            let elsewhere = try await test.store.receipt(of: command.id, in: "two")
            try expect(elsewhere == nil, "the id is known in another stream")
        },
        Check("An id with other content is refused; in another stream it is free") {
            test in
            let command = StoreUnderTest.command("one", [Count(1, ["a"]).draft])
            _ = try await test.store.append(command, basedOn: .nothing)
            let other = StoreUnderTest.command(
                "one", [Count(1, ["a"]).draft], id: command.id, says: "something else")
            let error = try await test.refused(.commandReused, "reused id") {
                () throws(EventStoreError) in
                _ = try await test.store.append(other, basedOn: .nothing)
            }
            try expect(error.position == Position(1), "error: \(error)")
            try await test.expectHead(1, "after the refusal")
            let elsewhere = StoreUnderTest.command(
                "two", [Count(1, ["a"]).draft], id: command.id)
            _ = try await test.store.append(elsewhere, basedOn: .nothing)
            try await test.expectHead(2, "after the same id in another stream")
        },
        Check("The same id and digest with other events is refused, sent early or late") { test in
            let tag = try EventTag("key", "a")
            let draft = EventDraft(
                type: "counted", tags: [tag], payload: [1, 0, 0, 0],
                effectiveAt: .instant(Timestamp(microseconds: 3)))
            let last = Count(2, ["b"]).draft
            let first = StoreUnderTest.command("one", [draft, last])
            let others: [[EventDraft]] = [
                [draft], [draft, last, last], [last, draft], [draft, draft],
                [draft, Count(3, ["b"]).draft], [draft, Count(2, ["c"]).draft],
                [draft, EventDraft(type: "counts", tags: last.tags, payload: last.payload)],
                [
                    draft,
                    EventDraft(
                        type: last.type, schemaVersion: 2, tags: last.tags, payload: last.payload),
                ],
                [
                    EventDraft(
                        type: draft.type, tags: [tag], payload: draft.payload,
                        effectiveAt: .instant(Timestamp(microseconds: 4))), last,
                ],
            ]
            _ = try await test.store.append(first, basedOn: .nothing)
            var size: UInt64 = 2
            // The store may check an old observation before the command reaches the writer.
            for (added, position) in [(0, 0), (600, 0)] as [(Int, UInt64)] {
                if added > 0 {
                    let many = Array(repeating: Count(1, ["c"]).draft, count: added)
                    _ = try await test.store.append(
                        StoreUnderTest.command("two", many), basedOn: .nothing)
                    size += UInt64(added)
                }
                let observation = Observation(of: .stream("none"), upTo: Position(position))
                for drafts in others {
                    let other = Command(first.request, events: drafts)
                    let error = try await test.refused(.commandReused, "\(drafts)") {
                        () throws(EventStoreError) in
                        _ = try await test.store.append(other, basedOn: observation)
                    }
                    try expect(error.position == Position(1), "\(error)")
                }
                let again = try await test.store.append(first, basedOn: observation)
                try expect(again.wasRepeat, "again: \(again)")
                try await test.expectHead(size, "after the refusals")
            }
            let outcomes = await test.store.append(
                others.map { drafts in
                    GuardedCommand(
                        Command(
                            CommandRequest(
                                id: first.id, stream: "three", content: first.request.content,
                                provenance: first.provenance), events: drafts))
                })
            for (number, outcome) in outcomes.enumerated() {
                let isRecorded = (try? outcome.get()) != nil
                try expect(isRecorded == (number == 0), "\(number) together: \(outcome)")
            }
        },
        Check("A command without its own digest is identified by its events") { test in
            func command(_ drafts: [EventDraft], at now: Int64) -> Command {
                Command(
                    id: CommandID(derivedFrom: "one"), stream: "one", events: drafts,
                    provenance: Provenance(
                        actor: StoreUnderTest.actor,
                        effectiveAt: .instant(Timestamp(microseconds: now))))
            }
            let drafts = [Count(1, ["a"]).draft, Count(2, ["b"]).draft]
            _ = try await test.store.append(command(drafts, at: 1), basedOn: .nothing)
            // The content of a command does not include its time.
            let again = try await test.store.append(command(drafts, at: 2), basedOn: .nothing)
            try expect(again.wasRepeat, "again: \(again)")
            try await test.refused(.commandReused, "other events") { () throws(EventStoreError) in
                _ = try await test.store.append(
                    command(drafts.reversed(), at: 1), basedOn: .nothing)
            }
            try await test.expectHead(2, "after the refusal")
        },
        Check("An empty or too large command is refused and writes nothing") { test in
            try await test.refused(.invalid, "no events") { () throws(EventStoreError) in
                _ = try await test.store.append(
                    StoreUnderTest.command("one", []), basedOn: .nothing)
            }
            let draft = Count(1, ["a"]).draft
            let many = Array(repeating: draft, count: Command.mostEvents)
            try await test.refused(.tooLarge, "too many events") { () throws(EventStoreError) in
                _ = try await test.store.append(
                    StoreUnderTest.command("one", many + [draft]), basedOn: .nothing)
            }
            let huge = EventDraft(
                type: "counted", tags: [],
                payload: Array(repeating: 7, count: Record.longestInBytes))
            try await test.refused(.tooLarge, "too large") { () throws(EventStoreError) in
                _ = try await test.store.append(
                    StoreUnderTest.command("one", [draft, huge]), basedOn: .nothing)
            }
            for (authority, reason) in [(513, 0), (0, 2_001), (70_000, 70_000)] {
                let provenance = Provenance(
                    actor: StoreUnderTest.actor,
                    authority: String(repeating: "x", count: authority),
                    reason: String(repeating: "y", count: reason),
                    effectiveAt: .instant(Timestamp(microseconds: 0)))
                try await test.refused(.tooLarge, "\(authority), \(reason)") {
                    () throws(EventStoreError) in
                    _ = try await test.store.append(
                        StoreUnderTest.command("one", [draft], provenance: provenance),
                        basedOn: .nothing)
                }
            }
            try await test.expectHead(0, "after the refusals")
            let receipt = try await test.store.append(
                StoreUnderTest.command("one", many), basedOn: .nothing)
            try await test.expectHead(UInt64(many.count), "after the largest command")
            try expect(receipt.positions.lowerBound == Position(1), "most: \(receipt)")
        },
        Check("The recorded clock never goes backwards, whatever the machine's clock does") {
            test in
            let times: [(now: Int64, expected: Int64)] = [
                (100, 100), (50, 100), (100, 100), (101, 101), (-5, 101),
            ]
            for (now, expected) in times {
                test.clock.set(now)
                let receipt = try await test.count("a", "b")
                try expect(
                    receipt.recordedAt == Timestamp(microseconds: expected),
                    "at \(now): \(receipt.recordedAt)")
                let records = try await test.all(
                    of: .everything, in: .after(receipt.positions.lowerBound.previous), limit: 9)
                try expect(
                    records.allSatisfy { $0.recordedAt == receipt.recordedAt },
                    "the events of one command differ")
            }
        },
        Check("The head at a moment is the last event recorded by then") { test in
            let none = try await test.store.head(at: Timestamp(microseconds: .max))
            try expect(none == Head(position: .start, recordedAt: nil), "empty: \(none)")
            for now: Int64 in [10, 20, 20, 30] {
                test.clock.set(now)
                try await test.count("a")
            }
            let edges: [(moment: Int64, position: UInt64, recordedAt: Int64?)] = [
                (.min, 0, nil), (9, 0, nil), (10, 1, 10), (19, 1, 10), (20, 3, 20), (29, 3, 20),
                (30, 4, 30), (.max, 4, 30),
            ]
            for (moment, position, recordedAt) in edges {
                let head = try await test.store.head(at: Timestamp(microseconds: moment))
                let expected = Head(
                    position: Position(position),
                    recordedAt: recordedAt.map(Timestamp.init(microseconds:)))
                try expect(head == expected, "at \(moment): \(head), not \(expected)")
            }
        },
        Check("Commands that are sent together are recorded in one commit, all or none") { test in
            func commands(_ counts: [UInt32], upTo position: Position) -> [GuardedCommand] {
                counts.map { count in
                    GuardedCommand(
                        StoreUnderTest.command("one", [Count(count, ["a"]).draft]),
                        dependingOn: Observation(of: .everything, upTo: position))
                }
            }
            let three = commands([1, 2, 3], upTo: .start)
            let receipts = try await test.store.append(together: three)
            try expect(
                receipts.map(\.positions.lowerBound) == [1, 2, 3].map { Position($0) }
                    && receipts.map(\.firstSequence.rawValue) == [1, 2, 3]
                    && Set(receipts.map(\.recordedAt)).count == 1, "first: \(receipts)")
            let again = try await test.store.append(together: three)
            try expect(
                again.allSatisfy(\.wasRepeat)
                    && again.map(\.positions) == receipts.map(\.positions), "again: \(again)")
            let late = commands([4], upTo: Position(3)) + commands([5], upTo: Position(2))
            try await test.refused(.conflict, "one is out of date") { () throws(EventStoreError) in
                _ = try await test.store.append(together: late)
            }
            let mixed = commands([6], upTo: Position(3)) + [three[1]]
            try await test.refused(.commandReused, "one is recorded") {
                () throws(EventStoreError) in _ = try await test.store.append(together: mixed)
            }
            let empty = GuardedCommand(StoreUnderTest.command("one", []))
            let invalid = commands([7], upTo: Position(3)) + [empty]
            try await test.refused(.invalid, "one is invalid") { () throws(EventStoreError) in
                _ = try await test.store.append(together: invalid)
            }
            try await test.expectHead(3, "after the refusals")
        },
        Check("Commands of one batch are decided one after the other, each on its own") {
            test in
            let everything = Observation(of: .everything, upTo: .start)
            let first = StoreUnderTest.command(
                "one", [Count(1, ["a"]).draft, Count(2, ["b"]).draft])
            let last = StoreUnderTest.command("two", [Count(5, ["a"]).draft])
            let huge = EventDraft(
                type: "counted", tags: [],
                payload: Array(repeating: 7, count: Record.longestInBytes))
            let draft = Count(1, ["a"]).draft
            let sent: [(command: Command, observation: Observation, expected: Expected)] = [
                (first, everything, .recorded(1...2)),
                (StoreUnderTest.command("two", [draft]), everything, .refused(.conflict)),
                (first, everything, .repeated(1...2)),
                (
                    StoreUnderTest.command("one", [draft], id: first.id, says: "something else"),
                    .nothing, .refused(.commandReused)
                ),
                (StoreUnderTest.command("one", []), .nothing, .refused(.invalid)),
                (StoreUnderTest.command("one", [draft, huge]), .nothing, .refused(.tooLarge)),
                (
                    StoreUnderTest.command("one", [CountCodec.unreadable]), .nothing,
                    .refused(.invalid)
                ),
                (
                    StoreUnderTest.command("one", [draft]),
                    Observation(of: .everything, upTo: Position(3)), .refused(.beyondHead)
                ),
                (
                    StoreUnderTest.command("one", [draft]),
                    Observation(of: .everything, upTo: Position(2)), .recorded(3...3)
                ),
                (last, Observation(of: .everything, upTo: Position(3)), .recorded(4...4)),
                (last, .nothing, .repeated(4...4)),
            ]
            let outcomes = await test.store.append(
                sent.map { GuardedCommand($0.command, basedOn: $0.observation) })
            try expect(outcomes.count == sent.count, "\(outcomes.count) outcomes")
            for (number, outcome) in outcomes.enumerated() {
                let (command, _, expected) = sent[number]
                try expect(
                    Expected(outcome) == expected, "\(number): \(outcome), not \(expected)")
                guard let receipt = try? outcome.get() else { continue }
                try expect(
                    receipt.command == command.id && receipt.stream == command.stream,
                    "\(number) got the receipt of another command")
                try expect(
                    try await test.store.receipt(of: command.id, in: command.stream)?.positions
                        == receipt.positions, "\(number): the receipt afterwards")
            }
            try await test.expectHead(4, "after all of them")
            let records = try await test.all(of: .everything, limit: 9)
            try expect(
                records.map(\.payload)
                    == [first.events[0], first.events[1], draft, last.events[0]]
                    .map(\.payload), "\(records)")
            try expect(await test.store.append([]).isEmpty, "outcomes of nothing")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
        Check("A batch of any size keeps its order") { test in
            var sent: [GuardedCommand] = []
            var position: UInt64 = 0
            for number in 0..<700 {
                let stream = StreamName(rawValue: "stream \(number % 7)") ?? "one"
                let drafts = (0...number % 3).map { Count(UInt32($0), ["a"]).draft }
                // Each command observes its predecessor, and refuses any event after it.
                sent.append(
                    GuardedCommand(
                        StoreUnderTest.command(stream, drafts),
                        basedOn: Observation(of: .everything, upTo: Position(position))))
                position += UInt64(drafts.count)
            }
            var next = Position(1)
            for outcome in await test.store.append(sent) {
                let positions = try outcome.get().positions
                try expect(positions.lowerBound == next, "\(positions), not \(next)")
                next = positions.upperBound.next
            }
            try await test.expectHead(position, "after all of them")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
        Check("64 tasks at once each get their own answer, the refused ones too") { test in
            let shared = StoreUnderTest.command("one", [Count(1, ["shared"]).draft])
            _ = try await test.store.append(shared, basedOn: .nothing)
            let answers = await withTaskGroup(of: (Int, Result<Receipt, EventStoreError>).self) {
                group in
                for index in 0..<64 {
                    group.addTask {
                        let stream = StreamName(rawValue: "stream \(index % 5)") ?? "one"
                        let command =
                            switch index % 4 {
                            case 0:
                                StoreUnderTest.command(
                                    "one", [Count(1, ["a"]).draft], id: shared.id, says: "other")
                            case 1: shared
                            case 2:
                                StoreUnderTest.command(stream, [CountCodec.unreadable])
                            default:
                                StoreUnderTest.command(
                                    stream,
                                    [Count(UInt32(index), ["a"]).draft, Count(1, ["b"]).draft])
                            }
                        do throws(EventStoreError) {
                            return (
                                index,
                                .success(try await test.store.append(command, basedOn: .nothing))
                            )
                        } catch { return (index, .failure(error)) }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            for (index, answer) in answers {
                switch (index % 4, answer) {
                case (0, .failure(let error)) where error.code == .commandReused: break
                case (1, .success(let receipt)) where receipt.wasRepeat: break
                case (2, .failure(let error)) where error.code == .invalid: break
                case (3, .success(let receipt)):
                    let first = try await test.store.record(at: receipt.positions.lowerBound)
                    try expect(
                        first?.command?.id == receipt.command
                            && first?.payload.first == UInt8(index),
                        "\(index) got the receipt of another command")
                default: throw Failure(description: "\(index) got \(answer)")
                }
            }
            try await test.expectHead(1 + 2 * 16, "after 64 tasks")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
        },
    ]
}

/// The expected outcome of a command.
private enum Expected: Hashable {
    case recorded(ClosedRange<UInt64>)
    case repeated(ClosedRange<UInt64>)
    case refused(EventStoreError.Code)

    init(_ outcome: AppendOutcome) {
        switch outcome {
        case .success(let receipt):
            let first = receipt.positions.lowerBound.rawValue
            let positions = first...receipt.positions.upperBound.rawValue
            self = receipt.wasRepeat ? .repeated(positions) : .recorded(positions)
        case .failure(let error): self = .refused(error.code)
        }
    }
}
