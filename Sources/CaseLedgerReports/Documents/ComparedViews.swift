public import CaseLedger

/// The difference between two views of an inspection.
public struct ComparedViews: Hashable, Sendable {
    /// The first view.
    public let first: View
    /// The second view.
    public let second: View
    /// What differs.
    public let difference: Difference

    /// A moment on each clock.
    public struct View: Hashable, Sendable {
        /// The position up to which the ledger was read.
        public let asOf: Position
        /// The moment on the effective clock; `nil` for the recorded clock alone.
        public let effectiveOn: EffectiveMoment?

        /// Creates a view.
        public init(asOf: Position, effectiveOn: EffectiveMoment? = nil) {
            self.asOf = asOf
            self.effectiveOn = effectiveOn
        }

        /// The view in words: `"position 41, what held by 2022-01-01"`.
        fileprivate var words: String {
            "position \(asOf)" + (effectiveOn.map { ", what held by \($0)" } ?? "")
        }
    }

    /// Combines a difference with its views.
    public init(from first: View, to second: View, _ difference: Difference) {
        self.first = first
        self.second = second
        self.difference = difference
    }

    /// Where the causes come from; `nil` without any.
    public var origin: Origin? {
        (difference.cells.flatMap { $0.causes.map(\.cause.origin) }
            + difference.corrections.map(\.cause.origin)).joined
    }
}

extension ComparedViews.View: JSONMapped {
    public static let jsonMapping = JSONMapping<ComparedViews.View>(
        "View", "A moment on each clock.",
        JSONField("asOf", "The position up to which the ledger was read.") { $0.asOf },
        JSONField("effectiveOn", "The date or time on the effective clock; null if none.") {
            $0.effectiveOn
        })
}

extension ComparedViews: JSONMapped {
    public static let jsonMapping = JSONMapping<ComparedViews>(
        "Difference", "What differs between two views of an inspection, and what made it differ.",
        JSONField("from", "The first view.") { $0.first },
        JSONField("to", "The second view.") { $0.second },
        JSONField("editionChanged", "Whether the views follow different editions.") {
            $0.difference.isEditionChanged
        },
        JSONField("differences", "The cells that differ.") { $0.difference.cells },
        JSONField(
            "corrections", "Corrections of who judged, or when, which only one of the views has."
        ) { $0.difference.corrections })
}

extension ComparedViews: DocumentedAnswer {
    public var subject: String { "what changed" }

    /// The most causes that the text shows of a cell.
    private static let mostShown = 6

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [
            .paragraph("From \(first.words) to \(second.words).")
        ]
        if difference.isEditionChanged {
            blocks.append(.note("The views follow different editions of the rules."))
        }
        let corrections = difference.corrections
        guard !difference.cells.isEmpty else {
            return blocks
                + (corrections.isEmpty
                    ? [.paragraph("Nothing differs.")]
                    : [.paragraph("No value differs.")] + Self.blocks(of: corrections))
        }
        for different in difference.cells {
            blocks.append(
                .heading(
                    "\(different.cell): \(different.before.words(to: different.after))", level: 3))
            let lines = different.causes.lines(atMost: Self.mostShown)
            blocks.append(.list(lines))
        }
        return blocks + Self.blocks(of: corrections)
    }

    /// The corrections of records, which change no value.
    private static func blocks(of corrections: [HistoryEntry]) -> [Document.Block] {
        guard !corrections.isEmpty else { return [] }
        let more = corrections.count - mostShown
        return [
            .paragraph("Who judged, or when, was corrected:"),
            .list(
                corrections.prefix(mostShown).map {
                    "\($0.cause.position)  \($0.cause.sentence)"
                        + ($0.reason.map { "; reason: \($0.words)" } ?? "")
                } + (more > 0 ? ["and \(more) more; --json has all"] : [])),
        ]
    }

    public var data: Table? {
        var table = Table([
            .init("Cell", .id), .init("From", .prose), .init("To", .prose),
            .init("Cause", .number), .init("Necessary"), .init("Late"),
            .init("What happened", .prose), .init("Entered by"), .init("Recorded", .time),
            .init("Reason", .prose),
        ])
        for different in difference.cells {
            for reason in different.causes {
                table.add([
                    Table.Cell(different.cell.description), Table.Cell(different.before.words),
                    Table.Cell(different.after.words(after: different.before)),
                    Table.Cell(reason.cause.position),
                    Table.Cell(reason.isNecessary ? "yes" : "no"),
                    Table.Cell(reason.isLate ? "yes" : "no"), Table.Cell(reason.cause.sentence),
                    Table.Cell(reason.actor.rawValue), Table.Cell(reason.recordedAt.rfc3339),
                    Table.Cell(reason.reason?.words),
                ])
            }
        }
        return table
    }
}

extension [DifferenceCause] {
    /// The causes in lines; if there are more, only the necessary ones and their number.
    fileprivate func lines(atMost most: Int) -> [String] {
        if isEmpty { return ["no single event"] }
        guard count > most else { return map(\.words) }
        let first = filter(\.isNecessary).isEmpty ? self : filter(\.isNecessary)
        return first.prefix(most).map(\.words) + [
            "... \(count.counted("event")) in all, \(count(where: \.isNecessary)) of them necessary"
        ]
    }
}

extension DifferenceCause {
    /// The cause in one line: `"41  b-9 judged ..., recorded late"`.
    fileprivate var words: String {
        "\(cause.position)  \(cause.sentence)" + (reason.map { "; reason: \($0.words)" } ?? "")
            + (isNecessary ? "" : " (not alone decisive)")
            + (isLate ? " (recorded late: held \(cause.effectiveAt.words))" : "")
    }
}
