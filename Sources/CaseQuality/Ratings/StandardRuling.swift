public import EventSourcing

/// The result of the rule on a standard's key questions, with its reasons.
public struct StandardRuling: Hashable, Sendable {
    /// The rating by rule: the lowest band among the key questions.
    ///
    /// `nil` while a key question has no band, or a selected case has no answer.
    public internal(set) var rating: Rating?
    /// The rating by rule on the answers given so far, while there is no ``rating``.
    public internal(set) var provisional: Rating?
    /// The lowest band among the key questions that have one.
    public internal(set) var lowestBand: Rating?
    /// The lowest percentage among the key questions that have one.
    ///
    /// Unit: whole percent.
    public internal(set) var lowestPercent: Int?
    /// The key questions in the lowest band with the lowest percentage: all of them when tied.
    public internal(set) var deciding = PartPlaces()
    /// The completeness of the evidence.
    public internal(set) var evidence = StandardRating.Evidence.neverAnswered
    /// Whether every key question has a band.
    public internal(set) var isEveryKeyQuestionBanded = false
    /// Whether every case that counts has an answer to every key question.
    public internal(set) var isEveryCaseAnswered = false
    /// The inputs of the discretion rule; `nil` without a ``rating``.
    public internal(set) var discretion: DiscretionTest?
    /// The joined origin of the answers to the key questions; `nil` without answers.
    public internal(set) var origin: Origin?
}

/// The distance of a rating by rule from other ratings: the inputs of the discretion rule.
public struct DiscretionTest: Hashable, Sendable {
    /// The distance of the lowest percentage from the nearest boundary between two bands.
    ///
    /// Unit: percentage points. `nil` when no percentage is known.
    public let pointsToEdge: Int?
    /// The fewest changed judgements of key questions for the next better rating.
    ///
    /// `nil` when there is no better rating, or the answers are not known.
    public let judgementsUp: Int?
    /// The fewest changed judgements of key questions for the next lower rating.
    ///
    /// `nil` when there is no lower rating, or the answers are not known.
    public let judgementsDown: Int?
    /// The number of cases that count.
    public let cases: Int

    /// Whether a trigger of the discretion rule is met.
    public func meets(_ trigger: DiscretionTrigger, of rule: DiscretionRule) -> Bool {
        switch trigger {
        case .nearBoundary: pointsToEdge.map { $0 <= rule.withinPoints } ?? false
        case .oneCase: fewestJudgements.map { $0 <= rule.casesToChange } ?? false
        case .smallSample: cases > 0 && cases <= rule.smallSample
        }
    }

    /// The triggers of the discretion rule that are met.
    public func triggers(of rule: DiscretionRule) -> DiscretionTriggers {
        var met = DiscretionTriggers()
        for trigger in [DiscretionTrigger.nearBoundary, .oneCase, .smallSample]
        where meets(trigger, of: rule) {
            met.insert(DiscretionTriggers(trigger))
        }
        return met
    }

    /// The fewest changed judgements for any other rating; `nil` when there is none.
    public var fewestJudgements: Int? {
        guard let judgementsUp else { return judgementsDown }
        return judgementsDown.map { min($0, judgementsUp) } ?? judgementsUp
    }
}
