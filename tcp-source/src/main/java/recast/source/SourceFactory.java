package recast.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Messages;
import recast.spool.RecordLog;
import recast.spool.SpoolException;
import recast.spool.SpoolLockedException;

/** Opens what the source reads and where it listens, or says why that cannot be and what to do. */
final class SourceFactory {
  private static final long MEMORY = 64 << 20;

  private SourceFactory() {}

  /** The records that {@code options} ask for; {@code stdin} when they come from there. */
  static Records records(SourceOptions options, InputStream stdin) throws CommandException {
    if (options.file().isEmpty()) {
      return new CountingRecords(SourceOptions.PASS);
    }
    Path file = options.file().get();
    if (file.equals(SourceOptions.STDIN)) {
      return new LineRecords(stdin, options.maxLine());
    }
    if (Files.isDirectory(file)) {
      throw failed("Cannot read " + file + ": it is a directory; name a file of lines");
    }
    try {
      return new LineRecords(Files.newInputStream(file), options.maxLine());
    } catch (NoSuchFileException e) {
      throw failed("Cannot read " + file + ": there is no such file; check --file", e);
    } catch (AccessDeniedException e) {
      throw failed("Cannot read " + file + ": permission denied; check owner and mode", e);
    } catch (IOException e) {
      throw failed("Cannot read " + file + ": " + Messages.of(e), e);
    }
  }

  /** The log that {@code options} ask for. */
  static RecordLog log(SourceOptions options) throws CommandException, IOException {
    if (options.spool().isEmpty()) {
      return RecordLog.inMemory(MEMORY);
    }
    try {
      return RecordLog.open(options.spool().get(), options.spoolSize());
    } catch (SpoolLockedException e) {
      throw new CommandException(ExitCode.CONFLICT, e.getMessage(), e);
    } catch (SpoolException e) {
      throw failed(e.getMessage(), e);
    }
  }

  /** What {@code records} have that is not in {@code log} yet. */
  static Records resumed(SourceOptions options, Records records, RecordLog log) throws IOException {
    long numbered = log.range().next();
    return numbered > 0 && options.file().map(SourceFactory::isRepeatable).orElse(true)
        ? new ResumedRecords(records, numbered, log.newest())
        : records;
  }

  /** Whether a restart finds the same lines once more, as it does not in a pipe. */
  private static boolean isRepeatable(Path file) {
    return !file.equals(SourceOptions.STDIN) && Files.isRegularFile(file);
  }

  /** Listens on {@code host} and {@code port}, 0 for a free one. */
  static ServerSocketChannel listener(String host, int port) throws CommandException, IOException {
    String where = "Cannot listen on " + host + ":" + port + ": ";
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw failed(
          where + "unknown host; give --bind an address of this machine, such as 127.0.0.1");
    }
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      return listener.bind(address);
    } catch (IOException e) {
      CommandException failure =
          failed(
              where
                  + Messages.of(e)
                  + "; choose another --port (0 takes a free one) or another --bind",
              e);
      try {
        listener.close();
      } catch (IOException closing) {
        failure.addSuppressed(closing);
      }
      throw failure;
    }
  }

  private static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }

  private static CommandException failed(String message, Exception cause) {
    return new CommandException(ExitCode.FAILED, message, cause);
  }
}
