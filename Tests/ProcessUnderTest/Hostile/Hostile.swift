extension ProcessUnderTest {
    /// Judges damaged ledgers, one for each line of its input; see ``HostileCheck``.
    ///
    /// It answers each with a line for every step, and one for the outcome, with tabs between the
    /// parts.
    static func hostile(base: String, walks: Bool) async throws {
        let check = try await HostileCheck(base: base, walks: walks)
        try say("ready")
        while let path = readLine() {
            let outcome = try await check.judge(path) { try say("step\t\($0)") }
            let details = outcome.details.split { $0 == "\n" || $0 == "\t" }.joined(separator: " ")
            try say("\(outcome.name)\t\(details)")
        }
    }
}
