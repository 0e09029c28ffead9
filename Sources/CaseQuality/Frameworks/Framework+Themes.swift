extension Framework {
    /// The themes of its key questions that cases are judged on, in order, each once.
    public var themes: [String] {
        var seen: Set<String> = []
        return standards.filter { $0.method == .caseData }.flatMap(\.keyQuestions)
            .compactMap(\.theme).filter { seen.insert($0).inserted }
    }
}
