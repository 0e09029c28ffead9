public import EventSourcing

extension Inspection {
    func decide(
        _ sheet: RecordAnswerSheet, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        var reading = try AnswerSheetReading(of: sheet, in: self, provenance)
        reading.readAll()
        if let first = reading.refused.first { throw first.refusal }
        guard !reading.events.isEmpty else {
            throw Refusal(
                .nothingChanged, "The inspection has all \(sheet.entries.count) answers already.",
                remedy: "Nothing needs to be recorded.")
        }
        return reading.events
    }

    /// Everything in a sheet that the rules refuse, in its order, and not only the first of it.
    ///
    /// - Parameters:
    ///   - sheet: The answers.
    ///   - provenance: Who brings them; a sheet that corrects needs a reason.
    /// - Returns: The refused entries; none when the sheet can be recorded, or changes nothing.
    /// - Throws: What stands against the sheet as a whole, such as a published report or an unknown
    ///   role.
    /// - Complexity: O(entries).
    public func refusedEntries(
        of sheet: RecordAnswerSheet, by provenance: Provenance
    ) throws(Refusal) -> [RefusedEntry] {
        try checkProvenance(of: InspectionRequest(.recordAnswerSheet(sheet), by: provenance))
        var reading = try AnswerSheetReading(of: sheet, in: self, provenance)
        reading.readAll()
        return reading.refused
    }
}

/// One pass over a sheet: what would be recorded, and what is refused.
private struct AnswerSheetReading {
    let sheet: RecordAnswerSheet
    let inspection: Inspection
    let framework: Framework
    let hasReason: Bool

    var events: [InspectionEvent] = []
    var refused: [RefusedEntry] = []

    private var seen: Set<Cell> = []
    private var domains: [CaseKey: Result<Domain.ID, Refusal>] = [:]
    private var oversight: [CaseKey: OversightOfCase] = [:]
    private var casesWithOversight: [CaseKey] = []

    private struct Cell: Hashable {
        let caseKey: CaseKey
        let subject: RecordAnswerSheet.Subject
    }

    private struct OversightOfCase {
        var given = Inspection.GivenOversight()
        let judgedBy: Actor.ID?
        let heldAt: EffectiveTime?
    }

    init(
        of sheet: RecordAnswerSheet, in inspection: Inspection, _ provenance: Provenance
    ) throws(Refusal) {
        framework = try inspection.open()
        guard !sheet.entries.isEmpty else {
            throw Refusal(
                .nothingChanged, "The sheet has no answers.", remedy: "Give at least one answer.")
        }
        self.sheet = sheet
        self.inspection = inspection
        hasReason = provenance.reason?.allSatisfy(\.isWhitespace) == false
    }

    mutating func readAll() {
        selectCases()
        for (index, entry) in sheet.entries.enumerated() {
            do throws(Refusal) {
                try read(entry)
            } catch {
                refused.append(RefusedEntry(index: index, refusal: error))
            }
        }
        for key in casesWithOversight {
            guard let judged = oversight[key],
                let event = inspection.oversightJudged(judged.given, of: key, by: judged.judgedBy)
            else { continue }
            events.append(event)
        }
    }

    /// Finds the domain of every case, and selects those that are not in the sample, if it may.
    private mutating func selectCases() {
        var questions: [CaseKey: Domain.ID] = [:]
        for entry in sheet.entries {
            guard questions[entry.caseKey] == nil, case .question(let id) = entry.subject,
                let question = framework.question(id)
            else { continue }
            questions[entry.caseKey] = question.domain
        }
        for entry in sheet.entries where domains[entry.caseKey] == nil {
            let key = entry.caseKey
            do throws(Refusal) {
                domains[key] = .success(try inspection.sampledCase(key).domain)
            } catch {
                guard error.code == .caseNotSelected, sheet.selecting, let domain = questions[key]
                else {
                    domains[key] = .failure(error)
                    continue
                }
                domains[key] = select(key, for: domain)
            }
        }
    }

    private mutating func select(
        _ key: CaseKey, for domain: Domain.ID
    ) -> Result<Domain.ID, Refusal> {
        do throws(Refusal) {
            events += try inspection.decide([SelectCase(caseKey: key, domain: domain)])
            return .success(domain)
        } catch { return .failure(error) }
    }

    private mutating func read(_ entry: RecordAnswerSheet.Entry) throws(Refusal) {
        let key = entry.caseKey
        guard seen.insert(Cell(caseKey: key, subject: entry.subject)).inserted else {
            throw Refusal(
                .alreadyJudged, "\(entry.subject.words) of case \(key) is answered twice.",
                remedy: "Answer everything once.")
        }
        guard let domain = domains[key] else { return }
        switch entry.subject {
        case .question(let id):
            _ = try inspection.question(id, in: framework)
            try read(id, of: entry, in: try domain.get())
        case .oversight:
            _ = try domain.get()
            try take(entry) { $0.overall = entry.answer }
        case .oversightAspect(let aspect):
            _ = try domain.get()
            try inspection.check(aspect, in: framework)
            try take(entry) { $0.aspects[aspect] = entry.answer }
        }
    }

