/* Faults of the disk and the clock, for tests: loaded before the C library with LD_PRELOAD.
 *
 * Calls on files whose path holds "synpol" are counted; from a chosen one on they fail, or the process is
 * killed as it makes it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, OTHER = 4 };

static int kinds = 0;
static long left = 0;
static int failure = 0;
static long seen = 0;
static long clock_shift = 0;

/* From the call number `after` (0 is the next) of these kinds on: errno `error`, or, if 0, death. */
void fault_arm(int which, long after, int error) { kinds = which; left = after; failure = error; }
void fault_disarm(void) { kinds = 0; }
long fault_seen(void) { return seen; }
void fault_clock(long seconds) { clock_shift = seconds; }

static int ours(const char *path) { return path != NULL && strstr(path, "synpol") != NULL; }

static int ours_open(int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return ours(path);
}

static int fails(int kind) {
    __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (!(kinds & kind)) return 0;
    if (__atomic_sub_fetch(&left, 1, __ATOMIC_SEQ_CST) >= 0) return 0;
    if (failure == 0) kill(getpid(), SIGKILL);
    errno = failure;
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__) = NULL; \
    if (real == NULL) real = (type (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, name)

ssize_t pwrite(int d, const void *data, size_t size, off_t at) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return ours_open(d) && fails(WRITE) ? -1 : real(d, data, size, at);
}
ssize_t pwrite64(int d, const void *data, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return ours_open(d) && fails(WRITE) ? -1 : real(d, data, size, at);
}
ssize_t write(int d, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return ours_open(d) && fails(WRITE) ? -1 : real(d, data, size);
}
int fsync(int d) {
    REAL(int, "fsync", int);
    return ours_open(d) && fails(SYNC) ? -1 : real(d);
}
int fdatasync(int d) {
    REAL(int, "fdatasync", int);
    return ours_open(d) && fails(SYNC) ? -1 : real(d);
}
int ftruncate(int d, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    return ours_open(d) && fails(OTHER) ? -1 : real(d, size);
}
int ftruncate64(int d, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    return ours_open(d) && fails(OTHER) ? -1 : real(d, size);
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return ours(path) && fails(OTHER) ? -1 : real(path);
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return ours(to) && fails(OTHER) ? -1 : real(from, to);
}
int clock_gettime(clockid_t clock, struct timespec *now) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int result = real(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += clock_shift;
    return result;
}
