public import EventSourcing

/// Whether what people had been shown follows from the events again.
public struct ReplayCheck: Hashable, Sendable {
    /// How many panel snapshots, publications and stored ratings were compared.
    public let compared: Int
    /// The values that differ, by position.
    public let differences: [Difference]

    /// A value that is not the one that the events give today.
    public struct Difference: Hashable, Sendable {
        /// The end of the command at which the value was recorded or stored.
        public let position: Position
        /// What was compared.
        public let source: Source
        /// The cell.
        public let cell: Cell
        /// The value as it was recorded or stored, in words.
        public let recorded: String
        /// The value that the events give, in words.
        public let computed: String

        package init(
            position: Position, source: Source, cell: Cell, recorded: String, computed: String
        ) {
            self.position = position
            self.source = source
            self.cell = cell
            self.recorded = recorded
            self.computed = computed
        }
    }

    /// Where a value was recorded.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        /// The ratings that a panel had before it.
        case panelSnapshot
        /// The ratings of a publication.
        case publication
        /// A rating that the ledger stores for fast answers.
        case storedRating
    }

    /// Creates the result of a check.
    public init(compared: Int, differences: [Difference]) {
        self.compared = compared
        self.differences = differences
    }

    /// Both checks together, by position.
    public func and(_ other: ReplayCheck) -> ReplayCheck {
        ReplayCheck(
            compared: compared + other.compared,
            differences: (differences + other.differences).sorted { $0.position < $1.position })
    }
}

extension InspectionHistory {
    /// Folds the history again up to each panel snapshot and publication, and compares.
    ///
    /// - Complexity: O(events).
    public func replayCheck() -> ReplayCheck {
        var inspection = Inspection()
        var compared = 0
        var differences: [ReplayCheck.Difference] = []
        for command in commands {
            for event in command.events {
                switch event.event {
                case .panelConvened(let panel)?:
                    compared += panel.snapshot.count
                    differences += panel.snapshot.compared(
                        with: inspection, at: command.position, .panelSnapshot)
                case .reportPublished(let report)?:
                    compared += report.ratings.count + 1
                    differences += report.ratings.compared(
                        with: inspection, at: command.position, .publication)
                    differences += report.overallDifference(from: inspection, command.position)
                default: break
                }
                if let known = event.event { inspection.evolve(with: known, at: event.occurrence) }
            }
        }
        return ReplayCheck(compared: compared, differences: differences)
    }
}

extension [RatingSeen] {
    fileprivate func compared(
        with inspection: Inspection, at position: Position, _ source: ReplayCheck.Source
    ) -> [ReplayCheck.Difference] {
        compactMap { seen in
            let rating = inspection.standardRating(seen.standard)?.rating
            guard rating != seen.rating else { return nil }
            return ReplayCheck.Difference(
                position: position, source: source, cell: .standard(seen.standard),
                recorded: seen.rating.words, computed: rating.words)
        }
    }
}

extension ReportPublished {
    fileprivate func overallDifference(
        from inspection: Inspection, _ position: Position
    ) -> [ReplayCheck.Difference] {
        let computed = inspection.overallRating
        // A result that stands alone is printed, so there is no other one to compare it with.
        guard !standsAlone,
            computed?.total != total || computed?.maximum != maximum
                || (computed?.rating ?? overall) != overall
        else { return [] }
        return [
            ReplayCheck.Difference(
                position: position, source: .publication, cell: .overall,
                recorded: "\(overall.words), \(pointsWords)",
                computed: "\((computed?.rating).words), \(computed?.pointsWords ?? "no points")")
        ]
    }
}

extension Rating? {
    fileprivate var words: String { self?.label ?? "no rating" }
}
