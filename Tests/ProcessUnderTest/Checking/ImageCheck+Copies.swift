import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore

extension ImageCheck {
    /// Checks the backups beside a ledger: each that was acknowledged is there, and each that has a
    /// name can be restored.
    ///
    /// - Throws: A ``Problem``.
    func checkCopies(of ledger: String, _ acknowledged: Acknowledged) async throws {
        let manager = FileManager.default
        let parent = (ledger as NSString).deletingLastPathComponent
        let prefix = (ledger as NSString).lastPathComponent + "."
        let names = try manager.contentsOfDirectory(atPath: parent)
            .filter { $0.hasPrefix(prefix + "copy-") }.sorted()
        for copy in acknowledged.copies where !names.contains(prefix + copy) {
            throw Problem("lost", "the backup \(copy)")
        }
        var wholes: [String] = []
        for name in names {
            var isFolder: ObjCBool = false
            let path = "\(parent)/\(name)"
            _ = unsafe manager.fileExists(atPath: path, isDirectory: &isFolder)
            let restored = "\(parent)/restored"
            if isFolder.boolValue {
                wholes.append(path)
                do { try await restore(path, [], to: restored) } catch {
                    throw Problem("unrestorable", "\(name): \(error)")
                }
            } else {
                try await restore(path, onAnyOf: wholes.reversed(), to: restored)
            }
            try await requirePart(at: restored, name)
            try manager.removeItem(atPath: restored)
        }
    }

    private func restore(
        _ whole: String, _ increments: [String], to path: String
    ) async throws(EventStoreError) {
        _ = try await LMDBStore.restore(
            from: whole, increments: increments, to: path,
            projections: [CountingProjection.registered()])
    }

    /// Restores an increment with the last whole backup that it fits; runs that were interrupted made
    /// several.
    private func restore(
        _ increment: String, onAnyOf wholes: [String], to path: String
    ) async throws {
        for whole in wholes {
            do throws(EventStoreError) {
                return try await restore(whole, [increment], to: path)
            } catch {
                guard error.code == .invalid else {
                    throw Problem("unrestorable", "\(increment): \(error)")
                }
            }
        }
        throw Problem("unrestorable", "\(increment) fits none of \(wholes.count) whole backups")
    }

    /// Throws unless a restored ledger has whole commands of the complete run only.
    private func requirePart(at path: String, _ name: String) async throws {
        let records = try await LedgerContent(at: path).records
        let whole = LedgerContent.commands(of: complete.records)
        for (command, events) in LedgerContent.commands(of: records) where whole[command] != events
        {
            throw Problem("altered", "command \(command) in the backup \(name)")
        }
    }
}
