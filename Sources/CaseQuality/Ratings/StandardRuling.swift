public import EventSourcing

/// What the rule makes of a standard's key questions, with its reasons.
public struct StandardRuling: Hashable, Sendable {
    /// The rating by rule: the lowest band among the key questions.
    ///
    /// `nil` while a key question has no band, or a selected case has no answer.
    public internal(set) var rating: Rating?
    /// What the rule would give on the answers so far, while there is no ``rating``.
    public internal(set) var provisional: Rating?
    /// The lowest band among the key questions that have one.
    public internal(set) var lowestBand: Rating?
    /// The lowest percentage among the key questions that have one.
    ///
    /// Unit: whole percent.
    public internal(set) var lowestPercent: Int?
    /// The key questions in the lowest band with the lowest percentage: all of them when tied.
    public internal(set) var deciding = PartPlaces()
    /// How far the evidence carries.
    public internal(set) var evidence = StandardRating.Evidence.insufficientEvidence
    /// Whether every key question has a band.
    public internal(set) var isEveryKeyQuestionBanded = false
    /// Whether every case that counts has an answer to every key question.
    public internal(set) var isEveryCaseAnswered = false
    /// What the discretion rule looks at; `nil` without a ``rating``.
    public internal(set) var discretion: DiscretionTest?
    /// Where the key questions' answers come from; `nil` without any.
    public internal(set) var origin: Origin?
}

/// How near a rating by rule is to another one: what the discretion rule looks at.
public struct DiscretionTest: Hashable, Sendable {
    /// How far the lowest percentage is from the nearest edge between two bands.
    ///
    /// Unit: percentage points. `nil` when no percentage is known.
    public let pointsToEdge: Int?
    /// How many judgements of key questions would have to be different for the next better rating.
    ///
    /// `nil` where there is none, or the answers are not known.
    public let judgementsUp: Int?
    /// How many judgements of key questions would have to be different for the next lower rating.
    ///
    /// `nil` where there is none, or the answers are not known.
    public let judgementsDown: Int?
    /// How many cases count.
    public let cases: Int

    /// Whether a trigger of the rule is met.
    public func meets(_ trigger: DiscretionTrigger, of rule: DiscretionRule) -> Bool {
        switch trigger {
        case .nearBoundary: pointsToEdge.map { $0 <= rule.withinPoints } ?? false
        case .oneCase: fewestJudgements.map { $0 <= rule.casesToChange } ?? false
        case .smallSample: cases > 0 && cases <= rule.smallSample
        }
    }

    /// The triggers that are met.
    public func triggers(of rule: DiscretionRule) -> DiscretionTriggers {
        var met = DiscretionTriggers()
        for trigger in [DiscretionTrigger.nearBoundary, .oneCase, .smallSample]
        where meets(trigger, of: rule) {
            met.insert(DiscretionTriggers(trigger))
        }
        return met
    }

    /// The fewest judgements that would have to be different for another rating.
    public var fewestJudgements: Int? {
        guard let judgementsUp else { return judgementsDown }
        return judgementsDown.map { min($0, judgementsUp) } ?? judgementsUp
    }
}
