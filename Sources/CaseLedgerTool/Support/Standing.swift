#if CLI
    import CaseLedger

    /// The state of an inspection on which a command is based.
    struct Standing {
        let inspection: LedgerInspection
        /// The state of the inspection; it has no event before the announcement.
        let state: Inspection
        /// The position up to which the state was read.
        let upTo: Position

        /// Reads the current state.
        ///
        /// For a command that is already recorded, reads the state before it, so that the same
        /// values are looked up again.
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

        /// The ratings of these standards as of a position.
        func observation(of standards: [Standard.ID], upTo position: Position) -> ObservedQuery {
            let queries = InspectionQueries(stream: inspection.id, framework: state.framework)
            return ObservedQuery(
                of: standards.reduce(Query.nothing) { $0.or(queries.rating(of: $1)) },
                upTo: position)
        }
    }
#endif
