import CaseLedgerTesting
import EventSourcing
import Foundation
import Testing

/// Each check of the contract is tested with a store that breaks its rule and no other.
@Suite("The checks of the contract")
struct FaultTests {
    /// Two checks take a second each, so they run with their own faults.
    ///
    /// With `CASELEDGER_ALL_FAULTS` they run with every fault.
    static let slow: Set<String> = [
        "A batch of any size keeps its order",
        "An empty or too large command is refused and writes nothing",
    ]
    static let isComplete = ProcessInfo.processInfo.environment["CASELEDGER_ALL_FAULTS"] != nil

    @Test("A fault is found by its check, and by no other", arguments: Fault.all)
    func foundByOne(fault: Fault) async throws {
        var found: [String] = []
        for check in EventStoreConformance.checks {
            if !Self.isComplete, Self.slow.contains(check.name), check.name != fault.breaks {
                continue
            }
            do {
                try await check.run { clock, projections in
                    fault.store(clock: clock, projections: projections)
                }
            } catch { found.append(check.name) }
        }
        #expect(found == [fault.breaks])
    }

    @Test("Every check has a fault, and every fault has a check")
    func everyCheck() {
        let checks = EventStoreConformance.checks.map(\.name)
        #expect(Set(checks).count == checks.count, "two checks have one name")
        #expect(Set(Fault.all.map(\.breaks)) == Set(checks))
        let names = Fault.all.map(\.name)
        #expect(Set(names).count == names.count, "two faults have one name")
    }

    @Test(
        "A broken store without a fault keeps the contract", arguments: EventStoreConformance.checks
    )
    func sound(check: EventStoreConformance.Check) async throws {
        try await check.run { clock, projections in
            BrokenStore(clock: clock, projections: projections)
        }
    }
}
