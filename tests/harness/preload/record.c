/* The interposed calls: each does what it is asked, or fails as commanded, and tells the log what was done. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "log.h"

static int64_t size_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? found.st_size : 0;
}

static int open_file(int folder, const char *name, int flags, mode_t mode) {
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) == 0 || (flags & O_TMPFILE) == O_TMPFILE)
    return system_call(SYS_openat, folder, name, flags, mode);
  char path[PATH_MAX];
  resolve(folder, name, path);
  if (!follows_path(path)) return system_call(SYS_openat, folder, name, flags, mode);
  begin();
  struct stat found;
  int before = errno;
  int is_new = fstatat(folder, name, &found, 0) != 0;
  errno = before;
  int fd = is_new && (flags & O_CREAT) && must_fail(CALL_NAME)
               ? -1
               : (int)system_call(SYS_openat, folder, name, flags, mode);
  if (fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode)) {
    follow_file(fd);
    tell(is_new ? RECORD_CREATE : RECORD_OPEN, fd, path, "", 0, NULL, 0, 0);
    if (!is_new && (flags & O_TRUNC)) tell(RECORD_TRUNCATE, fd, "", "", 0, NULL, 0, 0);
  }
  end();
  return fd;
}

#define MODE_AFTER(flags)                                 \
  mode_t mode = 0;                                        \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode = va_arg(rest, mode_t);                          \
    va_end(rest);                                         \
  }

int open(const char *name, int flags, ...) {
  MODE_AFTER(flags)
  return open_file(AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
  MODE_AFTER(flags)
  return open_file(AT_FDCWD, name, flags, mode);
}
int openat(int at, const char *name, int flags, ...) {
  MODE_AFTER(flags)
  return open_file(at, name, flags, mode);
}
int openat64(int at, const char *name, int flags, ...) {
  MODE_AFTER(flags)
  return open_file(at, name, flags, mode);
}
int __open_2(const char *name, int flags) { return open_file(AT_FDCWD, name, flags, 0); }
int __open64_2(const char *name, int flags) { return open_file(AT_FDCWD, name, flags, 0); }
int __openat_2(int at, const char *name, int flags) { return open_file(at, name, flags, 0); }
int __openat64_2(int at, const char *name, int flags) { return open_file(at, name, flags, 0); }
int creat(const char *name, mode_t mode) {
  return open_file(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *name, mode_t mode) {
  return open_file(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

/* Writes at a place, or where the file stands when `offset` is negative. */
static ssize_t write_pieces(int fd, const struct iovec *pieces, int count, int64_t offset) {
  if (is_control(fd)) {
    begin();
    ssize_t taken = take_mark(pieces, count);
    end();
    return taken;
  }
  int follows = follows_file(fd);
  if (!follows) {
    return offset < 0 ? system_call(SYS_writev, fd, pieces, count)
                      : system_call(SYS_pwritev, fd, pieces, count, offset, 0);
  }
  begin();
  int64_t start = offset;
  if (offset < 0) start = fcntl(fd, F_GETFL) & O_APPEND ? size_of(fd) : lseek(fd, 0, SEEK_CUR);
  int fails = must_fail(CALL_WRITE);
  int error = errno;
  struct iovec half = {pieces[0].iov_base, pieces[0].iov_len / 2};
  /* A disk that refuses has often taken a part. */
  if (fails) {
    pieces = &half;
    count = 1;
  }
  ssize_t written = offset < 0 ? system_call(SYS_writev, fd, pieces, count)
                               : system_call(SYS_pwritev, fd, pieces, count, offset, 0);
  if (written > 0) tell(RECORD_WRITE, fd, "", "", start, pieces, count, written);
  end();
  if (!fails) return written;
  errno = error;
  return -1;
}

static ssize_t write_one(int fd, const void *bytes, size_t length, int64_t offset) {
  struct iovec piece = {(void *)bytes, length};
  return write_pieces(fd, &piece, 1, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) { return write_one(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return write_one(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return write_one(fd, bytes, length, at);
}
ssize_t writev(int fd, const struct iovec *pieces, int count) {
  return write_pieces(fd, pieces, count, -1);
}
ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t at) {
  return write_pieces(fd, pieces, count, at);
}
ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off64_t at) {
  return write_pieces(fd, pieces, count, at);
}
ssize_t pwritev2(int fd, const struct iovec *pieces, int count, off_t at, int flags) {
  (void)flags;
  return write_pieces(fd, pieces, count, at);
}
ssize_t pwritev64v2(int fd, const struct iovec *pieces, int count, off64_t at, int flags) {
  (void)flags;
  return write_pieces(fd, pieces, count, at);
}

/* What the kernel copied into a file without its bytes passing through the program is read back. */
static void tell_region(int fd, int64_t offset, int64_t length) {
  char link[64], block[1 << 16];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  int reader = system_call(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
  if (reader < 0) return;
  while (length > 0) {
    size_t wanted = length < (int64_t)sizeof block ? (size_t)length : sizeof block;
    ssize_t got = pread(reader, block, wanted, offset);
    if (got <= 0) break;
    struct iovec piece = {block, got};
    tell(RECORD_WRITE, fd, "", "", offset, &piece, 1, got);
    offset += got;
    length -= got;
  }
  close(reader);
}

static long copy_into(int fd, long number, long a, long b, long c, long d, long e, long f, int64_t offset) {
  if (!follows_file(fd)) return system_call(number, a, b, c, d, e, f);
  begin();
  int64_t start = offset < 0 ? lseek(fd, 0, SEEK_CUR) : offset;
  long copied = must_fail(CALL_WRITE) ? -1 : system_call(number, a, b, c, d, e, f);
  if (copied > 0) tell_region(fd, start, copied);
  end();
  return copied;
}

ssize_t sendfile(int out, int in, off_t *at, size_t length) {
  return copy_into(out, SYS_sendfile, out, in, (long)at, length, 0, 0, -1);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t length) {
  return copy_into(out, SYS_sendfile, out, in, (long)at, length, 0, 0, -1);
}
ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t length, unsigned flags) {
  int64_t offset = out_at ? *out_at : -1;
  return copy_into(out, SYS_copy_file_range, in, (long)in_at, out, (long)out_at, length, flags, offset);
}

/* libuv copies files by the number of the call. */
long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range) {
    return copy_into((int)c, number, a, b, c, d, e, f, d ? *(int64_t *)d : -1);
  }
  return system_call(number, a, b, c, d, e, f);
}

