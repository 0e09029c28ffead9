#if CLI
    import ArgumentParser
    import CaseLedger

    /// Lists the inspections of a ledger.
    struct Inspections: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All inspections with their results, now or as of any date.",
            discussion: """
                Examples:
                  case-ledger inspections
                  case-ledger inspections --as-of 2024-03-31 --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var when: MomentOption

        @Option(help: "Only inspections of this service.")
        var service: String?

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let results = try await ledger.results(asOf: moment).filter {
                service == nil || $0.service.service.rawValue == service
            }
            if options.json {
                try Console.print(["inspections": .array(results.map(\.json))])
            } else if results.isEmpty {
                Console.print(
                    service == nil
                        ? "No inspection was announced by then."
                        : "No inspection of that service was announced by then.")
            } else {
                Console.print(InspectionResult.lines(results))
            }
            await ledger.closeReportingDamage()
        }
    }

    extension InspectionResult {
        fileprivate var json: JSONValue {
            [
                "inspection": .string(inspection.rawValue),
                "service": .string(service.service.rawValue),
                "serviceName": JSONValue(service.names.first),
                "region": JSONValue(service.region),
                "kind": .string(announcement.kind.description),
                "edition": .string(announcement.framework.rawValue),
                "stage": .string(stage.rawValue),
                "publishedOn": JSONValue(publication?.publishedOn?.description),
                "reinspectionOf": JSONValue(announcement.reinspectionOf?.rawValue),
                "total": JSONValue(overall.total),
                "maximum": JSONValue(overall.maximum),
                "overall": JSONValue((overall.rating ?? publication?.overall)?.description),
                "limitedBy": JSONValue(overall.limitedBy?.rawValue),
                "complete": .bool(overall.isComplete),
                "origin": .string(overall.origin.description),
            ]
        }

        fileprivate static func lines(_ results: [InspectionResult]) -> [String] {
            var table = TextTable([
                ("Inspection", .left), ("Service", .left), ("Published", .left),
                ("Points", .right), ("Overall", .left), ("Origin", .left),
            ])
            for result in results {
                let name = result.service.title
                table.add([
                    result.inspection.rawValue,
                    name.count > 44 ? name.prefix(41) + "..." : name,
                    result.publication.map { $0.publishedOn?.description ?? "date not known" }
                        ?? (result.stage == .panel ? "panel met" : "under way"),
                    "\(result.overall.total) of \(result.overall.maximum)",
                    (result.overall.rating ?? result.publication?.overall)?.label
                        ?? (result.publication == nil ? "not yet rated" : "no band table"),
                    result.overall.origin.description,
                ])
            }
            return table.lines()
        }
    }
#endif
