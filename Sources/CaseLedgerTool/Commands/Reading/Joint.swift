#if CLI
    import ArgumentParser
    import CaseLedger

    /// Counts cases that are sufficient in several questions at once.
    struct Joint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "In how many cases several questions were all judged sufficient.",
            discussion: """
                Examples:
                  case-ledger joint --domain 2
                  case-ledger joint 2.1.1 2.1.2 2.1.3 --json

                Answers that were reconstructed from a report's totals do not tell which case got \
                which answer: the question is refused as jointUnknown, with the bounds that the \
                totals leave, and exit status 2.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "All key questions of this domain.")
        var domain: String?

        @Argument(help: "Questions of one domain, such as 2.1.1 2.1.2.")
        var questions: [String] = []

        func validate() throws {
            if questions.isEmpty == (domain == nil) {
                throw ValidationError("Name questions, or a domain with --domain.")
            }
        }

        func run() async throws {
            let moment = try when.moment()
            let ids = try questions.map { text throws(LedgerError) in
                guard let id = Question.ID(rawValue: text) else {
                    throw LedgerError(
                        .notFound, "\"\(text.prefix(48))\" is no question.",
                        remedy: "Look at case-ledger key-questions for their numbers.")
                }
                return id
            }
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let joint = try await inspection.jointSufficiency(
                of: ids, domain: domain.flatMap(Domain.ID.init(rawValue:)), asOf: moment)
            await ledger.closeReportingDamage()
            let count: Int
            do throws(Refusal) { count = try joint.count() } catch {
                guard options.json, case .unknown(let bounds) = joint.result else {
                    throw LedgerError(error)
                }
                try Console.print(joint.json(count: nil, bounds: bounds))
                throw LedgerError(error)
            }
            if options.json {
                try Console.print(joint.json(count: count, bounds: count...count))
            } else {
                let what =
                    joint.questions.count == 1
                    ? "question \(joint.questions[0])"
                    : "all \(joint.questions.count) questions"
                Console.print(
                    "\(count) of \(joint.cases) cases of domain \(joint.domain) are sufficient in "
                        + "\(what); \(joint.origin.description).")
                if joint.incomplete > 0 {
                    Console.print(
                        "\(joint.incomplete) cases are not answered in all of them yet.")
                }
            }
        }
    }

    extension JointSufficiency {
        fileprivate func json(count: Int?, bounds: ClosedRange<Int>?) -> JSONValue {
            [
                "domain": .string(domain.rawValue),
                "questions": .array(questions.map { .string($0.rawValue) }),
                "cases": JSONValue(cases),
                "incomplete": JSONValue(incomplete),
                "count": JSONValue(count),
                "jointUnknown": .bool(count == nil),
                "lowest": JSONValue(bounds?.lowerBound),
                "highest": JSONValue(bounds?.upperBound),
                "origin": .string(origin.description),
            ]
        }
    }
#endif