static int change_size(int fd, int64_t size) {
  if (!follows_file(fd)) return system_call(SYS_ftruncate, fd, size);
  begin();
  int answer = must_fail(CALL_WRITE) ? -1 : (int)system_call(SYS_ftruncate, fd, size);
  if (answer == 0) tell(RECORD_TRUNCATE, fd, "", "", size, NULL, 0, 0);
  end();
  return answer;
}

int ftruncate(int fd, off_t size) { return change_size(fd, size); }
int ftruncate64(int fd, off64_t size) { return change_size(fd, size); }

static int flush(int fd, long number) {
  struct stat found;
  char path[PATH_MAX];
  int is_folder = fstat(fd, &found) == 0 && S_ISDIR(found.st_mode);
  if (is_folder) path_of(fd, path);
  if (is_folder ? !follows_path(path) : !follows_file(fd)) return system_call(number, fd);
  begin();
  int answer = must_fail(CALL_FLUSH) ? -1 : (int)system_call(number, fd);
  enum record_type type = is_folder ? RECORD_FLUSH_FOLDER : RECORD_FLUSH;
  if (answer == 0) tell(type, fd, is_folder ? path : "", "", 0, NULL, 0, 0);
  end();
  return answer;
}

int fsync(int fd) { return flush(fd, SYS_fsync); }
int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

/* A call that changes names: `number` is made with the five values. */
static int change_name(enum record_type type, const char *path, const char *other, long number, long a, long b,
                       long c, long d, long e) {
  if (!follows_path(path) && !follows_path(other)) return system_call(number, a, b, c, d, e);
  begin();
  int answer = must_fail(CALL_NAME) ? -1 : (int)system_call(number, a, b, c, d, e);
  if (answer == 0) tell(type, -1, path, other, 0, NULL, 0, 0);
  end();
  return answer;
}

static int rename_file(int from, const char *name, int to, const char *new_name, unsigned flags) {
  char path[PATH_MAX], other[PATH_MAX];
  resolve(from, name, path);
  resolve(to, new_name, other);
  return change_name(RECORD_RENAME, path, other, SYS_renameat2, from, (long)name, to, (long)new_name, flags);
}

int rename(const char *name, const char *new_name) {
  return rename_file(AT_FDCWD, name, AT_FDCWD, new_name, 0);
}
int renameat(int from, const char *name, int to, const char *new_name) {
  return rename_file(from, name, to, new_name, 0);
}
int renameat2(int from, const char *name, int to, const char *new_name, unsigned flags) {
  return rename_file(from, name, to, new_name, flags);
}

static int remove_name(int folder, const char *name, int flags) {
  char path[PATH_MAX];
  resolve(folder, name, path);
  return change_name(RECORD_REMOVE, path, "", SYS_unlinkat, folder, (long)name, flags, 0, 0);
}

int unlink(const char *name) { return remove_name(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return remove_name(folder, name, flags); }
int rmdir(const char *name) { return remove_name(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char *name) {
  int before = errno;
  int answer = unlink(name);
  if (answer == 0 || errno != EISDIR) return answer;
  errno = before;
  return rmdir(name);
}

static int link_file(int from, const char *name, int to, const char *new_name, int flags) {
  char path[PATH_MAX], other[PATH_MAX];
  resolve(from, name, path);
  resolve(to, new_name, other);
  return change_name(RECORD_LINK, path, other, SYS_linkat, from, (long)name, to, (long)new_name, flags);
}

int link(const char *name, const char *new_name) {
  return link_file(AT_FDCWD, name, AT_FDCWD, new_name, 0);
}
int linkat(int from, const char *name, int to, const char *new_name, int flags) {
  return link_file(from, name, to, new_name, flags);
}

static int make_folder(int at, const char *name, mode_t mode) {
  char path[PATH_MAX];
  resolve(at, name, path);
  return change_name(RECORD_MAKE_FOLDER, path, "", SYS_mkdirat, at, (long)name, mode, 0, 0);
}

int mkdir(const char *name, mode_t mode) { return make_folder(AT_FDCWD, name, mode); }
int mkdirat(int at, const char *name, mode_t mode) { return make_folder(at, name, mode); }

/* What is written through a shared map cannot be seen here: only that there is one is told. */
static void *map_file(void *address, size_t length, int protection, int flags, int fd, off64_t offset) {
  void *mapped = (void *)system_call(SYS_mmap, address, length, protection, flags, fd, offset);
  if (mapped != MAP_FAILED && fd >= 0 && (flags & MAP_SHARED) && (protection & PROT_WRITE) && follows_file(fd)) {
    char path[PATH_MAX];
    path_of(fd, path);
    tell(RECORD_MAP, fd, path, "", offset, NULL, 0, 0);
  }
  return mapped;
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
  return map_file(address, length, protection, flags, fd, offset);
}
void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset) {
  return map_file(address, length, protection, flags, fd, offset);
}
