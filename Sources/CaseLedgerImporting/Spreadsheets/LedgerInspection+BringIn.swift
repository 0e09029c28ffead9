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
    ///   - report: Called when a step begins.
    ///   - plan: Reads the sheet for an inspection.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: What `plan` and `keep` throw, or the error of the rules or of the storage.
    func bringIn(
        dryRun: Bool, keeping keep: (MadeCaseKeys) throws(LedgerError) -> Void,
        reporting report: (SheetImportStep) -> Void,
        _ plan: (Inspection) throws(LedgerError) -> SheetPlan
    ) async throws(LedgerError) -> JudgementImport {
        while true {
            let (inspection, upTo) = try await current()
            let plan = try plan(inspection)
            report(.checking(answers: plan.sheet.entries.count))
            let planned = try plan.outcome(inspection)
            let commands = try plan.commands(making: planned.events, on: inspection)
            guard planned.events > 0, !dryRun else { return planned }
            if planned.madeKeys > 0, let list = plan.sheet.keys.list { try keep(list) }
            report(.recording(events: planned.events))
            do throws(LedgerError) {
                return try await record(commands, of: plan, planned, upTo)
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
        _ commands: [InspectionCommand], of plan: SheetPlan, _ planned: JudgementImport,
        _ upTo: Position
    ) async throws(LedgerError) -> JudgementImport {
        let provenance = plan.provenance
        let selections = InspectionQueries(stream: id, framework: nil)
            .ofType([CaseSelected.name, CaseReplaced.name])
        let receipts = try await record(
            together: commands, by: provenance,
            basedOn: planned.madeKeys > 0 ? ObservedQuery(of: selections, upTo: upTo) : nil,
            correlation: commands.count > 1
                ? CorrelationID(rawValue: "sheet-\(CommandID.random())") : nil,
            metadata: provenance.sheet.map { Metadata([Metadata.sheet: $0]) } ?? Metadata.none)
        guard let first = receipts.first, let last = receipts.last else { return planned }
        let before = first.positions.lowerBound.previous
        // The commands were decided on the state just before them, which other commands may have
        // changed.
        var done =
            before == upTo
            ? planned : try plan.outcome(try await state(asOf: .position(before)))
        done.position = last.positions.upperBound
        return done
    }
}
