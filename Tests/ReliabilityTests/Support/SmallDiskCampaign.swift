import FaultInjection
import Foundation

#if os(Linux)
    /// Workloads on small file systems in memory.
    struct SmallDiskCampaign {
        /// - Returns: The counts; `nil` when no file system can be mounted here.
        func run() throws -> ErrorExperiment.Tally? {
            var tally = ErrorExperiment.Tally()
            for workload in FullDiskCampaign.workloads.prefix(max(1, Setting.diskSizes / 6)) {
                let experiment = try ErrorExperiment(of: workload)
                let place = try Place()
                for number in 0..<max(2, Setting.diskSizes / 3) {
                    let folder = try place.folder("disk")
                    let step = experiment.growthInBytes / max(2, Setting.diskSizes / 3)
                    guard mount(folder, sizeInBytes: step * number + 64 << 10) else { return nil }
                    defer { _ = unsafe umount2(folder, Int32(MNT_DETACH)) }
                    let run = try WatchedRun(of: workload, in: folder)
                    if run.status == 0 {
                        tally.misses += 1
                        continue
                    }
                    try experiment.judge(run, "disk \(number)", in: folder, &tally) {
                        _ = mount(folder, sizeInBytes: 64 << 20, again: true)
                    }
                }
            }
            return tally
        }

        private func mount(_ folder: String, sizeInBytes: Int, again: Bool = false) -> Bool {
            let flags = again ? UInt(MS_REMOUNT) : 0
            return unsafe Glibc.mount(
                "tmpfs", folder, "tmpfs", flags, "size=\(sizeInBytes),mode=700") == 0
        }
    }
#endif
