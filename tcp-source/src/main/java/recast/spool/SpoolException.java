package recast.spool;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A spool cannot be used; the message says what, where, and what to do. */
public class SpoolException extends IOException {
  SpoolException(String message) {
    super(message);
  }

  SpoolException(String message, Throwable cause) {
    super(message, cause);
  }

  /** {@code file} could not be written, read or deleted, as {@code verb} says. */
  static SpoolException failed(String verb, Path file, IOException cause) {
    return new SpoolException(
        "Cannot %s %s: %s; check space, owner and mode of the disk, and start the source again"
            .formatted(verb, file, reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    String kind = cause.getClass().getSimpleName().replaceFirst("Exception$", "");
    if (cause instanceof FileSystemException failure) {
      return failure.getReason() == null ? kind : failure.getReason();
    }
    return cause.getMessage() == null ? kind : cause.getMessage();
  }
}
