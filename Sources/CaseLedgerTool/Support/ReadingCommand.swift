#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// A command that reads an answer from a ledger.
    ///
    /// Each command returns its answer as a document; the rest is common to all commands.
    protocol ReadingCommand: AsyncParsableCommand {
        var options: LedgerOptions { get }
        var output: OutputOptions { get }

        /// Reads the answer.
        func document(in ledger: Ledger) async throws -> Document
    }

    extension ReadingCommand {
        func run() async throws { try await show() }

        /// Reads the answer and prints it.
        @discardableResult
        func show() async throws -> Document {
            _ = try output.format(asJSON: options.json)
            let document = try await options.withLedger { ledger in
                try await self.document(in: ledger)
            }
            try output.show(document, asJSON: options.json)
            return document
        }
    }

    /// A command that reads an answer about one inspection, on one clock or both.
    protocol InspectionReadingCommand: ReadingCommand {
        var which: InspectionOption { get }
        var when: ViewOption { get }

        /// Reads the answer.
        ///
        /// - Parameters:
        ///   - inspection: The inspection.
        ///   - view: The moment on each clock.
        /// - Returns: The answer as a document.
        /// - Throws: ``LedgerError`` when the answer cannot be read.
        func document(of inspection: LedgerInspection, at view: View) async throws -> Document
    }

    extension InspectionReadingCommand {
        func document(in ledger: Ledger) async throws -> Document {
            let inspection = try await which.resolve(in: ledger)
            return try await document(of: inspection, at: try await when.view(of: inspection))
        }
    }

    extension LedgerInspection {
        /// An answer that is computed from the inspection's state.
        func document<Body: DocumentedAnswer & Hashable & Sendable>(
            at view: View, origin: (Body) -> Origin?, _ answer: (Inspection) throws -> Body
        ) async throws -> Document {
            let state = try await state(asOf: view.moment, effectiveBy: view.effective)
            return try await document(state.map(answer), at: view, origin: origin)
        }

        /// An answer that is computed from the inspection's history.
        func historyDocument<Body: DocumentedAnswer & Hashable & Sendable>(
            at view: View, origin: (InspectionHistory, Body) -> Origin?,
            keepingUnreadable: Bool = false, _ answer: (InspectionHistory) throws -> Body
        ) async throws -> Document {
            let history = try await self.view(
                asOf: view.moment, effectiveBy: view.effective,
                keepingUnreadable: keepingUnreadable)
            return try await document(history.map(answer), at: view) {
                origin(history.value, $0)
            }
        }

        /// An answer with the origin of the whole history.
        func historyDocument<Body: DocumentedAnswer & Hashable & Sendable>(
            at view: View, _ answer: (InspectionHistory) throws -> Body
        ) async throws -> Document {
            try await historyDocument(at: view, origin: { history, _ in history.origin }, answer)
        }

        /// The document of an answer on both clocks.
        func document<Body: DocumentedAnswer & Hashable & Sendable>(
            _ answer: OnBothClocks<Body>, at view: View, origin: (Body) -> Origin?
        ) async throws -> Document {
            try await self.answer(
                answer, asOf: view.position, effectiveBy: view.effective,
                origin: origin(answer.value)
            ).document
        }
    }
#endif
