extension LedgerInspection {
    /// Lists every change of a rating, an answer, a recommendation or anything else with a value.
    ///
    /// - Parameters:
    ///   - target: `"2.1"`, `"2.1.3"`, `"overall"`, `"court-07"`, `"R1"`, or another name.
    ///     `"by:a-7"` is everything that one person did.
    ///   - moment: The last moment, inclusive.
    ///   - provisional: Whether running figures count as changes while fieldwork is incomplete.
    /// - Returns: The changes, oldest first.
    /// - Throws: ``LedgerError`` with code `notFound` for an inspection that does not exist, a
    ///   milestone that was not reached, or a target that the inspection does not have,
    ///   `beyondHead` for a position beyond the end, `damaged`, `closed` or `storage`.
    /// - Complexity: O(events of this inspection).
    public func auditTrail(
        of target: String, asOf moment: Moment = .now, provisional: Bool = false
    ) async throws(LedgerError) -> AuditTrail {
        let history = try await history(asOf: moment)
        return history.auditTrail(of: try history.auditTarget(target), provisional: provisional)
    }

    /// Finds for each asked cell the event that set its value.
    ///
    /// - Parameters:
    ///   - target: A cell and its parts; `nil` for the service and its standards.
    ///   - moment: The last moment, inclusive.
    ///   - skipping: Changes to pass over, to find the change before them.
    /// - Returns: The cells, each with the event that set it, or why it has no value.
    /// - Throws: As ``auditTrail(of:asOf:provisional:)``.
    /// - Complexity: O(events of this inspection).
    public func trace(
        of target: String? = nil, asOf moment: Moment = .now,
        skipping: Trace.Skipping = Trace.Skipping()
    ) async throws(LedgerError) -> Trace {
        let history = try await history(asOf: moment)
        return try history.trace(named: target, skipping: skipping)
    }

    /// Explains why a cell has its value: the tree from a rating down to the answers.
    ///
    /// - Parameters:
    ///   - target: The name of a cell: `"overall"`, `"2.1"`, `"2.1.3"`.
    ///   - moment: The last moment, inclusive.
    /// - Returns: The explanation.
    /// - Throws: As ``auditTrail(of:asOf:provisional:)``.
    /// - Complexity: O(events of this inspection).
    public func explanation(
        of target: String, asOf moment: Moment = .now
    ) async throws(LedgerError) -> Explanation {
        let history = try await history(asOf: moment)
        return history.explanation(of: try history.cell(named: target))
    }

    /// Lists what differs between two moments, and which events made it differ.
    ///
    /// - Parameters:
    ///   - first: The first moment.
    ///   - second: The second moment.
    ///   - target: A cell and everything below it; `nil` for every cell.
    /// - Returns: The difference.
    /// - Throws: As ``auditTrail(of:asOf:provisional:)``.
    /// - Complexity: O(events of this inspection), and the search for causes of each cell that
    ///   differs.
    public func difference(
        from first: Moment, to second: Moment = .now, of target: String? = nil
    ) async throws(LedgerError) -> Difference {
        let (earlier, later) = try await histories(asOf: first, second)
        return earlier.difference(to: later, in: try later.selection(target) ?? .all)
    }

    /// The history step by step, a step for each command.
    ///
    /// - Parameters:
    ///   - grain: What one step covers.
    ///   - moment: The last moment, inclusive.
    ///   - target: Only steps that change this cell or one below it; `nil` for all steps.
    /// - Returns: The steps.
    /// - Throws: As ``auditTrail(of:asOf:provisional:)``.
    /// - Complexity: O(events of this inspection x cases).
    public func replay(
        by grain: Replay.Grain = .command, asOf moment: Moment = .now, of target: String? = nil
    ) async throws(LedgerError) -> Replay {
        let history = try await history(asOf: moment, keepingUnreadable: true)
        return history.replay(
            by: grain, of: try history.selection(target) ?? .all, day: London.day)
    }

    /// Folds the history again, and compares it with each panel snapshot, each publication, and
    /// each stored version of a rating.
    ///
    /// - Parameter moment: The last moment, inclusive.
    /// - Returns: The values that differ; none in a sound ledger.
    /// - Throws: As ``history(asOf:keepingUnreadable:)``.
    /// - Complexity: O(events of this inspection).
    public func replayCheck(asOf moment: Moment = .now) async throws(LedgerError) -> ReplayCheck {
        let history = try await history(asOf: moment)
        return history.replayCheck().and(try await storedRatings(comparedWith: history))
    }

