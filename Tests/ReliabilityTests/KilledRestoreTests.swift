import CaseLedgerTesting
import EventSourcing
import FaultInjection
import Foundation
import LMDBEventStore
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Interrupted restores")
        struct KilledRestoreTests {
            private static let projections = [CountingProjection.registered()]

            /// A call that fails late has done its work.
            @Test(
                "A restore that is killed or fails at a change of a name leaves both ledgers whole",
                arguments: [FaultPlan.Kind.killAfter, .eio, .late])
            func interruptions(kind: FaultPlan.Kind) async throws {
                let place = try Place()
                let original = try await Self.ledgers(in: try place.folder("original"))
                let folder = place.path + "/run"
                var outcomes: [UInt64: Int] = [:]
                // It makes eight such calls.
                for number in 1..<14 {
                    try? FileManager.default.removeItem(atPath: folder)
                    try FileManager.default.copyItem(
                        atPath: place.path + "/original", toPath: folder)
                    let run = try BackgroundProgram(
                        ["restore", folder + "/ledger", folder + "/backup"],
                        outputTo: place.path + "/output", watching: folder,
                        plan: FaultPlan(.name, at: number, kind))
                    run.waitForEnd()
                    let head = try await Self.head(of: folder + "/ledger")
                    outcomes[head, default: 0] += 1
                    #expect([original.old, original.new].contains(head), "call \(number)")
                    // The old ledger is beside the restored one, under a name that can be seen.
                    if head == original.new {
                        let replaced = try FileManager.default.contentsOfDirectory(atPath: folder)
                            .filter { $0.hasPrefix("ledger.replaced-") }
                        #expect(replaced.count == 1, "call \(number)")
                        for name in replaced {
                            let old = try await Self.head(of: "\(folder)/\(name)")
                            #expect(old == original.old, "call \(number)")
                        }
                    }
                    if run.status == 0 {
                        #expect(head == original.new, "call \(number)")
                        // It was killed at no call, so it made no more of them.
                        if kind == .killAfter { break }
                    } else {
                        #expect(number < 13, "It was interrupted at every call.")
                    }
                }
                print("interrupted restores, \(kind): \(outcomes)")
                #expect(outcomes.count == 2)
            }

            /// A ledger and a backup of an earlier state of it.
            private static func ledgers(
                in folder: String
            ) async throws -> (old: UInt64, new: UInt64) {
                let path = folder + "/ledger"
                let store = try await LMDBStore.create(at: path, projections: projections)
                var counts = RandomCounts(seed: 1)
                for _ in 0..<3 { _ = try await store.append(counts.command(), basedOn: .nothing) }
                let backup = try await store.backup(to: folder + "/backup", since: nil)
                for _ in 0..<3 { _ = try await store.append(counts.command(), basedOn: .nothing) }
                let head = try await store.head().position
                await store.close()
                return (head.rawValue, backup.through.rawValue)
            }

            /// The head of a ledger that opens and verifies.
            private static func head(of path: String) async throws -> UInt64 {
                let store = try await LMDBStore.open(at: path, projections: projections)
                let report = try await store.verify()
                #expect(report.findings == [])
                let head = try await store.head().position
                await store.close()
                return head.rawValue
            }
        }
    }
#endif
