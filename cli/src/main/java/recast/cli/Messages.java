package recast.cli;

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
    // File system exceptions carry only the file's name: say what happened to it.
    return line.contains(" ") ? line : e.getClass().getSimpleName() + ": " + line;
  }
}
