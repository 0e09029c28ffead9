public import CaseLedger
internal import CaseQuality

/// The changes that commands made to the ratings of an inspection.
public struct RatingChanges: Hashable, Sendable {
    /// The ratings before the commands; `nil` before the announcement.
    public let before: Ratings?
    /// The ratings after the commands.
    public let after: Ratings

    /// Reads the ratings before and after.
    ///
    /// - Parameters:
    ///   - inspection: The inspection.
    ///   - first: The first position that was recorded.
    ///   - last: The last position that was recorded.
    ///   - isFirst: Whether the inspection had no event before.
    /// - Throws: ``LedgerError`` with code `notFound` when the inspection was not announced by
    ///   then, `beyondHead` for a position beyond the end, `newerFormat`, `damaged`, `closed` or
    ///   `storage`.
    public init(
        of inspection: LedgerInspection, from first: Position, through last: Position,
        isFirst: Bool = false
    ) async throws(LedgerError) {
        before = isFirst ? nil : try await inspection.ratings(asOf: .position(first.previous))
        after = try await inspection.ratings(asOf: .position(last))
    }

    /// A standard with a change in its rating, or in how the rating was reached.
    struct Standard: JSONMapped {
        let title: String?
        let from: StandardRating?
        let to: StandardRating

        static let jsonMapping = JSONMapping<Standard>(
            "StandardChange", "A standard whose rating, or the way to it, changed.",
            JSONField("id", "The standard.") { $0.to.id },
            JSONField("title", "Its title in the edition.") { $0.title },
            JSONField("from", "Its rating before.") { $0.from },
            JSONField("to", "Its rating after.") { $0.to })
    }

    /// The standards that changed, in the edition's order.
    var standards: [Standard] {
        guard let before else { return [] }
        return after.standards.compactMap { rating in
            let was = before[rating.id]
            guard was != rating else { return nil }
            return Standard(
                title: after.framework.standard(rating.id)?.title, from: was, to: rating)
        }
    }

    /// The rating of the service as a whole, before and after.
    struct Overall: JSONMapped {
        let from: OverallRating?
        let to: OverallRating

        static let jsonMapping = JSONMapping<Overall>(
            "OverallChange", "The service as a whole before and after.",
            JSONField("from", "Before.") { $0.from },
            JSONField("to", "After.") { $0.to })
    }

    /// The rating of the service as a whole; `nil` if it did not change.
    var overall: Overall? {
        before?.overall == after.overall
            ? nil : Overall(from: before?.overall, to: after.overall)
    }

    /// A standard's number and title.
    func name(of id: CaseLedger.Standard.ID) -> String {
        "\(id) \(after.framework.standard(id)?.title ?? "")"
    }

    /// The changes of a standard's rating, in words; empty if there is none.
    func words(of id: CaseLedger.Standard.ID) -> [String] {
        guard let before, let was = before[id], let now = after[id], was != now else { return [] }
        let labels = (old: before.ratingLabel(was), new: after.ratingLabel(now))
        let decided = after.decidedLabel(now)
        var lines: [String] = []
        if labels.old != labels.new {
            let addition = decided.isEmpty || decided == "qualitative" ? "" : " (\(decided))"
            lines.append("\(labels.old) -> \(labels.new)\(addition)")
        } else if before.decidedLabel(was) != decided {
            lines.append("\(labels.new) stays (\(decided))")
        }
        if now.isEligibleUndecided, !was.isEligibleUndecided {
            lines.append(
                "a panel may use discretion: "
                    + now.eligibility.map(\.words).joined(separator: ", "))
        }
        return lines
    }

    /// The change of the total and the overall rating, in words; `nil` if there is none.
    var overallWords: String? {
        guard let before, before.overall != after.overall else { return nil }
        let (old, new) = (before.overallLabel, after.overallLabel)
        return old == new
            ? nil : "Total: \(old) -> \(new)\(after.overall.isComplete ? "" : " so far")"
    }

    /// Every change in words.
    var words: [String] {
        after.standards.flatMap { rating in
            words(of: rating.id).map { "\(name(of: rating.id)): \($0)" }
        } + [overallWords].compactMap(\.self)
    }
}

extension RatingChanges: JSONMapped {
    public static let jsonMapping = JSONMapping<RatingChanges>(
        "RatingChanges", "What was recorded did this to the ratings.",
        JSONField("standards", "The standards that changed.") { $0.standards },
        JSONField("overall", "The service as a whole; null where it did not change.") {
            $0.overall
        })
}
