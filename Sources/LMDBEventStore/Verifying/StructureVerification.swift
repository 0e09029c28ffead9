internal import EventSourcing
internal import LMDB

/// The first part of a verification: the pages of the file, without following LMDB.
struct StructureVerification {
    var report: VerificationReport
    /// Whether LMDB can read the tables.
    let isReadable: Bool

    /// Walks the newest transaction of an open store.
    ///
    /// - Throws: Code `closed`, or a failure of the storage. Damage is in the report.
    static func run(_ context: StoreContext) throws(EventStoreError) -> StructureVerification {
        do { return StructureVerification(of: try context.environment.walk()) } catch {
            guard error.code == .corrupted else { throw EventStoreError(storage: error) }
            var report = VerificationReport()
            report.add("the structure of the file is damaged: \(error.message)")
            return StructureVerification(report: report, isReadable: false)
        }
    }

    private init(report: VerificationReport, isReadable: Bool) {
        self.report = report
        self.isReadable = isReadable
    }

    /// The findings of a walk.
    init(of walk: DataFileReport) {
        report = VerificationReport(pages: walk.usedPages)
        isReadable = walk.isReadable
        for damage in walk.damage {
            report.add("the structure of the file is damaged: \(damage.description)")
        }
        if walk.damage.contains(where: { $0.effect == .unwritable }) {
            report.note(
                "the ledger can be read; it takes no record, because writing would destroy data")
        }
        if walk.strayPages > 0 {
            report.note(
                """
                \(walk.strayPages) pages of the file are neither in use nor free: that is lost space, \
                and no damage
                """)
        }
    }
}
