package recast.cli;

import java.nio.file.FileSystemException;

/** Turns exceptions of libraries into one line. */
public final class Messages {
  private Messages() {}

  /** The first line of the message of {@code e}, or its class when it has none. */
  public static String of(Throwable e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse(message).strip();
    // Those of the file system often carry only the file's name: say what happened to it.
    boolean onlyName =
        e instanceof FileSystemException failure
            ? failure.getReason() == null
            : !line.contains(" ");
    return onlyName ? e.getClass().getSimpleName() + ": " + line : line;
  }
}
