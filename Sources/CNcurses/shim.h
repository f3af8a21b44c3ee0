// The whole of ncurses that the program uses, as functions without state of their own: each module
// that imports them gets its own copy. None of them takes a WINDOW, whose Swift type differs from
// one build of ncurses to another, and none needs a macro or a global variable, which Swift 6 does
// not import.

#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// The wide functions are declared only on request: curses.h looks at _XOPEN_SOURCE otherwise.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
// Functions instead of macros, or a name such as `clear` could not be used for anything else.
#define NCURSES_NOMACROS 1

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#ifdef __cplusplus
extern "C" {
#endif

// What the presenter asks for; turned into attributes here, where the header's numbers are known.
enum { NC_BOLD = 1, NC_REVERSE = 2, NC_UNDERLINE = 4 };
enum { NC_DEFAULT_COLOUR = 0, NC_YELLOW = 1, NC_CYAN = 2, NC_RED = 3 };

enum { NC_CAPABLE = 0, NC_TYPE_NOT_SET = 1, NC_TYPE_UNKNOWN = 2, NC_CANNOT_PLACE_CURSOR = 3 };

enum { NC_READ_NOTHING = 0, NC_READ_CHARACTER = 1, NC_READ_FUNCTION = 2 };
enum { NC_PASTE_BEGINS = 2000, NC_PASTE_ENDS = 2001 };

/// Whether an open file is a terminal.
static inline bool nc_is_terminal(int file) { return isatty(file) == 1; }

/// The name of the terminal type, or NULL.
static inline const char *nc_terminal_type(void) {
  const char *name = getenv("TERM");
  return name != NULL && *name != '\0' ? name : NULL;
}

/// Says which type the terminal has, in place of the environment.
static inline void nc_set_terminal_type(const char *name) { setenv("TERM", name, 1); }

/// Whether standard output is a terminal of a type that a full screen can be drawn on.
///
/// TERM=dumb does not make newterm fail: it sprays the screen. So the two capabilities without
/// which nothing works are looked for here.
static inline int nc_probe(void) {
  int status = 0;
  if (nc_terminal_type() == NULL) return NC_TYPE_NOT_SET;
  TERMINAL *before = set_curterm(NULL);
  if (setupterm(NULL, STDOUT_FILENO, &status) != OK) {
    set_curterm(before);
    return NC_TYPE_UNKNOWN;
  }
  const char *move = tigetstr("cup");
  const char *clear = tigetstr("clear");
  bool capable = move != NULL && move != (char *)-1 && clear != NULL && clear != (char *)-1;
  del_curterm(cur_term);
  set_curterm(before);
  return capable ? NC_CAPABLE : NC_CANNOT_PLACE_CURSOR;
}

/// Takes the character set from the environment and returns its name.
///
/// Only the character set: the other parts of the locale would change how numbers are written.
static inline const char *nc_codeset(void) {
  setlocale(LC_CTYPE, "");
  return nl_langinfo(CODESET);
}

/// The name of the locale that the character set came from.
static inline const char *nc_locale(void) { return setlocale(LC_CTYPE, NULL); }

/// Starts full screen on standard input and output; false if that cannot be done.
///
/// newterm, because initscr ends the program on failure: curs_initscr(3X). LINES and COLUMNS are
/// ignored, because they would stop the screen from following the window: curs_util(3X),
/// resizeterm(3X).
static inline bool nc_open(void) {
  fflush(stdout);
  use_env(FALSE);
  use_tioctl(TRUE);
  return newterm(NULL, stdout, stdin) != NULL;
}

/// Sets how keys are read. cbreak, not raw, so that Ctrl-C and Ctrl-Z stay signals.
static inline void nc_modes(void) {
  // The default is a second: curs_getch(3X).
  if (getenv("ESCDELAY") == NULL) set_escdelay(25);
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  // Otherwise the cursor may be left anywhere, and braille displays follow it: curs_outopts(3X).
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  curs_set(1);
  define_key("\033[200~", NC_PASTE_BEGINS);
  define_key("\033[201~", NC_PASTE_ENDS);
}

/// Makes the named colours usable on the terminal's own background; false if there are none.
static inline bool nc_colours(void) {
  if (!has_colors() || start_color() != OK) return false;
  // Without this, pair 0 is white on black: default_colors(3X).
  if (use_default_colors() != OK) return false;
  init_pair(NC_YELLOW, COLOR_YELLOW, -1);
  init_pair(NC_CYAN, COLOR_CYAN, -1);
  init_pair(NC_RED, COLOR_RED, -1);
  return true;
}

/// Leaves full screen until the next nc_redraw.
static inline void nc_suspend(void) { endwin(); }

/// Sends the last picture again, all of it, coming back to full screen if need be.
static inline void nc_redraw(void) {
  clearok(curscr, TRUE);
  wrefresh(stdscr);
}

/// Leaves full screen and gives up everything that nc_open took.
static inline void nc_close(void) {
  endwin();
  SCREEN *screen = set_term(NULL);
  if (screen != NULL) delscreen(screen);
}

static inline int nc_rows(void) { return getmaxy(stdscr); }
static inline int nc_columns(void) { return getmaxx(stdscr); }

/// Takes over the size that the window has now; the next frame is sent whole.
///
/// Whole even if the size is what it was: a window that became small and large again in between
/// has lost what it showed.
static inline void nc_follow_window(void) {
  struct winsize size;
  clearok(curscr, TRUE);
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return;
  if (size.ws_row == 0 || size.ws_col == 0) return;
  resizeterm(size.ws_row, size.ws_col);
}

static inline void nc_erase(void) { werase(stdscr); }

/// Puts Unicode scalars of one look on a row.
static inline void nc_put(
    int row, int column, const int *scalars, int count, int look, int colour) {
  // Swift imports wchar_t under different names on different systems.
  _Static_assert(sizeof(wchar_t) == sizeof(int), "wchar_t holds a Unicode scalar");
  attr_t attributes = A_NORMAL;
  if (look & NC_BOLD) attributes |= A_BOLD;
  if (look & NC_REVERSE) attributes |= A_REVERSE;
  if (look & NC_UNDERLINE) attributes |= A_UNDERLINE;
  wattr_set(stdscr, attributes, (short)colour, NULL);
  // In the last cell of the screen this reports an error although the character is there:
  // curs_addch(3X).
  (void)mvwaddnwstr(stdscr, row, column, (const wchar_t *)scalars, count);
}

/// Sends what has changed and leaves the cursor on a cell.
static inline void nc_flush(int row, int column) {
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
}

/// Reads one key, waiting at most so many milliseconds.
static inline int nc_read(int milliseconds, unsigned *value) {
  wint_t read = 0;
  wtimeout(stdscr, milliseconds);
  int status = wget_wch(stdscr, &read);
  if (status == ERR) return NC_READ_NOTHING;
  *value = (unsigned)read;
  return status == KEY_CODE_YES ? NC_READ_FUNCTION : NC_READ_CHARACTER;
}

/// What the terminal description says under a name, or NULL.
static inline const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

#ifdef __cplusplus
}
#endif

#endif
