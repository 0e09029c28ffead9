// The spreadsheets that the inspectors of an example send in.

extension ExampleFieldwork {
    /// The sheet of one inspector with a row for each case.
    ///
    /// - Parameters:
    ///   - inspector: The inspector.
    ///   - left: The cases that are not in the sheet, because they are recorded by hand.
    /// - Returns: The text of the sheet.
    func wideSheet(of inspector: Agent.ID, without left: Set<CaseKey>) -> String {
        let standards = samples.flatMap { self.standards(of: $0.domain) }
        let questions = standards.flatMap { self.questions(of: $0) }
        var sheet = CSVWriter()
        sheet.row(
            ["case", "domain", "inspector", "time"] + questions.map(\.rawValue) + ["oversight"])
        for sampled in cases(of: inspector, without: left) {
            let given = Dictionary(
                uniqueKeysWithValues: standards.flatMap { answers(of: sampled.key, to: $0) })
            sheet.row(
                [
                    sampled.key.rawValue, sampled.selection.domain.rawValue, inspector.rawValue,
                    sampled.judgedOn.description,
                ] + questions.map { given[$0]?.inASheet ?? "" }
                    + [oversight(of: sampled.key).inASheet])
        }
        return sheet.text
    }

    /// The sheet of one inspector with a row for each answer, and with references to evidence.
    ///
    /// - Parameters:
    ///   - inspector: The inspector.
    ///   - left: The cases that are not in the sheet, because they are recorded by hand.
    /// - Returns: The text of the sheet.
    func longSheet(of inspector: Agent.ID, without left: Set<CaseKey>) -> String {
        var sheet = CSVWriter()
        sheet.row(["case", "question", "answer", "inspector", "time", "evidence"])
        for sampled in cases(of: inspector, without: left) {
            let about = [inspector.rawValue, sampled.judgedOn.description]
            let file = "file-\(sampled.key)"
            for standard in standards(of: sampled.selection.domain) {
                for (question, answer) in answers(of: sampled.key, to: standard) {
                    let evidence = answer == .notApplicable ? "" : file
                    sheet.row(
                        [sampled.key.rawValue, question.rawValue, answer.inASheet] + about
                            + [evidence])
                }
            }
            sheet.row(
                [sampled.key.rawValue, "oversight", oversight(of: sampled.key).inASheet] + about
                    + [""])
        }
        return sheet.text
    }

    private func cases(
        of inspector: Agent.ID, without left: Set<CaseKey>
    ) -> [ExampleSample.Case] {
        samples.filter { !standards(of: $0.domain).isEmpty }.flatMap(\.cases)
            .filter { $0.inspector == inspector && !left.contains($0.key) }
    }
}
