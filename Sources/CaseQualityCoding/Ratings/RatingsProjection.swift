internal import ByteCoding
public import CaseQuality
public import EventSourcing

/// The ratings of an inspection, one row for each key question, each standard and the service.
public struct RatingsProjection: Projection {
    public static let name: ProjectionName = "ratings"
    public static let revision: UInt32 = 11
    /// The streams of inspections: those that begin with an event of an inspection.
    public static let scope = Query([Query.Clause(types: InspectionEventCodec.types)])

    /// Creates the projection.
    public init() {}

    /// The projection as a store registers it.
    public static var registered: RegisteredProjection {
        RegisteredProjection(
            inPlace: RatingsProjection(), codec: InspectionEventCodec(),
            inputs: ["events \(InspectionEventCodec.schemaVersion)"])
    }

    /// The state of the fold for one inspection.
    public struct State: Sendable {
        fileprivate var fold = RatingsFold()
        /// The row keys of the edition.
        fileprivate var keys: RatingRowKeys?

        fileprivate init() {}
    }

    public func initialState() -> State { State() }

    public func apply(
        _ event: InspectionEvent, at occurrence: Occurrence, to state: inout State
    ) {
        state.fold.apply(event, at: occurrence)
    }

    /// Folds a stored event, if possible without decoding it.
    ///
    /// - Throws: `UnreadableEvent` when this version cannot decode it.
    public func apply(
        encoded event: borrowing EncodedEvent, to state: inout State
    ) throws(UnreadableEvent) {
        try apply(event, decodedBy: InspectionEventCodec(), to: &state)
    }

    /// The rows of the values that changed: key questions, then standards, then the service.
    public func takeChangedRows(from state: inout State) -> [ProjectedRow] {
        let changes = state.fold.takeChanges()
        guard !changes.isEmpty, let framework = state.fold.basis.framework else { return [] }
        let keys = RatingRowKeys.of(framework, known: state.keys)
        state.keys = keys
        var rows: [ProjectedRow] = []
        // Most answers change the row of their key question and one or two other rows.
        rows.reserveCapacity(3)
        changes.keyQuestions.forEach { place in
            rows.append(
                ProjectedRow(
                    key: keys.keyQuestions[place], value: state.fold.values.scores[place].rowBytes))
        }
        changes.standards.forEach { place in
            rows.append(
                ProjectedRow(
                    key: keys.standards[place],
                    value: state.fold.values.standings[place].rowBytes(
                        of: framework.standards[place])))
        }
        if changes.isOverallChanged, let overall = state.fold.values.overall {
            rows.append(ProjectedRow(key: OverallRating.rowKey, value: overall.rowBytes))
        }
        return rows
    }

    public func encode(_ state: State) -> [UInt8] { state.fold.basis.bytes }

    public func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<InspectionEvent>
    ) throws(EventStoreError) -> State {
        var basis = RatingBasis()
        var reader = ByteReader(bytes)
        let frameworkAt: Position
        do throws(MalformedBytes) {
            frameworkAt = Position(try reader.integer())
        } catch { throw Self.unreadable(error) }
        if frameworkAt > .start {
            let registered = try event(frameworkAt)
            _ = registered.event.evolve(&basis, at: registered.occurrence)
        }
        do throws(MalformedBytes) {
            try basis.read(from: &reader)
        } catch { throw Self.unreadable(error) }
        var state = State()
        state.fold = RatingsFold(restoring: basis)
        return state
    }

    private static func unreadable(_ error: MalformedBytes) -> EventStoreError {
        .malformedRow("A state row of the ratings cannot be read: \(error)", at: nil)
    }
}

extension RatingsProjection: InPlaceFolding {
    package func apply<Codec: EventCodec>(
        _ encoded: borrowing EncodedEvent, decodedBy codec: Codec, to state: inout State
    ) throws(UnreadableEvent) where Codec.Event == InspectionEvent {
        // Only the bytes of this codec are known to have this format.
        guard Codec.self == InspectionEventCodec.self, let judgement = JudgementView(of: encoded)
        else { return apply(try codec.decode(encoded), at: encoded.occurrence, to: &state) }
        state.fold.answer(
            judgement.question, in: judgement.caseKey, judgement.answer, from: encoded.origin)
    }
}
