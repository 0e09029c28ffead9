#if CLI
    import CaseLedger

    extension ReportTarget {
        /// Reads a domain, a standard or a question by its number, or `inspection`, which is also read
        /// without one.
        ///
        /// - Throws: ``LedgerError`` with code `notFound`, which says what the edition has.
        init(named text: String?, in framework: Framework?) throws(LedgerError) {
            guard let text, text.lowercased() != "inspection" else {
                self = .inspection
                return
            }
            if let id = Domain.ID(rawValue: text), framework?.domain(id) != nil {
                self = .domain(id)
            } else if let id = Standard.ID(rawValue: text), framework?.standard(id) != nil {
                self = .standard(id)
            } else if let id = Question.ID(rawValue: text), framework?.question(id) != nil {
                self = .question(id)
            } else {
                throw LedgerError(
                    .notFound,
                    "The edition has no domain, standard or question \(text.shortened).",
                    remedy: "Use a number of the edition, such as "
                        + (framework?.standards.prefix(3).map(\.id.rawValue) ?? [])
                        .joined(separator: ", ") + ".")
            }
        }
    }
#endif
