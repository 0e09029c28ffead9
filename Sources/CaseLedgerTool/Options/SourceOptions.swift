#if CLI
    import ArgumentParser
    import CaseLedger

    /// When a recorded fact held, who supplied it, and where it is said.
    struct SourceOptions: ParsableArguments {
        @Option(help: "The date that it refers to: 2021, 2021-12 or 2021-12-02.")
        var on: PartialDate?

        @Option(help: "The first date of the period that it covers.")
        var from: PartialDate?

        @Option(help: "The last date of the period that it covers.")
        var until: PartialDate?

        @Option(help: "The milestone that it is dated by, such as announcement.")
        var milestone: String?

        @Option(help: "Who supplied it.")
        var supplier: String?

        @Option(help: "The place in a document where it is said.")
        var place: String?

        @Option(help: "How it was read, or what it was inferred from.")
        var note: String?

        @Flag(help: "It was inferred: no document says it.")
        var inferred = false

        func validate() throws {
            guard on != nil, from != nil || until != nil else { return }
            throw ValidationError("Give a date (--on) or a period (--from, --until), not both.")
        }

        /// When it held.
        var time: ReportedTime {
            get throws {
                ReportedTime(
                    on: on,
                    period: from == nil && until == nil
                        ? nil : ReportedTime.Period(from: from, to: until),
                    milestone: try milestone.map(GroupKey.init(argument:)))
            }
        }

        /// Who supplied it.
        var suppliedBy: ReportedSupplier { ReportedSupplier(FreeText(supplier)) }

        /// Where it is said.
        var citation: Citation {
            Citation(
                places: [FreeText(place)].compactMap(\.self), isInferred: inferred,
                note: FreeText(note))
        }
    }
#endif
