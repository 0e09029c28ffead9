import CaseLedger
import CaseLedgerTesting
import CaseQuality
import Foundation
import Testing

@Suite("Answers of a salvaged ledger")
struct SalvagedAnswersTests {
    private static let inspections: [StreamName] = ["anytown-2026", "beeton-2026", "ceedale-2026"]
    private static let lead = Agent("a-7", role: .leadInspector)

    /// The state of each inspection at the end of each command; `nil` before the inspection began.
    private typealias States = [StreamName: [Position: Inspection]]

    /// Three inspections that are recorded in turn; the last one ends early.
    private static func record(in ledger: Ledger) async throws -> States {
        for id in inspections {
            try await ledger.inspection(id).record(
                .announce("anytown", on: .unguardedYouth2021), by: lead)
        }
        for round in 0..<24 {
            for id in inspections where id != inspections[2] || round < 10 {
                let inspection = ledger.inspection(id)
                let key = try CaseKey(checking: "court-\(round)")
                try await inspection.record(.select(key, for: "2"), by: lead)
                try await inspection.record(
                    .judge("2.1.1", of: key, round.isMultiple(of: 2) ? .yes : .no), by: lead)
            }
        }
        return try await states(of: ledger)
    }

    private static func states(of ledger: Ledger) async throws -> States {
        let head = try await ledger.head().position
        var states: States = [:]
        for id in inspections {
            for number in 1...head.rawValue {
                let position = Position(number)
                states[id, default: [:]][position] = try? await ledger.inspection(id).state(
                    asOf: .position(position))
            }
        }
        return states
    }

    @Test(
        "What is answered is what was recorded, whichever pages are lost; what may lack an event is refused",
        arguments: [false, true])
    func answers(losesIndex: Bool) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/case.ledger"
            let ledger = try await Ledger.create(at: path)
            let before = try await Self.record(in: ledger)
            let head = try await ledger.head().position
            await ledger.close()
            let file = URL(fileURLWithPath: path + "/data.mdb")
            let sound = try Data(contentsOf: file)
            var random = SeededGenerator(seed: losesIndex ? 3 : 5)
            let count =
                ProcessInfo.processInfo.environment["CASELEDGER_SALVAGES"].flatMap(Int.init) ?? 6
            var (refused, answered, lossy) = (0, 0, 0)
            for number in 0..<count {
                var bytes = sound
                let pages = bytes.count / 4_096
                for _ in 0...random.below(losesIndex ? 8 : 2) {
                    let page = (2 + Int(random.below(UInt64(pages - 2)))) * 4_096
                    bytes.replaceSubrange(page..<page + 4_096, with: Data(count: 4_096))
                }
                let handle = try FileHandle(forWritingTo: file)
                try handle.write(contentsOf: bytes)
                try handle.close()
                let saved = folder + "/saved-\(number)"
                // A lost text is one that was erased, for every reader.
                guard let report = try? await Ledger.salvage(from: path, to: saved),
                    report.lostTexts.isEmpty
                else { continue }
                if !report.isComplete { lossy += 1 }
                let copy = try await Ledger.open(at: saved, creating: false)
                let after = try await Self.states(of: copy)
                for id in Self.inspections {
                    for place in 1...head.rawValue {
                        let position = Position(place)
                        guard let state = after[id]?[position] else {
                            refused += 1
                            continue
                        }
                        answered += 1
                        #expect(
                            state == before[id]?[position],
                            "image \(number), \(id) as of \(position), \(report.missing)")
                    }
                }
                let lost = try await copy.lostRecords()
                let listed = Set(try await copy.results().map(\.inspection))
                for id in Self.inspections where after[id]?[head] == nil {
                    #expect(!listed.contains(id) || report.isComplete, "\(id)")
                    #expect(lost.contains { $0.stream == id || $0.isNowhere }, "\(id), \(lost)")
                }
                await copy.close()
            }
            #expect(answered > 100 && (lossy == 0 || refused > 0))
        }
    }
}
