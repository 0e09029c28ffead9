import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

/// A decider of our own: a door that can be opened and closed.
private struct Door: Decider {
    enum Event: Hashable, Sendable { case opened, closed }
    enum Rejection: Error, Hashable { case isOpen, isClosed }
    var isOpen = false
    var seen: [Position] = []

    func decide(_ command: Event) throws(Rejection) -> [Event] {
        switch (command, isOpen) {
        case (.opened, true): throw .isOpen
        case (.closed, false): throw .isClosed
        default: return [command]
        }
    }

    mutating func evolve(with event: Event, at occurrence: Occurrence) {
        isOpen = event == .opened
        seen.append(occurrence.position)
    }
}

@Suite("Given, when, then")
struct GivenWhenThenTests {
    private let door = GivenWhenThen(Door())

    @Test("Any decider is tested with events or commands given, and events or a refusal then")
    func anyDecider() throws {
        try door.when(.opened).then(.opened)
        try door.when(.closed).thenRefused(with: .isClosed)
        try door.given([.opened]).when(.closed).then(.closed)
        try door.given(decided: .opened).when(.opened).thenRefused(with: .isOpen)
        #expect(door.when(.opened).events == [.opened])
        #expect(door.when(.opened).refusal == nil)
        #expect(door.when(.closed).refusal == .isClosed)
        #expect(door.when(.closed).events == nil)
        #expect(throws: Door.Rejection.isClosed) { try door.given(decided: .closed) }
    }

    @Test("Events are recorded from position 1 on, with who and where from")
    func records() throws {
        let provenance = Provenance(
            actor: Agent("a-7", role: .inspector), authority: "mandate", reason: "reason",
            effectiveAt: .instant(Timestamp(microseconds: 5)), origin: .reconstructed)
        let given = door.given([.opened, .closed], by: provenance).given([.opened])
        #expect(given.subject.seen == [1, 2, 3].map { Position($0) })
        #expect(given.position == Position(3))
        #expect(door.position == .start)
        let records = given.history.map(\.record)
        #expect(records.map(\.indexInCommand) == [0, 1, 0])
        #expect(records.map(\.origin) == [.reconstructed, .reconstructed, .recorded])
        #expect(records[0].actor == "a-7")
        #expect(records[0].eventCount == 2)
        #expect(records[0].command?.reason == "reason")
        #expect(records[1].command == nil)
    }

    @Test("A mismatch describes the difference in words")
    func mismatches() throws {
        func mismatch(_ body: () throws(Mismatch) -> Void) throws -> String {
            do throws(Mismatch) {
                try body()
                throw Mismatch(expected: "a mismatch", found: "none")
            } catch { return error.description }
        }
        #expect(
            try mismatch { () throws(Mismatch) in try door.when(.opened).then(.closed) }
                == "Expected closed as event 1; found opened.")
        #expect(
            try mismatch { () throws(Mismatch) in try door.when(.opened).then(.opened, .closed) }
                == "Expected 2 events; found 1.")
        #expect(
            try mismatch { () throws(Mismatch) in try door.when(.closed).then(.closed) }
                .contains("isClosed"))
        let refused = GivenWhenThen(Inspection()).when(.select("c-1", for: "2"))
        #expect(
            try mismatch { () throws(Mismatch) in try refused.thenRefused(.caseNotSelected) }
                .hasPrefix("Expected a refusal, caseNotSelected; found a refusal, notAnnounced"))
    }

    @Test("An inspection's rules are tested in the order they are told")
    func inspection() throws {
        try GivenWhenThen(Inspection())
            .given(.announce(.on(.hmipYouth2021)), .select("court-01", for: "2"))
            .when(.judge("2.1.1", of: "court-01", .notApplicable), by: .inspector)
            .thenRefused(.notApplicableNotAllowed)
    }
}
