package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.model.ModelFormats;
import recast.store.GoldenRecord;
import recast.store.ModelSpec;
import recast.store.Payload;
import recast.store.PublishRequest;
import recast.store.Release;

/** Publishes an existing model file. */
final class PublishCommand implements Command {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final AdoptionWaiter adoption;

  PublishCommand(
      InputStream in, PrintStream out, PrintStream err, Clock clock, AdoptionWaiter adoption) {
    this.in = in;
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
    StoreAccess.logIn(options.store(), options.keytab());
    options.guard().check(options.store(), options.format());
    Release release;
    try (PayloadSource source = PayloadSource.of(options.file(), in)) {
      release = release(options, source.file());
    }
    out.println(ReleaseLine.of(release));
    return adoption.await(options.awaited(), options.store(), release);
  }

  private Release release(PublishOptions options, InputFile given)
      throws IOException, CommandException {
    List<GoldenRecord> golden = new ArrayList<>();
    if (options.golden().isPresent()) {
      golden.addAll(
          read(options.golden().get(), file -> GoldenFile.read(file, options.tolerance())));
    }
    InputFile file = read(given, found -> found.checkedNow(Payload.LIMIT));
    PublishRequest draft = draft(options, file, golden);
    FileStamp before = FileStamp.of(file);
    try (InputStream payload = UploadProgress.show(file.open(), file.length(), err)) {
      InputStream whole = before.checkedAtEnd(payload);
      return StoreAccess.publisher(options.store(), clock, err).publish(draft, whole);
    }
  }

  private PublishRequest draft(PublishOptions options, InputFile file, List<GoldenRecord> golden)
      throws IOException, CommandException {
    PublishRequest draft =
        new PublishRequest(
            options.format(),
            options.note(),
            new ModelSpec(options.input(), Optional.empty(), golden),
            options.retryOf(),
            options.sha256());
    if (options.check() == PublishOptions.Check.NONE) {
      return draft;
    }
    ModelFormats formats = options.jars().formats();
    if (!formats.isInstalled(options.format())) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot check '%1$s': format '%2$s' is not installed here; add it with --with if it is an optional one, else its jar with --jars, or release the file as it is with --unchecked; an application needs it, too: recast submit ... --with %2$s, or -- --jars JAR"
              .formatted(file.name(), options.format()));
    }
    CandidateModel candidate =
        CandidateModel.check(formats, options.format(), file, options.input(), golden);
    PublishRequest checked = draft.with(candidate.spec());
    // A digest that the user gave is compared first: it says more than that the file has changed.
    return options.sha256().isPresent() ? checked : checked.expecting(candidate.sha256());
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
