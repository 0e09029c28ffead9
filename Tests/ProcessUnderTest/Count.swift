import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

extension ProcessUnderTest {
    /// Counts under one name of a stream, as a program whose projection has this factor.
    ///
    /// After every event it prints its position and the row as this program reads it; it stays open
    /// at the end.
    static func count(at path: String, factor: UInt32, stream: String, events: Int) async throws {
        let store = try await LMDBStore.open(
            at: path, projections: [CountingProjection.registered(factor: factor)])
        let stream = try StreamName(validating: stream)
        let provenance = Provenance(
            actor: Agent("c-1", role: "inspector"),
            effectiveAt: .instant(Timestamp(microseconds: 0)))
        for _ in 0..<events {
            let id = CommandID.random()
            let receipt = try await store.append(
                Command(
                    id: id, stream: stream, events: [Count(1, ["a"]).draft],
                    provenance: provenance), basedOn: .nothing)
            let position = receipt.positions.upperBound
            let row = try await store.row("a", of: "counts", in: stream, asOf: position)
            try say("\(position) \(row?.value.map(String.init).joined(separator: ".") ?? "none")")
        }
        try say("done")
        try await Task.sleep(for: .seconds(3_600))
        await store.close()
    }
}
