public import EventSourcing

/// One change of a rating, found by comparing its versions.
///
/// A settled change is a change of the effective rating or of how it was decided. A panel that
/// confirms the rating by rule changes only the latter. While fieldwork is incomplete, the ratings
/// are running figures. A change of a running figure is provisional, and is reported only on
/// request.
public struct RatingChange: Hashable, Sendable {
    /// The position of the event that made the change.
    public let position: Position
    /// The rating before; `nil` when there was none.
    public let from: Rating?
    /// The rating after; `nil` when there is none.
    public let to: Rating?
    /// What happened to the decision behind a rating that kept its value; `nil` for a new value.
    public let decision: DecisionChange?
    /// Whether the ratings are running figures of an unfinished fieldwork.
    public let isProvisional: Bool

    /// Finds the changes between the versions of a rating, oldest first.
    ///
    /// The first version is not a change.
    ///
    /// - Parameters:
    ///   - versions: Every value that the rating had, oldest first.
    ///   - provisional: Whether running figures count as changes.
    /// - Returns: The changes.
    public static func all<Value: AuditedRating>(
        in versions: [RatingVersion<Value>], provisional: Bool
    ) -> [RatingChange] {
        zip(versions, versions.dropFirst()).compactMap { before, after in
            let (old, new) = (before.value, after.value)
            let decision = new.decisionChange(since: old)
            if old.settled != new.settled || decision != nil {
                return RatingChange(
                    position: after.position, from: old.settled, to: new.settled,
                    decision: old.settled == new.settled ? decision : nil, isProvisional: false)
            }
            guard provisional, old.running != new.running else { return nil }
            return RatingChange(
                position: after.position, from: old.running, to: new.running, decision: nil,
                isProvisional: true)
        }
    }
}

extension RatingChange {
    /// Creates a change of the decision behind a rating that kept its value.
    package init(position: Position, of rating: Rating?, decision: DecisionChange) {
        self.init(
            position: position, from: rating, to: rating, decision: decision, isProvisional: false)
    }
}

/// A rating whose changes an audit shows.
public protocol AuditedRating: Hashable, Sendable {
    /// The effective rating; `nil` when there is none.
    var settled: Rating? { get }
    /// The rating by the answers given so far; `nil` when they give none.
    var running: Rating? { get }
    /// What happened to the decision since an earlier rating; `nil` if nothing did.
    func decisionChange(since other: Self) -> DecisionChange?
}

extension StandardRating: AuditedRating {
    public var settled: Rating? { rating }
    public var running: Rating? { rating ?? provisionalRating }

    public func decisionChange(since other: StandardRating) -> DecisionChange? {
        if isStale != other.isStale, panelOutcome != nil { return isStale ? .outOfDate : .upToDate }
        if panelOutcome != other.panelOutcome {
            switch panelOutcome {
            case .confirmed: return .confirmed
            case .discretion, .qualitative: return .decided
            case nil: return .reversed
            }
        }
        return decidedBy == other.decidedBy && isStale == other.isStale ? nil : .decidedOtherwise
    }
}

extension OverallRating: AuditedRating {
    public var settled: Rating? { rating }
    public var running: Rating? { rating }

    public func decisionChange(since other: OverallRating) -> DecisionChange? {
        limitedBy == other.limitedBy ? nil : .limit
    }
}