    private func storedRatings(
        comparedWith history: InspectionHistory
    ) async throws(LedgerError) -> ReplayCheck {
        var compared = 0
        var differences: [ReplayCheck.Difference] = []
        func compare<Value>(
            _ cell: Cell, _ stored: [RatingVersion<Value>], _ folded: [RatingVersion<Value>],
            _ words: (Value) -> String
        ) {
            let stored = stored.filter { $0.position <= history.asOf }
            let positions = Set(stored.map(\.position) + folded.map(\.position)).sorted()
            for position in positions {
                compared += 1
                let left = stored.last { $0.position <= position }?.value
                let right = folded.last { $0.position <= position }?.value
                guard left != right else { continue }
                differences.append(
                    ReplayCheck.Difference(
                        position: position, source: .storedRating, cell: cell,
                        recorded: left.map(words) ?? "none", computed: right.map(words) ?? "none"))
            }
        }
        let folded = history.ratingVersions
        for (standard, versions) in folded.standards {
            compare(.standard(standard), try await self.history(of: standard), versions) {
                $0.summary
            }
        }
        compare(.overall, try await overallHistory(), folded.overall) { $0.summary }
        return ReplayCheck(compared: compared, differences: differences)
    }

    /// The history of the inspection on both clocks, without and with uncertain events.
    ///
    /// ```swift
    /// let view = try await inspection.view(effectiveBy: EffectiveMoment("2022-01-01"))
    /// let trail = view.value.auditTrail(of: try view.value.auditTarget("2.1"))
    /// ```
    ///
    /// - Throws: As ``history(asOf:keepingUnreadable:)``.
    public func view(
        asOf moment: Moment = .now, effectiveBy time: EffectiveMoment? = nil,
        keepingUnreadable: Bool = false
    ) async throws(LedgerError) -> OnBothClocks<InspectionHistory> {
        try await history(asOf: moment, keepingUnreadable: keepingUnreadable)
            .view(effectiveBy: time)
    }
}

extension InspectionHistory {
    /// The history on both clocks, without and with uncertain events.
    ///
    /// - Parameter time: The moment on the effective clock; `nil` for the recorded clock alone.
    /// - Returns: Both histories; one if no event is uncertain then.
    package func view(effectiveBy time: EffectiveMoment?) -> OnBothClocks<InspectionHistory> {
        guard let time = time?.time else { return OnBothClocks(self) }
        let without = effective(by: time)
        guard !without.uncertain.isEmpty else { return OnBothClocks(without) }
        return OnBothClocks(
            without, with: effective(by: time, uncertainEvents: .included),
            uncertain: without.uncertain)
    }

    /// Reads the subject of an audit: a cell, or `by:` and the key of a person.
    ///
    /// - Throws: `LedgerError` with code `notFound` for a target that the inspection does not
    ///   have; it lists what the inspection has.
    public func auditTarget(_ text: String) throws(LedgerError) -> AuditTarget {
        guard text.hasPrefix("by:") else { return .cell(try cell(named: text)) }
        let people = onRecordedClock.people
        guard let person = Agent.ID(rawValue: String(text.dropFirst(3))), people.contains(person)
        else {
            throw LedgerError(
                .notFound, "Nobody in inspection \(inspection) has the key \(text.dropFirst(3)).",
                remedy: "Use one of \(people.map(\.rawValue).listedForChoice).")
        }
        return .person(person)
    }

    /// Reads the key of a case, with or without `case:`.
    ///
    /// - Throws: `LedgerError` with code `notFound` for a case that the inspection does not have; it
    ///   lists similar keys, or all of them.
    package func caseKey(named name: String) throws(LedgerError) -> CaseKey {
        let name = name.hasPrefix("case:") ? String(name.dropFirst(5)) : name
        let state = onRecordedClock.state
        let known = state.cases.map(\.caseKey)
        if let key = known.first(where: { $0.rawValue == name }) { return key }
        throw LedgerError(
            .notFound, "Inspection \(inspection) has no case \"\(name.prefix(60))\".",
            remedy: known.isEmpty
                ? state.isFromPublication
                    ? "The publication names no case." : "No case is selected yet."
                : Suggestions.remedy(for: name, among: known.map(\.rawValue)))
    }

    /// Reads the name of a cell.
    ///
    /// - Throws: `LedgerError` with code `notFound` for a name that the inspection does not have;
    ///   it lists what the inspection has.
    public func cell(named name: String) throws(LedgerError) -> Cell {
        // A case or a recommendation that does not hold yet on the effective clock has a state too.
        let inspection = onRecordedClock.state
        let cells = inspection.cells(named: name)
        if cells.count == 1 { return cells[0] }
        if cells.count > 1 {
            throw LedgerError(
                .notFound, "\"\(name)\" names \(cells.count) things of this inspection.",
                remedy: "Use \(cells.map { "\($0.kind):\(name)" }.joined(separator: " or ")).")
        }
        throw LedgerError(
            .notFound,
            "Inspection \(self.inspection) has nothing with the name \"\(name.prefix(60))\".",
            remedy: inspection.remedy(forUnknown: name))
    }
}

