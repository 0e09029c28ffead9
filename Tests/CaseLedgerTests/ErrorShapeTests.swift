import CaseLedger
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

/// The code of the page about errors, which must compile and work as the page says.
@Suite("Errors as a program handles them")
struct ErrorShapeTests {
    private static let lead = Agent("a-7", role: .leadInspector)

    /// A ledger with an inspection and one case.
    private func withInspection(
        _ body: (Ledger, LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.open(at: folder + "/case.ledger")
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead)
            try await inspection.record(.select("court-07", for: "2"), by: Self.lead)
            try await body(ledger, inspection)
            await ledger.close()
        }
    }

    @Test("What kind of error it is decides what happens next")
    func kinds() async throws {
        try await withInspection { _, inspection in
            let lead = Self.lead
            var said: [String] = []
            func show(_ text: String) { said.append(text) }
            func judge(_ key: CaseKey) async throws(LedgerError) {
                // guide: kinds
                do throws(LedgerError) {
                    try await inspection.record(.judge("2.1.3", of: key, .yes), by: lead)
                } catch {
                    if error.isRefusal {
                        show("The rules say no: \(error.message) \(error.remedy)")
                    } else if error.isConflict {
                        show("\(error.conflict?.count ?? 0) events came in the meantime.")
                    } else {
                        throw error
                    }
                }
                // guide end
            }
            try await judge("court-07")
            #expect(said.isEmpty)
            try await judge("court-99")
            #expect(said.count == 1)
            #expect(said.first?.contains("court-99") == true)
        }
    }

    @Test("One condition after where compiles")
    func condition() async throws {
        try await withInspection { _, inspection in
            let lead = Self.lead
            var wasRefused = false
            // guide: where
            do throws(LedgerError) {
                try await inspection.record(.judge("2.1.3", of: "court-99", .yes), by: lead)
            } catch  where error.isRefusal {
                wasRefused = true
            } catch {
                throw error
            }
            // guide end
            #expect(wasRefused)
        }
    }

    @Test("A decision on old ratings is made again on the new ones, a few times")
    func retry() async throws {
        try await withInspection { _, inspection in
            let lead = Self.lead
            let old = try await inspection.ratings()
            try await inspection.record(.judge("2.1.3", of: "court-07", .yes), by: lead)
            var seen: Ratings? = old
            func looked() async throws(LedgerError) -> Ratings {
                defer { seen = nil }
                if let seen { return seen }
                return try await inspection.ratings()
            }
            var tries = 0
            // guide: retry
            while true {
                do throws(LedgerError) {
                    let ratings = try await looked()
                    try await inspection.record(
                        .judge("2.1.2", of: "court-07", .yes), by: lead,
                        basedOn: ratings.observation(of: "2.1"))
                    break
                } catch {
                    tries += 1
                    guard error.isConflict, tries < 3 else { throw error }
                }
            }
            // guide end
            #expect(tries == 1)
        }
    }

    @Test("In a closure the type of the error is written out")
    func closure() async throws {
        try await withInspection { ledger, _ in
            var codes: [LedgerError.Code] = []
            // guide: closure
            let checks = [Position(1), Position(1_000)].map { position in
                { () async -> LedgerError? in
                    do throws(LedgerError) {
                        _ = try await ledger.position(of: .position(position))
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            // guide end
            for check in checks { if let error = await check() { codes.append(error.code) } }
            #expect(codes == [.beyondHead])
        }
    }

    @Test("A text from outside becomes a name, or an error of the ledger")
    func names() throws {
        func key(of text: String) throws(LedgerError) -> CaseKey {
            // guide: names
            let key = try CaseKey(checking: text)
            // guide end
            return key
        }
        #expect(try key(of: "court-07") == "court-07")
        let error = #expect(throws: LedgerError.self) { try key(of: "Jane Smith") }
        #expect(error?.code == .invalidInput)
        #expect(error?.message.contains("Jane") == false)
        let edition = #expect(throws: LedgerError.self) { try Framework(checking: [0x7b]) }
        #expect(edition?.code == .invalidInput)
    }

    @Test("Without typed throws an error is caught by its type, and has words for people")
    func untyped() async throws {
        try await withInspection { ledger, _ in
            var shown = ""
            // guide: untyped
            do {
                _ = try await ledger.inspection("nobody").ratings()
            } catch let error as LedgerError {
                shown = "\(error.localizedDescription) \(error.recoverySuggestion ?? "")"
            }
            // guide end
            #expect(shown.contains("nobody"))
            #expect(shown == LedgerError.unknown(shown).description)
        }
    }

    @Test("A cancelled call says that nothing was recorded, and is right")
    func cancelled() async throws {
        try await withInspection { ledger, inspection in
            let lead = Self.lead
            let before = try await ledger.head().position
            let task = Task { () async -> LedgerError? in
                while !Task.isCancelled { await Task.yield() }
                do throws(LedgerError) {
                    try await inspection.record(.judge("2.1.3", of: "court-07", .yes), by: lead)
                    return nil
                } catch { return error }
            }
            task.cancel()
            let error = try #require(await task.value)
            #expect(error.code == .cancelled)
            #expect(error.message.contains("Nothing was written"))
            #expect(try await ledger.head().position == before)
        }
    }

    @Test("The store's own error is behind the ledger's, under a code of its own")
    func underlying() async throws {
        try await withInspection { ledger, inspection in
            await ledger.close()
            let error = await #expect(throws: LedgerError.self) { try await inspection.ratings() }
            #expect(error?.code == .closed)
            #expect(error?.underlying?.code == .closed)
        }
        let codes: [(EventStoreError.Code, LedgerError.Code)] = [
            (.conflict, .conflict), (.commandReused, .commandReused),
            (.incomparable, .incomparable), (.tooLarge, .tooLarge), (.locked, .locked),
            (.beyondHead, .beyondHead), (.notFound, .notFound), (.alreadyExists, .alreadyExists),
            (.integrity, .damaged), (.unreadable, .newerFormat), (.newerFormat, .newerFormat),
            (.diskFull, .diskFull), (.storage, .storage), (.closed, .closed),
            (.cancelled, .cancelled), (.invalid, .invalidInput),
        ]
        for (store, ledger) in codes {
            let error = LedgerError(EventStoreError(store, "What.", remedy: "Then."))
            #expect(error.code == ledger, "\(store)")
            #expect(error.underlying?.code == store)
        }
    }

    @Test("The page about errors shows the code of these tests, line by line")
    func page() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../..").standardizedFileURL
        let page = try String(
            contentsOf: root.appending(path: "Sources/CaseLedger/CaseLedger.docc/Errors.md"),
            encoding: .utf8)
        let test = try String(contentsOfFile: #filePath, encoding: .utf8)
        func lines(_ text: some StringProtocol) -> String {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }.joined(separator: "\n")
                // The formatter writes two spaces before where.
                .replacing("  ", with: " ")
        }
        let shown = page.matches(of: #/```swift\n(.*?)```/#.dotMatchesNewlines()).map {
            lines($0.1)
        }
        let guides = test.matches(of: #/\/\/ guide: \w+\n(.*?)\/\/ guide end/#.dotMatchesNewlines())
            .map { lines($0.1) }
        #expect(guides.count == 6)
        #expect(shown == guides)
    }
}

extension LedgerError {
    /// The error whose words were shown.
    fileprivate static func unknown(_ shown: String) -> LedgerError {
        LedgerError(
            .notFound, "The ledger has no inspection nobody.",
            remedy: "Check the id, or announce the inspection.")
    }
}
