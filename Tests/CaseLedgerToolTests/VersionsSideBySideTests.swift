import ByteCoding
import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("Programs of two versions on one ledger")
struct VersionsSideBySideTests {
    @Test("Both record and read at once, each with rows of its own; neither destroys the other's")
    func bothWrite() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/counts.ledger"
            await (try await LMDBStore.create(at: path)).close()
            let factors: [UInt32] = [1, 3]
            let programs = try factors.map { factor in
                try RunningProcess(
                    ["count", "counts.ledger", "\(factor)", "one", "250"], of: "ProcessUnderTest",
                    in: folder)
            }
            var positions: [UInt64] = []
            for (factor, program) in zip(factors, programs) {
                let lines = try await program.lines(atLeast: 251)
                #expect(lines.count == 251)
                for line in lines.dropLast() {
                    let position = try #require(line.split(separator: " ").first.map(String.init))
                    let number = try #require(UInt32(position))
                    // All events are of one stream, and count 1 each.
                    #expect(line == "\(number) \(Self.value(number, factor))")
                    positions.append(UInt64(number))
                }
            }
            #expect(positions.sorted() == Array(1...500))
            for program in programs { try await program.end(with: SIGKILL) }

            for factor in factors {
                let store = try await LMDBStore.open(
                    at: path, projections: [CountingProjection.registered(factor: factor)])
                let history = try await store.history(of: "a", of: "counts", in: "one")
                #expect(history.count == 500)
                #expect(try await store.verify().findings == [])
                await store.close()
            }
        }
    }

    /// The row after so many events, as the program prints it.
    private static func value(_ count: UInt32, _ factor: UInt32) -> String {
        var writer = ByteWriter()
        writer.integer(count * factor + 1)
        return writer.bytes.map(String.init).joined(separator: ".")
    }
}
