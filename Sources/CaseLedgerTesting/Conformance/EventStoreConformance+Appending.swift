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
        },
        Check("The end of a stream is its last event") { test in
            try await test.count("a", "b", in: "one")
            try await test.count("a", in: "two")
            try await test.count("c", in: "one")
            let expected: [(StreamName, StreamHead?)] = [
                (
                    "one",
                    StreamHead(stream: "one", position: Position(4), sequence: StreamSequence(3))
                ),
                (
                    "two",
                    StreamHead(stream: "two", position: Position(3), sequence: StreamSequence(1))
                ), ("three", nil),
            ]
            for (stream, head) in expected {
                let read = try await test.store.head(of: stream)
                try expect(read == head, "\(stream): \(String(describing: read))")
                let heads = try await test.store.heads(of: stream)
                try expect(heads.stream == head, "\(stream): \(String(describing: heads.stream))")
                try expect(heads.ledger.position == Position(4), "ledger: \(heads.ledger)")
            }
        },
        Check("A record contains everything that the command contained") { test in
            let tags = [try EventTag("key", "x"), try EventTag("case", "court-07")]
            let provenance = Provenance(
                actor: Agent("p-1", role: "panel chair"), authority: "statute 4",
                reason: "the file was reopened",
                effectiveAt: EffectiveTime(
                    precision: .day, earliest: Timestamp(microseconds: -7),
                    latest: Timestamp(microseconds: 9)), origin: .reconstructed)
            let seen = ObservedQuery(
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
            let dependsOn = ObservedQuery(of: .stream("two"), upTo: .start)
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
        Check("The correlation and the cause of a command are tags of all its events") { test in
            try await test.count("a")
            let draft = Count(1, ["a"]).draft
            let plain = StoreUnderTest.command("one", [draft, draft])
            _ = try await test.store.append(
                Command(
                    plain.request, events: plain.events, correlation: "batch-7",
                    causation: Position(1)), basedOn: .nothing)
            try await test.count("a")
            for tag in [EventTag.correlation("batch-7"), .causation(Position(1))] {
                let query = Query([.init(stream: "one", tags: [tag])])
                let found = try await test.all(of: query, limit: 9)
                try expect(found.map(\.position.rawValue) == [2, 3], "\(tag): \(found)")
                try expect(found.allSatisfy { $0.tags.contains(tag) }, "\(tag): \(found)")
                try await test.refused(.conflict, "\(tag)") { () throws(EventStoreError) in
                    try await test.count("b", basedOn: ObservedQuery(of: query, upTo: Position(2)))
                }
            }
        },
    ]
}
