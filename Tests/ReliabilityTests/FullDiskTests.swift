import FaultInjection
import Foundation
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Sizes of a full disk")
        struct FullDiskTests {
            @Test("A disk that becomes full at any size loses nothing; with room it is completed")
            func budgets() async throws {
                let total = try await offTasks { try FullDiskCampaign().run() }
                print("full disks: \(total)")
                #expect(total.bad == [:], "\(total.examples.joined(separator: "\n"))")
                #expect(total.said.values.reduce(0, +) > 0)
            }

            @Test(
                "The same on a small disk in memory, which then gets more room",
                .enabled(if: geteuid() == 0, "Mounting a small disk takes root."))
            func smallDisks() async throws {
                let total = try await offTasks { try SmallDiskCampaign().run() }
                guard let total else { return }  // Some containers forbid it, to root too.
                print("small disks: \(total)")
                #expect(total.bad == [:], "\(total.examples.joined(separator: "\n"))")
                #expect(total.said["diskFull", default: 0] > 0)
            }
        }
    }
#endif
