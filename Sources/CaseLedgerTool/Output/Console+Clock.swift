#if CLI
    import CaseLedger
    import Foundation

    extension Console {
        /// How far a time of recording may be ahead of the clock.
        ///
        /// Unit: microseconds.
        private static let toleranceInMicroseconds: Int64 = 60_000_000

        /// Prints a warning when a receipt is stamped ahead of the machine's clock.
        ///
        /// Times of recording never go back: one wrong clock pushes all later ones forward.
        static func warnAboutClock(of receipt: Receipt) {
            let ahead = receipt.recordedAt.microseconds - LedgerClock.system.now.microseconds
            guard ahead > toleranceInMicroseconds else { return }
            say(
                "warning: it is stamped \(receipt.recordedAt.rfc3339), ahead of this machine's clock, "
                    + "because an earlier event has that time. Run case-ledger status.")
        }
    }
#endif
