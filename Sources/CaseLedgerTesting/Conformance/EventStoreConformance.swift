public import EventSourcing

/// The contract of every ``EventStore``, as named checks that a test suite runs on its engine.
///
/// ```swift
/// @Test("The store keeps its contract", arguments: EventStoreConformance.checks)
/// func contract(check: EventStoreConformance.Check) async throws {
///     try await check.run { clock, projections in try await MyStore(clock, projections) }
/// }
/// ```
public enum EventStoreConformance {
    /// Creates an empty store with a clock and projections.
    public typealias Maker =
        @Sendable (LedgerClock, [RegisteredProjection]) async throws -> any EventStore

    /// One requirement of the contract.
    public struct Check: Sendable, CustomStringConvertible {
        /// The requirement as a sentence.
        public let name: String
        private let body: @Sendable (StoreUnderTest) async throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (StoreUnderTest) async throws -> Void) {
            self.name = name
            self.body = body
        }

        /// Runs the check on a new store, and closes the store.
        ///
        /// - Throws: ``Failure`` when the store does not meet the requirement.
        public func run(on make: Maker) async throws {
            let clock = SettableClock()
            let projections = [CountingProjection.registered()]
            let store = try await make(clock.clock, projections)
            do {
                try await body(StoreUnderTest(store: store, clock: clock))
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }

        public var description: String { name }
    }

    /// A violation of the contract.
    public struct Failure: Error, CustomStringConvertible {
        /// The violation as a message.
        public let description: String
    }

    /// All checks of the contract.
    public static let checks: [Check] =
        appending + refusing + timing + repeating + batching + together + guarding + reading
        + positions + subscribing + ending + forgetting + projecting + keeping
}
