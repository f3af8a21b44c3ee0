#define _GNU_SOURCE

#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// Swift traps arrive as SIGILL or SIGTRAP, according to the processor.
static const int ending_signals[] = {
    SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT,
};
enum { ENDING_COUNT = sizeof ending_signals / sizeof *ending_signals };

static const int telling_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
enum { TELLING_COUNT = sizeof telling_signals / sizeof *telling_signals };

// A terminal that is stopped by Ctrl-S takes nothing; the program must be able to end all the same.
enum { PATIENCE_MILLISECONDS = 250 };

// Two files, because standard input may be open for reading only: `navigator < /dev/tty`.
static int terminal = -1;
static int screen = -1;
static struct termios settings_before;
static struct sigaction ending_before[ENDING_COUNT];
static struct sigaction ending_after[ENDING_COUNT];
static struct sigaction telling_before[TELLING_COUNT];
static stack_t stack_before;

static bool is_registered;
static volatile sig_atomic_t in_use;
static volatile sig_atomic_t armed;
static unsigned char restore_bytes[GUARD_MOST_RESTORE_BYTES];
static size_t restore_count;
static unsigned char farewell_bytes[GUARD_MOST_FAREWELL_BYTES];
static volatile sig_atomic_t farewell_count;

static int kept_errors = -1;
static int real_errors = -1;

static volatile sig_atomic_t resized;
static volatile sig_atomic_t suspend_wished;
static volatile sig_atomic_t continued;
static int wake_reader = -1;
static int wake_writer = -1;

// Its own stack, so that a stack that has overflowed does not stop the handler. SIGSTKSZ is no
// constant in newer systems, and wide registers need a few kilobytes: sigaltstack(2).
static _Alignas(16) unsigned char handler_stack[64 * 1024];

// Everything from here to handle_ending is called from a signal handler, so only the functions
// listed in signal-safety(7) are used.

static void write_all(int file, const unsigned char *bytes, size_t count) {
  while (count > 0) {
    struct pollfd writable = {.fd = file, .events = POLLOUT};
    if (poll(&writable, 1, PATIENCE_MILLISECONDS) == 0) return;
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static void replay_errors(void) {
  if (real_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  unsigned char bytes[512];
  ssize_t count;
  lseek(kept_errors, 0, SEEK_SET);
  while ((count = read(kept_errors, bytes, sizeof bytes)) > 0) {
    write_all(STDERR_FILENO, bytes, (size_t)count);
  }
}

static void give_back(void) {
  // Our own process may be in the background by now, where changing the settings would stop it.
  sigset_t output, mask;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &mask);
  write_all(screen, restore_bytes, restore_count);
  // Not TCSADRAIN, which waits for a terminal that may be stopped: termios(3).
  tcsetattr(terminal, TCSANOW, &settings_before);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

static bool is_polite(int signal) {
  return signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
}

static void handle_ending(int signal, siginfo_t *cause, void *context) {
  (void)context;
  int saved_errno = errno;
  if (armed) {
    armed = 0;
    give_back();
    replay_errors();
    if (is_polite(signal)) write_all(screen, farewell_bytes, (size_t)farewell_count);
  }
  for (int index = 0; index < ENDING_COUNT; index += 1) {
    if (ending_signals[index] == signal) sigaction(signal, &ending_after[index], NULL);
  }
  errno = saved_errno;
  // An instruction that failed fails again on return, now without us, and a core dump or another
  // handler sees the right place. A breakpoint does not, and neither does a signal that was sent:
  // for both si_code tells, sigaction(2).
  bool comes_again = cause != NULL && cause->si_code > 0 && signal != SIGTRAP;
  if (comes_again && !is_polite(signal) && signal != SIGABRT) return;
  raise(signal);
}

static void handle_telling(int signal) {
  int saved_errno = errno;
  if (signal == SIGWINCH) resized = 1;
  if (signal == SIGTSTP) suspend_wished = 1;
  if (signal == SIGCONT) continued = 1;
  // If the pipe is full the reader has been told already.
  ssize_t written = write(wake_writer, "", 1);
  (void)written;
  errno = saved_errno;
}

static int open_kept_errors(void) {
#ifdef __linux__
  return memfd_create("errors", MFD_CLOEXEC);
#else
  char name[] = "/tmp/errors.XXXXXX";
  int file = mkstemp(name);
  if (file >= 0) {
    unlink(name);
    fcntl(file, F_SETFD, FD_CLOEXEC);
  }
  return file;
#endif
}

// Without this the message of a trap would be drawn on the full screen and vanish with it.
static void keep_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  kept_errors = open_kept_errors();
  if (kept_errors < 0) return;
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors >= 0) dup2(kept_errors, STDERR_FILENO);
}

static void release_errors(void) {
  replay_errors();
  if (kept_errors >= 0) close(kept_errors);
  if (real_errors >= 0) close(real_errors);
  kept_errors = -1;
  real_errors = -1;
}

static bool open_wake_pipe(void) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  for (int index = 0; index < 2; index += 1) {
    fcntl(ends[index], F_SETFD, FD_CLOEXEC);
    fcntl(ends[index], F_SETFL, O_NONBLOCK);
  }
  wake_reader = ends[0];
  wake_writer = ends[1];
  return true;
}

