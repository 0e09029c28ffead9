public import EventSourcing

/// One change of a rating, as its versions show it: what counts as a change is decided here.
///
/// A settled change is one of the rating that holds, or of how it was decided: a panel that confirms the
/// rating by rule changes nothing but that. While fieldwork is incomplete the figures run; a change of
/// theirs is provisional, and counts only when asked for.
public struct RatingChange: Hashable, Sendable {
    /// The event that made it.
    public let position: Position
    /// What it was; `nil` for no rating.
    public let from: Rating?
    /// What it became; `nil` for no rating.
    public let to: Rating?
    /// Whether this is a running figure while fieldwork is incomplete.
    public let isProvisional: Bool

    /// The changes between the versions of a rating, oldest first; its first version is no change.
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
            if old.settled != new.settled || !new.isDecided(as: old) {
                return RatingChange(
                    position: after.position, from: old.settled, to: new.settled,
                    isProvisional: false)
            }
            guard provisional, old.running != new.running else { return nil }
            return RatingChange(
                position: after.position, from: old.running, to: new.running, isProvisional: true)
        }
    }
}

/// A rating whose changes an audit shows.
public protocol AuditedRating: Hashable, Sendable {
    /// The rating that holds.
    var settled: Rating? { get }
    /// What the figures so far would give.
    var running: Rating? { get }
    /// Whether the rating was decided in the same way as `other`.
    func isDecided(as other: Self) -> Bool
}

extension StandardRating: AuditedRating {
    public var settled: Rating? { rating }
    public var running: Rating? { rating ?? provisionalRating }

    public func isDecided(as other: StandardRating) -> Bool {
        decidedBy == other.decidedBy && panelOutcome == other.panelOutcome
            && isStale == other.isStale
    }
}

extension OverallRating: AuditedRating {
    public var settled: Rating? { rating }
    public var running: Rating? { rating }

    public func isDecided(as other: OverallRating) -> Bool { limitedBy == other.limitedBy }
}
