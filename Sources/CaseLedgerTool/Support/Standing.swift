#if CLI
    import CaseLedger

    /// An inspection as a command finds it.
    struct Standing {
        let inspection: LedgerInspection
        /// What is recorded of it; nothing yet before its announcement.
        let state: Inspection
        /// Up to where that was read.
        let upTo: Position

        /// The inspection as it stands; for a command that was recorded before, as it stood then, so
        /// that what is looked up for it is the same again.
        init(of inspection: LedgerInspection, for command: CommandID?) async throws {
            self.inspection = inspection
            var moment = Moment.now
            if let command, let receipt = try await inspection.receipt(of: command) {
                moment = .position(receipt.positions.lowerBound.previous)
            }
            upTo = try await inspection.position(of: moment)
            do {
                state = try await inspection.state(asOf: .position(upTo))
            } catch {
                guard error.code == .notFound else { throw error }
                state = Inspection()
            }
        }

        /// The ratings of these standards as they stood at a position.
        func observation(of standards: [Standard.ID], upTo position: Position) -> Observation {
            let queries = InspectionQueries(stream: inspection.id, framework: state.framework)
            return Observation(
                of: standards.reduce(Query.nothing) { $0.or(queries.rating(of: $1)) },
                upTo: position)
        }
    }
#endif
