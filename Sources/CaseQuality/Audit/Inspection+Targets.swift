internal import EventSourcing

extension Inspection {
    /// The cells with this name: `"2.1"`, `"court-07/2.1.3"`, `"R1.2"`, `"case:R1"`.
    ///
    /// - Parameter name: The name. A prefix `standard:`, `question:`, `case:`, `recommendation:` or
    ///   `finding:` chooses the kind where two things have the same name.
    /// - Returns: The cells; several if the name is ambiguous, and none if it is unknown.
    public func cells(named name: String) -> [Cell] {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 {
            switch parts[0] {
            case "standard", "question":
                return editionCells(named: parts[1]).filter { $0.kind == parts[0] }
            case "case": return caseCells(named: parts[1])
            case "recommendation": return recommendationCells(named: parts[1])
            case "finding": return findingCells(named: parts[1])
            default: return []
            }
        }
        switch name {
        case "overall": return [.overall]
        case "oversight": return [.oversight]
        default: break
        }
        return editionCells(named: name) + recommendationCells(named: name)
            + findingCells(named: name) + caseCells(named: name)
    }

    private func editionCells(named name: String) -> [Cell] {
        var cells: [Cell] = []
        if let id = Standard.ID(rawValue: name), framework?.standard(id) != nil {
            cells.append(.standard(id))
        }
        if let id = Question.ID(rawValue: name), framework?.question(id) != nil {
            cells.append(.question(id))
        }
        return cells
    }

    private func caseCells(named name: String) -> [Cell] {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard let first = parts.first, let key = CaseKey(rawValue: first),
            let sampled = basis.cases[key]
        else { return [] }
        guard parts.count == 2 else { return [.sampled(key)] }
        if parts[1] == "oversight" { return [.caseOversight(key)] }
        guard let id = Question.ID(rawValue: parts[1]),
            framework?.question(id)?.domain == sampled.domain
        else { return [] }
        return [.answer(key, id)]
    }

    private func recommendationCells(named name: String) -> [Cell] {
        if let id = RecommendationID(rawValue: name), recommendation(id) != nil {
            return [.recommendation(id)]
        }
        guard let dot = name.lastIndex(of: "."),
            let number = Int(name[name.index(after: dot)...]),
            let id = RecommendationID(rawValue: String(name[..<dot])),
            let followed = recommendation(id),
            followed.recommendation.subPoints.indices.contains(number - 1)
        else { return [] }
        return [.subPoint(id, number)]
    }

    private func findingCells(named name: String) -> [Cell] {
        guard let id = FindingID(rawValue: name),
            facts.findings.contains(where: { $0.value.id == id })
        else { return [] }
        return [.finding(id)]
    }
}
