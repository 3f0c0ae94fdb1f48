package recast.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

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
    if (e instanceof FileSystemException failure && failure.getReason() == null) {
      return what(failure) + ": " + line;
    }
    return line.contains(" ") ? line : e.getClass().getSimpleName() + ": " + line;
  }

  /** What strangers have written, so that it neither breaks a line nor steers the terminal. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String what(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no file";
    }
    if (failure instanceof AccessDeniedException) {
      return "no right to use";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "exists already";
    }
    return failure.getClass().getSimpleName();
  }
}
