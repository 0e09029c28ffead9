import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

#if os(Linux)
    @Suite("Copies on a full disk")
    struct FullDiskCopyTests {
        @Test("A copy that finds no room leaves nothing, changes nothing, and succeeds with room")
        func noRoom() async {
            // The bound is one of the process, so it is another one.
            await #expect(processExitsWith: .success) {
                _ = signal(SIGXFSZ, SIG_IGN)
                let ledger = try await CopiedLedger()
                let first = try await ledger.append(120)
                _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
                try await ledger.append(80)
                let content = try await CopiedLedger.content(of: ledger.store)
                let names = try ledger.names
                // A lock file of LMDB takes 73,728 bytes, and the data file is larger.
                try limit(to: 100_000)
                let error = await #expect(throws: EventStoreError.self) {
                    try await ledger.store.backup(to: ledger.place("copy"), since: nil)
                }
                #expect(error?.code == .storage)
                try limit(to: 20_000)
                await #expect(throws: EventStoreError.self) {
                    try await ledger.store.backup(to: ledger.place("part"), since: first)
                }
                await ledger.store.close()
                try limit(to: 100_000)
                await #expect(throws: EventStoreError.self) {
                    try await LMDBStore.compact(at: ledger.directory.ledger)
                }
                await #expect(throws: EventStoreError.self) {
                    try await LMDBStore.restore(
                        from: ledger.place("whole"), to: ledger.place("restored"))
                }
                #expect(try ledger.names == names)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: ledger.directory.ledger)
                        .sorted() == ["data.mdb", "last-head", "lock.mdb", "open.lock"])
                try limit(to: .max)
                let store = try await LMDBStore.open(
                    at: ledger.directory.ledger, projections: CopiedLedger.projections)
                _ = try await store.backup(to: ledger.place("part"), since: first)
                await store.close()
                _ = try await LMDBStore.compact(at: ledger.directory.ledger)
                _ = try await LMDBStore.restore(
                    from: ledger.place("whole"), increments: [ledger.place("part")],
                    to: ledger.place("restored"), projections: CopiedLedger.projections)
                for name in ["ledger", "restored"] {
                    let kept = try await CopiedLedger.content(of: ledger.place(name))
                    #expect(kept == content, "\(name)")
                }
            }
        }
    }

    /// Bounds the size of the files that this process writes.
    private func limit(to bytes: UInt64) throws {
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        var limit = rlimit()
        try #require(unsafe getrlimit(resource, &limit) == 0)
        limit.rlim_cur = min(rlim_t(bytes), limit.rlim_max)
        try #require(unsafe setrlimit(resource, &limit) == 0)
    }
#endif
