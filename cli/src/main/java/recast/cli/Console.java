package recast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error as UTF-8, whatever the locale: records are UTF-8, and daemons
 * such as YARN's run in the C locale, where Java would print a question mark.
 */
public final class Console {
  private Console() {}

  public static ResultStream out() {
    return ResultStream.to(new FileOutputStream(FileDescriptor.out));
  }

  public static PrintStream err() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /** Shows progress where {@code err} goes, if a person reads it there as it comes. */
  public static PrintStream progress(PrintStream err) {
    // Set by bin/recast when its stderr is a terminal.
    return System.getenv("RECAST_TERMINAL") == null
        ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
        : err;
  }
}
