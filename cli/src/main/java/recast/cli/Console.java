package recast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error as UTF-8, whatever the locale: records are UTF-8, and daemons
 * such as YARN's run in the C locale, where Java would print a question mark.
 */
public final class Console {
  private Console() {}

  public static PrintStream out() {
    return utf8(FileDescriptor.out);
  }

  public static PrintStream err() {
    return utf8(FileDescriptor.err);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
