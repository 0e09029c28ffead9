public import CaseLedger
public import CaseLedgerImporting
internal import CaseQuality

/// The result of an import of a sheet of answers, or of its dry run.
public struct JudgementImportReport: Sendable {
    /// The result of the import.
    public let imported: JudgementImport
    /// Whether it was a dry run, which records nothing.
    public let isDryRun: Bool
    /// Whether what the import did to ratings is withheld from the actor, whose cases are open.
    public let isBlind: Bool
    /// Whether answers whose cells are empty were kept because the actor asked for it.
    public let keepsEmpty: Bool
    /// The changes of the ratings; `nil` if nothing was recorded, and if they are withheld.
    public let changes: RatingChanges?

    /// Creates a report of an import, and reads the ratings before and after it.
    ///
    /// - Parameters:
    ///   - imported: The result of the import.
    ///   - isDryRun: Whether it was a dry run, which records nothing.
    ///   - keepsEmpty: Whether the actor asked to keep answers whose cells are empty.
    ///   - actor: The person who imported the sheet.
    ///   - inspection: The inspection whose ratings are read.
    /// - Throws: ``LedgerError`` with code `newerFormat`, `damaged`, `closed` or `storage`.
    public init(
        _ imported: JudgementImport, isDryRun: Bool, keepsEmpty: Bool = false, by actor: Agent.ID,
        of inspection: LedgerInspection
    ) async throws(LedgerError) {
        self.imported = imported
        self.isDryRun = isDryRun
        self.keepsEmpty = keepsEmpty
        guard let last = imported.position else {
            (isBlind, changes) = (false, nil)
            return
        }
        isBlind = try await inspection.state().isBlind(actor)
        guard !isBlind else {
            changes = nil
            return
        }
        let first = Position(last.rawValue - UInt64(imported.events) + 1)
        changes = try await RatingChanges(of: inspection, from: first, through: last)
    }

    private static let mostListed = 50
}

extension JudgementImport.Correction: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementImport.Correction>(
        "SheetCorrection", "An answer of the sheet that differs from the one that stood.",
        JSONField("row", "The row of the sheet, from 1.") { $0.row },
        JSONField("column", "The column, as a spreadsheet program names it.") {
            $0.column.letters
        },
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The question, or the part of oversight.") { $0.subject.heading },
        JSONField("from", "The answer that stood.") { $0.from },
        JSONField("to", "The answer of the sheet.") { $0.to })
}

extension JudgementImport.Attribution: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementImport.Attribution>(
        "SheetAttribution", "An answer whose judge or time was corrected.",
        JSONField("row", "The row of the sheet, from 1.") { $0.row },
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The question, or oversight.") { $0.subject.heading },
        JSONField("judgedBy", "Who judged, if the sheet names somebody.") { $0.judgedBy })
}

extension JudgementImport.UnverifiedJudge: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementImport.UnverifiedJudge>(
        "SheetUnverifiedJudge", "A judge of the sheet whom the team does not have.",
        JSONField("judge", "The judge.") { $0.judge },
        JSONField("row", "The first row that names the judge, from 1.") { $0.row },
        JSONField("answers", "The number of their answers.") { $0.answers })
}

extension JudgementImport.Retraction: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementImport.Retraction>(
        "SheetRetraction", "A recorded answer that was taken back, because its cell is empty.",
        JSONField("row", "The row of the sheet, from 1.") { $0.row },
        JSONField("column", "The column, as a spreadsheet program names it.") {
            $0.column.letters
        },
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The question, or oversight.") { $0.subject.heading },
        JSONField("from", "The answer.") { $0.from })
}

extension JudgementImportReport: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementImportReport>(
        "JudgementImport", "What an import of a sheet recorded, or would record.",
        JSONField("form", "How the sheet is laid out.") { $0.imported.form.rawValue },
        JSONField("second", "Why the cases are judged again; null for first judgements.") {
            $0.imported.second
        },
        JSONField("dryRun", "Whether nothing was recorded.") { $0.isDryRun },
        JSONField("recorded", "New answers.") { $0.imported.recorded },
        JSONField("corrected", "Answers that differ from those that stood.") {
            $0.imported.corrections.count
        },
        JSONField("kept", "Recorded answers whose cells are empty, and that stay.") {
            $0.imported.kept
        },
        JSONField("equal", "Answers that stood already.") { $0.imported.equal },
        JSONField("blank", "Cells that are not judged.") { $0.imported.blank },
        JSONField("selected", "Cases that were selected.") { $0.imported.selected },
        JSONField("madeKeys", "Cases whose keys were replaced by new made keys.") {
            $0.imported.madeKeys
        },
        JSONField("unverified", "Judges whom the team does not have.") { $0.imported.unverified },
        JSONField("events", "Events that this makes.") { $0.imported.events },
        JSONField("position", "Where the last event is.") { $0.imported.position },
        JSONField("corrections", "The corrections, in the sheet's order.") {
            $0.imported.corrections
        },
        JSONField("attributions", "Answers whose judge or time was corrected.") {
            $0.imported.attributions
        },
        JSONField("retracted", "Answers that were taken back, because their cells are empty.") {
            $0.imported.retracted
        },
        JSONField("blind", "Whether what the import did to ratings is withheld from the actor.") {
            $0.isBlind
        },
        JSONField("changes", "What the import did to the ratings; null for a dry run.") {
            $0.changes
        })
}

