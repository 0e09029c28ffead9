#if CLI
    import CaseLedger
    import Foundation

    extension Console {
        /// Prints a warning when a receipt is stamped ahead of the machine's clock.
        ///
        /// Times of recording never go back: one wrong clock pushes all later ones forward.
        static func warnAboutClock(of receipt: Receipt) {
            let ahead = receipt.recordedAt.microseconds - LedgerClock.system.now.microseconds
            guard ahead > StoreHealth.ClockStretch.toleranceInMicroseconds else { return }
            say(
                "warning: it is stamped \(receipt.recordedAt.rfc3339), ahead of this machine's clock, "
                    + "because an earlier event has that time. Run case-ledger status.")
        }
    }
#endif
