import CaseLedgerTesting
import EventSourcing
import FaultInjection
import Foundation
import LMDB
import LMDBEventStore
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Killed processes")
        struct KillTests {
            @Test("Killed writers and followers lose nothing, skip nothing and free their slots")
            func kills() async throws {
                let campaign = try Campaign<KillExperiment.Tally>(
                    "kills", in: Setting.state, minutes: Setting.minutes)
                let total = try await offTasks {
                    try campaign.run(
                        Setting.kills, chunk: 20, from: .init(), adding: { $0.add($1) }
                    ) { range in
                        let experiment = try KillExperiment()
                        var tally = KillExperiment.Tally()
                        for seed in range { try experiment.round(seed: seed, &tally) }
                        try experiment.end(&tally)
                        try Self.check(experiment, &tally)
                        print("kills: \(tally)")
                        return tally
                    }
                }
                print("killed processes: \(total)")
                #expect(total.bad == [])
                #expect(total.killedWriters + total.killedFollowers > 0)
                #expect(total.acknowledged > 0)
            }

            @Test("Control: a follower that skips a position is noticed")
            func control() async throws {
                let bad = try await offTasks {
                    let experiment = try KillExperiment()
                    var tally = KillExperiment.Tally()
                    experiment.skipsPositions = true
                    try experiment.round(seed: 4, &tally)
                    try experiment.end(&tally)
                    return tally.bad
                }
                #expect(!bad.isEmpty)
            }

            /// After everything was killed: sound, nothing lost, no slot in use, and none lost.
            private static func check(
                _ experiment: KillExperiment, _ tally: inout KillExperiment.Tally
            ) throws {
                let environment = try Environment.open(at: experiment.ledger, tables: ["records"])
                let statistics = try environment.statistics
                environment.close()
                if statistics.readersInUse > 0 {
                    tally.bad.append("\(statistics.readersInUse) slots are in use")
                }
                let records = statistics.entries["records"] ?? 0
                if UInt64(records) < experiment.head {
                    tally.bad.append("\(records) records, acknowledged \(experiment.head)")
                }
                let verdict = try Checker(against: experiment.ledger).look(
                    at: experiment.ledger, Acknowledgements())
                if !verdict.isSound { tally.bad.append("\(verdict)") }
            }
        }
    }
#endif
