#if CLI
    import CaseLedger
    import CaseLedgerReports

    extension LedgerInspection {
        /// The answers to every question, counted; `standard` limits them to one standard.
        func keyQuestionDocument(at view: View, standard: String?) async throws -> Document {
            try await document(at: view, origin: { $0.questions.map(\.origin).joined }) {
                inspection in
                var only: Standard.ID?
                if let standard {
                    only = Standard.ID(rawValue: standard)
                    guard let only, inspection.framework?.standard(only) != nil else {
                        throw LedgerError(
                            .notFound, "The edition has no standard \(standard.shortened).",
                            remedy: "Use one of "
                                + (inspection.framework?.standards ?? []).map(\.id.rawValue)
                                .joined(separator: ", ") + ".")
                    }
                }
                return KeyQuestionTable(of: inspection, standard: only)
            }
        }

        /// The ratings.
        func ratingsDocument(at view: View) async throws -> Document {
            let ratings = try await ratings(asOf: view.moment, effectiveBy: view.effective)
            return try await document(ratings, at: view, origin: \.overall.origin)
        }

        /// The judgements of management oversight.
        func oversightDocument(at view: View) async throws -> Document {
            try await document(at: view, origin: \.origin) { ManagementOversight(of: $0) }
        }

        /// The recommendations and their progress.
        func recommendationDocument(
            at view: View, asOf moment: Moment, on day: PartialDate?, onlyOpen: Bool
        ) async throws -> Document {
            let table = try await recommendations(
                asOf: moment, effectiveBy: view.effective, on: day)
            return try await document(
                table.map { onlyOpen ? $0.onlyOpen : $0 }, at: view, origin: \.origin)
        }
    }

    extension RecommendationTable {
        fileprivate var origin: Origin? {
            rows.map(\.followed.made.origin).joined
        }
    }
#endif
