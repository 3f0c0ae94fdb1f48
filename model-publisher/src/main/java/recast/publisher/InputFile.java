package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.HadoopErrors;
import recast.hadoop.HadoopFile;

/**
 * A file that a command reads: on this machine, or on a file system of the cluster.
 *
 * @param name a path, an address such as {@code hdfs:///models/in/linear}, or {@code -} for stdin
 */
record InputFile(String name) {
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

  /** Whether {@code name} says on which file system the file is. */
  static boolean isAddress(String name) {
    return ADDRESS.matcher(name).matches();
  }

  /** Whether it is what the command reads from its standard input. */
  boolean isStdin() {
    return name.equals("-");
  }

  /** Whether it is on this machine. */
  boolean isLocal() {
    return !isAddress(name) || name.startsWith("file:");
  }

  /**
   * Returns this when it is a file of at most {@code limit} bytes that can be read; one of the
   * cluster is looked at later, since that may need a login.
   *
   * @throws IllegalArgumentException when it is none
   */
  InputFile checked(long limit) {
    if (isLocal() && !isStdin()) {
      Path file = local();
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new IllegalArgumentException("expected a file that can be read");
      }
      checkLength(file.toFile().length(), limit);
    }
    return this;
  }

  /** As {@link #checked}, wherever it is. */
  InputFile checkedNow(long limit) throws IOException {
    checkLength(length(), limit);
    return this;
  }

  private static void checkLength(long bytes, long limit) {
    if (bytes > limit) {
      throw new IllegalArgumentException("has " + bytes + " bytes, a payload at most " + limit);
    }
  }

  /** Its length in bytes. */
  long length() throws IOException {
    return isLocal() ? Files.size(local()) : told(remote()::length);
  }

  /** When it was written last, in milliseconds since 1970. */
  long modified() throws IOException {
    return isLocal() ? Files.getLastModifiedTime(local()).toMillis() : told(remote()::modified);
  }

  InputStream open() throws IOException {
    return isLocal() ? Files.newInputStream(local()) : told(remote()::open);
  }

  private Path local() {
    return isAddress(name) ? Path.of(URI.create(name).getPath()) : Path.of(name);
  }

  private HadoopFile remote() {
    return new HadoopFile(new org.apache.hadoop.fs.Path(name), HadoopClientConfig.load());
  }

  private <T> T told(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new IOException("Cannot read " + name + ": " + HadoopErrors.of(e), e);
    }
  }

  private interface Question<T> {
    T ask() throws IOException;
  }
}
