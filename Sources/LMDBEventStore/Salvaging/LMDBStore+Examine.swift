public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Looks at a ledger that cannot be opened, with reads of its own, and changes nothing.
    ///
    /// - Parameter path: The folder of the ledger; nobody may have it open.
    /// - Returns: What is damaged, and which records are whole.
    /// - Throws: Code `locked` while it is open anywhere, `notFound`, or a failure of the storage.
    /// - Complexity: O(size of the file); the records are in memory at once.
    public static func examine(
        at path: String
    ) async throws(EventStoreError) -> VerificationReport {
        try await OwnThread.run { () throws(EventStoreError) in
            let walk: DataFileReport
            do throws(LMDBError) { walk = try Environment.inspect(at: path) } catch {
                throw EventStoreError(storage: error)
            }
            var report = StructureVerification(of: walk).report
            let found = try SalvagedFile(at: path)
            let plan = try SalvagePlan(of: found.entries, through: found.end)
            for problem in found.problems
            where !report.findings.contains(where: { $0.problem.contains(problem) }) {
                report.add(problem)
            }
            if let stated = found.entries.statedIndexSum, IndexSum.isOther(walk, than: stated) {
                report.add(IndexSum.problem)
            }
            if !report.passed {
                report.note(
                    """
                    streams, index and rows were not checked, because the ledger cannot be opened
                    """)
                report.note(
                    """
                    if this is a copy that was made with cp while somebody recorded, it is a damaged \
                    copy: make another one with case-ledger backup
                    """)
            }
            report.records = plan.whole.count
            report.intactThrough = plan.intactThrough
            let texts = try found.entries.texts(of: plan.whole)
            report.texts = texts.kept
            if let first = texts.lost.first {
                report.intactThrough = min(plan.intactThrough, first.position.previous)
                report.add(
                    "\(texts.lost.count) texts cannot be read, the first in field "
                        + "\(first.field.rawValue)", at: first.position)
            }
            if plan.intactThrough < plan.end {
                report.add(
                    "\(plan.end.rawValue - UInt64(plan.whole.count)) of \(plan.end) records are not "
                        + "whole, or their commands are not", at: plan.intactThrough.next)
            }
            return report
        }
    }
}
