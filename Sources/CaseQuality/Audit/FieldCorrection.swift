internal import EventSourcing

/// What the correction of a recommendation or a finding changed of one field.
public struct FieldCorrection: Hashable, Sendable {
    /// The field in words: `"topic"`, `"sub-point 2"`.
    public let field: String
    /// What it said before; `"(erased)"` for an erased text, and `"none"` for none.
    public let before: String
    /// What it says after the correction.
    public let after: String

    /// The correction in words: `"topic \"oversight\" -> \"supervision\""`.
    package var words: String { "\(field) \"\(before)\" -> \"\(after)\"" }
}

extension CellState {
    /// What a correction changed between this state of a recommendation or finding and a later one.
    ///
    /// - Returns: The changed fields; empty where only erased texts were corrected; `nil` if nothing
    ///   was corrected.
    public func corrections(to later: CellState) -> [FieldCorrection]? {
        switch (value, later.value) {
        case (.recommendation(let old)?, .recommendation(let new)?)
        where old.recordedAt != new.recordedAt:
            Self.changed(old.recommendation.fieldWords, new.recommendation.fieldWords)
        case (.finding(let old)?, .finding(let new)?) where old.recordedAt != new.recordedAt:
            Self.changed(old.finding.fieldWords, new.finding.fieldWords)
        default: nil
        }
    }

    /// The later state in words, with what a correction changed.
    package func words(after earlier: CellState) -> String {
        guard let corrections = earlier.corrections(to: self) else { return words }
        return "\(words), corrected"
            + (corrections.isEmpty
                ? " (erased)" : ": " + corrections.map(\.words).joined(separator: "; "))
    }

    /// The change to a later state in words: `"Inadequate -> Good"`.
    package func words(to later: CellState) -> String {
        words == later.words && corrections(to: later) != nil
            ? later.words(after: self) : "\(words) -> \(later.words(after: self))"
    }

    private static func changed(
        _ old: [(field: String, words: String)], _ new: [(field: String, words: String)]
    ) -> [FieldCorrection] {
        zip(old, new).filter { $0.words != $1.words }.map {
            FieldCorrection(field: $0.field, before: $0.words, after: $1.words)
        }
    }
}

extension Recommendation {
    /// The fields that a correction may change, in words; corrections keep the number of sub-points.
    fileprivate var fieldWords: [(field: String, words: String)] {
        [
            ("addressee", addressee.words), ("partner", partner?.words ?? "none"),
            ("topic", topic.words),
        ]
            + subPoints.enumerated().map { ("sub-point \($0 + 1)", $1.words) } + [
                ("standards", standards.map(\.rawValue).listedOrNone),
                ("basis", basis.map(\.rawValue).listedOrNone),
                ("action plan due", actionPlanDue?.description ?? "none"),
                ("repeats", repeats.map { "\($0.id) of \($0.inspection)" } ?? "none"),
            ]
    }
}

extension Finding {
    /// The fields that a correction may change, in words.
    fileprivate var fieldWords: [(field: String, words: String)] {
        [
            ("about", target.description), ("kind", kind.words), ("finding", label.words),
            ("evidence", evidence.map(\.rawValue).listedOrNone),
            ("questions", questions.map(\.rawValue).listedOrNone),
            ("related", related?.words ?? "none"),
        ]
    }
}

extension [String] {
    /// The words with commas; `"none"` without any.
    fileprivate var listedOrNone: String { isEmpty ? "none" : joined(separator: ", ") }
}
