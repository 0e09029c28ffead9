extension Framework {
    /// The distinct themes of the key questions on cases, in the edition's order.
    public var themes: [String] {
        var seen: Set<String> = []
        return standards.filter { $0.method == .caseData }.flatMap(\.keyQuestions)
            .compactMap(\.theme).filter { seen.insert($0).inserted }
    }
}
