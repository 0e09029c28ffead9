internal import EventSourcing

extension EventStoreConformance {
    static let repeating = [
        Check("A command that is sent again gets its first receipt and records nothing") { test in
            let command = StoreUnderTest.command("one", [Count(1, ["a"]).draft])
            let first = try await test.store.append(command, basedOn: .nothing)
            try await test.count("a")
            test.clock.set(2_000_000)
            let stale = ObservedQuery(of: .everything, upTo: .start)
            let again = try await test.store.append(command, basedOn: stale)
            try expect(again.wasRepeat, "again: \(again)")
            try expect(
                again.positions == first.positions && again.recordedAt == first.recordedAt
                    && again.firstSequence == first.firstSequence, "\(again) is not \(first)")
            let beyond = ObservedQuery(of: .everything, upTo: Position(9))
            let late = try await test.store.append(command, basedOn: nil, dependingOn: beyond)
            try expect(late == again, "\(late) is not \(again)")
            try await test.expectHead(2, "after the repeats")
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
                let observation = ObservedQuery(of: .stream("none"), upTo: Position(position))
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
        Check("A request has the receipt of its command; other content under its id has none") {
            test in
            let command = StoreUnderTest.command("one", [Count(1, ["a"]).draft])
            let before = try await test.store.receipt(of: command.request)
            try expect(before == nil, "before: \(String(describing: before))")
            let first = try await test.store.append(command, basedOn: .nothing)
            let receipt = try await test.store.receipt(of: command.request)
            try expect(
                receipt?.positions == first.positions && receipt?.wasRepeat == true,
                "receipt: \(String(describing: receipt))")
            let elsewhere = StoreUnderTest.command(
                "two", [Count(1, ["a"]).draft], id: command.id)
            let none = try await test.store.receipt(of: elsewhere.request)
            try expect(none == nil, "in another stream: \(String(describing: none))")
            let other = StoreUnderTest.command(
                "one", [Count(1, ["a"]).draft], id: command.id, says: "something else")
            let error = try await test.refused(.commandReused, "other content") {
                () throws(EventStoreError) in _ = try await test.store.receipt(of: other.request)
            }
            try expect(error.position == Position(1), "\(error)")
        },
    ]
}
