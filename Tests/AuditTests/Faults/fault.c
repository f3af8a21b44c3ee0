// Makes the system calls of a log fail on demand; loaded before everything else (LD_PRELOAD).
//
// Counts the calls that touch files below the folder given to fault_folder. fault_arm(n, kind) makes the n-th call from
// now on fail: with an error number, or by killing the process at that very place (kind -1), before
// the call is carried out.
//
// fault_trace(file) writes every change and every sync below the folder to a file, so that a test
// can rebuild what the disk may have held when the power went; fault_mark(text) writes a line of
// the test's own between them.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static volatile long countdown = 0;
static volatile int kind = 0;
static volatile long seen = 0;
static char folder[PATH_MAX];
static size_t folder_length = 0;

void fault_folder(const char *path) {
  snprintf(folder, sizeof folder, "%s", path);
  folder_length = strlen(folder);
}
void fault_arm(long n, int how) { countdown = n; kind = how; seen = 0; }
long fault_seen(void) { return seen; }
long fault_left(void) { return countdown; }

static int ours(const char *path) {
  return folder_length && path && strncmp(path, folder, folder_length) == 0;
}
static int ours_file(int file) {
  char link[64], path[PATH_MAX];
  if (!folder_length) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t (*real)(const char *, char *, size_t) = dlsym(RTLD_NEXT, "readlink");
  ssize_t length = real(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return ours(path);
}
// Whether this call is the one that fails.
static int strikes(void) {
  seen++;
  if (countdown > 0 && --countdown == 0) {
    if (kind < 0) { kill(getpid(), SIGKILL); for (;;) pause(); }
    errno = kind;
    return 1;
  }
  return 0;
}

static int trace = -1;

// Straight to the kernel, past our own write().
static void put(const void *bytes, size_t count) {
  if (trace >= 0 && syscall(SYS_write, trace, bytes, count) != (long)count) abort();
}
static void note(const char *format, ...) {
  char line[2 * PATH_MAX];
  va_list list; va_start(list, format);
  int length = vsnprintf(line, sizeof line, format, list);
  va_end(list);
  put(line, length);
}
static void note_file(const char *what, int file, long number, long count) {
  char link[64], path[PATH_MAX];
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = syscall(SYS_readlink, link, path, sizeof path - 1);
  if (length > 0) { path[length] = 0; note("%s %ld %ld %s\n", what, number, count, path); }
  errno = before;
}
void fault_trace(const char *path) {
  trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
}
void fault_mark(const char *text) { note("A 0 0 %s\n", text); }

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

int open(const char *path, int flags, ...) {
  REAL(int, "open", const char *, int, ...);
  va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
  if (!ours(path)) return real(path, flags, mode);
  if (strikes()) return -1;
  int isNew = trace >= 0 && (flags & O_CREAT) && syscall(SYS_access, path, F_OK) != 0;
  int file = real(path, flags, mode);
  if (isNew && file >= 0) note("C 0 0 %s\n", path);
  return file;
}
int open64(const char *path, int flags, ...) {
  REAL(int, "open64", const char *, int, ...);
  va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
  if (!ours(path)) return real(path, flags, mode);
  if (strikes()) return -1;
  int isNew = trace >= 0 && (flags & O_CREAT) && syscall(SYS_access, path, F_OK) != 0;
  int file = real(path, flags, mode);
  if (isNew && file >= 0) note("C 0 0 %s\n", path);
  return file;
}
ssize_t write(int file, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (!ours_file(file)) return real(file, bytes, count);
  if (strikes()) return -1;
  long place = lseek(file, 0, SEEK_CUR);
  ssize_t done = real(file, bytes, count);
  if (done > 0 && trace >= 0) { note_file("W", file, place, done); put(bytes, done); }
  return done;
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  if (!ours_file(file)) return real(file, bytes, count, at);
  if (strikes()) return -1;
  long place = (long)at;
  ssize_t done = real(file, bytes, count, at);
  if (done > 0 && trace >= 0) { note_file("W", file, place, done); put(bytes, done); }
  return done;
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  if (!ours_file(file)) return real(file, bytes, count, at);
  if (strikes()) return -1;
  long place = (long)at;
  ssize_t done = real(file, bytes, count, at);
  if (done > 0 && trace >= 0) { note_file("W", file, place, done); put(bytes, done); }
  return done;
}
ssize_t pread(int file, void *bytes, size_t count, off_t at) {
  REAL(ssize_t, "pread", int, void *, size_t, off_t);
  if (ours_file(file) && strikes()) return -1;
  return real(file, bytes, count, at);
}
ssize_t pread64(int file, void *bytes, size_t count, off64_t at) {
  REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
  if (ours_file(file) && strikes()) return -1;
  return real(file, bytes, count, at);
}
int fsync(int file) {
  REAL(int, "fsync", int);
  if (!ours_file(file)) return real(file);
  if (strikes()) return -1;
  int done = real(file);
  if (done == 0) note_file("S", file, 0, 0);
  return done;
}
int fdatasync(int file) {
  REAL(int, "fdatasync", int);
  if (!ours_file(file)) return real(file);
  if (strikes()) return -1;
  int done = real(file);
  if (done == 0) note_file("S", file, 0, 0);
  return done;
}
int ftruncate(int file, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  if (!ours_file(file)) return real(file, size);
  if (strikes()) return -1;
  int done = real(file, size);
  if (done == 0) note_file("T", file, (long)size, 0);
  return done;
}
int ftruncate64(int file, off64_t size) {
  REAL(int, "ftruncate64", int, off64_t);
  if (!ours_file(file)) return real(file, size);
  if (strikes()) return -1;
  int done = real(file, size);
  if (done == 0) note_file("T", file, (long)size, 0);
  return done;
}
int rename(const char *old, const char *new) {
  REAL(int, "rename", const char *, const char *);
  if (!ours(old)) return real(old, new);
  if (strikes()) return -1;
  int done = real(old, new);
  if (done == 0) note("R 0 0 %s\nN 0 0 %s\n", old, new);
  return done;
}
int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (!ours(path)) return real(path);
  if (strikes()) return -1;
  int done = real(path);
  if (done == 0) note("U 0 0 %s\n", path);
  return done;
}
int flock(int file, int how) {
  REAL(int, "flock", int, int);
  if (ours_file(file) && strikes()) return -1;
  return real(file, how);
}
int close(int file) {
  REAL(int, "close", int);
  // The file is closed all the same, as Linux does.
  if (ours_file(file) && strikes()) { int how = errno; real(file); errno = how; return -1; }
  return real(file);
}
