#define _GNU_SOURCE
#include "log.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* One record is this head, then the path, the other path and the bytes. */
struct head {
  uint32_t type;
  uint32_t process;
  uint32_t path_bytes;
  uint32_t other_bytes;
  uint64_t data_bytes;
  uint64_t file;
  int64_t offset;
};

/* High enough that programs that count on low descriptors, or close them, are not disturbed. */
enum { LOWEST_LOG_DESCRIPTOR = 700, MOST_FILES = 1 << 16, MOST_PIECES = 64 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int log_descriptor = -1;
static char below[PATH_MAX];
static size_t below_length;
static dev_t control_device;
static ino_t control_file;
static char control_path[PATH_MAX];

static uint64_t followed[MOST_FILES];

static struct {
  int is_armed;
  int goes_on;
  int error;
  enum call_kind kind;
  long at;
  long asked;
  long failed;
} failure;

long (*system_call_itself(void))(long number, ...) {
  static long (*found)(long, ...);
  if (found == NULL) found = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  return found;
}

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("CASEBOOK_RECORD_BELOW");
  const char *log = getenv("CASEBOOK_RECORD_LOG");
  const char *control = getenv("CASEBOOK_RECORD_CONTROL");
  if (folder == NULL || log == NULL) return;
  snprintf(below, sizeof below, "%s", folder);
  below_length = strlen(below);
  if (below_length == 1) below_length = 0;
  int opened = system_call(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (opened < 0) return;
  /* A fork in the middle of another thread's call would leave the child with a lock nobody holds. */
  pthread_atfork(begin, end, end);
  log_descriptor = fcntl(opened, F_DUPFD_CLOEXEC, LOWEST_LOG_DESCRIPTOR);
  system_call(SYS_close, opened);
  struct stat found;
  if (control == NULL || stat(control, &found) != 0) return;
  control_device = found.st_dev;
  control_file = found.st_ino;
  snprintf(control_path, sizeof control_path, "%s", control);
}

void begin(void) { pthread_mutex_lock(&mutex); }
void end(void) { pthread_mutex_unlock(&mutex); }

int is_control(int fd) {
  struct stat found;
  return control_file != 0 && fstat(fd, &found) == 0 && found.st_ino == control_file &&
         found.st_dev == control_device;
}

int follows_path(const char *path) {
  if (log_descriptor < 0 || path[0] != '/') return 0;
  if (below_length == 0) return 1;
  return strncmp(path, below, below_length) == 0 && (path[below_length] == '/' || path[below_length] == '\0');
}

static size_t place_of(uint64_t file) {
  size_t place = (file * 0x9e3779b97f4a7c15u) >> 48;
  while (followed[place] != 0 && followed[place] != file) place = (place + 1) % MOST_FILES;
  return place;
}

int follows_file(int fd) {
  struct stat found;
  if (log_descriptor < 0 || fd == log_descriptor || fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return 0;
  return below_length == 0 || followed[place_of(found.st_ino)] != 0;
}

void follow_file(int fd) {
  struct stat found;
  if (below_length == 0 || fstat(fd, &found) != 0) return;
  followed[place_of(found.st_ino)] = found.st_ino;
}

void path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = '\0';
}

void resolve(int folder, const char *name, char *path) {
  char joined[PATH_MAX], real[PATH_MAX], base[PATH_MAX];
  int before = errno;
  base[0] = '\0';
  if (name[0] != '/') {
    if (folder == AT_FDCWD && getcwd(base, sizeof base) == NULL) base[0] = '\0';
    if (folder != AT_FDCWD) path_of(folder, base);
  }
  path[0] = '\0';
  if (snprintf(joined, sizeof joined, "%s%s%s", base, name[0] == '/' ? "" : "/", name) < (int)sizeof joined) {
    size_t length = strlen(joined);
    while (length > 1 && joined[length - 1] == '/') joined[--length] = '\0';
    char *last = strrchr(joined, '/');
    if (last == joined) {
      snprintf(path, PATH_MAX, "%s", joined);
    } else if (last != NULL) {
      *last = '\0';
      if (realpath(joined, real) != NULL && strlen(real) + strlen(last + 1) + 2 <= PATH_MAX) {
        strcpy(path, real);
        strcat(path, "/");
        strcat(path, last + 1);
      }
    }
  }
  errno = before;
}

int is_next_to_fail(enum call_kind kind) {
  if (!failure.is_armed || kind != failure.kind) return 0;
  long next = failure.asked + 1;
  return next == failure.at || (failure.goes_on && next > failure.at);
}

int must_fail(enum call_kind kind) {
  if (!failure.is_armed || kind != failure.kind) return 0;
  int fails = is_next_to_fail(kind);
  failure.asked += 1;
  if (fails) {
    failure.failed += 1;
    errno = failure.error;
  }
  return fails;
}

static void command(const char *text) {
  char kind[8], duration[8];
  long at;
  int error;
  if (sscanf(text, "fail %7s %ld %d %7s", kind, &at, &error, duration) == 4) {
    memset(&failure, 0, sizeof failure);
    failure.kind = kind[0] == 'w' ? CALL_WRITE : kind[0] == 'f' ? CALL_FLUSH : CALL_NAME;
    failure.at = at;
    failure.error = error;
    failure.goes_on = strcmp(duration, "on") == 0;
    failure.is_armed = 1;
    return;
  }
  failure.is_armed = 0;
  char answer[32];
  int length = snprintf(answer, sizeof answer, "%ld\n", failure.failed);
  int fd = system_call(SYS_openat, AT_FDCWD, control_path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  if (fd < 0) return;
  system_call(SYS_write, fd, answer, length);
  system_call(SYS_close, fd);
}

ssize_t take_mark(const struct iovec *pieces, int count) {
  size_t bytes = 0;
  for (int each = 0; each < count; each += 1) bytes += pieces[each].iov_len;
  if (count > 0 && pieces[0].iov_len > 5 && memcmp(pieces[0].iov_base, "fail ", 5) == 0) {
    char text[80];
    snprintf(text, sizeof text, "%.*s", (int)pieces[0].iov_len, (const char *)pieces[0].iov_base);
    command(text);
  } else {
    tell(RECORD_MARK, -1, "", "", 0, pieces, count, bytes);
  }
  return bytes;
}

void tell(enum record_type type, int fd, const char *path, const char *other, int64_t offset,
          const struct iovec *pieces, int count, size_t bytes) {
  if (log_descriptor < 0) return;
  int before = errno;
  struct stat found = {0};
  if (fd >= 0) fstat(fd, &found);
  struct head head = {type, getpid(), strlen(path), strlen(other), 0, found.st_ino, offset};
  struct iovec parts[MOST_PIECES + 3] = {
      {&head, sizeof head}, {(void *)path, head.path_bytes}, {(void *)other, head.other_bytes}};
  int parts_count = 3;
  /* What a call wrote may be less than it was given. */
  for (int each = 0; each < count && each < MOST_PIECES && bytes > 0; each += 1) {
    size_t length = pieces[each].iov_len < bytes ? pieces[each].iov_len : bytes;
    parts[parts_count++] = (struct iovec){pieces[each].iov_base, length};
    head.data_bytes += length;
    bytes -= length;
  }
  system_call(SYS_writev, log_descriptor, parts, parts_count);
  errno = before;
}
