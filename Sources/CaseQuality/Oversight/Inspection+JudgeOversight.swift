internal import EventSourcing

extension Inspection {
    func decide(
        _ command: JudgeOversight, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        _ = try sampledCase(command.caseKey)
        var given = GivenOversight()
        if let overall = command.overall { given.overall = overall }
        for judged in command.aspects {
            try check(judged.aspect, in: framework)
            guard given.aspects.updateValue(judged.answer, forKey: judged.aspect) == nil else {
                throw Refusal(
                    .alreadyJudged,
                    "Oversight of \(judged.aspect) stands twice in the judgements of case "
                        + "\(command.caseKey).", remedy: "Judge every aspect once.")
            }
        }
        guard given != GivenOversight() else {
            throw Refusal(
                .nothingChanged, "No oversight of case \(command.caseKey) was judged.",
                remedy: "Say whether it was sufficient, as a whole or by aspect.")
        }
        let standing = oversight[command.caseKey]
        switch (standing, command.supersedes) {
        case (nil, nil):
            break
        case (let standing?, nil):
            throw Refusal(
                .alreadyJudged,
                "Oversight of case \(command.caseKey) was judged at position \(standing.position).",
                remedy: "Correct that judgement, with a reason.")
        case (nil, _?):
            throw Refusal(
                .neverJudged, "Oversight of case \(command.caseKey) was never judged.",
                remedy: "Record the judgement instead.")
        case (let standing?, let seen?):
            guard standing.position == seen else {
                throw Refusal(
                    .superseded,
                    "The correction was made on the oversight judgement at position \(seen); the "
                        + "one that stands is at position \(standing.position).",
                    remedy: "Look at the judgement that stands, then correct that one.")
            }
            _ = try reason(of: provenance, for: "A correction")
        }
        guard let event = oversightJudged(given, of: command.caseKey, by: nil) else {
            throw Refusal(
                .nothingChanged,
                "Oversight of case \(command.caseKey) is judged so already.",
                remedy: "Nothing needs to be corrected.")
        }
        return [event]
    }

    /// Oversight answers of one case, as somebody gives them.
    struct GivenOversight: Hashable {
        var overall: Answer?
        var aspects: [OversightAspect: Answer] = [:]
    }

    /// The event that takes `given` in on top of what stands; `nil` when it would change nothing.
    func oversightJudged(
        _ given: GivenOversight, of key: CaseKey, by judge: Actor.ID?
    ) -> InspectionEvent? {
        let standing = oversight[key]
        let overall = given.overall ?? standing?.overall
        let aspects = (standing?.aspects ?? [:]).merging(given.aspects) { $1 }
        if let standing, standing.overall == overall, standing.aspects == aspects { return nil }
        return .oversightJudged(
            OversightJudged(
                caseKey: key, overall: overall,
                aspects: aspects.map { OversightAspectJudgement($0.key, $0.value) }.sorted {
                    ($0.aspect.stage.rawValue, $0.aspect.theme)
                        < ($1.aspect.stage.rawValue, $1.aspect.theme)
                }, supersedes: standing?.position, judgedBy: judge))
    }

    /// Checks that the edition has the theme.
    func check(_ aspect: OversightAspect, in framework: Framework) throws(Refusal) {
        let themes = framework.themes
        guard themes.contains(aspect.theme) else {
            throw Refusal(
                .unknownTheme,
                "Edition \(framework.id) has no theme of that name for oversight of "
                    + "\(aspect.stage.word).",
                remedy: "Use one of \(themes.joined(separator: ", ")).")
        }
    }
}