bool guard_snapshot(int input, int output) {
  if (in_use || tcgetattr(input, &settings_before) != 0) return false;
  if (!open_wake_pipe()) return false;
  // For a call of exit(3) in the middle of things.
  if (!is_registered) is_registered = atexit(guard_disarm) == 0;
  in_use = 1;
  terminal = input;
  screen = output;
  for (int index = 0; index < ENDING_COUNT; index += 1) {
    sigaction(ending_signals[index], NULL, &ending_before[index]);
    ending_after[index] = ending_before[index];
    // By default the Swift runtime answers a crash on a terminal with a backtrace and a question
    // that waits half a minute for a key. Only who has asked for it is to get it.
    if (getenv("SWIFT_BACKTRACE") == NULL) ending_after[index].sa_handler = SIG_DFL;
  }
  for (int index = 0; index < TELLING_COUNT; index += 1) {
    sigaction(telling_signals[index], NULL, &telling_before[index]);
  }
  return true;
}

bool guard_arm(const unsigned char *bytes, size_t count) {
  if (!in_use || armed || count > sizeof restore_bytes) return false;
  memcpy(restore_bytes, bytes, count);
  restore_count = count;
  farewell_count = 0;
  resized = suspend_wished = continued = 0;
  keep_errors();

  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, &stack_before);
  armed = 1;
  struct sigaction ending = {.sa_sigaction = handle_ending};
  ending.sa_flags = SA_SIGINFO | SA_RESETHAND | SA_ONSTACK;
  sigfillset(&ending.sa_mask);
  for (int index = 0; index < ENDING_COUNT; index += 1) {
    // A program started by nohup(1) is to outlive its terminal.
    if (ending_before[index].sa_handler == SIG_IGN) continue;
    sigaction(ending_signals[index], &ending, NULL);
  }
  struct sigaction telling = {.sa_handler = handle_telling, .sa_flags = SA_RESTART};
  sigfillset(&telling.sa_mask);
  for (int index = 0; index < TELLING_COUNT; index += 1) {
    // A shell without job control ignores SIGTSTP, and so do we then.
    if (telling_before[index].sa_handler == SIG_IGN) continue;
    sigaction(telling_signals[index], &telling, NULL);
  }
  return true;
}

void guard_set_farewell(const unsigned char *bytes, size_t count) {
  if (count > sizeof farewell_bytes) count = sizeof farewell_bytes;
  // A signal that comes in between leaves without a word rather than with half of one.
  farewell_count = 0;
  atomic_signal_fence(memory_order_seq_cst);
  memcpy(farewell_bytes, bytes, count);
  atomic_signal_fence(memory_order_seq_cst);
  farewell_count = (sig_atomic_t)count;
}

void guard_disarm(void) {
  if (!in_use) return;
  if (armed) {
    // In this order: a signal in between gives back once more, which does no harm.
    give_back();
    armed = 0;
    sigaltstack(&stack_before, NULL);
  }
  for (int index = 0; index < ENDING_COUNT; index += 1) {
    sigaction(ending_signals[index], &ending_before[index], NULL);
  }
  for (int index = 0; index < TELLING_COUNT; index += 1) {
    sigaction(telling_signals[index], &telling_before[index], NULL);
  }
  release_errors();
  close(wake_reader);
  close(wake_writer);
  wake_reader = wake_writer = terminal = screen = -1;
  in_use = 0;
}

static unsigned take_told(void) {
  unsigned char bytes[64];
  while (read(wake_reader, bytes, sizeof bytes) > 0) continue;
  unsigned found = 0;
  if (resized) found |= GUARD_RESIZED;
  if (suspend_wished) found |= GUARD_SUSPEND;
  if (continued) found |= GUARD_CONTINUED;
  return found;
}

static void forget_told(unsigned found) {
  if (found & GUARD_RESIZED) resized = 0;
  if (found & GUARD_SUSPEND) suspend_wished = 0;
  if (found & GUARD_CONTINUED) continued = 0;
}

// A terminal that is readable and has nothing to read is at its end: tty_ioctl(4), poll(2).
static bool has_ended(short events) {
  int count = 0;
  if (events & (POLLERR | POLLNVAL)) return true;
  if (!(events & (POLLIN | POLLHUP))) return false;
  return ioctl(terminal, FIONREAD, &count) != 0 || count == 0;
}

unsigned guard_wait(int milliseconds) {
  if (!in_use) return GUARD_ENDED;
  struct pollfd sources[2] = {
      {.fd = terminal, .events = POLLIN},
      {.fd = wake_reader, .events = POLLIN},
  };
  int ready = poll(sources, 2, milliseconds);
  unsigned found = take_told();
  forget_told(found);
  if (ready <= 0) return found;
  if (has_ended(sources[0].revents)) return found | GUARD_ENDED;
  if (sources[0].revents & POLLIN) found |= GUARD_INPUT;
  return found;
}

void guard_stop(void) {
  if (!in_use) return;
  // While the program is stopped the terminal belongs to the shell, so a signal then is not to
  // touch it.
  armed = 0;
  // The program stops in this call, unless nobody could continue it: setpgid(2), orphaned groups.
  struct sigaction stop = {.sa_handler = SIG_DFL}, before;
  sigaction(SIGTSTP, &stop, &before);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
  suspend_wished = continued = 0;
  armed = 1;
}

void guard_send(const unsigned char *bytes, size_t count) { write_all(screen, bytes, count); }
