import CaseLedger
import CaseLedgerTesting
import Testing

@Suite("An inspection that nobody announced")
struct UnknownInspectionTests {
    private static let questions: [(String, @Sendable (LedgerInspection) async throws -> Void)] = [
        ("state", { _ = try await $0.state() }),
        ("ratings", { _ = try await $0.ratings() }),
        ("ratings as of a position", { _ = try await $0.ratings(asOf: .position(.start)) }),
        ("ratings as of a time", { _ = try await $0.ratings(asOf: .recorded(.distantFuture)) }),
        ("ratings as of a milestone", { _ = try await $0.ratings(asOf: .milestone(.panel)) }),
        ("a milestone", { _ = try await $0.position(of: .milestone(.announced)) }),
        ("key questions", { _ = try await $0.keyQuestions() }),
        ("history", { _ = try await $0.history(of: "2.1") }),
        ("overall history", { _ = try await $0.overallHistory() }),
        ("audit of a standard", { _ = try await $0.auditTrail(of: "2.1") }),
        ("audit of a question", { _ = try await $0.auditTrail(of: "2.1.3") }),
    ]

    @Test(
        "Every question about it is answered with what it is called and what to do",
        arguments: questions.map(\.0), [false, true])
    func notFound(name: String, isEmpty: Bool) async throws {
        try await withTemporaryLedger { ledger in
            if !isEmpty {
                try await ledger.inspection("anytown").record(
                    .announce("anytown", on: .hmipYouth2021),
                    by: Agent("lead-1", role: .leadInspector))
            }
            let ask = try #require(Self.questions.first { $0.0 == name }?.1)
            let error = await #expect(throws: LedgerError.self) {
                try await ask(ledger.inspection("othertown"))
            }
            #expect(error?.code == .notFound)
            #expect(error?.message.contains("othertown") == true)
            #expect(error?.remedy.isEmpty == false)
        }
    }

    @Test("The ledger's own stream is no inspection")
    func reserved() async throws {
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.inspection(.ledger).record(
                    .announce("anytown", on: .hmipYouth2021),
                    by: Agent("lead-1", role: .leadInspector))
            }
            #expect(error?.refusal == .reservedName)
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }
}

extension Timestamp {
    fileprivate static let distantFuture = Timestamp(microseconds: 4_000_000_000_000_000)
}
