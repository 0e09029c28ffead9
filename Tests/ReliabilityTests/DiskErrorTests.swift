import FaultInjection
import Foundation
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Errors of the disk")
        struct DiskErrorTests {
            @Test("A call that fails is reported or does no harm; running it again completes it")
            func errors() async throws {
                let total = try await offTasks { try ErrorCampaign().run() }
                #expect(total.bad == [:], "\(total.examples.joined(separator: "\n"))")
                // A long run may end before all points are done.
                #expect(total.hits > 10 * total.misses && total.hits > 20)
                #expect(total.said.values.reduce(0, +) > total.hits / 4)
            }

            @Test(
                "A disk that takes fewer bytes each time, and then none, is an error and no loop",
                arguments: ["creation", "batches"])
            func fewerBytes(workload: String) async throws {
                try await offTasks {
                    let place = try Place()
                    for number in 12...24 {
                        let run = try WatchedRun(
                            of: workload, in: place.folder("short-\(number)"),
                            plan: FaultPlan(.any, at: number, .short, isForever: true), limit: 60)
                        #expect(run.status != nil, "write \(number): \(run.errors)")
                    }
                }
            }

            @Test("A disk that lies about a write is found out")
            func control() async throws {
                let count = UInt64(min(max(Setting.errors / 4, 8), 100))
                let tally = try await offTasks {
                    try ErrorExperiment(of: "single-appends").run(seeds: 0..<count, lying: true)
                }
                print("control, lying writes: \(tally)")
                #expect(tally.hits > 0)
                #expect(tally.badCount * 2 >= tally.hits, "\(tally)")
            }
        }
    }
#endif
