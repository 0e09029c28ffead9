#if CLI
    import ArgumentParser
    import CaseLedger

    /// The filters of a log.
    struct LogFilter: ParsableArguments {
        @Option(help: "Only events of this inspection.")
        var inspection: String?

        @Option(help: "Only events that this person entered or judged: a person's key.")
        var by: String?

        @Option(name: .customLong("case"), help: "Only events of this case.")
        var caseKey: String?

        @Option(help: "Only events recorded at or after this time, date or position (@41).")
        var since: String?

        @Option(help: "Only events recorded up to this time, date or position.")
        var until: String?

        @Option(help: "Only events that had held by this date or time.")
        var effective: String?

        @Option(help: "Only events that carry this tag, name:value; may be repeated.")
        var tag: [String] = []

        @Option(help: "Only events of this type; may be repeated.")
        var event: [String] = []

        /// The selected events; raw ones are listed as they are stored.
        func selection(in ledger: Ledger, isRaw: Bool) async throws -> LogSelection {
            var tags: [EventTag] = []
            for text in tag { tags.append(try EventTag(argument: text)) }
            if let caseKey {
                tags.append(try EventTag("case", CaseKey(argument: caseKey).rawValue))
            }
            var types: [EventName] = []
            for text in event { types.append(try EventName(argument: text)) }
            var stream: StreamName?
            if let inspection { stream = try await self.stream(inspection, in: ledger) }
            var first: Position?
            if let since { first = try await self.first(since, in: ledger) }
            var last: Position?
            if let until { last = try await self.last(until, in: ledger) }
            var actor: Agent.ID?
            if let by { actor = try Agent.ID(argument: by) }
            return LogSelection(
                query: Query([Query.Clause(stream: stream, types: types, tags: tags)]),
                actor: actor,
                effective: try effective.map { text throws(LedgerError) in
                    try EffectiveMoment(text)
                }, since: first, until: last, isRaw: isRaw)
        }

        /// The last position to list.
        func last(
            of selection: LogSelection, by when: MomentOption, in ledger: Ledger
        ) async throws -> Position {
            let moment = try when.moment()
            if let until = selection.until { return until }
            guard when.isGiven else { return try await ledger.position(of: .now) }
            let last =
                if case .milestone = moment {
                    try await requiredInspection(in: ledger).position(of: moment)
                } else {
                    try await ledger.position(of: moment)
                }
            try await selection.requireSomething(by: last, asked: when.asOf, in: ledger)
            return last
        }

        /// A stream of the ledger: an inspection, or a stream of another domain.
        private func stream(_ text: String, in ledger: Ledger) async throws -> StreamName {
            if let id = StreamName(rawValue: text),
                try await !ledger.page(of: .stream(id), limit: 1).records.isEmpty
            {
                return id
            }
            throw LedgerError.unknownInspection(text, known: try await ledger.inspections())
        }

        /// The inspection to which a milestone belongs.
        func requiredInspection(in ledger: Ledger) async throws -> LedgerInspection {
            let option = try InspectionOption.parse(inspection.map { ["--inspection", $0] } ?? [])
            return try await option.resolve(in: ledger)
        }

        /// The first position that `--since` means.
        private func first(_ text: String, in ledger: Ledger) async throws -> Position {
            if let date = PartialDate(text) {
                let start = EffectiveTime.of(date).earliest
                return try await before(start, in: ledger).next
            }
            switch try Moment(text) {
            case .recorded(let time): return try await before(time, in: ledger).next
            case .position(let position): return try await checked(position, in: ledger)
            case .now: return try await ledger.head().position.next
            case .milestone(let milestone):
                return try await requiredInspection(in: ledger).position(of: .milestone(milestone))
            }
        }

        /// The last position that `--until` means.
        private func last(_ text: String, in ledger: Ledger) async throws -> Position {
            if let date = PartialDate(text) {
                return try await ledger.position(of: .recorded(EffectiveTime.of(date).latest))
            }
            switch try Moment(text) {
            case .position(let position): return try await checked(position, in: ledger)
            case .milestone(let milestone):
                return try await requiredInspection(in: ledger).position(of: .milestone(milestone))
            case let moment: return try await ledger.position(of: moment)
            }
        }

        /// The last position that was recorded before a time.
        private func before(_ time: Timestamp, in ledger: Ledger) async throws -> Position {
            let before = Timestamp(microseconds: time.microseconds - 1)
            return try await ledger.position(of: .recorded(before))
        }

        /// A position of the ledger; a log shows single events, also of one command.
        private func checked(_ position: Position, in ledger: Ledger) async throws -> Position {
            let head = try await ledger.head().position
            guard position <= head else {
                throw LedgerError(
                    .beyondHead, "The ledger ends at position \(head); \(position) is beyond it.",
                    remedy: "Check that this is the ledger the position is from.")
            }
            return position
        }
    }

    extension EventTag {
        /// Reads a tag from the command line.
        fileprivate init(argument: String) throws {
            do throws(InvalidName) { try self.init(validating: argument) } catch {
                throw LedgerError(
                    .invalidInput, "--tag is not a valid tag: it \(error.problem).",
                    remedy: "Use name:value, such as standard:2.1 or case:court-07.")
            }
        }
    }
#endif
