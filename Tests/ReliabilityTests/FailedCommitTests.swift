import FaultInjection
import Foundation
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Failed commits")
        struct FailedCommitTests {
            /// After such an error LMDB refuses to read until the ledger is opened again.
            @Test(
                "A commit whose meta page cannot be written says that it recorded nothing",
                arguments: [FaultPlan.Kind.eio, .late], [false, true])
            func said(kind: FaultPlan.Kind, isForever: Bool) async throws {
                let place = try Place()
                let folder = try place.folder("run")
                // The first meta pages are those of the creation and of the opening.
                let run = try await offTasks {
                    try WatchedRun(
                        of: "single-appends", in: folder,
                        plan: FaultPlan(.meta, at: 8, kind, isForever: isForever))
                }
                #expect(run.status == 74)
                try #require(!run.hits.isEmpty)
                #expect(run.errors.contains("This attempt recorded nothing."), "\(run.errors)")
                // It says the truth: what is acknowledged is there, and nothing else.
                let complete = try place.folder("complete")
                let whole = try await offTasks {
                    try WatchedRun(of: "single-appends", in: complete)
                }
                #expect(whole.status == 0)
                let acknowledged = run.acknowledged
                let verdict = try await offTasks {
                    try Checker(against: complete + "/ledger").look(
                        at: folder + "/ledger", acknowledged)
                }
                #expect(verdict.isSound, "\(verdict)")
            }
        }
    }
#endif
