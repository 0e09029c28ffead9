import CaseLedger
import CaseLedgerTesting
import Foundation
import InspectionSamples
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
    ///
    /// Most tests are about other things than who may act, and one person does all of it on an
    /// unguarded edition.
    func announced(cases: Int = 0, guarded: Bool = false) throws {
        try done("init")
        var edition = ""
        if !guarded {
            try writeUnguardedEdition()
            edition = " --framework edition.json"
        }
        try done("announce anytown-2026 --service anytown-yjs --name 'Anytown YJS'" + edition)
        guard cases > 0 else { return }
        let keys = (1...cases).map { "court-0\($0)" }.joined(separator: " ")
        try done("select \(keys) --domain 2")
    }

    /// Writes `edition.json`, the bundled edition without permissions.
    func writeUnguardedEdition() throws {
        try Data(Framework.unguardedYouth2021.definition)
            .write(to: URL(fileURLWithPath: folder + "/edition.json"))
    }

    /// Writes `open.json`, the bundled edition, which tells everybody what answers do to ratings.
    func writeOpenEdition() throws {
        let text = String(decoding: Framework.hmipYouth2021.definition, as: UTF8.self)
        try text.replacing(#""blindUntil": "submitted""#, with: #""blindUntil": "never""#)
            .write(toFile: folder + "/open.json", atomically: true, encoding: .utf8)
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
