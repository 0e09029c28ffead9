internal import Synchronization

/// The store of a ledger; it converts the errors of the store to ``LedgerError``.
///
/// Each method calls the method of ``EventStore`` with the same name.
package struct LedgerStore: Sendable {
    private let engine: any EventStore

    init(_ engine: any EventStore) { self.engine = engine }

    func receipt(
        of command: CommandID, in stream: StreamName
    ) async throws(LedgerError) -> Receipt? {
        do throws(EventStoreError) {
            return try await engine.receipt(of: command, in: stream)
        } catch { throw LedgerError(error) }
    }

    func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery
    ) async throws(LedgerError) -> Bool {
        do throws(EventStoreError) {
            return try await engine.forget(field, at: position, basedOn: observation)
        } catch { throw LedgerError(error) }
    }

    func endOfCommand(atOrBefore position: Position) async throws(LedgerError) -> Position {
        do throws(EventStoreError) {
            return try await engine.endOfCommand(atOrBefore: position)
        } catch { throw LedgerError(error) }
    }

    var damagedRows: Int { engine.damagedRows }

    var warnings: [String] { engine.warnings }

    func health() async throws(LedgerError) -> StoreHealth {
        do throws(EventStoreError) { return try await engine.health() } catch {
            throw LedgerError(error)
        }
    }

    func releaseMemory() async throws(LedgerError) {
        do throws(EventStoreError) { try await engine.releaseMemory() } catch {
            throw LedgerError(error)
        }
    }

    func projections() async throws(LedgerError) -> [ProjectionStatus] {
        do throws(EventStoreError) { return try await engine.projections() } catch {
            throw LedgerError(error)
        }
    }

    func waitUntilBuilt() async throws(LedgerError) {
        do throws(EventStoreError) { try await engine.waitUntilBuilt() } catch {
            throw LedgerError(error)
        }
    }

    func head() async throws(LedgerError) -> Head {
        do throws(EventStoreError) { return try await engine.head() } catch {
            throw LedgerError(error)
        }
    }

    func head(of stream: StreamName) async throws(LedgerError) -> StreamHead? {
        do throws(EventStoreError) { return try await engine.head(of: stream) } catch {
            throw LedgerError(error)
        }
    }

    func head(at moment: Timestamp) async throws(LedgerError) -> Head {
        do throws(EventStoreError) { return try await engine.head(at: moment) } catch {
            throw LedgerError(error)
        }
    }

    func streams(after name: StreamName?, limit: Int) async throws(LedgerError) -> [StreamHead] {
        do throws(EventStoreError) {
            return try await engine.streams(after: name, limit: limit)
        } catch { throw LedgerError(error) }
    }

    func record(at position: Position) async throws(LedgerError) -> Record? {
        do throws(EventStoreError) { return try await engine.record(at: position) } catch {
            throw LedgerError(error)
        }
    }

    func command(of record: Record) async throws(LedgerError) -> CommandDetails {
        do throws(EventStoreError) { return try await engine.command(of: record) } catch {
            throw LedgerError(error)
        }
    }

    func page(
        of query: Query, in range: PositionRange, order: ReadingOrder = .forward, limit: Int = 512
    ) async throws(LedgerError) -> RecordPage {
        do throws(EventStoreError) {
            return try await engine.page(of: query, in: range, order: order, limit: limit)
        } catch { throw LedgerError(error) }
    }

    @discardableResult
    func visit(
        _ query: Query, in range: PositionRange,
        _ body: (borrowing EncodedEvent) throws(EventStoreError) -> Void
    ) async throws(LedgerError) -> Position {
        do throws(EventStoreError) {
            return try await engine.visit(query, in: range, body)
        } catch { throw LedgerError(error) }
    }

    func waitForEvents(after position: Position) async throws(LedgerError) -> Head {
        do throws(EventStoreError) {
            return try await engine.waitForEvents(after: position)
        } catch { throw LedgerError(error) }
    }

    func subscription(to query: Query, after position: Position) -> Subscription {
        engine.subscription(to: query, after: position)
    }

    func row(
        _ key: RowKey, in stream: StreamName, asOf position: Position
    ) async throws(LedgerError) -> HistoryRow? {
        do throws(EventStoreError) {
            return try await engine.row(
                key, of: RatingsProjection.name, in: stream, asOf: position)
        } catch { throw LedgerError(error) }
    }

    func rows(
        in stream: StreamName, asOf position: Position
    ) async throws(LedgerError) -> [HistoryRow] {
        do throws(EventStoreError) {
            return try await engine.rows(of: RatingsProjection.name, in: stream, asOf: position)
        } catch { throw LedgerError(error) }
    }

    func history(of key: RowKey, in stream: StreamName) async throws(LedgerError) -> [HistoryRow] {
        do throws(EventStoreError) {
            return try await engine.history(of: key, of: RatingsProjection.name, in: stream)
        } catch { throw LedgerError(error) }
    }

    func checkpoint(
        of subscription: SubscriptionName
    ) async throws(LedgerError) -> SubscriptionCheckpoint? {
        do throws(EventStoreError) {
            return try await engine.checkpoint(of: subscription)
        } catch { throw LedgerError(error) }
    }

    func save(_ checkpoint: SubscriptionCheckpoint) async throws(LedgerError) {
        do throws(EventStoreError) { try await engine.save(checkpoint) } catch {
            throw LedgerError(error)
        }
    }

    func verify(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(LedgerError) -> VerificationReport {
        do throws(EventStoreError) { return try await engine.verify(progress: progress) } catch {
            throw LedgerError(error)
        }
    }

    /// Records a command that depends on nothing.
    func append(_ command: Command) async throws(LedgerError) -> Receipt {
        do throws(EventStoreError) {
            return try await engine.append(command, basedOn: nil)
        } catch { throw LedgerError(error) }
    }

    func backup(
        to path: String, since: Position?,
        announcing announce: @escaping @Sendable (StoreBackup) async throws(LedgerError) -> Void
    ) async throws(LedgerError) -> StoreBackup {
        let failure = Mutex<LedgerError?>(nil)
        do throws(EventStoreError) {
            return try await engine.backup(to: path, since: since) {
                backup throws(EventStoreError) in
                do throws(LedgerError) { try await announce(backup) } catch {
                    failure.withLock { $0 = error }
                    throw .cancelled
                }
            }
        } catch { throw failure.withLock { $0 } ?? LedgerError(error) }
    }

    func removeUnusedRows() async throws(LedgerError) {
        do throws(EventStoreError) { try await engine.removeUnusedRows() } catch {
            throw LedgerError(error)
        }
    }

    func close() async { await engine.close() }
}
