#include "child.h"

#include <signal.h>
#include <spawn.h>

int cl_start_child(
    const char *path, char *const arguments[], char *const variables[], const char *folder,
    const int streams[3], pid_t *identifier) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t signals;
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) return failure;
    failure = posix_spawnattr_init(&attributes);
    if (failure != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return failure;
    }
    for (int number = 0; number < 3 && failure == 0; number++) {
        if (streams[number] < 0) continue;
        failure = posix_spawn_file_actions_adddup2(&actions, streams[number], number);
    }
    if (failure == 0 && folder) {
        failure = posix_spawn_file_actions_addchdir_np(&actions, folder);
    }
#ifdef __linux__
    if (failure == 0) failure = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#else
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    sigemptyset(&signals);
    if (failure == 0) failure = posix_spawnattr_setsigmask(&attributes, &signals);
    sigfillset(&signals);
    if (failure == 0) failure = posix_spawnattr_setsigdefault(&attributes, &signals);
    if (failure == 0) failure = posix_spawnattr_setflags(&attributes, flags);
    if (failure == 0) {
        failure = posix_spawn(identifier, path, &actions, &attributes, arguments, variables);
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}
