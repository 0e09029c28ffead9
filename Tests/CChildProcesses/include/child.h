#ifndef CASELEDGER_CHILD_H
#define CASELEDGER_CHILD_H

#include <sys/types.h>

/// Starts a program that has no open file of this process but its three streams, and the default
/// answers to signals.
///
/// `folder`: where it runs, or null. `streams`: the descriptors of its input, output and error
/// output; -1: that of this process. Returns 0 and sets `identifier`, or returns an error number.
int cl_start_child(
    const char *path, char *const arguments[], char *const variables[], const char *folder,
    const int streams[3], pid_t *identifier);

#endif