extension JudgementImportReport: DocumentedAnswer {
    public var subject: String { "import of judgements" }

    public var blocks: [Document.Block] {
        guard imported.events > 0 else {
            return [
                .paragraph(
                    "Nothing changed: the ledger already has every "
                        + (imported.second == nil ? "answer" : "second judgement")
                        + " of the sheet (\(imported.equal)).")
            ] + keptNote
        }
        let events = imported.events.counted("event")
        let recorded =
            imported.second.map {
                "\(imported.recorded.counted("second judgement")) (\($0.description)), "
            }
            ?? "\(imported.recorded.counted("new answer")), "
            + "\(imported.corrections.count.counted("correction")), "
        var lines = [recorded + "\(imported.equal) unchanged, \(imported.blank) left blank"]
        if !imported.selected.isEmpty {
            let keys = imported.selected.prefix(20).map(\.rawValue).joined(separator: ", ")
            lines.append(
                "\(imported.selected.count.counted("case")) selected: \(keys)"
                    + (imported.selected.count > 20
                        ? " and \((imported.selected.count - 20)) more" : ""))
        }
        if imported.madeKeys > 0 {
            lines.append(
                "\(imported.madeKeys.counted("key")) of cases replaced by "
                    + (imported.madeKeys == 1 ? "a made key" : "made keys"))
        }
        var blocks: [Document.Block] = [
            .paragraph(
                isDryRun
                    ? "This would record \(events). Nothing was recorded."
                    : "Recorded \(events), up to position "
                        + "\(imported.position?.description ?? "")."),
            .list(
                lines + (changes?.words ?? []) + (isBlind ? [RecordingReport.withheld] : [])),
        ]
        if !imported.corrections.isEmpty { blocks += correctionBlocks }
        if !imported.attributions.isEmpty {
            blocks.append(.paragraph("Who judged, or when, was corrected in:"))
            blocks.append(
                .list(
                    imported.attributions.prefix(Self.mostListed).map { corrected in
                        "row \(corrected.row): \(corrected.subject.heading) of "
                            + "\(corrected.caseKey)"
                            + (corrected.judgedBy.map { ", judged by \($0)" } ?? "")
                    } + Self.more(of: imported.attributions.count)))
        }
        if !imported.retracted.isEmpty {
            blocks.append(
                .paragraph("Answers that were taken back, because their cells are empty:"))
            blocks.append(
                .list(
                    imported.retracted.prefix(Self.mostListed).map { retracted in
                        "row \(retracted.row): \(retracted.subject.heading) of "
                            + "\(retracted.caseKey)"
                            + (retracted.from.map { ", which was \($0)" } ?? "")
                    } + Self.more(of: imported.retracted.count)))
        }
        return blocks + unverifiedNotes + keptNote
    }

    /// What to do about judges whom the team does not have.
    private var unverifiedNotes: [Document.Block] {
        imported.unverified.map { unverified in
            .note(
                "\(unverified.judge), the judge of \(unverified.answers.counted("answer")) from row "
                    + "\(unverified.row) on, is not in the team and cannot attest: name "
                    + "\(unverified.judge) in the team, or correct the sheet.")
        }
    }

    /// The end of a list that has only the first of this many lines.
    private static func more(of count: Int) -> [String] {
        count > mostListed ? ["and \(count - mostListed) more; --json has all"] : []
    }

    /// What to do about recorded answers whose cells are empty.
    private var keptNote: [Document.Block] {
        guard imported.kept > 0 else { return [] }
        let isOne = imported.kept == 1
        return [
            .note(
                "\(imported.kept.counted("recorded answer")) \(isOne ? "stays" : "stay"), although "
                    + (isOne ? "its cell is" : "their cells are") + " empty"
                    + (keepsEmpty
                        ? "."
                        : "; with --reason \(isOne ? "it is" : "they are") taken back."))
        ]
    }

    private var correctionBlocks: [Document.Block] {
        var table = Table(
            [
                .init("Row", .number), .init("Column", .id), .init("Case", .id),
                .init("Question", .id), .init("Was"), .init("Is"),
            ], caption: "Corrections")
        for correction in imported.corrections.prefix(Self.mostListed) {
            table.add([
                Table.Cell(correction.row), Table.Cell(correction.column.letters),
                Table.Cell(correction.caseKey.rawValue), Table.Cell(correction.subject.heading),
                Table.Cell(correction.from.description), Table.Cell(correction.to.description),
            ])
        }
        let more = imported.corrections.count - Self.mostListed
        return [.table(table)]
            + (more > 0 ? [.note("\(more.counted("more correction")); --json has all.")] : [])
    }
}