    private mutating func read(
        _ id: Question.ID, of entry: RecordAnswerSheet.Entry, in domain: Domain.ID
    ) throws(Refusal) {
        let purpose = inspection.basis.cases[entry.caseKey]?.purpose ?? .primary
        try inspection.checkJudgement(
            id, entry.answer, of: entry.caseKey, in: domain, purpose, framework)
        guard let standing = inspection.answers[id, case: entry.caseKey] else {
            events.append(
                .judgementRecorded(
                    JudgementRecorded(
                        caseKey: entry.caseKey, question: id, answer: entry.answer,
                        evidence: entry.evidence, judgedBy: entry.judgedBy)))
            return
        }
        guard standing.answer != entry.answer else { return }
        try checkReason(entry, from: standing.answer)
        events.append(
            .judgementCorrected(
                JudgementCorrected(
                    caseKey: entry.caseKey, question: id, supersedes: standing.position,
                    from: standing.answer, to: entry.answer, stage: sheet.stage,
                    judgedBy: entry.judgedBy)))
    }

    private mutating func take(
        _ entry: RecordAnswerSheet.Entry, _ set: (inout Inspection.GivenOversight) -> Void
    ) throws(Refusal) {
        let standing = inspection.standing(entry)
        guard standing != entry.answer else { return }
        if let standing { try checkReason(entry, from: standing) }
        if oversight[entry.caseKey] == nil {
            casesWithOversight.append(entry.caseKey)
            oversight[entry.caseKey] = OversightOfCase(
                judgedBy: entry.judgedBy, heldAt: entry.heldAt)
        }
        guard oversight[entry.caseKey]?.judgedBy == entry.judgedBy,
            oversight[entry.caseKey]?.heldAt == entry.heldAt
        else {
            throw Refusal(
                .severalInspectors,
                "Oversight of case \(entry.caseKey) is judged by several people, or at several "
                    + "times.",
                remedy: "Give the oversight of one case to one inspector, at one time.")
        }
        if var judged = oversight[entry.caseKey] {
            set(&judged.given)
            oversight[entry.caseKey] = judged
        }
    }

    private func checkReason(
        _ entry: RecordAnswerSheet.Entry, from standing: Answer
    ) throws(Refusal) {
        guard !hasReason else { return }
        throw Refusal(
            .reasonMissing,
            "\(entry.subject.words) of case \(entry.caseKey) was \(standing.word); the sheet says "
                + "\(entry.answer.word), and a correction needs a reason.",
            remedy: "Say why the answers were changed, in organisational terms.")
    }
}

extension RecordAnswerSheet.Subject {
    /// For errors: `"Question 2.1.3"`.
    fileprivate var words: String {
        switch self {
        case .question(let id): "Question \(id)"
        case .oversight: "Oversight"
        case .oversightAspect(let aspect): "Oversight of \(aspect.stage.word)"
        }
    }
}

extension Inspection {
    /// The answer that stands where an entry of a sheet would stand.
    fileprivate func standing(_ entry: RecordAnswerSheet.Entry) -> Answer? {
        switch entry.subject {
        case .question(let id): answers[id, case: entry.caseKey]?.answer
        case .oversight: oversight[entry.caseKey]?.overall
        case .oversightAspect(let aspect): oversight[entry.caseKey]?.aspects[aspect]
        }
    }
}

extension RecordAnswerSheet {
    /// When each judgement of the sheet held, by the event that records it.
    ///
    /// Entries that change nothing do not count: the oversight of a case is one event, which may
    /// keep some of what was said of it at another time.
    func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        var questions: [CaseKey: [Question.ID: EffectiveTime]] = [:]
        var oversight: [CaseKey: EffectiveTime] = [:]
        for entry in entries where inspection.standing(entry) != entry.answer {
            guard let held = entry.heldAt else { continue }
            switch entry.subject {
            case .question(let id): questions[entry.caseKey, default: [:]][id] = held
            case .oversight, .oversightAspect: oversight[entry.caseKey] = held
            }
        }
        return { event in
            switch event {
            case .judgementRecorded(let event): questions[event.caseKey]?[event.question]
            case .judgementCorrected(let event): questions[event.caseKey]?[event.question]
            case .oversightJudged(let event): oversight[event.caseKey]
            default: nil
            }
        }
    }
}

extension InspectionCommand {
    /// When what an event of this command says held, where that is not the command's own time.
    ///
    /// - Parameter inspection: What the command was decided on.
    /// - Returns: The time of an event, or `nil` where it is the command's own.
    public func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        guard case .recordAnswerSheet(let sheet) = self else { return { _ in nil } }
        return sheet.effectiveTimes(on: inspection)
    }

    /// The latest time at which anything in this command is said to have begun to hold, apart from
    /// the command's own time.
    public var latestEffectiveTime: EffectiveTime? {
        guard case .recordAnswerSheet(let sheet) = self else { return nil }
        return sheet.entries.compactMap(\.heldAt).max { $0.earliest < $1.earliest }
    }
}
