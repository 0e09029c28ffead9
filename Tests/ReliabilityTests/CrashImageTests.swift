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

            @Test(
                "Without the syncs of files, of the meta page or of folders, images are bad",
                arguments: [
                    (Barriers.withoutFiles, "single-appends", 50),
                    (.withoutMeta, "checkpoints", 3), (.withoutFolders, "creation", 20),
                ])
            func controls(barriers: Barriers, workload: String, percent: Int) async throws {
                let count = UInt64(Setting.images / 5)
                let tally = try await offTasks {
                    try CrashExperiment(of: workload).run(seeds: 0..<max(count, 20), barriers)
                }
                print("control \(barriers.rawValue), \(workload): \(tally)")
                #expect(tally.badCount * 100 >= tally.images * percent, "\(tally)")
            }
        }
    }
#endif
