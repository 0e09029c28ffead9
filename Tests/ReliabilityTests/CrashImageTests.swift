import FaultInjection
import Foundation
import Testing

#if os(Linux)
    /// Tests that keep both cores busy run one after another.
    @Suite("Reliability", .serialized)
    struct ReliabilityTests {}

    extension ReliabilityTests {
        @Suite("Power cuts")
        struct CrashImageTests {
            @Test("A power cut at any point loses nothing that was acknowledged, and no ledger")
            func powerCuts() async throws {
                let total = try await offTasks { try CrashCampaign().run() }
                #expect(total.bad == [:], "\(total.examples.joined(separator: "\n"))")
                #expect(total.images >= 100)
                #expect(total.open > total.images / 4)
            }

            /// A process is killed between the write of a commit's meta page and its sync.
            ///
            /// The next process sees the commit, because the system has the page, but the disk may not.
            ///
            /// The same is true of the ledger's name, between its rename and the sync of its folder.
            @Test(
                "A command that is sent again is acknowledged only when it and its ledger are durable",
                arguments: [(FaultPlan.Calls.meta, 1...4), (.name, 4...6)])
            func repeats(calls: FaultPlan.Calls, numbers: ClosedRange<Int>) async throws {
                let total = try await offTasks {
                    var total = CrashExperiment.Tally()
                    for number in numbers {
                        let experiment = try CrashExperiment(
                            of: "creation",
                            in: .interrupted(FaultPlan(calls, at: number, .killAfter)))
                        total.add(try experiment.run(last: 2, seeds: 0..<8))
                    }
                    return total
                }
                #expect(total.bad == [:], "\(total.examples.joined(separator: "\n"))")
                #expect(total.images > 60)
            }

            /// The parent's sync fails after the rename, so the creator takes the name away again.
            @Test("A creation that fails is undone as a whole: no name leads to a part of a ledger")
            func undoneCreation() async throws {
                let total = try await offTasks {
                    var total = CrashExperiment.Tally()
                    for number in 11...13 {
                        let experiment = try CrashExperiment(
                            of: "creation", in: .interrupted(FaultPlan(.any, at: number, .late)))
                        total.add(try experiment.run(last: 50, seeds: 0..<2))
                    }
                    return total
                }
                #expect(total.bad == [:], "\(total.examples.joined(separator: "\n"))")
                #expect(total.images > 200)
            }

            @Test(
                "The same where a process had the ledger open when the writer was killed",
                arguments: [TwoPrograms.Opening.before, .afterCleanClose])
            func repeatsByAnother(opening: TwoPrograms.Opening) async throws {
                let tally = try await offTasks {
                    try TwoPrograms(failing: .killAfter, thenSending: 7, opening: opening)
                        .experiment().run(last: 3, seeds: 0..<12)
                }
                #expect(tally.bad == [:], "\(tally.examples.joined(separator: "\n"))")
                #expect(tally.images > 40)
            }

            /// LMDB writes the old meta page back when a sync of the new one failed, but the disk may
            /// have the new one, whose pages the next commit uses again.
            @Test(
                "A meta page that was written and not synced does no harm to the next commit",
                arguments: [FaultPlan.Kind.late, .killAfter], [TwoPrograms.Opening.before, .after])
            func failedMeta(kind: FaultPlan.Kind, opening: TwoPrograms.Opening) async throws {
                let tally = try await offTasks {
                    try TwoPrograms(failing: kind, thenSending: 30, opening: opening)
                        .experiment().run(last: 24, seeds: 7..<9)
                }
                #expect(tally.bad == [:], "\(tally.examples.joined(separator: "\n"))")
                #expect(tally.images > 40)
            }

            @Test(
                "Without the syncs of files, of the meta page or of folders, images are bad",
                arguments: [
                    (Barriers.withoutFiles, "single-appends", 50),
                    (.withoutMeta, "checkpoints", 3), (.withoutFolders, "creation", 20),
                ])
            func controls(barriers: Barriers, workload: String, percent: Int) async throws {
                let count = UInt64(min(max(Setting.images / 5, 20), 500))
                let tally = try await offTasks {
                    try CrashExperiment(of: workload).run(seeds: 0..<count, barriers)
                }
                print("control \(barriers.rawValue), \(workload): \(tally)")
                #expect(tally.badCount * 100 >= tally.images * percent, "\(tally)")
            }
        }
    }
#endif
