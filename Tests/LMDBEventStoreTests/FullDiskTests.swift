import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

#if os(Linux)
    @Suite("A full disk")
    struct FullDiskTests {
        @Test("A flush that fails on a full disk loses nothing, changes no answer and is retried")
        func boundedFile() async {
            // The bound is one of the process, so it is another one.
            await #expect(processExitsWith: .success) {
                let directory = try TemporaryDirectory()
                var ledger = try await FullDisk(in: directory, BoundedFile(directory.dataFile))
                try await ledger.check()
            }
        }

        @Test(
            "The same on a disk that others filled; the error says that the disk is full",
            .enabled(if: geteuid() == 0, "Mounting a small disk takes root."))
        func smallDisk() async throws {
            let directory = try TemporaryDirectory()
            guard unsafe mount("tmpfs", directory.path, "tmpfs", 0, "size=8m,mode=700") == 0 else {
                return  // Some containers forbid it, to root too.
            }
            defer { _ = unsafe umount2(directory.path, Int32(MNT_DETACH)) }
            var ledger = try await FullDisk(in: directory, SmallDisk(directory.path))
            try await ledger.check()
        }

        @Test("The writer's own flush that failed on a full disk waits for the next commit")
        func failedFlushRests() async {
            await #expect(processExitsWith: .success) {
                let directory = try TemporaryDirectory()
                let store = try LMDBStore.create(
                    at: directory.ledger, projections: [CountingProjection.registered()],
                    longestTail: 100)
                let name = String(repeating: "x", count: 100)
                let drafts = try (0..<100).map {
                    try Count(1, [RowKey(validating: "\(name) \($0)")]).draft
                }
                _ = try await store.append(counting(drafts), basedOn: .nothing)
                // There is room for one more commit, but not for what follows from a hundred records.
                let file = BoundedFile(directory.dataFile)
                try file.fill()
                try file.free(32_768)
                _ = try await store.append(counting("a"), basedOn: .nothing)
                // Nobody else is in this process; trying again and again would take all of a core.
                let used = clock()
                try await Task.sleep(for: .milliseconds(500))
                #expect(clock() - used < CLOCKS_PER_SEC / 10)
                #expect(try directory.projections.map(\.watermark) == [.start])
                try file.empty()
                let receipt = try await store.append(counting("a"), basedOn: .nothing)
                let head = receipt.positions.upperBound
                try await eventually { try directory.projections.map(\.watermark) == [head] }
                await store.close()
            }
        }
    }

    extension FullDiskTests {
        @Test(
            "Whoever waits for rows that do not fit on the disk is told, and they are built later")
        func buildWithoutRoom() async {
            await #expect(processExitsWith: .success) {
                let directory = try TemporaryDirectory()
                let store = try await LMDBStore.create(
                    at: directory.ledger, projections: [CountingProjection.registered()])
                let name = String(repeating: "x", count: 100)
                let drafts = try (0..<1_000).map {
                    try Count(1, [RowKey(validating: "\(name) \($0)")]).draft
                }
                _ = try await store.append(counting(drafts), basedOn: .nothing)
                await store.close()
                let file = BoundedFile(directory.dataFile)
                try file.fill()
                let other = try await LMDBStore.open(
                    at: directory.ledger, projections: [CountingProjection.registered(factor: 2)])
                let error = await #expect(throws: EventStoreError.self) {
                    try await other.waitUntilBuilt()
                }
                #expect(error?.code == .storage)
                try file.empty()
                try await other.waitUntilBuilt()
                #expect(try await other.projections().map(\.isBuilt) == [true])
                await other.close()
            }
        }
    }

    /// Where the room that a ledger can grow into is for a test to give.
    private protocol Disk {
        /// What a write that finds no room is reported as.
        var refusal: EventStoreError.Code { get }
        /// Takes all room away.
        func fill() throws
        /// Gives some room.
        func free(_ bytes: UInt64) throws
        /// Gives as much as anybody needs.
        func empty() throws
    }

    /// A bound on how large this process may make a file.
    private final class BoundedFile: Disk {
        let refusal = EventStoreError.Code.storage
        private let path: String
        private var bound: UInt64 = 0

        init(_ path: String) {
            self.path = path
            _ = signal(SIGXFSZ, SIG_IGN)
        }

        func fill() throws {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            bound = try #require(attributes[.size] as? UInt64)
            try limit(to: bound)
        }

        func free(_ bytes: UInt64) throws {
            bound += bytes
            try limit(to: bound)
        }

        func empty() throws { try limit(to: .max) }

        private func limit(to bytes: UInt64) throws {
            let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
            var limit = rlimit()
            try #require(unsafe getrlimit(resource, &limit) == 0)
            limit.rlim_cur = min(rlim_t(bytes), limit.rlim_max)
            try #require(unsafe setrlimit(resource, &limit) == 0)
        }
    }

    /// A disk with another file on it, which takes up what the ledger does not get.
    private struct SmallDisk: Disk {
        let refusal = EventStoreError.Code.diskFull
        private let other: FileHandle

        init(_ path: String) throws {
            let file = URL(fileURLWithPath: path + "/other")
            try Data().write(to: file)
            other = try FileHandle(forWritingTo: file)
        }

        func fill() throws {
            try other.seekToEnd()
            for size in [1 << 20, 1 << 12] {
                let data = Data(count: size)
                while (try? other.write(contentsOf: data)) != nil {}
            }
        }

        func free(_ bytes: UInt64) throws {
            let size = try other.seekToEnd()
            try other.truncate(atOffset: size - min(size, bytes))
        }

        func empty() throws { try other.truncate(atOffset: 0) }
    }

    /// A ledger on a disk, and the model, which has all the room in the world.
    private struct FullDisk<Place: Disk> {
        private let directory: TemporaryDirectory
        private let disk: Place
        private let clock = SettableClock()
        private let model: ModelEventStore
        private var store: LMDBStore
        /// Every command that was acknowledged.
        private var recorded: [Command] = []
        /// Commands that were refused.
        private var refused: [Command] = []
        private var commands = 0

        private static var projections: [RegisteredProjection] {
            [CountingProjection.registered()]
        }

        init(in directory: TemporaryDirectory, _ disk: Place) async throws {
            self.directory = directory
            self.disk = disk
            model = ModelEventStore(clock: clock.clock, projections: Self.projections)
            store = try await LMDBStore.create(
                at: directory.ledger, clock: clock.clock, projections: Self.projections)
        }

        mutating func check() async throws {
            try await flushWithLittleRoom()
            try await appendWithoutRoom()
            try await reopenWithoutRoom()
            try await flushUnasked()
            await store.close()
        }

        /// Frees a little more room each time, until a flush finds enough: so a flush is stopped in the
        /// index, and in the rows, wherever it can be.
        ///
        /// How many pages of its own LMDB can use again depends on which snapshots are open, and so on
        /// how busy the machine is: a round that is not stopped in both places is followed by another.
        private mutating func flushWithLittleRoom() async throws {
            var indexFailures = 0
            var rowFailures = 0
            for round in 0..<5 where indexFailures == 0 || rowFailures == 0 {
                for _ in 0..<(8 << round) { try await append() }
                let postings = try directory.entries(of: .postings).map(\.value)
                let history = try directory.entries(of: .history).map(\.key)
                try disk.fill()
                var isFlushed = false
                while !isFlushed {
                    do throws(EventStoreError) {
                        try await store.flush()
                        isFlushed = true
                    } catch {
                        try #require(error.code == disk.refusal, "\(error)")
                        if try directory.entries(of: .postings).map(\.value) == postings {
                            indexFailures += 1
                        } else {
                            rowFailures += 1
                        }
                        try #require(try directory.entries(of: .history).map(\.key) == history)
                    }
                    try await compare()
                    try disk.free(4_096)
                }
                try await checkFlushed()
                try disk.empty()
            }
            #expect(indexFailures > 0)
            #expect(rowFailures > 0)
        }

        /// What the last room took is acknowledged and found; what is refused is not there.
        private mutating func appendWithoutRoom() async throws {
            for _ in 0..<8 { try await append() }
            try disk.fill()
            let known = recorded.count
            // How much a commit takes depends on which pages it can use again, and so on how busy the
            // machine is.
            for _ in 0..<8 where recorded.count == known {
                try disk.free(16_384)
                let before = refused.count
                while refused.count < before + 2 { try await append(events: 4) }
            }
            #expect(recorded.count > known)
            let error = await #expect(throws: EventStoreError.self) { try await store.flush() }
            #expect(error?.code == disk.refusal)
            try await compare()
            try disk.empty()
            try await appendRefused()
            try await store.flush()
            try await checkFlushed()
        }

        /// Closing flushes if it can, and nobody is told when it cannot.
        private mutating func reopenWithoutRoom() async throws {
            for _ in 0..<8 { try await append() }
            try disk.fill()
            await store.close()
            store = try await LMDBStore.open(
                at: directory.ledger, clock: clock.clock, projections: Self.projections)
            try await compare()
            let error = await #expect(throws: EventStoreError.self) { try await store.flush() }
            #expect(error?.code == disk.refusal)
            try await compare()
            try disk.empty()
            try await store.flush()
            try await checkFlushed()
        }

        /// The writer's own flush, after a commit, is tried again after the next one.
        private mutating func flushUnasked() async throws {
            await store.close()
            store = try LMDBStore.open(
                at: directory.ledger, clock: clock.clock, projections: Self.projections,
                longestTail: 0)
            try disk.fill()
            while refused.count < 2 { try await append() }
            try await compare()
            try disk.empty()
            try await appendRefused()
            let head = try await store.head().position
            try await eventually { try directory.projections.map(\.watermark) == [head] }
            try await checkFlushed()
        }

        // MARK: - Both stores

        private mutating func append(events count: Int = 25) async throws {
            commands += 1
            // Long and different, so that index and rows take up many pages.
            let name = String(repeating: "x", count: 100)
            let drafts = try (0..<count).map { index in
                Count(1, [try RowKey(validating: "\(name) \(commands) \(index)")]).draft
            }
            try await append(counting(drafts, in: commands % 3 == 0 ? "one" : "two"))
        }

        private mutating func append(_ command: Command) async throws {
            let head = try await store.head()
            do throws(EventStoreError) {
                let receipt = try await store.append(command, basedOn: .nothing)
                #expect(try await model.append(command, basedOn: .nothing) == receipt)
                recorded.append(command)
            } catch {
                try #require(error.code == disk.refusal, "\(error)")
                #expect(try await store.head() == head)
                refused.append(command)
            }
        }

        private mutating func appendRefused() async throws {
            let again = refused
            refused = []
            for command in again { try await append(command) }
            #expect(refused.isEmpty)
        }

        private func checkFlushed() async throws {
            try await compare()
            let head = try await store.head().position
            #expect(try directory.projections.map(\.watermark) == [head])
            #expect(try directory.entries(of: .streams).count == 2)
        }

        /// Asks both everything.
        private func compare() async throws {
            let head = try await model.head()
            #expect(try await store.head() == head)
            var questions: [Question] = [
                .streams, .records(.everything, PositionRange(), .forward),
            ]
            for stream in ["one", "two", "three"] as [StreamName] {
                questions += [
                    .head(stream), .records(.stream(stream), PositionRange(), .backward),
                    .rows(stream, asOf: head.position),
                    .rows(stream, asOf: Position(head.position.rawValue / 2)),
                    .append(
                        counting("a", in: stream),
                        ObservedQuery(of: .stream("two"), upTo: Position(50))),
                ]
            }
            for command in recorded + refused {
                questions.append(.receipt(command.id, command.stream))
            }
            for command in recorded.suffix(3) {
                let key = try #require(command.events.last?.tags.first)
                questions += [
                    .history(try RowKey(validating: key.value), command.stream),
                    .records(
                        Query([Query.Clause(stream: command.stream, tags: [key])]),
                        PositionRange(), .forward),
                ]
            }
            for question in questions {
                let expected = try await question.answer(from: model)
                #expect(try await question.answer(from: store) == expected, "\(question)")
            }
            #expect(try await store.verify().findings == [])
        }
    }
#endif
