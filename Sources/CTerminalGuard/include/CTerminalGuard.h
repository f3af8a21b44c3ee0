// Gives the terminal back whatever ends the program, short of SIGKILL, and tells the event loop
// what the signals that do not end it mean.
//
// The program has one terminal, so there is one guard. Everything here is to be called from the
// thread that reads the terminal.

#ifndef CTERMINALGUARD_H
#define CTERMINALGUARD_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The longest sequence that can be sent to restore the terminal, in bytes.
enum { GUARD_MOST_RESTORE_BYTES = 256 };
/// The longest message that can be left on the terminal, in bytes; more is cut off.
enum { GUARD_MOST_FAREWELL_BYTES = 1024 };

/// What guard_wait found, as bits.
enum {
  GUARD_INPUT = 1,
  GUARD_RESIZED = 2,
  GUARD_SUSPEND = 4,
  GUARD_CONTINUED = 8,
  GUARD_ENDED = 16,
};

/// Remembers the settings of the terminal that is read on `input` and written on `output`, and
/// what the signals did before.
///
/// To be called before ncurses is opened: it changes both. Returns false if `input` is no
/// terminal, or if the guard is in use.
bool guard_snapshot(int input, int output);

/// Starts to guard: from now on a signal that ends the program first sends `bytes` and puts the
/// settings back, then ends the program by that same signal.
///
/// If the environment has SWIFT_BACKTRACE, what handled the signal before does so afterwards.
/// Signals that were ignored stay ignored.
/// Standard error, if it is a terminal, is kept aside until the terminal has been given back.
/// To be called after ncurses is opened. Returns false if `count` is too large.
bool guard_arm(const unsigned char *bytes, size_t count);

/// Sets what is written after the terminal has been given back if SIGINT, SIGTERM, SIGHUP or
/// SIGQUIT ends the program.
void guard_set_farewell(const unsigned char *bytes, size_t count);

/// Puts signals, settings and standard error back as guard_snapshot found them.
void guard_disarm(void);

/// Waits until there is something to read or to do, or so many milliseconds have passed.
/// A negative number waits for ever. Returns the bits above, or 0 when the time has passed.
unsigned guard_wait(int milliseconds);

/// Stops the program as Ctrl-Z does and returns when it is continued.
///
/// The terminal must have been given back before.
void guard_stop(void);

/// Writes to the terminal, past all buffers.
void guard_send(const unsigned char *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
