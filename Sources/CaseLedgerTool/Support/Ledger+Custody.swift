#if CLI
    import CaseLedger
    import Foundation

    extension Ledger {
        /// Records in the ledger's own stream that a copy was made or a record was read.
        ///
        /// A ledger that takes no commands is read nevertheless; a message says that nothing was
        /// recorded.
        ///
        /// - Parameters:
        ///   - event: What happened.
        ///   - actor: Who did it.
        /// - Throws: ``LedgerError`` when a ledger that takes commands did not record it, for example
        ///   on a full disk. Then what is to be recorded must not happen.
        func note(_ event: CustodyEvent, by actor: Agent) async throws(LedgerError) {
            do throws(LedgerError) {
                Console.warnAboutClock(of: try await record(event, by: actor).recordedAt)
            } catch {
                guard [.readOnly, .rolledBack, .damaged].contains(error.code) else { throw error }
                Console.say(
                    "warning: The ledger does not record this: \(error.message) \(error.remedy)")
            }
        }

        /// Records an export, before it is made: so none exists that is not recorded.
        ///
        /// - Parameters:
        ///   - kind: What was exported.
        ///   - inspection: The inspection of an export that has only one.
        ///   - position: Up to where.
        ///   - text: What was written.
        ///   - path: Where it was written; `nil` or `-` for standard output.
        ///   - actor: Who did it.
        /// - Throws: ``LedgerError`` when the file certainly cannot be written; nothing is recorded.
        func noteExport(
            of kind: ExportKind, inspection: StreamName?, through position: Position,
            _ text: String, to path: String?, by actor: Agent
        ) async throws {
            if let path, path != "-" { try OutputFile.requireWritable(path) }
            let bytes = Array(text.utf8)
            let place =
                path == nil || path == "-"
                ? "standard output" : CustodyText.path((path ?? "").absolutePath)
            try await note(
                .exportMade(
                    ExportMade(
                        kind: kind, inspection: inspection, through: position, bytes: bytes.count,
                        digest: ContentDigest(of: bytes), path: place)), by: actor)
        }
    }

    extension LedgerInspection {
        /// Records that the record of a person's work was read.
        ///
        /// - Parameters:
        ///   - key: The key of the person.
        ///   - view: The moment as of which it was read.
        ///   - purpose: What it was read for.
        ///   - actor: Who read it.
        /// - Throws: ``LedgerError`` for a key that is not valid.
        func noteReading(
            ofPerson key: String, at view: View, for purpose: String, by actor: Agent
        ) async throws {
            try await ledger.note(
                .personRecordRead(
                    PersonRecordRead(
                        person: try Agent.ID(argument: key), inspection: id, asOf: view.position,
                        purpose: FreeText(purpose))), by: actor)
        }
    }

    extension String {
        /// The path from the root, for a record that is read somewhere else.
        var absolutePath: String {
            hasPrefix("/") ? self : FileManager.default.currentDirectoryPath + "/" + self
        }
    }
#endif
