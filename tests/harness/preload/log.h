/*
 * What the interposed calls share: which files are followed, the log they are told to, and the failure that was asked
 * for. Linux on 64 bits only.
 *
 * The environment says what to do:
 *   CASEBOOK_RECORD_BELOW    the folder whose files are followed; "/" for every file there is
 *   CASEBOOK_RECORD_LOG      the log, which several processes may append to
 *   CASEBOOK_RECORD_CONTROL  a file: what is written to it is told to the log as a mark, or commands a failure
 *
 * A command is "fail write|flush|name AT ERRNO once|on" or "fail nothing"; after the latter the control file holds how
 * many calls were made to fail.
 */
#ifndef CASEBOOK_LOG_H
#define CASEBOOK_LOG_H

#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

enum record_type {
  RECORD_OPEN = 1,
  RECORD_CREATE,
  RECORD_WRITE,
  RECORD_TRUNCATE,
  RECORD_FLUSH,
  RECORD_FLUSH_FOLDER,
  RECORD_RENAME,
  RECORD_REMOVE,
  RECORD_LINK,
  RECORD_MAKE_FOLDER,
  RECORD_MAP,
  RECORD_MARK,
};

enum call_kind { CALL_WRITE, CALL_FLUSH, CALL_NAME, CALL_KINDS };

/* The system call itself, past everything that is interposed; found before this library's own start, too. */
long (*system_call_itself(void))(long number, ...);
#define system_call (system_call_itself())

/* Every call that changes a followed file happens between these two, so that the log's order is the true one. */
void begin(void);
void end(void);

int is_control(int fd);
ssize_t take_mark(const struct iovec *pieces, int count);

int follows_path(const char *path);
int follows_file(int fd);
void follow_file(int fd);

/* The absolute path of a name, without symbolic links in its folder; an empty one where there is none. */
void resolve(int folder, const char *name, char *path);
void path_of(int fd, char *path);

/* Whether this call was asked to fail; errno is then set. */
int must_fail(enum call_kind kind);
/* Whether the next call of this kind will fail; nothing is counted. */
int is_next_to_fail(enum call_kind kind);

void tell(enum record_type type, int fd, const char *path, const char *other, int64_t offset,
          const struct iovec *pieces, int count, size_t bytes);

#endif
