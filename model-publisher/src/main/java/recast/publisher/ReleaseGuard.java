package recast.publisher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.OptionSpec;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;

/**
 * Refuses a release that its author cannot have meant: the first one of a mistyped store, or a
 * model of another format than the one that applications score with.
 *
 * @param create whether a new store was asked for
 * @param changeFormat whether another format was asked for
 */
record ReleaseGuard(Create create, ChangeFormat changeFormat) {
  static final OptionSpec<Boolean> CREATE =
      OptionSpec.flag(
          "create", "make the store if it has no release yet; without it, that is an error");

  static final OptionSpec<Boolean> CHANGE_FORMAT =
      OptionSpec.flag("change-format", "publish although the store holds another format");

  /** What becomes of a store without releases. */
  enum Create {
    ALLOWED,
    REFUSED
  }

  /** What becomes of a model of another format; {@code NEVER} where the verb has one format. */
  enum ChangeFormat {
    ALLOWED,
    REFUSED,
    NEVER
  }

  /** What a fit allows; needs {@code --create} among the options. */
  static ReleaseGuard ofFit(Arguments arguments) {
    return new ReleaseGuard(create(arguments), ChangeFormat.NEVER);
  }

  /** What a publish allows; needs both options. */
  static ReleaseGuard ofPublish(Arguments arguments) {
    return new ReleaseGuard(
        create(arguments),
        arguments.given(CHANGE_FORMAT) ? ChangeFormat.ALLOWED : ChangeFormat.REFUSED);
  }

  private static Create create(Arguments arguments) {
    return arguments.given(CREATE) ? Create.ALLOWED : Create.REFUSED;
  }

  /**
   * Returns when a model of {@code format} may become the next release.
   *
   * @throws CommandException when it may not; the message says what does
   */
  void check(Path path, String format) throws IOException, CommandException {
    ModelStore store = StoreAccess.at(path);
    List<String> damaged = new ArrayList<>();
    Optional<Release> newest = newest(store.reader(), damaged);
    if (newest.isPresent()) {
      checkFormat(store.reader().name(), newest.get(), format);
    } else if (create == Create.REFUSED && damaged.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot release a first model to %s: expected a store with a release, found none; %s; check --store, or make a new store with --create"
              .formatted(store.reader().name(), StoreAccess.nearby(store)));
    }
  }

  /** The current release; from the log when nothing can be made of 'current'. */
  private static Optional<Release> newest(StoreReader reader, List<String> damaged)
      throws StoreException {
    try {
      Optional<Release> current = reader.current();
      if (current.isPresent()) {
        return current;
      }
    } catch (StoreException e) {
      if (e.isRetryable()) {
        throw e;
      }
      damaged.add(e.getMessage());
    }
    return reader.readable(1, damaged::add).stream().findFirst();
  }

  private void checkFormat(String store, Release newest, String format) throws CommandException {
    String has = newest.payload().format();
    if (has.equals(format) || changeFormat == ChangeFormat.ALLOWED) {
      return;
    }
    throw new CommandException(
        ExitCode.FAILED,
        "Cannot release a model of the format %s to %s: expected %s, as release %s has it; %s"
            .formatted(
                format,
                store,
                has,
                newest.number(),
                changeFormat == ChangeFormat.REFUSED
                    ? "check --store and --format, or change the format with --change-format"
                    : "check --store: a fit makes a model of the demonstration, and replaces no other"));
  }
}
