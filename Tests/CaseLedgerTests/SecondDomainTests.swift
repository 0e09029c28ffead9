import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import LMDBEventStore
import Testing

@Suite("A second domain in the same ledger")
struct SecondDomainTests {
    private typealias Loans = CommandHandler<DecidedSubject<Loan, LoanCodec>>

    private static let librarian = Agent("lib-1", role: "librarian")
    private static let projections = [
        RatingsProjection.registered,
        RegisteredProjection(LoansOfCopy(), codec: LoanCodec()),
    ]

    private func loans(in store: any EventStore) -> Loans {
        CommandHandler(
            DecidedSubject(Loan(), codec: LoanCodec()) { command in
                switch command {
                case .take(let reader): ("take-copy", Array(reader.utf8))
                case .bringBack: ("bring-copy-back", [])
                }
            }, store: store)
    }

    @Test("Inspections and loans stand beside each other; each has its own rows, and all verify")
    func beside() async throws {
        try await withTemporaryFolder { folder in
            let store = try await LMDBStore.create(
                at: folder + "/case.ledger", projections: Self.projections)
            let ledger = Ledger(store: store)
            let loans = loans(in: store)
            try await loans.handle(.take("reader-1"), in: "copy-7", by: Self.librarian)
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let back = try await loans.handle(.bringBack, in: "copy-7", by: Self.librarian)
            try await loans.handle(.take("reader-2"), in: "copy-7", by: Self.librarian)

            #expect(try await ledger.inspections() == ["leicestershire-2021"])
            #expect(
                try await ledger.inspection("leicestershire-2021").ratings().standards.count > 9)
            let head = try await ledger.head().position
            for asOf in [head, back.positions.upperBound] {
                let row = try await store.row("loans", of: "loans", in: "copy-7", asOf: asOf)
                #expect(row?.value == [asOf == head ? 2 : 1])
            }
            #expect(try await store.rows(of: "ratings", in: "copy-7", asOf: head).isEmpty)
            #expect(
                try await store.rows(of: "loans", in: "leicestershire-2021", asOf: head).isEmpty)
            try await ledger.waitUntilBuilt()
            for status in try await ledger.projections() {
                #expect(status.isBuilt && status.setAside.isEmpty, "\(status)")
            }
            #expect(try await ledger.verify().findings.isEmpty)
            await ledger.close()
        }
    }

    @Test("Who knows only inspections opens the same ledger, and reads and records as before")
    func withoutTheOther() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/case.ledger"
            let store = try await LMDBStore.create(at: path, projections: Self.projections)
            _ = try await loans(in: store).handle(
                .take("reader-1"), in: "copy-7", by: Self.librarian)
            await store.close()
            let ledger = try await Ledger.open(at: path, creating: false)
            let inspection = ledger.inspection("anytown")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021),
                by: Agent("lead-1", role: .leadInspector))
            #expect(try await inspection.ratings().standards.count > 9)
            #expect(try await ledger.inspections() == ["anytown"])
            #expect(try await ledger.projections().allSatisfy(\.setAside.isEmpty))
            #expect(try await ledger.verify().findings.isEmpty)
            await ledger.close()
        }
    }

    @Test("The rules of the other domain refuse, its repeats are known, and its tasks take turns")
    func rules() async throws {
        let store = ModelEventStore()
        let loans = loans(in: store)
        let id = CommandID.random()
        let options = CommandOptions(id: id)
        let first = try await loans.handle(
            .take("reader-1"), in: "copy-7", by: Self.librarian, options)
        let again = try await loans.handle(
            .take("reader-1"), in: "copy-7", by: Self.librarian, options)
        #expect(again.positions == first.positions && again.wasRepeat)
        do {
            _ = try await loans.handle(.take("reader-2"), in: "copy-7", by: Self.librarian)
            Issue.record("a copy was lent twice")
        } catch {
            guard case .rejected(.isLent(to: "reader-1")) = error else {
                Issue.record("\(error)")
                return
            }
        }
        // Every one depends on the one before.
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let copy = StreamName(stringLiteral: "copy-\(number % 4)")
                group.addTask {
                    _ = try? await loans.handle(.bringBack, in: copy, by: Self.librarian)
                    _ = try? await loans.handle(
                        .take("reader-\(number)"), in: copy, by: Self.librarian)
                }
            }
        }
        for copy: StreamName in ["copy-0", "copy-1", "copy-2", "copy-3"] {
            var loan = Loan()
            let head = try await store.head().position
            let page = try await store.page(
                of: .stream(copy), in: PositionRange(from: Position(1), through: head),
                order: .forward, limit: 100)
            for record in page.records {
                let event = try LoanCodec().decode(record)
                // Two of a kind never follow each other.
                #expect((event == .broughtBack) == (loan.reader != nil))
                loan.evolve(with: Recorded(event, in: record))
            }
            let kept = try await loans.state(of: copy, asOf: head)
            #expect(kept.state == loan && !kept.isEmpty)
        }
    }
}
