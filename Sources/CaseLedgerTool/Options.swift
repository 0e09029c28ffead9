#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// Where the ledger is, and how to answer.
    struct LedgerOptions: ParsableArguments {
        @Option(help: "The ledger's folder (default: $CASE_LEDGER, or ./case.ledger).")
        var ledger: String?

        @Flag(help: "Answer in JSON.")
        var json = false

        /// The ledger's folder.
        var path: String {
            let fromEnvironment = ProcessInfo.processInfo.environment["CASE_LEDGER"]
            return ledger ?? fromEnvironment.flatMap { $0.isEmpty ? nil : $0 } ?? "case.ledger"
        }

        /// Opens the ledger, which must be there.
        func open() async throws -> Ledger {
            do {
                return try await Ledger.open(at: path, creating: false)
            } catch {
                guard error.code == .notFound else { throw error }
                throw LedgerError(
                    .notFound, "There is no ledger at \(path).",
                    remedy: "Make one with case-ledger init, look at case-ledger demo, or name "
                        + "another folder with --ledger.")
            }
        }
    }

    /// Which inspection.
    struct InspectionOption: ParsableArguments {
        @Option(help: "The inspection's id; not needed when the ledger has one inspection.")
        var inspection: String?

        /// The inspection that was named, or the only one.
        func resolve(in ledger: Ledger) async throws -> LedgerInspection {
            let known = try await ledger.inspections()
            if let inspection {
                guard let id = StreamName(rawValue: inspection), known.contains(id) else {
                    throw LedgerError(
                        .notFound, "The ledger has no inspection \(inspection.prefix(64)).",
                        remedy: known.isEmpty
                            ? "It is empty: announce it with case-ledger announce, or import a report."
                            : "Use one of \(known.listed).")
                }
                return ledger.inspection(id)
            }
            guard let only = known.first else {
                throw LedgerError(
                    .notFound, "The ledger has no inspection.",
                    remedy: "Announce one with case-ledger announce, or import one: case-ledger "
                        + "import report FILE.json")
            }
            guard known.count == 1 else {
                throw ValidationError(
                    "The ledger has \(known.count) inspections. Name one with --inspection: "
                        + "\(known.listed).")
            }
            return ledger.inspection(only)
        }
    }

    /// Which edition of the rules.
    struct FrameworkOption: ParsableArguments {
        @Option(help: "The edition of the rules: an id such as hmip-youth-2021, or a file.")
        var framework: String

        /// The edition that was named.
        func resolve() throws -> Framework { try Framework.edition(framework) }
    }

    /// As of when.
    struct MomentOption: ParsableArguments {
        @Option(
            name: .customLong("as-of"),
            help: "A position (@1234), a milestone (@fieldwork), a time or a date.")
        var asOf = "now"

        /// Whether a moment was asked for, other than now.
        var isGiven: Bool { asOf != "now" }

        /// The moment that was given.
        func moment() throws -> Moment { try Moment(asOf) }
    }

    extension [StreamName] {
        fileprivate var listed: String {
            prefix(20).map(\.rawValue).joined(separator: ", ") + (count > 20 ? ", ..." : "")
        }
    }
#endif
