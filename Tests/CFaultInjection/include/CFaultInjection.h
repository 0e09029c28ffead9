// A library for LD_PRELOAD that records what a program does to the files of one folder, and that
// makes chosen calls fail. Linux only; elsewhere it is empty.
//
// Environment of the program:
//
//   CASELEDGER_FAULTS_ROOT    the folder; calls on files outside it are passed on unchanged
//   CASELEDGER_FAULTS_LOG     a file to append the operations to, with their bytes (record.h)
//   CASELEDGER_FAULTS_HITS    a file to append one line to for each call that was made to fail
//   CASELEDGER_FAULTS_CALLS   which calls count: write, meta, sync, name or any (default any)
//   CASELEDGER_FAULTS_AT      the number of the call that fails, from 1; 0 or none: no call fails
//   CASELEDGER_FAULTS_KIND    eio or enospc: the call does nothing and fails (default eio)
//                             short: half of a write is done
//                             late: the call is done, and fails all the same with EIO
//                             lie: nothing is done, and the call succeeds
//                             kill, kill-after: the process is killed before or after the call; after
//                             a write that syncs itself: between the write and its sync
//   CASELEDGER_FAULTS_FOREVER 1: every later call fails too
//   CASELEDGER_FAULTS_BUDGET  how many bytes the files may still grow by, all together
//
// It exports no function of its own: nothing may be called here.

#ifndef CASELEDGER_CFAULTINJECTION_H
#define CASELEDGER_CFAULTINJECTION_H
#endif
