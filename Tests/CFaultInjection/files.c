#if defined(__linux__)

#include "files.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "real.h"
#include "record.h"

// Everything below the root is on one file system, so the inode's number identifies a file.
static uint64_t known[4096];
static size_t known_count = 0;

static int is_known(uint64_t id) {
    for (size_t index = known_count; index > 0; index--)
        if (known[index - 1] == id) return 1;
    return 0;
}

void cf_remember(uint64_t id) {
    if (is_known(id)) return;
    if (known_count == sizeof known / sizeof *known) abort();
    known[known_count++] = id;
}

uint64_t cf_id_of_descriptor(int descriptor) {
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !is_known(status.st_ino)) return 0;
    return status.st_ino;
}

uint64_t cf_id_of_name(int directory, const char *path) {
    struct stat status;
    if (fstatat(directory, path, &status, AT_SYMLINK_NOFOLLOW) != 0) return 0;
    return status.st_ino;
}

uint64_t cf_parent(int directory, const char *path, const char **name) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (!slash) {
        strcpy(folder, ".");
    } else if (slash == path) {
        strcpy(folder, "/");
    } else {
        size_t length = slash - path;
        if (length >= sizeof folder) return 0;
        memcpy(folder, path, length);
        folder[length] = 0;
    }
    struct stat status;
    if (fstatat(directory, folder, &status, 0) != 0) return 0;
    return is_known(status.st_ino) ? status.st_ino : 0;
}

/// Writes a file that existed before to the log.
static void log_file(const char *path, const char *name, uint64_t id, uint64_t parent, size_t size) {
    typedef int (*open_type)(const char *, int, ...);
    CF_REAL(open_type, "open")
    char *content = malloc(size + 1);
    int descriptor = real(path, O_RDONLY | O_CLOEXEC);
    if (!content || descriptor < 0) abort();
    size_t count = 0;
    while (count < size) {
        ssize_t more = pread(descriptor, content + count, size - count, count);
        if (more <= 0) abort();
        count += more;
    }
    close(descriptor);
    struct cf_entry entry = {
        .kind = CF_OLD_FILE, .id = id, .other = parent, .offset = strlen(name)};
    cf_log(entry, name, strlen(name), content, size);
    free(content);
}

static void survey(const char *path, const char *name, uint64_t parent, int is_new_log) {
    struct stat status;
    if (lstat(path, &status) != 0) return;
    cf_remember(status.st_ino);
    if (S_ISREG(status.st_mode) && is_new_log)
        log_file(path, name, status.st_ino, parent, status.st_size);
    if (!S_ISDIR(status.st_mode)) return;
    if (is_new_log) {
        struct cf_entry entry = {.kind = CF_OLD_FOLDER, .id = status.st_ino, .other = parent};
        cf_log(entry, name, strlen(name), NULL, 0);
    }
    DIR *stream = opendir(path);
    if (!stream) return;
    struct dirent *found;
    while ((found = readdir(stream))) {
        if (!strcmp(found->d_name, ".") || !strcmp(found->d_name, "..")) continue;
        char inner[PATH_MAX];
        int length = snprintf(inner, sizeof inner, "%s/%s", path, found->d_name);
        if (length < (int)sizeof inner) survey(inner, found->d_name, status.st_ino, is_new_log);
    }
    closedir(stream);
}

void cf_survey(const char *root, int is_new_log) { survey(root, "", 0, is_new_log); }

#endif
