import CLMDB
import Foundation
import LMDB
import Testing

@Suite("After a fork")
struct ForkTests {
    @Test("The child is refused, and the parent continues")
    func fork() async {
        // In a process of its own: a fork copies one thread, and the tests have many.
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            let environment = try Environment.create(at: directory.environment, tables: ["a"])
            let table = try environment.table(named: "a")
            try environment.put([1], for: key(1), in: table)
            try environment.read { transaction throws(LMDBError) in
                let child = cl_fork_for_tests()
                if child == 0 {
                    let codes = [
                        code { () throws(LMDBError) in
                            try environment.read { _ throws(LMDBError) in () }
                        },
                        code { () throws(LMDBError) in
                            try environment.put([2], for: key(1), in: table)
                        },
                        code { () throws(LMDBError) in
                            _ = try Environment.open(at: directory.environment, tables: [])
                        },
                        code { () throws(LMDBError) in _ = try environment.table(named: "a") },
                    ]
                    environment.close()
                    _exit(codes == Array(repeating: .usedAfterFork, count: 4) ? 0 : 1)
                }
                var status: Int32 = -1
                for _ in 0..<1000 where unsafe waitpid(child, &status, WNOHANG) == 0 {
                    usleep(10_000)
                }
                #expect(status == 0)
                // The child closed its copy; the snapshot and the locks are still the parent's.
                #expect(try transaction.copy(of: key(1), in: table) == [1])
                #expect(try environment.statistics.readersInUse == 0)
            }
            try environment.put([3], for: key(1), in: table)
            #expect(try environment.value(of: key(1), in: table) == [3])
        }
    }
}
