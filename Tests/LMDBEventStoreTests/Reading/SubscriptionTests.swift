import CaseLedgerTesting
import EventSourcing
import Testing

@Suite("Subscriptions")
struct SubscriptionTests {
    @Test("A cancelled subscriber gets no further records, even buffered ones")
    func cancelled() async throws {
        let store = ModelEventStore()
        _ = try await store.append(counting("a", "b", "c"), basedOn: .nothing)
        let reader = Task { () async -> [Position] in
            var positions: [Position] = []
            var reading = store.subscription().makeAsyncIterator()
            while let record = try? await reading.next() {
                positions.append(record.position)
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            }
            return positions
        }
        let positions = await reader.value
        #expect(positions == [Position(1)])
    }
}
