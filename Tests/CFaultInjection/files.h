// Which files and folders are below the root.

#ifndef CASELEDGER_FILES_H
#define CASELEDGER_FILES_H

#include <stdint.h>
#include <sys/types.h>

/// The number of the open file, when it is below the root; else 0.
uint64_t cf_id_of_descriptor(int descriptor);

/// The number of the folder that holds the last component of a path, when it is the root or below
/// it, else 0; and that component.
uint64_t cf_parent(int directory, const char *path, const char **name);

/// The number of the file with that name, not following a symbolic link; 0 when there is none.
uint64_t cf_id_of_name(int directory, const char *path);

/// Remembers a file or folder below the root.
void cf_remember(uint64_t id);

/// Remembers everything below the root, and writes it to the log when the log is new.
void cf_survey(const char *root, int is_new_log);

#endif
