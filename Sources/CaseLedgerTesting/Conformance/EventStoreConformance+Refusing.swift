internal import EventSourcing

extension EventStoreConformance {
    static let refusing = [
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
        Check("A command with parts that contradict each other is refused and writes nothing") {
            test in
            let draft = Count(1, ["a"]).draft
            let field = TextField(event: 20)
            let reserved = EventDraft(
                type: "counted", tags: [.causation(Position(1))], payload: draft.payload)
            let twice = EventDraft(
                type: "counted", tags: [], payload: draft.payload,
                texts: [DraftText(field, "one"), DraftText(field, "two")])
            let ofCommand = EventDraft(
                type: "counted", tags: [], payload: draft.payload,
                texts: [DraftText(.reason, "one")])
            for event in [reserved, twice, ofCommand] {
                try await test.refused(.invalid, "\(event)") { () throws(EventStoreError) in
                    _ = try await test.store.append(
                        StoreUnderTest.command("one", [draft, event]), basedOn: .nothing)
                }
            }
            let long = String(repeating: "x", count: 513)
            let many = Dictionary(uniqueKeysWithValues: (0..<17).map { ("key \($0)", "value") })
            for metadata in [["a=b": "c"], ["": "c"], ["key": long], many] {
                try await test.refused(.invalid, "metadata") { () throws(EventStoreError) in
                    let command = StoreUnderTest.command("one", [draft])
                    _ = try await test.store.append(
                        Command(
                            command.request, events: command.events, metadata: Metadata(metadata)),
                        basedOn: .nothing)
                }
            }
            try await test.expectHead(0, "after the refusals")
        },
    ]
}
