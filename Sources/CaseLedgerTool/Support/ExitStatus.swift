#if CLI
    import CaseLedger

    /// The exit status of the command.
    struct ExitStatus: RawRepresentable {
        let rawValue: Int32

        static let negative = ExitStatus(rawValue: 1)
        static let inputRefused = ExitStatus(rawValue: 2)
        static let integrityFailure = ExitStatus(rawValue: 3)
        static let notFound = ExitStatus(rawValue: 4)
        static let conflictOrLocked = ExitStatus(rawValue: 5)
        static let usage = ExitStatus(rawValue: 64)
        static let inputOutput = ExitStatus(rawValue: 74)
        static let interrupted = ExitStatus(rawValue: 130)
    }

    extension LedgerError {
        /// The exit status that this error ends the command with.
        var exitStatus: ExitStatus {
            switch code {
            case .refused, .invalidInput, .alreadyExists, .commandReused, .incomparable, .tooLarge:
                .inputRefused
            case .damaged, .newerFormat, .rolledBack: .integrityFailure
            case .notFound, .beyondHead: .notFound
            case .conflict, .locked: .conflictOrLocked
            case .cancelled: .interrupted
            default: .inputOutput
            }
        }
    }
#endif