extension InspectionHistory {
    /// Checks the controls of the inspection, with days in Europe/London.
    ///
    /// - Returns: Every control with its result.
    /// - Complexity: O(events), and one comparison of ratings for each withdrawal of a judged case.
    public func controls() -> InspectionControls { controls(day: London.day) }

    /// What the public, the service and the draft's reader had on a day, in Europe/London.
    ///
    /// - Parameter date: The day; its end counts.
    /// - Returns: What everybody had.
    /// - Complexity: O(events), and once more for each draft.
    public func published(on date: PartialDate) -> PublishedView {
        published(on: date, day: London.day)
    }

    /// The selection of a cell and everything below it; `nil` without a name.
    ///
    /// - Throws: As ``cell(named:)``.
    public func selection(_ name: String?) throws(LedgerError) -> CellSelection? {
        guard let name else { return nil }
        return .everything(below: try cell(named: name))
    }

    /// Finds for each asked cell the event that set its value.
    ///
    /// - Parameters:
    ///   - target: A cell, with its parts; `nil` for the service and its standards.
    ///   - skipping: Changes to pass over.
    /// - Returns: The cells, each with the event that set it, or why it has no value.
    /// - Throws: `LedgerError` with code `notFound` for a target that the inspection does not have,
    ///   and for a type of event or a person that there is not, and `beyondHead` for a position
    ///   beyond this view.
    public func trace(
        named target: String?, skipping: Trace.Skipping = Trace.Skipping()
    ) throws(LedgerError) -> Trace {
        if let before = skipping.before, before > asOf.next || before == .start {
            throw LedgerError(
                .beyondHead,
                "This view of inspection \(inspection) has the positions 1 to \(asOf); \(before) "
                    + "is not one of them.",
                remedy: "Use a position of 1 to \(asOf).")
        }
        try Self.check(
            skipping.types.map(\.rawValue), InspectionEventCodec.types.map(\.rawValue)
        ) { "There is no event of the type \($0)." }
        try Self.check(skipping.actors.map(\.rawValue), onRecordedClock.people.map(\.rawValue)) {
            "Nobody in inspection \(inspection) has the key \($0)."
        }
        guard let target else { return trace(skipping: skipping) }
        return trace(of: .parts(of: try cell(named: target)), skipping: skipping)
    }

    /// Refuses the first name that is not known, with similar names or all of them.
    private static func check(
        _ names: [String], _ known: [String], _ problem: (String) -> String
    ) throws(LedgerError) {
        guard let unknown = names.sorted().first(where: { !known.contains($0) }) else { return }
        throw LedgerError(
            .notFound, problem(unknown),
            remedy: Suggestions.remedy(for: unknown, among: known.sorted()))
    }
}

extension Inspection {
    /// The standards with this title, similar names, or everything that can be named.
    fileprivate func remedy(forUnknown name: String) -> String {
        let standards = framework?.standards ?? []
        let titled = standards.filter { $0.title.lowercased() == name.lowercased() }
        if !titled.isEmpty {
            return "Use the number: \(titled.map(\.id.rawValue).joined(separator: " or "))."
        }
        let cases = cases.map(\.caseKey.rawValue)
        let recommendations = recommendations.map(\.recommendation.id.rawValue)
        let findings = facts.findings.map(\.value.id.rawValue)
        let all =
            ["overall", "oversight"] + standards.map(\.id.rawValue)
            + standards.flatMap(\.questions).map(\.id.rawValue) + recommendations + findings + cases
        let near = Suggestions.nearest(to: name, among: all)
        if !near.isEmpty { return "Did you mean \(near.joined(separator: " or "))?" }
        var kinds = [
            "overall", "oversight", "a standard (\(standards.map(\.id.rawValue).listedForChoice))",
            "a question of it, such as 2.1.3",
        ]
        if let first = cases.first {
            kinds.append("a case (\(cases.listedForChoice)) or a part of it (\(first)/oversight)")
        }
        if !recommendations.isEmpty {
            kinds.append("a recommendation (\(recommendations.listedForChoice))")
        }
        if !findings.isEmpty { kinds.append("a finding (\(findings.listedForChoice))") }
        return "Use \(kinds.joined(separator: ", ")), or by: and the key of a person."
    }
}
