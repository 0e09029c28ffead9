public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Checks all data in the file against the records, and the records against each other.
    ///
    /// First it walks the structure of the file with its own reads. If that is damaged where a reader
    /// would follow it, nothing else is read. It reads in short snapshots, so it may run beside appends; it checks the records that
    /// existed when it began. Derived data in the tables is compared only when all records are
    /// intact. Independent parts are checked at the same time.
    ///
    /// - Parameter progress: Called now and then with how much is checked, and how much there is.
    /// - Returns: The counts, and all problems that were found.
    /// - Throws: Code `cancelled` when the task is cancelled, or a failure of the storage. Problems
    ///   of the ledger are in the report.
    /// - Complexity: O(events) for records and indexes, and one fold of every stream for each
    ///   projection. Memory: O(streams), and the rows of a few streams at a time.
    public func verify(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(EventStoreError) -> VerificationReport {
        var structure = try StructureVerification.run(context)
        guard structure.isReadable else { return structure.report }
        if let rollback = context.memory.rollback {
            // The advice for damage does not help here: nothing of this file is lost.
            if structure.report.passed { structure.report.remedy = Rollback.remedy }
            structure.report.add(rollback.problem)
        }
        return structure.report.and(try await verifyContents(progress))
    }

    /// Checks what the tables contain.
    private func verifyContents(
        _ progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(EventStoreError) -> VerificationReport {
        let (head, watermark, erased) = try read { transaction, tables throws(EventStoreError) in
            (
                try transaction.headPosition(in: tables), try transaction.watermark(in: tables),
                try transaction.statedErasures(in: tables)
            )
        }
        // Records are checked first, and what is derived from them then takes about as long.
        let half = Int(clamping: head.rawValue)
        var records = RecordVerification(through: head, indexedThrough: watermark)
        // If its last records are missing, the ledger cannot be read through its index.
        let isCut = watermark > head
        let encodings = isCut ? [] : EncodingVerification.stretches(through: head)
        let encoding = try await atOnce(encodings) { () throws(EventStoreError) in
            while try self.read({ transaction, tables throws(EventStoreError) in
                try records.step(transaction, tables)
            }) {
                progress(records.report.records, 2 * half)
                try await self.breathe()
            }
        }
        var report = records.report.and(encoding)
        report.intactThrough = head
        if let bad = report.firstBadPosition { report.intactThrough = bad.previous }
        if isCut {
            report.add(
                "records are missing: the index continues to position \(watermark)", at: head.next)
        }
        guard report.passed else {
            report.note("index and rows were not checked, because records are damaged")
            return report.and(
                texts: try await checkTexts(through: report.intactThrough, erasedBefore: nil))
        }

        var index = IndexVerification(of: records)
        var owners = RowOwnerVerification(of: records)
        var texts = VerificationReport()
        let folds = RowVerification.parts(of: records, context.projections)
        let rows = try await atOnce(folds) { () throws(EventStoreError) in
            while try self.read({ transaction, tables throws(EventStoreError) in
                try index.step(transaction, tables)
            }) {
                let entries = index.report.indexEntries / entriesOfOneRecord
                progress(half + min(half, entries), 2 * half)
                try await self.breathe()
            }
            while try self.read({ transaction, tables throws(EventStoreError) in
                try owners.step(transaction, tables)
            }) { try await self.breathe() }
            texts = try await self.checkTexts(through: head, erasedBefore: erased)
        }
        progress(2 * half, 2 * half)
        if let problem = try checkpointProblem() { report.add(problem) }
        report.notices += try await standingNotices(head: head, watermark: watermark)
        return report.and(texts: texts).and(index.report).and(rows).and(owners.report)
    }

    /// Checks the texts of intact records; see ``TextVerification/init(through:erasedBefore:)``.
    private func checkTexts(
        through end: Position, erasedBefore: UInt64?
    ) async throws(EventStoreError) -> VerificationReport {
        var texts = TextVerification(through: end, erasedBefore: erasedBefore)
        while try self.read({ transaction, tables throws(EventStoreError) in
            try texts.step(transaction, tables)
        }) { try await self.breathe() }
        return texts.report
    }

    /// What is wrong with the positions of subscriptions; `nil` for nothing.
    private func checkpointProblem() throws(EventStoreError) -> String? {
        try read { transaction, tables throws(EventStoreError) in
            do throws(EventStoreError) { _ = try transaction.checkpoints(in: tables) } catch {
                if error.code == .integrity { return error.message }
                throw error
            }
            return nil
        }
    }

    /// Runs parts of a verification at the same time, each step by step in its own snapshots.
    ///
    /// - Parameters:
    ///   - parts: The parts.
    ///   - meanwhile: Other work to do at the same time.
    /// - Returns: The reports of the parts as one.
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

/// A part of a verification that can run independently.
protocol VerificationPart: Sendable {
    /// The findings so far.
    var report: VerificationReport { get }

    /// Checks the next entries; returns whether there are more.
    mutating func step(
        _ transaction: borrowing ReadTransaction, _ index: IndexView
    ) throws(EventStoreError) -> Bool
}

extension VerificationReport {
    /// The most findings in a report.
    private static let mostFindings = 100

    /// Adds a notice, unless the report has the most already.
    mutating func note(_ condition: String, at position: Position? = nil) {
        if notices.count < Self.mostFindings { notices.append(Finding(at: position, condition)) }
    }

    /// Adds a finding, unless the report has the most findings already.
    mutating func add(_ problem: String, at position: Position? = nil) {
        if findings.count < Self.mostFindings { findings.append(Finding(at: position, problem)) }
    }

    /// Combines the report of records with that of their texts: none is intact from the first bad text.
    func and(texts: VerificationReport) -> VerificationReport {
        var report = and(texts)
        if let bad = texts.firstBadPosition {
            report.intactThrough = min(report.intactThrough, bad.previous)
        }
        return report
    }

    /// Combines both reports, with findings by position.
    func and(_ other: VerificationReport) -> VerificationReport {
        let all = (findings + other.findings).enumerated().sorted { left, right in
            let (first, second) = (left.element.position, right.element.position)
            // Findings without a position come last, in the order they were found.
            return (first?.rawValue ?? .max, left.offset)
                < (second?.rawValue ?? .max, right.offset)
        }
        return VerificationReport(
            pages: pages + other.pages, records: records + other.records,
            streams: streams + other.streams,
            indexEntries: indexEntries + other.indexEntries, rows: rows + other.rows,
            texts: texts + other.texts, erasedTexts: erasedTexts + other.erasedTexts,
            findings: all.prefix(Self.mostFindings).map(\.element),
            notices: Array((notices + other.notices).prefix(Self.mostFindings)),
            intactThrough: max(intactThrough, other.intactThrough),
            remedy: other.passed ? remedy : passed ? other.remedy : nil)
    }
}

/// About how many index entries a record has, for the progress of a verification.
private let entriesOfOneRecord = 5

/// How many entries are read within one snapshot.
let entriesInOneStep = 4_096

/// How many parts run at the same time, if there are as many processors.
let partsAtOnce = 16
