import FaultInjection
import Foundation
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Damaged files")
        struct HostileFileTests {
            @Test("No damage of the file ends the process, hangs it, or gives a wrong answer")
            func damagedFiles() async throws {
                let total = try await offTasks { try HostileCampaign().run() }
                #expect(total.bad == [:], "\(total)")
                #expect((total.totals["refused"] ?? 0) > total.images / 4)
                #expect((total.totals["detected"] ?? 0) > 0)
                #expect(total.written > 0)
            }

            @Test(
                "Without the walk before opening, damaged files end the process or answer wrongly")
            func control() async throws {
                let count = UInt64(min(max(Setting.hostileImages / 5, 56), 160))
                let tally = try await offTasks {
                    try HostileExperiment(
                        lists: Setting.hostileLists, walks: false,
                        limit: min(Setting.hostileLimit, 2)
                    ).run(0..<count)
                }
                print("control, damaged files without a walk:\n\(tally)")
                #expect(tally.bad.values.reduce(0, +) * 20 >= tally.images, "\(tally)")
            }
        }
    }
#endif
