public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Checks everything in the file against the records, and the records against themselves.
    ///
    /// Reads in short snapshots, so it may run beside appends: it looks at what stood when it began.
    /// What follows from the records is compared only when all of them are sound, as far as it is in
    /// the tables. Everything that can be looked at by itself is looked at at the same time.
    ///
    /// - Throws: Code `cancelled` when the task was; a failure of the storage. What is wrong with the
    ///   ledger is in the report.
    /// - Complexity: O(events) for records and indexes, and one fold of every stream for each
    ///   projection. Memory: O(streams), and the rows of a few streams at a time.
    public func verify() async throws(EventStoreError) -> VerificationReport {
        let (head, watermark) = try read { transaction, tables throws(EventStoreError) in
            (try transaction.headPosition(in: tables), try transaction.watermark(in: tables))
        }
        var records = RecordVerification(through: head, indexedThrough: watermark)
        // Without its last records, the ledger cannot be read along its index.
        let isCut = watermark > head
        let encodings = isCut ? [] : EncodingVerification.stretches(through: head)
        let encoding = try await atOnce(encodings) { () throws(EventStoreError) in
            while try self.read({ transaction, tables throws(EventStoreError) in
                try records.step(transaction, tables)
            }) { try await self.breathe() }
        }
        var report = records.report.and(encoding)
        if isCut {
            report.add(
                "records are missing: the index goes on to position \(watermark)", at: head.next)
        }
        guard report.passed else { return report }

        var index = IndexVerification(of: records)
        var owners = RowOwnerVerification(of: records)
        var texts = TextVerification(of: records)
        let folds = RowVerification.parts(of: records, context.projections)
        let rows = try await atOnce(folds) { () throws(EventStoreError) in
            while try self.read({ transaction, tables throws(EventStoreError) in
                try index.step(transaction, tables)
            }) { try await self.breathe() }
            while try self.read({ transaction, tables throws(EventStoreError) in
                try owners.step(transaction, tables)
            }) { try await self.breathe() }
            while try self.read({ transaction, tables throws(EventStoreError) in
                try texts.step(transaction, tables)
            }) { try await self.breathe() }
        }
        return report.and(index.report).and(rows).and(owners.report).and(texts.report)
    }

    /// Runs parts of a verification at the same time, each step by step in snapshots of its own.
    ///
    /// - Parameters:
    ///   - parts: The parts.
    ///   - meanwhile: What else is done at the same time.
    /// - Returns: The parts' reports as one.
    /// - Throws: The first failure of a part, or that of `meanwhile`.
    private func atOnce<Part: VerificationPart>(
        _ parts: [Part], meanwhile: () async throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> VerificationReport {
        typealias Outcome = Result<VerificationReport, EventStoreError>
        let outcome = await withTaskGroup(of: Outcome.self) { group in
            for part in parts {
                group.addTask {
                    var part = part
                    do throws(EventStoreError) {
                        while try self.readIndexed({ transaction, index throws(EventStoreError) in
                            try part.step(transaction, index)
                        }) { try await self.breathe() }
                        return .success(part.report)
                    } catch { return .failure(error) }
                }
            }
            var outcome = Outcome.success(VerificationReport())
            do throws(EventStoreError) { try await meanwhile() } catch {
                outcome = .failure(error)
                group.cancelAll()
            }
            for await part in group {
                outcome = outcome.flatMap { report in part.map { report.and($0) } }
            }
            return outcome
        }
        return try outcome.get()
    }

    private func breathe() async throws(EventStoreError) {
        await Task.yield()
        if Task.isCancelled { throw .cancelled }
    }
}

/// What is looked at by itself.
protocol VerificationPart: Sendable {
    /// What it has found so far.
    var report: VerificationReport { get }

    /// Looks at what comes next; returns whether there is more.
    mutating func step(
        _ transaction: borrowing ReadTransaction, _ index: IndexView
    ) throws(EventStoreError) -> Bool
}

extension VerificationReport {
    /// The most findings in a report.
    private static let mostFindings = 100

    /// Adds a finding, unless there are enough.
    mutating func add(_ problem: String, at position: Position? = nil) {
        if findings.count < Self.mostFindings { findings.append(Finding(at: position, problem)) }
    }

    /// Both reports as one, by position.
    func and(_ other: VerificationReport) -> VerificationReport {
        let all = (findings + other.findings).enumerated().sorted { left, right in
            let (first, second) = (left.element.position, right.element.position)
            // What concerns no position comes last; else in the order found.
            return (first?.rawValue ?? .max, left.offset)
                < (second?.rawValue ?? .max, right.offset)
        }
        return VerificationReport(
            records: records + other.records, streams: streams + other.streams,
            indexEntries: indexEntries + other.indexEntries, rows: rows + other.rows,
            texts: texts + other.texts, erasedTexts: erasedTexts + other.erasedTexts,
            findings: all.prefix(Self.mostFindings).map(\.element))
    }
}

/// How many entries one snapshot is held for.
let entriesInOneStep = 4_096

/// How many parts are looked at at the same time, if there are so many processors.
let partsAtOnce = 16
