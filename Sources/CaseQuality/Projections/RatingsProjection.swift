public import EventSourcing

/// The ratings of an inspection, one row for each key question, each standard and the service.
public struct RatingsProjection: Projection {
    public static let name: ProjectionName = "ratings"
    public static let revision: UInt32 = 1

    public init() {}

    /// This projection as a store runs it.
    public static var registered: RegisteredProjection {
        RegisteredProjection(
            RatingsProjection(), codec: InspectionEventCodec(),
            inputs: ["events \(InspectionEventCodec.schemaVersion)"])
    }

    /// What the fold remembers of an inspection: the basis, and the values as last emitted.
    public struct State: Sendable {
        fileprivate var basis = RatingBasis()
        fileprivate var scores: [Question.ID: KeyQuestionScore] = [:]
        fileprivate var ratings: [Standard.ID: StandardRating] = [:]
        fileprivate var overall: OverallRating?
    }

    public func initialState() -> State { State() }

    public func apply(
        _ event: Recorded<InspectionEvent>, to state: inout State
    ) throws(UnreadableEvent) -> [ProjectedRow] {
        var touched = state.basis.evolve(with: event)
        if case .frameworkRegistered = event.event {
            guard let framework = state.basis.framework else {
                throw UnreadableEvent(
                    event.record, problem: "this version cannot read the framework's definition.")
            }
            touched.questions = framework.standards.filter { $0.method == .caseData }
                .flatMap(\.keyQuestions).map(\.id)
            touched.standards = framework.standards.map(\.id)
        }
        var rows: [ProjectedRow] = []
        for id in touched.questions {
            guard let score = state.basis.score(id), state.scores[id] != score else { continue }
            state.scores[id] = score
            rows.append(ProjectedRow(key: KeyQuestionScore.rowKey(id), value: score.bytes))
        }
        var changed = false
        for id in touched.standards {
            guard let rating = state.basis.standardRating(id), state.ratings[id] != rating else {
                continue
            }
            state.ratings[id] = rating
            changed = true
            rows.append(ProjectedRow(key: StandardRating.rowKey(id), value: rating.bytes))
        }
        if changed, let overall = state.basis.overall(state.ratings), overall != state.overall {
            state.overall = overall
            rows.append(ProjectedRow(key: OverallRating.rowKey, value: overall.bytes))
        }
        return rows
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
        if frameworkAt > .start { state.basis.evolve(with: try event(frameworkAt)) }
        do throws(MalformedBytes) {
            try state.basis.read(from: &reader)
        } catch { throw Self.unreadable(error) }
        if let framework = state.basis.framework {
            for standard in framework.standards {
                state.ratings[standard.id] = state.basis.standardRating(standard.id)
                guard standard.method == .caseData else { continue }
                for question in standard.keyQuestions {
                    state.scores[question.id] = state.basis.score(question.id)
                }
            }
            state.overall = state.basis.overall(state.ratings)
        }
        return state
    }

    private static func unreadable(_ error: MalformedBytes) -> EventStoreError {
        EventStoreError(
            .integrity, "A state row of the ratings cannot be read: \(error)",
            remedy: "Verify the ledger; rows can be rebuilt from the records.")
    }
}
