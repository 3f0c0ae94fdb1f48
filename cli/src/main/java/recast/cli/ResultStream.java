package recast.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where results are printed, which knows when one was lost: a disk may be full. */
public final class ResultStream extends PrintStream {
  private static final String NOBODY_READS_ON = "Broken pipe";

  private final Sink sink;

  private ResultStream(Sink sink) {
    super(sink, true, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /** Prints to {@code out}, as UTF-8. */
  public static ResultStream to(OutputStream out) {
    return new ResultStream(new Sink(out));
  }

  /**
   * The exit code of a command that has printed here: done only if all of it has arrived, or the
   * reader wanted no more, as {@code head} does.
   */
  public ExitCode settled(ExitCode exitCode, PrintStream err) {
    flush();
    if (exitCode != ExitCode.OK || sink.loss.isEmpty() || sink.loss.equals(NOBODY_READS_ON)) {
      return exitCode;
    }
    err.println(
        "recast: the command has done its work, but stdout does not take the results: "
            + sink.loss);
    return ExitCode.FAILED;
  }

  /** Remembers what a {@code PrintStream} keeps to itself. */
  private static final class Sink extends FilterOutputStream {
    private String loss = "";

    Sink(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        loss = Messages.of(e);
        throw e;
      }
    }
  }
}
