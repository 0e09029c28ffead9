internal import CaseQuality

extension LedgerInspection {
    /// Records a sheet, unless it changes nothing.
    ///
    /// New made keys must not become the keys of other cases in the meantime. So a sheet with new
    /// made keys is planned again when the sample changed.
    ///
    /// - Parameters:
    ///   - dryRun: Whether to check everything without recording it.
    ///   - keep: Stores the list of made keys, if it has new ones.
    ///   - plan: Reads the sheet for an inspection.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: What `plan` and `keep` throw, or the error of the rules or of the storage.
    func bringIn(
        dryRun: Bool, keeping keep: (MadeCaseKeys) throws(LedgerError) -> Void,
        _ plan: (Inspection) throws(LedgerError) -> SheetPlan
    ) async throws(LedgerError) -> JudgementImport {
        while true {
            let (inspection, upTo) = try await current()
            let plan = try plan(inspection)
            let planned = try plan.outcome(inspection)
            guard planned.events <= Command.mostEvents else { throw .tooMany(planned.events) }
            guard planned.events > 0, !dryRun else { return planned }
            if planned.madeKeys > 0, let list = plan.sheet.keys.list { try keep(list) }
            do throws(LedgerError) {
                return try await record(plan, planned, upTo)
            } catch {
                // Another actor recorded the same answers, or changed the sample, in the meantime.
                guard
                    error.refusal == .nothingChanged
                        || error.code == .conflict && planned.madeKeys > 0
                else { throw error }
            }
        }
    }

    private func record(
        _ plan: SheetPlan, _ planned: JudgementImport, _ upTo: Position
    ) async throws(LedgerError) -> JudgementImport {
        let provenance = plan.provenance
        let selections = InspectionQueries(stream: id, framework: nil)
            .ofType([CaseSelected.name, CaseReplaced.name])
        let receipt = try await record(
            plan.command, by: provenance.actor, authority: provenance.authority,
            reason: provenance.reason, origin: provenance.origin,
            basedOn: planned.madeKeys > 0 ? Observation(of: selections, upTo: upTo) : nil,
            metadata: provenance.sheet.map { Metadata([Metadata.sheet: $0]) } ?? Metadata.none,
            backdated: provenance.backdated)
        let before = receipt.positions.lowerBound.previous
        // The command was decided on the state just before it, which other commands may have
        // changed.
        var done =
            before == upTo
            ? planned : try plan.outcome(try await state(asOf: .position(before)))
        done.position = receipt.positions.upperBound
        return done
    }
}

extension LedgerError {
    /// The error of a sheet that makes more events than one import may have.
    fileprivate static func tooMany(_ events: Int) -> LedgerError {
        LedgerError(
            .invalidInput,
            "The sheet makes \(events) events; the limit of one import is "
                + "\(Command.mostEvents), because an import records all or nothing. "
                + "Nothing was recorded.",
            remedy: "Move some of its rows to a second sheet.")
    }
}
