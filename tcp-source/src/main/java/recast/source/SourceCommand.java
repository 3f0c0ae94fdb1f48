package recast.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.spool.RecordLog;

/**
 * {@code recast source}: sends one stream of records, a line each, to every client.
 *
 * <p>Without {@code --file}, the numbers from 0 to 19, over and over. With it, the lines of the
 * file or of the standard input, once; then the source ends, as it does after {@code --count}
 * records.
 *
 * <p>It begins with the first client and waits while there is none. A reader of numbered records
 * makes it keep each one until that is acknowledged, and end only then; with {@code --spool} it
 * does so from the start, and goes on where it was when it is started again. On {@code err}: the
 * line {@code source: listening on HOST:PORT} when clients may come, a line for each that comes or
 * goes, and in the end {@code source: sent N records to C clients: HOST:PORT=N ...}, see {@link
 * SourceStats} and {@link LogReport}.
 */
final class SourceCommand implements Command {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final InputStream stdin;
  private final PrintStream err;

  SourceCommand(InputStream stdin, PrintStream err) {
    this.stdin = stdin;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SourceOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws CommandException, IOException, InterruptedException {
    SourceOptions options = SourceOptions.of(arguments);
    ServerLimits limits = ServerLimits.standard();
    try (RecordLog log = SourceFactory.log(options);
        Records records =
            SourceFactory.resumed(options, SourceFactory.records(options, stdin), log);
        ReaderSessions readers = new ReaderSessions(log, limits, err);
        LineServer server =
            new LineServer(
                SourceFactory.listener(options.bind(), options.port()),
                limits,
                options.whenBehind(),
                readers,
                err)) {
      SourceShutdown stop = new SourceShutdown(server::stop, TIMEOUT);
      LogReport report = new LogReport(log, options.spool());
      try {
        err.println("source: listening on " + server.address());
        report.start().ifPresent(err::println);
        long count = options.count().map(Integer::longValue).orElse(Long.MAX_VALUE);
        BatchSender pump =
            new BatchSender(
                records,
                options.pace(Ticker.system()),
                count - log.range().next(),
                new NumberingConsumer(log, server));
        serve(server, pump, report, options.maxLine());
      } finally {
        reportSkipped(records.skipped(), options.maxLine());
        stop.finished();
      }
    }
    return ExitCode.OK;
  }

  private void serve(LineServer server, BatchSender pump, LogReport report, int maxLine)
      throws CommandException, IOException, InterruptedException {
    FutureTask<Long> pumping = new FutureTask<>(pump);
    Thread thread = new Thread(pumping, "pump");
    // A read of the standard input cannot be interrupted, and must not keep the JVM.
    thread.setDaemon(true);
    thread.start();
    try {
      server.run();
    } finally {
      err.println("source: " + server.tally() + report.acknowledged());
      report.left().ifPresent(err::println);
      if (!server.ended()) {
        pumping.cancel(true);
      }
    }
    if (server.ended()) {
      outcome(pumping, maxLine);
      complete(server.tally());
    }
  }

  private void reportSkipped(long skipped, int maxLine) {
    if (skipped > 0) {
      err.printf(
          "source: skipped %d records of more than %d bytes; --max-line allows longer ones%n",
          skipped, maxLine);
    }
  }

  private static void outcome(FutureTask<Long> pumping, int maxLine)
      throws CommandException, IOException, InterruptedException {
    try {
      pumping.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw new CommandException(
            ExitCode.FAILED,
            "A record does not fit into the memory of the source; --max-line allows %d bytes: set a"
                    .formatted(maxLine)
                + " lower one, or a larger RECAST_CLIENT_MEMORY");
      }
      throw new IllegalStateException("The records stopped to come", e.getCause());
    }
  }

  private static void complete(SourceStats tally) throws CommandException {
    if (tally.clientsCut() > 0) {
      throw new CommandException(
          ExitCode.FAILED,
          tally.clientsCut()
              + " clients were cut off before they had everything, see above; send again to them");
    }
  }
}
