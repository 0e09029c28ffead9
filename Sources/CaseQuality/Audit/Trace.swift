public import EventSourcing

/// For each cell, the event that set its value, and the values before.
public struct Trace: Hashable, Sendable {
    /// The traced cells.
    public let cells: [TracedCell]

    /// A cell with the command that set its value.
    public struct TracedCell: Hashable, Sendable {
        /// The cell.
        public let cell: Cell
        /// What is known of it; if newer changes were skipped, what was known before them.
        public let state: CellState
        /// What is known of it now, if newer changes were skipped; `nil` otherwise.
        public let now: CellState?
        /// The change that set the value; `nil` for a cell that no event set.
        public let set: AuditTrail.Entry?
        /// What the actor had seen; `nil` where this is not recorded.
        public let saw: SeenValues?
        /// The positions of the events whose result the value displaced.
        ///
        /// For a rating that a panel holds, the answers to the deciding key questions.
        public let displaced: [Position]
        /// The earlier values, the latest first, and the positions from which they held.
        public let before: [Earlier]
        /// The other cells that the same command changed.
        public let alsoChanged: [Cell]
        /// The positions of newer changes that were skipped.
        public let skipped: [Position]
    }

    /// A value of a cell before its current one.
    public struct Earlier: Hashable, Sendable {
        /// What was known of the cell.
        public let state: CellState
        /// The position from which readers saw it.
        public let position: Position
    }

    /// The changes that a trace passes over, to find the change before them.
    public struct Skipping: Hashable, Sendable {
        /// Changes at this position or later.
        public var before: Position?
        /// Changes whose causes are all of one of these types.
        public var types: Set<EventName>
        /// Changes whose causes all have one of these origins.
        public var origins: Set<Origin>
        /// Changes by one of these people, who gave the command.
        public var actors: Set<Agent.ID>

        /// Creates a choice of changes to skip; by default none.
        public init(
            before: Position? = nil, types: Set<EventName> = [], origins: Set<Origin> = [],
            actors: Set<Agent.ID> = []
        ) {
            self.before = before
            self.types = types
            self.origins = origins
            self.actors = actors
        }

        func skips(_ change: Change, by command: HistoryCommand) -> Bool {
            if let before, command.position >= before { return true }
            if actors.contains(command.actor) { return true }
            guard !change.causes.isEmpty else { return false }
            return change.causes.allSatisfy { types.contains($0.name) }
                || change.causes.allSatisfy { origins.contains($0.occurrence.origin) }
        }
    }
}

extension InspectionHistory {
    /// Finds for each asked cell the event that set its value.
    ///
    /// - Parameters:
    ///   - selection: The cells; by default the service and its standards.
    ///   - skipping: Changes to pass over.
    /// - Returns: The cells in the order of an answer. Every asked cell is among them, also one
    ///   that no event set.
    /// - Complexity: O(events); for a prompt, O(events x cases).
    public func trace(
        of selection: CellSelection = .ratings, skipping: Trace.Skipping = Trace.Skipping()
    ) -> Trace {
        let commands = commandsAsSeen
        var changes: [Cell: [(change: Change, command: Int)]] = [:]
        var fold = HistoryFold()
        for (number, command) in commands.enumerated() {
            for change in fold.fold(command, selection: selection) where change.isNoted {
                changes[change.cell, default: []].append((change, number))
            }
        }
        let inspection = fold.inspection
        let cells = inspection.cells(in: selection, Array(changes.keys))
        let settled = changes.mapValues { all in
            all.last { !skipping.skips($0.change, by: commands[$0.command]) }
        }
        let others = allChanges(of: Set(settled.values.compactMap { $0?.command }))
        var seen: [ObservedQuery: SeenValues] = [:]
        let framework = inspection.framework
        let approvals = approvals
        return Trace(
            cells: cells.map { cell in
                let all = changes[cell] ?? []
                let found = settled[cell] ?? nil
                let set = found.map {
                    AuditTrail.Entry(
                        $0.change, by: commands[$0.command],
                        panel: commands[...$0.command].reversed().lazy.compactMap(\.panel).first,
                        approvals: approvals, in: framework)
                }
                let command = found?.command ?? -1
                let saw = set?.command.seen
                if let saw, seen[saw] == nil { seen[saw] = SeenValues(saw, of: onRecordedClock) }
                let now = inspection.state(of: cell)
                let skipped = all.filter { $0.command > command }
                let before = found?.change.after ?? skipped.first?.change.before
                return Trace.TracedCell(
                    cell: cell, state: skipped.isEmpty ? now : before ?? now,
                    now: skipped.isEmpty ? nil : now, set: set,
                    saw: saw.flatMap { seen[$0] },
                    displaced: found.map { displaced(by: $0.change, in: inspection) } ?? [],
                    before: all.filter { $0.command < command }.reversed().map {
                        Trace.Earlier(
                            state: $0.change.after, position: commands[$0.command].position)
                    },
                    alsoChanged: (others[command] ?? []).filter { $0 != cell },
                    skipped: skipped.map { commands[$0.command].position })
            })
    }

    /// All cells that some commands changed, by the number of the command.
    private func allChanges(of numbers: Set<Int>) -> [Int: [Cell]] {
        var cells: [Int: [Cell]] = [:]
        var fold = HistoryFold()
        for (number, command) in commandsAsSeen.enumerated() {
            let isAsked = numbers.contains(number)
            let changes = fold.fold(command, selection: isAsked ? .all : .nothing)
            if isAsked { cells[number] = changes.filter(\.isNoted).map(\.cell) }
        }
        return cells
    }

    /// The positions of the events whose result the value of a cell displaced.
    private func displaced(by change: Change, in inspection: Inspection) -> [Position] {
        switch change.cell {
        case .standard(let id):
            guard change.isDecision, let reasons = inspection.reasons(for: id) else { return [] }
            return reasons.displaced.flatMap { displaced -> [Position] in
                switch displaced.source {
                case .rule: inspection.answers(deciding: reasons.rating)
                case .panel: [inspection.panelDecision(on: id)?.recordedAt].compactMap(\.self)
                default: lastProposal(on: id, before: change)
                }
            }.sorted()
        case .answer, .caseOversight:
            let first = change.causes.first?.position ?? .start
            return
                commands.lazy.flatMap(\.events)
                .filter { $0.position < first && $0.input == change.cell.ownInput }
                .suffix(1).map(\.position)
        default: return []
        }
    }

    private func lastProposal(on id: Standard.ID, before change: Change) -> [Position] {
        let first = change.causes.first?.position ?? .start
        return
            commands.lazy.flatMap(\.events)
            .filter {
                $0.position < first
                    && [.standard(id, .proposal), .standard(id, .print)].contains($0.input)
            }
            .suffix(1).map(\.position)
    }
}

extension Inspection {
    /// The cells of a selection: those of the edition, and those that changed.
    fileprivate func cells(in selection: CellSelection, _ changed: [Cell]) -> [Cell] {
        var cells = Set(changed)
        cells.insert(.overall)
        for standard in framework?.standards ?? [] { cells.insert(.standard(standard.id)) }
        switch selection {
        case .parts(let whole), .everything(let whole): cells.insert(whole)
        case .all, .nothing, .ratings: break
        }
        return cells.filter { selection.includes($0, in: framework) }.sorted()
    }

    /// The positions of the answers to the deciding key questions of a rating, sorted.
    fileprivate func answers(deciding rating: StandardRating) -> [Position] {
        rating.decidingKeyQuestions.flatMap { question in
            answers[question].filter { basis.cases[$0.key]?.counts == true }.map(\.value.position)
        }.sorted()
    }
}
