package io.echoproof.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether Enter was pressed, without ever waiting for it: nobody else could be woken from a read.
 * Standard input is looked at only where the launcher says that somebody may write to it.
 */
final class EnterKey {
  /** {@code 1} when standard input is a terminal or a pipe; set by the launcher. */
  static final String VARIABLE = "ECHOPROOF_STDIN";

  /** Of the fields behind the program's name in {@code /proc/self/stat}, see proc(5). */
  private static final int PROCESS_GROUP = 2;

  private static final int FOREGROUND_GROUP = 5;

  private final InputStream in;
  private boolean open;

  EnterKey(InputStream in, Map<String, String> environment) {
    this.in = in;
    this.open = "1".equals(environment.get(VARIABLE));
  }

  /** Whether it makes sense to tell the user about it. */
  boolean isThere() {
    return open;
  }

  /** Whether it was pressed since the last call. */
  boolean pressed() {
    try {
      if (open && in.available() > 0 && !isInBackground()) {
        String typed =
            new String(in.readNBytes(in.available()), java.nio.charset.StandardCharsets.ISO_8859_1);
        return typed.indexOf('\n') >= 0 || typed.indexOf('\r') >= 0;
      }
      return false;
    } catch (IOException e) {
      // Standard input was closed: nobody will press anything.
      open = false;
      return false;
    }
  }

  /** Who reads from the terminal in the background is stopped by it (SIGTTIN). */
  private static boolean isInBackground() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      int foreground = Integer.parseInt(fields[FOREGROUND_GROUP]);
      return foreground > 0 && foreground != Integer.parseInt(fields[PROCESS_GROUP]);
    } catch (IOException | RuntimeException e) {
      // Not Linux.
      return false;
    }
  }
}
