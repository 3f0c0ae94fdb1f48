package recast.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A segment in a file. */
final class FileData implements SegmentData {
  private final Path file;
  private final FileChannel channel;

  private FileData(Path file, OpenOption... options) throws IOException {
    this.file = file;
    try {
      this.channel = FileChannel.open(file, options);
    } catch (IOException e) {
      throw SpoolException.failed("write", file, e);
    }
  }

  /** Creates {@code file}, which must not be there. */
  static FileData create(Path file) throws IOException {
    return new FileData(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  /** Goes on with {@code file} behind its first {@code length} bytes, and drops the others. */
  static FileData resume(Path file, long length) throws IOException {
    FileData data = new FileData(file, StandardOpenOption.WRITE);
    try {
      data.channel.truncate(length);
      data.channel.force(true);
    } catch (IOException e) {
      data.channel.close();
      throw SpoolException.failed("truncate", file, e);
    }
    return data;
  }

  /** Reads {@code file}, which takes no more records. */
  static FileData complete(Path file) throws IOException {
    FileData data = new FileData(file, StandardOpenOption.READ);
    data.close();
    return data;
  }

  @Override
  public void append(ByteBuffer lines, long at) throws IOException {
    try {
      long position = at;
      while (lines.hasRemaining()) {
        position += channel.write(lines, position);
      }
      channel.force(false);
    } catch (IOException e) {
      SpoolException failure = SpoolException.failed("write", file, e);
      dropFrom(at, failure);
      throw failure;
    }
  }

  // What was not forced may look whole after a crash, and be something else on the disk.
  private void dropFrom(long at, SpoolException failure) {
    try (FileChannel again = FileChannel.open(file, StandardOpenOption.WRITE)) {
      again.truncate(at);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public ReadableByteChannel open(long position) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ).position(position);
    } catch (IOException e) {
      throw SpoolException.failed("read", file, e);
    }
  }

  @Override
  public void delete() throws IOException {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw SpoolException.failed("delete", file, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
