import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

/// Finds out what the store makes of a damaged ledger; see `HostileExperiment` for the outcomes.
struct HostileCheck: Sendable {
    /// What came of it.
    struct Outcome: Error {
        let name: String
        let details: String

        init(_ name: String, _ details: String) {
            self.name = name
            self.details = details
        }
    }

    private let sound: HostileAnswers
    private let lasting: HostileAnswers
    private let head: Position
    /// Whether the structure is walked before opening.
    private let walks: Bool

    /// Asks the undamaged ledger every question.
    init(base: String, walks: Bool) async throws {
        self.walks = walks
        let store = try Self.open(base, walks: true)
        head = try await store.head().position
        sound = await HostileAnswers(of: store, through: head)
        lasting = await HostileAnswers(of: store, through: head, isLasting: true)
        let report = try await store.verify()
        await store.close()
        guard report.passed, sound.difference(from: sound).wrong.isEmpty else {
            throw Outcome("unsound", "\(report.findings)")
        }
    }

    /// Opens, reads, verifies, records and reads again.
    ///
    /// - Parameters:
    ///   - path: The damaged ledger.
    ///   - step: Called before each step, with its name.
    /// - Returns: What came of it.
    /// - Throws: The error of `step`.
    func judge(_ path: String, step: (String) throws -> Void) async throws -> Outcome {
        try step("open")
        let store: LMDBStore
        do throws(EventStoreError) { store = try Self.open(path, walks: walks) } catch {
            return error.code == .integrity
                ? Outcome("refused", "") : Outcome("error \(error.code.rawValue)", "opening")
        }
        try step("read")
        let before = await HostileAnswers(of: store, through: head)
        try step("verify")
        let told = await Self.told(by: store)
        let outcome = judge(before.difference(from: sound), told, store.warnings)
        try step("record")
        let recorded = await record(in: store)
        await store.close()
        switch recorded {
        case .failure(let error):
            guard [.integrity, .rolledBack].contains(error.code) else {
                return Outcome("error \(error.code.rawValue)", "recording")
            }
            return outcome.name == "harmless"
                ? Outcome("detected", "recording: \(error.message)") : outcome
        case .success: break
        }
        try step("open again")
        return try await again(path, after: outcome, told, before, step: step)
    }

    /// What the answers and the findings mean together.
    private func judge(
        _ difference: HostileAnswers.Difference, _ told: String?, _ warnings: [String]
    ) -> Outcome {
        if !difference.wrong.isEmpty {
            // The store says that an older file was put back, to everyone who opens it.
            if let told, warnings.contains(where: { $0.hasPrefix(told) }) {
                return Outcome("detected", told)
            }
            let questions =
                "\(difference.wrong.count) questions: "
                + difference.wrong.prefix(4).joined(separator: "; ")
            return Outcome(told == nil ? "wrong" : "wrong, told", "\(questions); \(told ?? "")")
        }
        if let older = difference.older.last {
            let name = older.hasPrefix("record") ? "erased text back" : "older value"
            return Outcome(name, "\(older); \(told ?? "not told")")
        }
        if let told { return Outcome("detected", told) }
        if let failed = difference.failed.first { return Outcome("detected", failed) }
        return Outcome("harmless", "")
    }

    /// Compares the old events after commands were recorded.
    private func again(
        _ path: String, after outcome: Outcome, _ told: String?, _ before: HostileAnswers,
        step: (String) throws -> Void
    ) async throws -> Outcome {
        let store: LMDBStore
        do throws(EventStoreError) { store = try Self.open(path, walks: walks) } catch {
            return Outcome("destroyed", "written, does not open again: \(error.message)")
        }
        try step("read again")
        let after = await HostileAnswers(of: store, through: head, isLasting: true)
        try step("verify again")
        let toldAfter = await Self.told(by: store)
        await store.close()
        let known = before.difference(from: sound)
        let now = after.difference(from: lasting)
        // A history goes up to the head, and to fold the new events may need the damaged record.
        let failed = told == nil ? now.failed : now.failed.filter { !$0.hasPrefix("history of") }
        let new = (now.wrong + failed).filter { !(known.wrong + known.failed).contains($0) }
        if let first = new.first {
            return Outcome("destroyed", "written, \(new.count) questions: \(first)")
        }
        if told == nil, let toldAfter {
            return Outcome("destroyed", "written, now: \(toldAfter)")
        }
        return Outcome(outcome.name, "written, \(outcome.details)")
    }

    /// The first finding of a verification; `nil` when it passes.
    private static func told(by store: LMDBStore) async -> String? {
        do throws(EventStoreError) {
            return try await store.verify().findings.first?.description
        } catch { return "\(error.code.rawValue): \(error.message)" }
    }

    /// Records twelve commands, with a flush of derived data between them.
    private func record(in store: LMDBStore) async -> Result<Void, EventStoreError> {
        do throws(EventStoreError) {
            for number in 0..<12 {
                let command = HostileBase.command(20_000 + number)
                _ = try await store.append(command, basedOn: .nothing)
                if number == 5 { try await store.flush() }
            }
            return .success(())
        } catch { return .failure(error) }
    }

    private static func open(
        _ path: String, walks: Bool
    ) throws(EventStoreError) -> LMDBStore {
        try LMDBStore.open(
            at: path, projections: [CountingProjection.registered()],
            longestTail: HostileBase.longestTail, salts: .derived, walksBeforeOpening: walks)
    }
}
