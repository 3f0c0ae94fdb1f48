package recast.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a directory for one process; the system releases it when that dies. */
final class DirectoryLock implements Closeable {
  static final String NAME = "lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks {@code directory}.
   *
   * @throws SpoolLockedException when another process has it, or another lock of this one
   */
  static DirectoryLock acquire(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw SpoolException.failed("open", file, e);
    }
    try {
      if (!isLocked(channel)) {
        throw new SpoolLockedException(
            "Cannot use the spool %s: another source%s has it; stop that one, or name another --spool"
                .formatted(directory, owner(channel)));
      }
      sign(channel);
      return new DirectoryLock(channel);
    } catch (SpoolLockedException e) {
      channel.close();
      throw e;
    } catch (IOException e) {
      channel.close();
      throw SpoolException.failed("lock", file, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(32);
    channel.read(text, 0);
    String process = UTF_8.decode(text.flip()).toString().strip();
    return process.matches("\\d+") ? ", process " + process + "," : "";
  }

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
