public import EventSourcing

extension InspectionHistory {
    /// Every value that the ratings had, folded from the events.
    package var ratingVersions:
        (
            standards: [(id: Standard.ID, versions: [RatingVersion<StandardRating>])],
            overall: [RatingVersion<OverallRating>]
        )
    {
        var fold = RatingsFold()
        var standards: [Standard.ID: [RatingVersion<StandardRating>]] = [:]
        var overall: [RatingVersion<OverallRating>] = []
        for command in commands {
            for event in command.events {
                if let known = event.event { fold.apply(known, at: event.occurrence) }
            }
            let changes = fold.takeChanges()
            guard let framework = fold.basis.framework else { continue }
            changes.standards.forEach { place in
                let standard = framework.standards[place]
                standards[standard.id, default: []].append(
                    RatingVersion(
                        position: command.position,
                        value: StandardRating(fold.values.standings[place], of: standard)))
            }
            if changes.isOverallChanged, let rated = fold.values.overall {
                overall.append(RatingVersion(position: command.position, value: rated))
            }
        }
        let order = fold.basis.framework?.standards.map(\.id) ?? []
        return (order.map { ($0, standards[$0] ?? []) }, overall)
    }

    /// The ratings that the history leads to; `nil` before the announcement.
    ///
    /// - Parameter head: The position up to which the ledger was read, with its time.
    /// - Returns: The ratings.
    public func ratings(asOf head: Head) -> Ratings? {
        Ratings(of: inspection, state, asOf: head, notKnownToPanel: notKnownToPanel)
    }

    /// The standards of which something else was true when the panel met than the panel knew.
    ///
    /// The panel decided on other figures than those that held at its time, or discretion was
    /// possible by what held then. Empty on the recorded clock.
    private var notKnownToPanel: [Standard.ID] {
        let state = state
        guard effectiveBy != nil, let framework = state.framework else { return [] }
        var met: EffectiveTime?
        var decided: [Standard.ID: EffectiveTime] = [:]
        for event in commands.flatMap(\.events) {
            switch event.event {
            case .panelConvened?: met = event.occurrence.effectiveAt
            case .panelDecisionRecorded(let decision)?:
                decided[decision.standard] = event.occurrence.effectiveAt
            default: continue
            }
        }
        return framework.standards.map(\.id).filter { id in
            guard let rated = state.standardRating(id), rated.isStale || rated.isNewlyEligible,
                let time = rated.isStale ? decided[id] : met,
                let then = effective(by: time.latest).state.standardRating(id)
            else { return false }
            return then.isStale || then.isNewlyEligible
        }
    }
}

extension StandardRating {
    /// The rating in one line, for a report of a difference.
    package var summary: String {
        "\(rating?.label ?? "no rating"), \(decidedBy.description)"
            + (isStale ? ", stale" : "")
            + (ruleRating.map { ", by rule \($0.label)" } ?? "")
    }
}

extension OverallRating {
    /// The rating in one line, for a report of a difference.
    package var summary: String {
        "\(rating?.label ?? "no rating"), \(pointsWords)"
    }
}
