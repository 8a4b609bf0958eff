/* Stands between a program and the C library, for files below one folder (FAULTS_UNDER).
 *
 * Two uses: the n-th operation of a kind fails as a disk would, on order of the program itself (faults_arm); and every
 * operation is written to a log in order (FAULTS_LOG), with the program's own marks between them, from which the disk
 * can be put together as a power cut might have left it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, RENAME = 16, UNLINK = 32 };
enum { FDS = 4096, FILES = 65536 };

struct seen { dev_t dev; ino_t ino; uint32_t id; };

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static char under[PATH_MAX];
static size_t under_length;
static int log_fd = -1;
static char *folder_of[FDS];   /* path, where a watched folder is open */
static uint32_t file_of[FDS];  /* id, where a watched file is open */
static struct seen files[FILES];
static uint32_t known;
static int armed, after, failure, is_short, sticky, hits;

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("FAULTS_UNDER"), *log = getenv("FAULTS_LOG");
    if (folder && strlen(folder) < sizeof under) strcpy(under, folder);
    under_length = strlen(under);
    if (log) {
        log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (log_fd < 0) abort();
    }
}

static ssize_t plain_write(int fd, const void *data, size_t size) {
    REAL(write);
    return real(fd, data, size);
}

static void put(const void *data, size_t size) {
    const char *at = data;
    while (size) {
        ssize_t done = plain_write(log_fd, at, size);
        if (done <= 0) abort();
        at += done;
        size -= (size_t)done;
    }
}

/* One record: kind, file, number, two texts. The guard is held. */
static void record(char kind, uint32_t file, uint64_t number, const void *one, size_t one_size, const char *two) {
    if (log_fd < 0) return;
    uint32_t sizes[2] = {(uint32_t)one_size, two ? (uint32_t)strlen(two) : 0};
    put(&kind, 1);
    put(&file, sizeof file);
    put(&number, sizeof number);
    put(sizes, sizeof sizes);
    put(one, sizes[0]);
    put(two, sizes[1]);
}

static int watched(const char *path, char *whole) {
    if (!under_length || !path) return 0;
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX) return 0;
        strcpy(whole, path);
    } else {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here) || strlen(here) + strlen(path) + 2 > PATH_MAX) return 0;
        strcpy(whole, here);
        strcat(whole, "/");
        strcat(whole, path);
    }
    return strncmp(whole, under, under_length) == 0 && (whole[under_length] == '/' || !whole[under_length]);
}

/* Whether this operation is to fail. The guard is held. */
static int fails(int kind) {
    if (!(armed & kind)) return 0;
    if (after > 0) {
        after--;
        return 0;
    }
    hits++;
    if (!sticky) armed = 0;
    return 1;
}

static uint32_t id_of(int fd, int created) {
    struct stat facts;
    if (fstat(fd, &facts)) return 0;
    for (uint32_t n = known; n > 0; n--)
        if (files[n - 1].dev == facts.st_dev && files[n - 1].ino == facts.st_ino) {
            if (!created) return files[n - 1].id;
            /* The number of a file that is gone, used again. */
            files[n - 1].ino = 0;
            break;
        }
    if (known == FILES) abort();
    files[known] = (struct seen){facts.st_dev, facts.st_ino, known + 1};
    return files[known++].id;
}

static int opened(int fd, const char *whole, int flags, int existed) {
    if (fd < 0 || fd >= FDS) return fd;
    struct stat facts;
    if (!fstat(fd, &facts) && S_ISDIR(facts.st_mode)) {
        folder_of[fd] = strdup(whole);
        return fd;
    }
    int created = (flags & O_CREAT) && !existed;
    file_of[fd] = id_of(fd, created);
    if (created) record('C', file_of[fd], 0, whole, strlen(whole), NULL);
    else if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) record('T', file_of[fd], 0, NULL, 0, NULL);
    return fd;
}

#define OPENING(call)                                              \
    char whole[PATH_MAX];                                          \
    mode_t mode = 0;                                               \
    if (flags & (O_CREAT | O_TMPFILE)) {                           \
        va_list rest;                                              \
        va_start(rest, flags);                                     \
        mode = va_arg(rest, mode_t);                               \
        va_end(rest);                                              \
    }                                                              \
    if (!watched(path, whole)) return call;                        \
    pthread_mutex_lock(&guard);                                    \
    struct stat facts;                                             \
    int existed = lstat(whole, &facts) == 0, fd = -1;              \
    if (fails(OPEN)) errno = failure;                              \
    else fd = opened(call, whole, flags, existed);                 \
    pthread_mutex_unlock(&guard);                                  \
    return fd

int open(const char *path, int flags, ...) { REAL(open); OPENING(real(path, flags, mode)); }
int open64(const char *path, int flags, ...) { REAL(open64); OPENING(real(path, flags, mode)); }
int openat(int at, const char *path, int flags, ...) { REAL(openat); OPENING(real(at, path, flags, mode)); }
int openat64(int at, const char *path, int flags, ...) { REAL(openat64); OPENING(real(at, path, flags, mode)); }

