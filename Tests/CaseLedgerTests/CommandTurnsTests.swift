import CaseLedger
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("Commands of several tasks")
struct CommandTurnsTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    /// An edition with a hundred key questions in one standard.
    private static func edition() throws -> Framework {
        try TinyFramework.edition(
            #"{"id": "1.2.1", "label": "Plain"}"#,
            (1...100).map { #"{"id": "1.2.\#($0)", "label": "Plain"}"# }.joined(separator: ", "))
    }

    private func announced(_ ledger: Ledger, cases: Int = 1) async throws -> LedgerInspection {
        let inspection = ledger.inspection("anytown-2026")
        try await inspection.record(
            .announce(
                AnnounceInspection(
                    framework: Self.edition(), service: "anytown", serviceNames: ["Anytown"])),
            by: Self.lead)
        try await inspection.record(
            .selectCases(
                (1...cases).map {
                    SelectCases.Selection(caseKey: CaseKey(stringLiteral: "c-\($0)"), domain: "1")
                }), by: Self.lead)
        return inspection
    }

    /// Sends a command for each number at the same time; returns the failures.
    private func failures(
        of numbers: ClosedRange<Int>, in inspections: [LedgerInspection],
        _ command: @escaping @Sendable (Int) -> InspectionCommand
    ) async -> [LedgerError] {
        await withTaskGroup(of: LedgerError?.self) { group in
            for number in numbers {
                let inspection = inspections[number % inspections.count]
                group.addTask {
                    do throws(LedgerError) {
                        try await inspection.record(command(number), by: Self.lead)
                        return nil
                    } catch { return error }
                }
            }
            return await group.reduce(into: []) { failures, failure in
                if let failure { failures.append(failure) }
            }
        }
    }

    /// `CASELEDGER_TURN_RUNS` changes how often.
    @Test("A hundred tasks record a hundred judgements of one case, in every run")
    func oneCase() async throws {
        let runs =
            ProcessInfo.processInfo.environment["CASELEDGER_TURN_RUNS"].flatMap(Int.init) ?? 50
        for run in 1...runs {
            try await withTemporaryLedger { ledger in
                let inspection = try await announced(ledger)
                let failures = await failures(of: 1...100, in: [inspection]) {
                    .judge(Question.ID(stringLiteral: "1.2.\($0)"), of: "c-1", .yes)
                }
                #expect(failures.isEmpty, "run \(run): \(failures.first?.message ?? "")")
                let score = try await inspection.keyQuestions()
                #expect(score.questions.count { $0.yes == 1 } == 100, "run \(run)")
            }
        }
    }

    @Test("Tasks that do depend on each other take turns, and all are recorded")
    func turns() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announced(ledger)
            // Each depends on the proposal before.
            let failures = await failures(of: 1...40, in: [inspection]) { number in
                .proposeRating(
                    ProposeQualitativeRating(
                        standard: "2.1", rating: Rating.allCases[number % 4]))
            }
            #expect(failures.isEmpty, "\(failures.first?.message ?? "")")
            let page = try await ledger.page(
                of: Query([Query.Clause(types: [QualitativeRatingProposed.name])]), limit: 100)
            #expect(page.records.count == 40)
        }
    }

    @Test("Two ledgers on one folder take turns too, by trying again")
    func twoLedgers() async throws {
        try await withTemporaryFolder { folder in
            let one = try await Ledger.open(at: folder + "/case.ledger")
            let other = try await Ledger.open(at: folder + "/case.ledger")
            let inspection = try await announced(one)
            let failures = await failures(
                of: 1...40, in: [inspection, other.inspection(inspection.id)]
            ) { number in
                .proposeRating(
                    ProposeQualitativeRating(
                        standard: "2.1", rating: Rating.allCases[number % 4]))
            }
            #expect(failures.isEmpty, "\(failures.first?.message ?? "")")
            await one.close()
            await other.close()
        }
    }

    @Test("With an observation a conflict is reported, whoever else records")
    func observed() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announced(ledger)
            let seen = ObservedQuery(
                of: .stream(inspection.id), upTo: try await ledger.head().position)
            let outcomes = await withTaskGroup(of: LedgerError.Code?.self) { group in
                for number in 1...12 {
                    group.addTask {
                        do throws(LedgerError) {
                            try await inspection.record(
                                .judge(
                                    Question.ID(stringLiteral: "1.2.\(number)"), of: "c-1", .yes),
                                by: Self.lead, basedOn: seen)
                            return nil
                        } catch { return error.code }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == .conflict } == 11)
        }
    }

    @Test("A task that is cancelled while it waits for its turn records nothing, and says so")
    func cancelled() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announced(ledger)
            var recorded = 0
            var cancelled = 0
            let tasks = (1...60).map { number in
                Task { () async -> LedgerError? in
                    do throws(LedgerError) {
                        try await inspection.record(
                            .proposeRating(
                                ProposeQualitativeRating(
                                    standard: "2.1", rating: Rating.allCases[number % 4])),
                            by: Self.lead)
                        return nil
                    } catch { return error }
                }
            }
            for task in tasks.suffix(30) { task.cancel() }
            for task in tasks {
                guard let error = await task.value else {
                    recorded += 1
                    continue
                }
                #expect(error.code == .cancelled, "\(error)")
                cancelled += 1
            }
            let page = try await ledger.page(
                of: Query([Query.Clause(types: [QualitativeRatingProposed.name])]), limit: 100)
            #expect(page.records.count == recorded)
            #expect(recorded >= 30)
            // Nobody is left with the turn.
            try await inspection.record(
                .proposeRating(ProposeQualitativeRating(standard: "2.1", rating: .good)),
                by: Self.lead)
        }
    }

    @Test(
        "A command keeps correlation, causation and metadata, and events are found by the first two"
    )
    func traces() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announced(ledger)
            let cause = try await ledger.head().position
            let id = CommandID.random()
            func send(_ metadata: Metadata) async throws -> Receipt {
                try await inspection.record(
                    .judge("1.2.1", of: "c-1", .yes), by: Self.lead, id: id,
                    correlation: "request-7", causation: cause, metadata: metadata)
            }
            let receipt = try await send(["client": "app 2", "session": "s-9"])
            for tag in [EventTag.correlation("request-7"), .causation(cause)] {
                let page = try await ledger.page(of: Query([Query.Clause(tags: [tag])]))
                #expect(page.records.map(\.position) == [receipt.positions.lowerBound])
            }
            let (record, command) = try #require(
                try await ledger.record(at: receipt.positions.lowerBound))
            #expect(command.metadata == ["client=app 2", "session=s-9"])
            #expect(
                try await ledger.texts(of: record).map(\.name) == [
                    "command.metadata[0]", "command.metadata[1]",
                ])
            // None of them is what a repeat is known by.
            #expect(try await send(.none).wasRepeat)
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    .judge("1.2.2", of: "c-1", .yes), by: Self.lead,
                    metadata: ["k=": String(repeating: "x", count: 600)])
            }
            #expect(error?.code == .invalidInput)
        }
    }
}
