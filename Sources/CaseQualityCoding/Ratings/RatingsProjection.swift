public import EventSourcing

/// The ratings of an inspection, one row for each key question, each standard and the service.
public struct RatingsProjection: Projection {
    public static let name: ProjectionName = "ratings"
    public static let revision: UInt32 = 4

    public init() {}

    /// This projection as a store runs it.
    public static var registered: RegisteredProjection {
        RegisteredProjection(
            RatingsProjection(), codec: InspectionEventCodec(),
            inputs: ["events \(InspectionEventCodec.schemaVersion)"])
    }

    /// What the fold remembers of an inspection: the basis, and the values as last emitted, by the
    /// numbers of what they are of.
    public struct State: Sendable {
        fileprivate var basis = RatingBasis()
        /// The edition that the values are of.
        fileprivate var framework: Framework?
        fileprivate var scores: [KeyQuestionStanding] = []
        fileprivate var standings: [StandardStanding] = []
        fileprivate var overall: OverallRating?
    }

    public func initialState() -> State { State() }

    public func apply(
        _ recorded: Recorded<InspectionEvent>, to state: inout State
    ) throws(UnreadableEvent) -> [ProjectedRow] {
        try recorded.record.withEncodedEvent { encoded throws(UnreadableEvent) in
            try apply(recorded.event, of: encoded, to: &state)
        }
    }

    public func apply(
        _ event: InspectionEvent, of encoded: borrowing EncodedEvent, to state: inout State
    ) throws(UnreadableEvent) -> [ProjectedRow] {
        let touched = state.basis.evolve(
            with: event, at: encoded.position, from: encoded.origin)
        return try rows(touched, by: encoded, in: &state)
    }

    public func apply<Codec: EventCodec>(
        _ encoded: borrowing EncodedEvent, decodedBy codec: Codec, to state: inout State
    ) throws(UnreadableEvent) -> [ProjectedRow] where Codec.Event == InspectionEvent {
        // Only of what this codec writes is it known what the bytes say.
        guard Codec.self == InspectionEventCodec.self,
            let judgement = InspectionEventCodec.judgement(in: encoded)
        else { return try apply(try codec.decode(encoded), of: encoded, to: &state) }
        let touched = state.basis.take(
            judgement.answer, to: judgement.question, in: judgement.caseKey, from: encoded.origin)
        return try rows(touched, by: encoded, in: &state)
    }

    /// The rows that change with what an event touched.
    private func rows(
        _ touched: RatingBasis.Touched, by event: borrowing EncodedEvent, in state: inout State
    ) throws(UnreadableEvent) -> [ProjectedRow] {
        guard touched != .nothing else { return [] }
        guard let framework = state.basis.framework else {
            throw UnreadableEvent(
                event, problem: "this version cannot read the framework's definition.")
        }
        var changes = Changes(framework: framework)
        switch touched {
        case .nothing: break
        case .keyQuestion(let number):
            changes.score(number, in: &state)
            changes.rate(framework.parts.keyQuestions[number].standard, in: &state)
        case .standard(let number):
            changes.rate(number, in: &state)
        case .cases(let domain):
            let standards = framework.parts.domains[domain].standards.filter {
                framework.parts.standards[$0].method == .caseData
            }
            for standard in standards {
                for number in framework.parts.standards[standard].keyQuestions {
                    changes.score(number, in: &state)
                }
            }
            for standard in standards { changes.rate(standard, in: &state) }
        case .everything:
            changes.begin(&state)
        }
        changes.rateService(in: &state)
        return changes.rows
    }

    /// The rows that an event changes.
    private struct Changes {
        let framework: Framework
        private(set) var rows: [ProjectedRow] = []
        private var isAnyStandardChanged = false

        init(framework: Framework) { self.framework = framework }

        mutating func score(_ number: Int, in state: inout State) {
            let score = state.basis.standing(ofKeyQuestion: number, framework)
            guard state.scores[number] != score else { return }
            state.scores[number] = score
            emit(score, ofKeyQuestion: number)
        }

        mutating func rate(_ number: Int, in state: inout State) {
            let keyQuestions = framework.parts.standards[number].keyQuestions
            let standing = state.basis.standing(
                number, state.scores.span.extracting(keyQuestions), framework)
            guard state.standings[number] != standing else { return }
            state.standings[number] = standing
            emit(standing, ofStandard: number)
        }

        mutating func rateService(in state: inout State) {
            guard isAnyStandardChanged else { return }
            let overall = state.basis.overall(state.standings, framework)
            guard state.overall != overall else { return }
            state.overall = overall
            emit(ProjectedRow(key: OverallRating.rowKey, value: overall.bytes))
        }

        /// A row for everything that the edition rates, but for what it rated before.
        mutating func begin(_ state: inout State) {
            let before = state.framework == framework ? state : State()
            state.lookAgain(framework)
            for (number, part) in framework.parts.keyQuestions.enumerated()
            where framework.parts.standards[part.standard].method == .caseData {
                guard before.scores.isEmpty || before.scores[number] != state.scores[number]
                else { continue }
                emit(state.scores[number], ofKeyQuestion: number)
            }
            for number in framework.parts.standards.indices {
                guard
                    before.standings.isEmpty || before.standings[number] != state.standings[number]
                else { continue }
                emit(state.standings[number], ofStandard: number)
            }
        }

        private mutating func emit(_ score: KeyQuestionStanding, ofKeyQuestion number: Int) {
            emit(score.row(of: framework.parts.keyQuestions[number]))
        }

        private mutating func emit(_ standing: StandardStanding, ofStandard number: Int) {
            isAnyStandardChanged = true
            emit(standing.row(of: framework.parts.standards[number], in: framework))
        }

        private mutating func emit(_ row: ProjectedRow) {
            // Most answers change the row of their key question, and one or two more.
            if rows.isEmpty { rows.reserveCapacity(3) }
            rows.append(row)
        }
    }

    public func encode(_ state: State) -> [UInt8] { state.basis.bytes }

    public func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<InspectionEvent>
    ) throws(EventStoreError) -> State {
        var state = State()
        var reader = ByteReader(bytes)
        let frameworkAt: Position
        do throws(MalformedBytes) {
            frameworkAt = Position(try reader.integer())
        } catch { throw Self.unreadable(error) }
        if frameworkAt > .start {
            let registered = try event(frameworkAt)
            state.basis.evolve(
                with: registered.event, at: registered.position, from: registered.record.origin)
        }
        do throws(MalformedBytes) {
            try state.basis.read(from: &reader)
        } catch { throw Self.unreadable(error) }
        if let framework = state.basis.framework {
            state.lookAgain(framework)
            state.overall = state.basis.overall(state.standings, framework)
        }
        return state
    }

    private static func unreadable(_ error: MalformedBytes) -> EventStoreError {
        EventStoreError(
            .integrity, "A state row of the ratings cannot be read: \(error)",
            remedy: "Verify the ledger; rows can be rebuilt from the records.")
    }
}

extension RatingsProjection.State {
    /// Takes all values of key questions and standards from the basis.
    fileprivate mutating func lookAgain(_ framework: Framework) {
        self.framework = framework
        scores = framework.parts.keyQuestions.indices.map {
            basis.standing(ofKeyQuestion: $0, framework)
        }
        standings = framework.parts.standards.enumerated().map { number, part in
            basis.standing(number, scores.span.extracting(part.keyQuestions), framework)
        }
    }
}
