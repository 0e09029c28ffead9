#if CLI
    import CaseLedger

    extension Refusal.Code {
        /// The option that gives what the refusal says is missing; `nil` for a refusal of something
        /// else.
        var option: String? {
            switch self {
            case .reasonMissing: "--reason"
            case .groundMissing: "--ground"
            case .nobodyPresent: "--chair or --member"
            case .unknownRole: "--role"
            case .backdated: "--backdated"
            case .votesMissing: "--for, --against, --abstained and --absent, or --consensus"
            default: nil
            }
        }
    }
#endif
