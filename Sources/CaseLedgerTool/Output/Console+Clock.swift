#if CLI
    import CaseLedger
    import Foundation

    extension Console {
        /// Prints a warning when the end of a ledger, which an import just recorded, is stamped ahead of
        /// the machine's clock.
        static func warnAboutClock(of ledger: Ledger) async {
            guard let recordedAt = try? await ledger.head().recordedAt else { return }
            warnAboutClock(of: recordedAt)
        }

        /// Prints a warning when what was just recorded is stamped ahead of the machine's clock.
        ///
        /// Times of recording never go back: one wrong clock pushes all later ones forward.
        static func warnAboutClock(of recordedAt: Timestamp) {
            let ahead = recordedAt.microseconds - LedgerClock.system.now.microseconds
            guard ahead > StoreHealth.ClockStretch.toleranceInMicroseconds else { return }
            say(
                "warning: it is stamped \(recordedAt.rfc3339), ahead of this machine's clock, "
                    + "because an earlier event has that time. Run case-ledger status.")
        }
    }
#endif
