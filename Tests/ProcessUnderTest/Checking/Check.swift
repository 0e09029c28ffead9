import EventSourcing

extension ProcessUnderTest {
    /// Checks ledgers, one for each line of its input, against the ledger of a complete run.
    ///
    ///     image PATH FACTOR LEDGER HEAD SAVED FORGOTTEN COPIES
    ///     again PATH WORKLOAD LEDGER HEAD SAVED FORGOTTEN COPIES
    ///
    ///     look PATH - LEDGER HEAD SAVED FORGOTTEN COPIES
    ///
    /// `look` only reads. `again` checks without appending, then runs the workload to its end and compares the
    /// commands. A value that is not known is `-`. It answers `sound HEAD`, or `bad KIND DETAILS`.
    static func check(against complete: String) async throws {
        let check = ImageCheck(complete: try await LedgerContent(at: complete))
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 8 else { return try say("bad usage \(line)") }
            let acknowledged = ImageCheck.Acknowledged(
                ledger: words[3] == "-" ? nil : words[3], head: UInt64(words[4]) ?? 0,
                saved: UInt64(words[5]) ?? 0,
                forgotten: Set(words[6].split(separator: ",").map(String.init)),
                copies: words[7] == "-" ? [] : words[7].split(separator: ",").map(String.init))
            do {
                switch words[0] {
                case "image":
                    let found = try await check.check(
                        words[1], acknowledged, factor: UInt32(words[2]) ?? 1)
                    try say("sound \(found)")
                case "look":
                    try say("sound \(try await check.look(at: words[1], acknowledged))")
                case "again":
                    try say("sound \(try await check.again(words[1], words[2], acknowledged))")
                default:
                    try say("bad usage \(line)")
                }
            } catch {
                let text = "\(error)".split(separator: "\n").joined(separator: " ")
                try say("bad \(error is ImageCheck.Problem ? "" : "error ")\(text)")
            }
        }
    }
}
