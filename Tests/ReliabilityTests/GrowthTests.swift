import CLMDB
import CaseLedgerTesting
import EventSourcing
import FaultInjection
import Foundation
import LMDB
import LMDBEventStore
import Testing

#if os(Linux)
    extension ReliabilityTests {
        @Suite("Growth")
        struct GrowthTests {
            @Test("A map of 256 KiB grows beside readers that hold snapshots, without an error")
            func growth() async throws {
                let place = try Place()
                let path = place.path + "/ledger"
                let projections = [CountingProjection.registered()]
                await (try LMDBStore.create(at: path, projections: projections)).close()
                // Both processes begin with a small map; the options of the first handle apply.
                let small = Environment.Options(mapSizeInBytes: 256 << 10)
                let environment = try Environment.open(at: path, tables: ["meta"], options: small)
                let before = try environment.statistics.mapSizeInBytes
                let store = try await LMDBStore.open(at: path, projections: projections)
                let reader = try BackgroundProgram(
                    ["hold-snapshots", path, "\(256 << 10)"], outputTo: place.path + "/output")
                #expect(reader.wait(forLines: 1))

                let appended = try await append(Setting.growth, to: store)
                #expect(reader.isRunning)
                reader.kill()
                let counts = reader.lines.compactMap { Int($0) }
                #expect(counts.count == reader.lines.count, "\(reader.lines.last ?? "")")
                #expect(counts == counts.sorted())

                let after = try environment.statistics.mapSizeInBytes
                #expect(before < 1 << 20)
                #expect(after > before)
                var next = Position(1)
                try await store.visit(.everything, in: PositionRange()) { event in
                    #expect(event.position == next)
                    next = next.next
                }
                #expect(next.previous.rawValue == UInt64(appended))
                #expect(try await store.verify().findings == [])
                print(
                    "growth: \(appended) events, \(counts.count) snapshots held by the other "
                        + "process, map from \(before) to \(after) bytes")
                await store.close()
                environment.close()
            }

            /// Appends commands of many sizes, checks their positions, and holds snapshots of its
            /// own at times.
            private func append(_ events: Int, to store: LMDBStore) async throws -> Int {
                var appended = 0
                var counts = RandomCounts(seed: 1)
                while appended < events {
                    let commands = (0..<64).map { number in
                        number % 16 == 0 ? counts.sheet() : counts.command()
                    }.filter { !$0.events.contains(CountCodec.unreadable) }
                    let outcomes = await store.append(
                        commands.map { GuardedCommand($0, basedOn: .nothing) })
                    for outcome in outcomes {
                        let receipt = try outcome.get()
                        #expect(receipt.positions.lowerBound.rawValue == UInt64(appended) + 1)
                        appended = Int(receipt.positions.upperBound.rawValue)
                    }
                }
                return appended
            }

            @Test("Control: LMDB alone, with the same map, is full")
            func control() throws {
                let place = try Place()
                var environment: OpaquePointer?
                try #require(unsafe mdb_env_create(&environment) == 0)
                defer { unsafe mdb_env_close(environment) }
                try #require(unsafe mdb_env_set_mapsize(environment, 256 << 10) == 0)
                try #require(unsafe mdb_env_open(environment, place.path, 0, 0o600) == 0)
                var status: Int32 = 0
                var number: UInt64 = 0
                while status == 0, number < UInt64(Setting.growth) {
                    number += 1
                    status = unsafe Self.put(number.bigEndian, to: environment)
                }
                #expect(status == MDB_MAP_FULL)
            }

            /// Writes a record of the usual size in a transaction of its own.
            private static func put(_ key: UInt64, to environment: OpaquePointer?) -> Int32 {
                var transaction: OpaquePointer?
                var status = unsafe mdb_txn_begin(environment, nil, 0, &transaction)
                guard status == 0 else { return status }
                var table: MDB_dbi = 0
                status = unsafe mdb_dbi_open(transaction, nil, 0, &table)
                var key = key
                var bytes = [UInt8](repeating: 7, count: 300)
                if status == 0 {
                    status = unsafe withUnsafeMutableBytes(of: &key) { key in
                        unsafe bytes.withUnsafeMutableBytes { bytes in
                            var name = unsafe MDB_val(
                                mv_size: key.count, mv_data: key.baseAddress)
                            var value = unsafe MDB_val(
                                mv_size: bytes.count, mv_data: bytes.baseAddress)
                            return unsafe mdb_put(transaction, table, &name, &value, 0)
                        }
                    }
                }
                guard status == 0 else {
                    unsafe mdb_txn_abort(transaction)
                    return status
                }
                return unsafe mdb_txn_commit(transaction)
            }
        }
    }
#endif