int close(int fd) {
    REAL(close);
    if (fd >= 0 && fd < FDS) {
        pthread_mutex_lock(&guard);
        free(folder_of[fd]);
        folder_of[fd] = NULL;
        file_of[fd] = 0;
        pthread_mutex_unlock(&guard);
    }
    return real(fd);
}

static uint32_t file(int fd) { return fd >= 0 && fd < FDS ? file_of[fd] : 0; }

/* What is written of a size: all, a part where a write is to fall short, or -1. The guard is held. */
static ssize_t allowed(size_t size) {
    if (!fails(WRITE)) return (ssize_t)size;
    if (is_short && size > 1) {
        /* As a full disk does it: a part, and nothing after it. */
        after = 0;
        return (ssize_t)(size / 2);
    }
    errno = failure;
    return -1;
}

#define WRITING(where, call)                                                      \
    if (!file(fd)) { size_t part = size; return call; }                           \
    pthread_mutex_lock(&guard);                                                   \
    ssize_t may = allowed(size), done = may;                                      \
    if (may > 0) {                                                                \
        size_t part = (size_t)may;                                                \
        uint64_t place = (uint64_t)(where);                                       \
        done = call;                                                              \
        if (done > 0) record('W', file(fd), place, data, (size_t)done, NULL);     \
    }                                                                             \
    pthread_mutex_unlock(&guard);                                                 \
    return done

static off_t place_of(int fd) {
    struct stat facts;
    if ((fcntl(fd, F_GETFL) & O_APPEND) && !fstat(fd, &facts)) return facts.st_size;
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *data, size_t size) { REAL(write); WRITING(place_of(fd), real(fd, data, part)); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(pwrite);
    WRITING(at, real(fd, data, part, at));
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    WRITING(at, real(fd, data, part, at));
}

static int synced(int fd, int (*real)(int)) {
    int is_folder = fd >= 0 && fd < FDS && folder_of[fd];
    if (!is_folder && !file(fd)) return real(fd);
    pthread_mutex_lock(&guard);
    int done = -1;
    if (fails(SYNC)) errno = failure;
    else if (!(done = real(fd))) {
        if (is_folder) record('D', 0, 0, folder_of[fd], strlen(folder_of[fd]), NULL);
        else record('S', file(fd), 0, NULL, 0, NULL);
    }
    pthread_mutex_unlock(&guard);
    return done;
}

int fsync(int fd) { REAL(fsync); return synced(fd, real); }
int fdatasync(int fd) { REAL(fdatasync); return synced(fd, real); }

#define TRUNCATING(call)                                                  \
    if (!file(fd)) return call;                                           \
    pthread_mutex_lock(&guard);                                           \
    int done = -1;                                                        \
    if (fails(TRUNCATE)) errno = failure;                                 \
    else if (!(done = call)) record('T', file(fd), (uint64_t)size, NULL, 0, NULL); \
    pthread_mutex_unlock(&guard);                                         \
    return done

int ftruncate(int fd, off_t size) { REAL(ftruncate); TRUNCATING(real(fd, size)); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); TRUNCATING(real(fd, size)); }

/* One name (or a move between two) that changes. */
#define NAMING(kind, letter, first, second, call)                                            \
    char one[PATH_MAX], two[PATH_MAX];                                                       \
    int is_watched = watched(first, one), both = watched(second, two);                         \
    if (!is_watched && !both) return call;                                                   \
    pthread_mutex_lock(&guard);                                                              \
    int done = -1;                                                                           \
    if (fails(kind)) errno = failure;                                                        \
    else if (!(done = call)) record(letter, 0, 0, one, strlen(one), both ? two : NULL);      \
    pthread_mutex_unlock(&guard);                                                            \
    return done

int rename(const char *from, const char *to) { REAL(rename); NAMING(RENAME, 'R', from, to, real(from, to)); }
int link(const char *from, const char *to) { REAL(link); NAMING(RENAME, 'L', from, to, real(from, to)); }
int unlink(const char *path) { REAL(unlink); NAMING(UNLINK, 'U', path, (const char *)NULL, real(path)); }
int rmdir(const char *path) { REAL(rmdir); NAMING(UNLINK, 'U', path, (const char *)NULL, real(path)); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); NAMING(OPEN, 'K', path, (const char *)NULL, real(path, mode)); }

/* From here on the n-th operation (0 is the next) of these kinds fails: once, or all after it too. */
void faults_arm(int kinds, int n, int error, int short_write, int all_after) {
    pthread_mutex_lock(&guard);
    armed = kinds, after = n, failure = error, is_short = short_write, sticky = all_after, hits = 0;
    pthread_mutex_unlock(&guard);
}

/* The disk is well again; says how often it failed. */
int faults_disarm(void) {
    pthread_mutex_lock(&guard);
    int had = hits;
    armed = 0;
    pthread_mutex_unlock(&guard);
    return had;
}

/* A word of the program, between what it wrote before and what it writes after. */
void faults_mark(const char *text) {
    pthread_mutex_lock(&guard);
    record('M', 0, 0, text, strlen(text), NULL);
    pthread_mutex_unlock(&guard);
}
