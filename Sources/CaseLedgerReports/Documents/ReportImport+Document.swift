public import CaseLedgerImporting
internal import CaseQuality

extension ReportImport: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportImport>(
        "ReportImport", "What an import of a published report recorded.",
        JSONField("inspection", "The inspection's id.") { $0.inspection },
        JSONField("events", "Events of the report.") { $0.events },
        JSONField("eventsRecordedBefore", "Those of them that were recorded before.") {
            $0.eventsRecordedBefore
        },
        JSONField("reconstructedAnswers", "Answers that were dealt out from printed counts.") {
            $0.reconstructedAnswers
        },
        JSONField("countAmbiguous", "Questions whose percentage several counts give.") {
            $0.countAmbiguous
        })
}

extension ReportImport: DocumentedAnswer {
    public var subject: String { "import of the report" }

    /// The result, in one sentence.
    package var sentence: String {
        let new = events - eventsRecordedBefore
        return "Recorded \(new.counted("event")) of inspection \(inspection); the ledger ends at "
            + "position \(head.position)."
    }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [.paragraph(sentence)]
        if eventsRecordedBefore > 0 {
            blocks.append(
                .paragraph(
                    "\(eventsRecordedBefore.counted("event")) of this file were recorded before."))
        }
        if reconstructedAnswers > 0 {
            blocks.append(
                .paragraph(
                    "\(reconstructedAnswers.counted("answer")) "
                        + "\(reconstructedAnswers == 1 ? "is" : "are") reconstructed from printed "
                        + "counts."))
        }
        if !countAmbiguous.isEmpty {
            let ids = countAmbiguous.map(\.rawValue).joined(separator: ", ")
            blocks.append(
                .note(
                    "Several counts give the printed percentage of \(ids). Only the percentage was "
                        + "recorded, for the question as a whole."))
        }
        return blocks
    }
}
