#if CLI
    import CaseLedger
    import CaseQuality

    /// What a recorded command changed, and what can come next.
    struct RecordingReport {
        let receipt: Receipt
        let events: [Recorded<InspectionEvent>]
        /// The ratings right before; `nil` before the announcement.
        let before: Ratings?
        /// The ratings right after.
        let after: Ratings
        /// The inspection right after.
        let state: Inspection
        /// What can come next by now.
        let steps: NextSteps

        init(of receipt: Receipt, in ledger: Ledger) async throws {
            self.receipt = receipt
            let inspection = ledger.inspection(receipt.stream)
            let (first, last) = (receipt.positions.lowerBound, receipt.positions.upperBound)
            var events: [Recorded<InspectionEvent>] = []
            var rest: PositionRange? = PositionRange(from: first, through: last)
            while let range = rest {
                let page = try await ledger.page(of: .stream(inspection.id), in: range)
                for record in page.records {
                    events.append(Recorded(try ledger.event(of: record), in: record))
                }
                rest = page.rest
            }
            self.events = events
            before =
                receipt.firstSequence == .start.next
                ? nil : try await inspection.ratings(asOf: .position(first.previous))
            after = try await inspection.ratings(asOf: .position(last))
            state = try await inspection.state(asOf: .position(last))
            steps = NextSteps(for: try await inspection.state())
        }

        /// What an event of the command says happened.
        func sentence(of recorded: Recorded<InspectionEvent>) -> String {
            guard let command = events.first?.record.command else { return "" }
            return recorded.event.sentence(
                in: after.framework, by: Provenance(of: recorded.record, command))
        }

        /// What can come next, closest to what was just done.
        var next: NextStep? {
            func first<ID: Name>(_ name: TagName) -> ID? {
                events.lazy.compactMap { $0.record.tag(name) }.first.flatMap { ID(rawValue: $0) }
            }
            let caseKey: CaseKey? = first(.caseKey)
            let standard: Standard.ID? = first(.standard)
            let domain =
                first(.domain) ?? state.cases.first { $0.caseKey == caseKey }?.domain
                ?? standard.flatMap { after.framework.standard($0)?.domain }
            return steps.nearest(to: caseKey, or: first(.recommendation), in: domain)
        }

        /// How far the answers of a case have come.
        struct CaseProgress {
            let caseKey: CaseKey
            let keyQuestionsAnswered: Int
            let keyQuestions: Int
            let promptsAnswered: Int
        }

        /// The cases that were judged, in order.
        var judgedCases: [CaseProgress] {
            let keys = events.compactMap { recorded -> CaseKey? in
                recorded.record.tag(.question) == nil
                    ? nil : recorded.record.tag(.caseKey).flatMap(CaseKey.init(rawValue:))
            }
            return keys.unique.compactMap { key in
                guard let sampled = state.cases.first(where: { $0.caseKey == key }) else {
                    return nil
                }
                let asked = after.framework.standards.filter {
                    $0.domain == sampled.domain
                        && ($0.method == .caseData || sampled.purpose == .illustrative)
                }.flatMap(\.keyQuestions)
                func answered(_ questions: [Question.ID]) -> Int {
                    questions.count { state.answer(to: $0, in: key) != nil }
                }
                return CaseProgress(
                    caseKey: key, keyQuestionsAnswered: answered(asked.map(\.id)),
                    keyQuestions: asked.count,
                    promptsAnswered: answered(asked.flatMap(\.prompts).map(\.id)))
            }
        }

        /// How far the answers of a standard have come.
        struct StandardProgress {
            let standard: Standard
            let answers: Int
            let expected: Int
        }

        /// The standards whose key questions were answered, in order.
        var judgedStandards: [StandardProgress] {
            let ids = events.compactMap { recorded -> Standard.ID? in
                recorded.record.tag(.keyQuestion) == nil || recorded.record.tag(.caseKey) == nil
                    ? nil : recorded.record.tag(.standard).flatMap(Standard.ID.init(rawValue:))
            }
            return ids.unique.compactMap { id in
                guard let standard = after.framework.standard(id), standard.method == .caseData
                else {
                    return nil
                }
                let scores = after.keyQuestions(of: id)
                let answers = scores.reduce(0) {
                    $0 + ($1.yes ?? 0) + ($1.no ?? 0) + ($1.notApplicable ?? 0)
                }
                return StandardProgress(
                    standard: standard, answers: answers,
                    expected: answers + scores.reduce(0) { $0 + $1.unanswered })
            }
        }

        /// The domains whose sample changed, in order.
        var sampledDomains: [Domain] {
            events.compactMap { recorded -> Domain.ID? in
                recorded.record.tag(.caseKey) == nil
                    ? nil : recorded.record.tag(.domain).flatMap(Domain.ID.init(rawValue:))
            }.unique.compactMap(after.framework.domain)
        }

        /// The standards whose rating, or the way to it, changed.
        var changedStandards: [(before: StandardRating?, after: StandardRating)] {
            after.standards.compactMap { rating in
                let was = before?[rating.id]
                return before == nil || was == rating ? nil : (was, rating)
            }
        }
    }

    extension Record {
        /// What the event is about, of one kind; `nil` for nothing of that kind.
        fileprivate func tag(_ name: TagName) -> String? {
            tags.first { $0.name == name.rawValue }?.value
        }
    }

    extension Array where Element: Hashable {
        /// Every element once, where it first stands.
        fileprivate var unique: [Element] {
            var seen: Set<Element> = []
            return filter { seen.insert($0).inserted }
        }
    }
#endif
