package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.model.ModelFormats;
import recast.store.GoldenRecord;
import recast.store.Payload;
import recast.store.PublishRequest;
import recast.store.Release;

/** Publishes an existing model file. */
final class PublishCommand implements Command {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final AwaitAdoption adoption;

  PublishCommand(PrintStream out, PrintStream err, Clock clock, AwaitAdoption adoption) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.adoption = adoption;
  }

  @Override
  public CommandSpec spec() {
    return PublishOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    PublishOptions options = PublishOptions.parse(arguments, PublishOptions.Reading.NOW);
    StoreCommand.logIn(options.store(), options.keytab());
    options.guard().check(options.store(), options.format());
    List<GoldenRecord> golden = new ArrayList<>();
    if (options.golden().isPresent()) {
      golden.addAll(read(options.golden().get(), GoldenFile::read));
    }
    if (!ModelFormats.installed().isInstalled(options.format())) {
      err.printf(
          "note: format '%s' is not installed here; an application needs its jar: recast submit ... -- --jars JAR%n",
          options.format());
    }
    PublishRequest draft =
        new PublishRequest(options.format(), options.note(), golden, options.retryOf());
    InputFile file = read(options.file(), found -> found.checkedNow(Payload.LIMIT));
    Release release;
    try (InputStream payload = UploadProgress.show(file.open(), file.length(), err)) {
      release = StoreCommand.publisher(options.store(), clock, err).publish(draft, payload);
    }
    out.println(ReleaseLine.of(release));
    return adoption.await(options.awaited(), options.store(), release);
  }

  /** What is wrong with a file of the cluster is found out when it is read. */
  private static <T> T read(InputFile file, Reader<T> reader) throws IOException, CommandException {
    try {
      return reader.read(file);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.FAILED, "Cannot publish '" + file.name() + "': " + e.getMessage(), e);
    }
  }

  private interface Reader<T> {
    T read(InputFile file) throws IOException;
  }
}
