internal import EventSourcing

extension EventStoreConformance {
    static let batching = [
        Check("Commands of one batch are decided one after the other, each on its own") {
            test in
            let everything = ObservedQuery(of: .everything, upTo: .start)
            let first = StoreUnderTest.command(
                "one", [Count(1, ["a"]).draft, Count(2, ["b"]).draft])
            let last = StoreUnderTest.command("two", [Count(5, ["a"]).draft])
            let huge = EventDraft(
                type: "counted", tags: [],
                payload: Array(repeating: 7, count: Record.longestInBytes))
            let draft = Count(1, ["a"]).draft
            let sent: [(command: Command, observation: ObservedQuery, expected: Expected)] = [
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
                    ObservedQuery(of: .everything, upTo: Position(3)), .refused(.beyondHead)
                ),
                (
                    StoreUnderTest.command("one", [draft]),
                    ObservedQuery(of: .everything, upTo: Position(2)), .recorded(3...3)
                ),
                (last, ObservedQuery(of: .everything, upTo: Position(3)), .recorded(4...4)),
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
                        basedOn: ObservedQuery(of: .everything, upTo: Position(position))))
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
