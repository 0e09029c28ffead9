import CaseLedgerTesting
import Foundation
import Testing

/// A folder with a ledger in which one person types commands, one after the other.
struct Terminal {
    let folder: String
    var actor: String? = "a-7"

    /// Runs a line; `'single quotes'` keep words together.
    func run(_ line: String) throws -> CommandRun {
        try CommandRun(line: "case-ledger " + line, in: folder, actor: actor)
    }

    /// Runs a line that must succeed, and returns what it printed.
    @discardableResult
    func done(_ line: String) throws -> CommandRun {
        let run = try run(line)
        try #require(run.status == 0, "\(line): \(run.messages)")
        return run
    }

    /// Runs a line that must succeed and answer in JSON.
    func json(_ line: String) throws -> [String: Any] { try done(line + " --json").json }

    /// Runs a line that must be refused with this status and record nothing, and returns what it
    /// said.
    @discardableResult
    func refused(_ line: String, status: Int32 = 2) throws -> String {
        let before = try head()
        let run = try run(line)
        #expect(run.status == status, "\(line): \(run.output)\(run.messages)")
        #expect(run.output.isEmpty, "\(line)")
        #expect(!run.messages.isEmpty)
        #expect(try head() == before, "\(line) recorded something")
        return run.messages
    }

    /// The position of the last event; 0 for an empty ledger.
    func head() throws -> Int {
        let newest = try json("log --reverse --limit 1")["events"] as? [[String: Any]]
        return newest?.first?["position"] as? Int ?? 0
    }

    /// Announces an inspection and draws cases for domain 2: `court-01`, `court-02` and so on.
    func announced(cases: Int = 0) throws {
        try done("init")
        try done("announce anytown-2026 --service anytown-yjs --name 'Anytown YJS'")
        guard cases > 0 else { return }
        let keys = (1...cases).map { "court-0\($0)" }.joined(separator: " ")
        try done("select \(keys) --domain 2")
    }

    /// Answers the key questions of a standard of domain 2, case by case from `court-01` on.
    func judge(_ standard: String, _ answers: String...) throws {
        for (index, three) in answers.enumerated() {
            let given = three.split(separator: " ").enumerated()
                .map { "\(standard).\($0 + 1)=\($1)" }.joined(separator: " ")
            try done("judge court-0\(index + 1) \(given)")
        }
    }
}

/// Runs `body` at a terminal in an empty folder, which goes afterwards.
func withTerminal<Result>(_ body: (Terminal) throws -> Result) async throws -> Result {
    try await withTemporaryFolder { try body(Terminal(folder: $0)) }
}
