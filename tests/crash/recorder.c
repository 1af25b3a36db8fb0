/* Logs, in order, what a process writes to a database's files and when it has them synced.

   Loaded into the real server by LD_PRELOAD. RECORDER_WATCH is the start of the paths to watch, RECORDER_LOG the
   file to add to. The folder is called "/": a new file is sure to be there once the folder is synced. A line of the log is a header, the file's name after the watched start, and the bytes written:
   operation, name's length, offset, bytes' length. It is added in one call to a file opened for appending, so
   that several processes share one order. The lock is held from before the call until it is in the log: a sync
   stands after every write it covers and before every answer that relied on it. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
#define REAL(name) ((typeof(&name))real(#name))

struct __attribute__((packed)) header {
    uint8_t operation;
    uint8_t name_length;
    uint64_t offset;
    uint32_t length;
};

static char *names[MOST_FILES];
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;

static void *real(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

static const char *watched(const char *path)
{
    const char *start = getenv("RECORDER_WATCH");
    if (start == NULL || path == NULL)
        return NULL;
    size_t folder = (size_t)(strrchr(start, '/') - start);
    if (strlen(path) == folder && strncmp(path, start, folder) == 0)
        return "/";
    if (strncmp(path, start, strlen(start)) != 0)
        return NULL;
    path += strlen(start);
    /* The shared index is rebuilt from the log after a crash; the queue's files hold nothing. */
    if (strcmp(path, "") != 0 && strcmp(path, "-wal") != 0 && strcmp(path, "-journal") != 0)
        return NULL;
    return path;
}

static void add(char operation, const char *name, uint64_t offset, const void *bytes, uint32_t length)
{
    struct header header = {(uint8_t)operation, (uint8_t)strlen(name), offset, length};
    struct iovec parts[3] = {
        {&header, sizeof header}, {(void *)name, strlen(name)}, {(void *)bytes, bytes == NULL ? 0 : length}};
    size_t whole = parts[0].iov_len + parts[1].iov_len + parts[2].iov_len;
    int kept = errno;
    if (log_file < 0)
        log_file = REAL(open)(getenv("RECORDER_LOG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (writev(log_file, parts, 3) != (ssize_t)whole)
        abort();
    errno = kept;
}

static const char *name_of(int file)
{
    return file >= 0 && file < MOST_FILES ? names[file] : NULL;
}

static int opened(int file, const char *path, int flags)
{
    const char *name = watched(path);
    if (file < 0 || file >= MOST_FILES || name == NULL)
        return file;
    pthread_mutex_lock(&order);
    names[file] = strdup(name);
    if (flags & O_TRUNC)
        add('T', name, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return file;
}

#define OPENER(name)                                         \
    int name(const char *path, int flags, ...)               \
    {                                                        \
        va_list more;                                        \
        va_start(more, flags);                               \
        mode_t mode = va_arg(more, int);                     \
        va_end(more);                                        \
        return opened(REAL(name)(path, flags, mode), path, flags); \
    }

OPENER(open)
OPENER(open64)

int close(int file)
{
    if (name_of(file) != NULL) {
        pthread_mutex_lock(&order);
        free(names[file]);
        names[file] = NULL;
        pthread_mutex_unlock(&order);
    }
    return REAL(close)(file);
}

#define WRITER(name, offset_type)                                                    \
    ssize_t name(int file, const void *bytes, size_t length, offset_type offset)     \
    {                                                                                \
        const char *watched_name = name_of(file);                                    \
        if (watched_name == NULL)                                                    \
            return REAL(name)(file, bytes, length, offset);                          \
        pthread_mutex_lock(&order);                                                  \
        ssize_t done = REAL(name)(file, bytes, length, offset);                      \
        if (done > 0)                                                                \
            add('W', watched_name, (uint64_t)offset, bytes, (uint32_t)done);         \
        pthread_mutex_unlock(&order);                                                \
        return done;                                                                 \
    }

WRITER(pwrite, off_t)
WRITER(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t length)
{
    const char *name = name_of(file);
    if (name == NULL)
        return REAL(write)(file, bytes, length);
    pthread_mutex_lock(&order);
    off_t offset = lseek(file, 0, SEEK_CUR);
    ssize_t done = REAL(write)(file, bytes, length);
    if (done > 0)
        add('W', name, (uint64_t)offset, bytes, (uint32_t)done);
    pthread_mutex_unlock(&order);
    return done;
}

#define CUTTER(name, offset_type)                                   \
    int name(int file, offset_type length)                          \
    {                                                               \
        const char *watched_name = name_of(file);                   \
        if (watched_name == NULL)                                   \
            return REAL(name)(file, length);                        \
        pthread_mutex_lock(&order);                                 \
        int failed = REAL(name)(file, length);                      \
        if (!failed)                                                \
            add('T', watched_name, (uint64_t)length, NULL, 0);      \
        pthread_mutex_unlock(&order);                               \
        return failed;                                              \
    }

CUTTER(ftruncate, off_t)
CUTTER(ftruncate64, off64_t)

#define SYNCER(name)                                    \
    int name(int file)                                  \
    {                                                   \
        const char *watched_name = name_of(file);       \
        if (watched_name == NULL)                       \
            return REAL(name)(file);                    \
        pthread_mutex_lock(&order);                     \
        int failed = REAL(name)(file);                  \
        if (!failed)                                    \
            add('S', watched_name, 0, NULL, 0);         \
        pthread_mutex_unlock(&order);                   \
        return failed;                                  \
    }

SYNCER(fsync)
SYNCER(fdatasync)

int unlink(const char *path)
{
    const char *name = watched(path);
    if (name == NULL)
        return REAL(unlink)(path);
    pthread_mutex_lock(&order);
    int failed = REAL(unlink)(path);
    if (!failed)
        add('U', name, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return failed;
}
