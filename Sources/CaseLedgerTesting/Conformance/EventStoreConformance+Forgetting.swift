internal import EventSourcing

extension EventStoreConformance {
    static let forgetting = [
        Check("A text that is forgotten is gone for every reader; its record stays") { test in
            let command = command(of: ["first", "second"])
            let receipt = try await test.store.append(command, basedOn: .nothing)
            let (first, second) = (receipt.positions.lowerBound, receipt.positions.upperBound)
            let before = try await test.store.record(at: second)
            for (number, isThere) in [(1, true), (1, false)] as [(UInt64, Bool)] {
                let wasThere = try await test.store.forget(field, at: second)
                try expect(wasThere == isThere, "forgotten: \(wasThere)")
                let count = try await test.store.head().erasedTexts
                try expect(count == number, "\(count) erased")
            }
            let after = try await test.store.record(at: second)
            try expect(
                after?.texts.map(\.commitment) == before?.texts.map(\.commitment), "commitments")
            try expect(after?.payload == before?.payload, "payload")
            let page = try await test.store.page(
                of: .stream("one"), in: PositionRange(), order: .forward, limit: 9)
            var visited: [[FieldText]] = []
            try await test.store.visit(.stream("one"), in: PositionRange()) {
                visited.append($0.texts)
            }
            let expected: [[FieldText]] = [
                [FieldText(field, .text("first"))], [FieldText(field, .erased)],
            ]
            try expect(visited == expected, "\(visited)")
            for records in [page.records, [after].compactMap(\.self)] {
                let text = records.last?.texts[field]
                try expect(text == .erased, "\(String(describing: text))")
            }
            try expect(page.records.first?.texts[field] == .text("first"), "the other text")
            let reason = page.records.first?.command?.reason
            try expect(reason == .text("why"), "\(String(describing: reason))")
            let report = try await test.store.verify()
            try expect(report.passed, "\(report.findings)")
            // The erased texts are two event texts, authority, reason and one metadata pair.
            try expect((report.texts, report.erasedTexts) == (5, 1), "\(report)")
            _ = try await test.store.record(at: first)
        },
        Check("A text that does not exist cannot be forgotten") { test in
            let receipt = try await test.store.append(command(of: ["one"]), basedOn: .nothing)
            let position = receipt.positions.lowerBound
            for other in [TextField(event: 21), .metadata(1), TextField(rawValue: 4)] {
                try await test.refused(.notFound, "\(other)") { () throws(EventStoreError) in
                    _ = try await test.store.forget(other, at: position)
                }
            }
            try await test.refused(.beyondHead, "beyond") { () throws(EventStoreError) in
                _ = try await test.store.forget(field, at: position.next)
            }
            let count = try await test.store.head().erasedTexts
            try expect(count == 0, "\(count) erased")
        },
        Check("An erasure that is based on a read is refused if an event came after it") { test in
            let command = command(of: ["text"])
            let receipt = try await test.store.append(command, basedOn: .nothing)
            let position = receipt.positions.upperBound
            let seen = ObservedQuery(of: .stream("one"), upTo: position)
            let other = try await test.store.append(
                Self.command(of: ["later"]), basedOn: .nothing)
            let error = try await test.refused(.conflict, "an event came after") {
                () throws(EventStoreError) in
                _ = try await test.store.forget(field, at: position, basedOn: seen)
            }
            try expect(error.conflict != nil, "\(error)")
            let kept = try await test.store.record(at: position)?.texts[field]
            try expect(kept == .text("text"), "\(String(describing: kept))")
            try await test.refused(.beyondHead, "a read beyond the head") {
                () throws(EventStoreError) in
                _ = try await test.store.forget(
                    field, at: position,
                    basedOn: ObservedQuery(
                        of: .stream("one"), upTo: other.positions.upperBound.next))
            }
            let count = try await test.store.head().erasedTexts
            try expect(count == 0, "\(count) erased")
            for query in [Query.stream("two"), .stream("one")] {
                let upTo = query == .stream("two") ? position : other.positions.upperBound
                let place = query == .stream("two") ? position : other.positions.upperBound
                let isErased = try await test.store.forget(
                    field, at: place, basedOn: ObservedQuery(of: query, upTo: upTo))
                try expect(isErased, "\(query)")
            }
        },
        Check("A repeat cannot be compared after a text of its content was forgotten") { test in
            for forgotten in [field, .reason, .authority] {
                let command = command(of: ["text"])
                let receipt = try await test.store.append(command, basedOn: .nothing)
                let position = receipt.positions.lowerBound
                // Metadata is not part of the content of a command.
                _ = try await test.store.forget(.metadata(0), at: position)
                let again = try await test.store.append(command, basedOn: .nothing)
                try expect(again.wasRepeat, "\(again)")
                _ = try await test.store.forget(forgotten, at: position)
                let error = try await test.refused(.incomparable, "\(forgotten)") {
                    () throws(EventStoreError) in
                    _ = try await test.store.append(command, basedOn: .nothing)
                }
                try expect(error.position == position, "\(error)")
                try await test.refused(.incomparable, "\(forgotten)") {
                    () throws(EventStoreError) in
                    _ = try await test.store.receipt(of: command.request)
                }
            }
        },
    ]

    private static let field = TextField(event: 20)

    /// Creates a command of counts with one text each, and with texts of its own.
    private static func command(of texts: [String]) -> Command {
        let drafts = texts.map { text in
            let draft = Count(1, ["a"]).draft
            return EventDraft(
                type: draft.type, tags: draft.tags, payload: draft.payload,
                texts: [DraftText(field, text)])
        }
        let provenance = Provenance(
            actor: StoreUnderTest.actor, authority: "rule 1", reason: "why",
            effectiveAt: .instant(Timestamp(microseconds: 5)))
        return Command(
            CommandRequest(
                id: .random(), stream: "one",
                content: CommandContent(of: drafts, effectiveAt: provenance.effectiveAt),
                provenance: provenance), events: drafts, metadata: ["client": "7"])
    }
}
