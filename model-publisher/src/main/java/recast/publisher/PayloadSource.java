package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file to publish. What comes from stdin is kept in a temporary file, since it is read twice:
 * to check it, and to release it.
 */
record PayloadSource(InputFile file, Optional<Path> temporary) implements AutoCloseable {
  static PayloadSource of(InputFile file, InputStream stdin) throws IOException {
    if (!file.isStdin()) {
      return new PayloadSource(file, Optional.empty());
    }
    Path copy = Files.createTempFile("recast-stdin-", ".model");
    try {
      Files.copy(stdin, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.delete(copy);
      throw new IOException("Cannot keep stdin in " + copy + ": " + e.getMessage(), e);
    }
    return new PayloadSource(new InputFile(copy.toString()), Optional.of(copy));
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      Files.delete(temporary.get());
    }
  }
}
