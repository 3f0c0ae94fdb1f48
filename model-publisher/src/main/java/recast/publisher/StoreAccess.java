package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.CommandException;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.Messages;
import recast.cli.OptionSpec;
import recast.cli.ShellQuoting;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.KerberosLogin;
import recast.model.ModelFormats;
import recast.record.RecordScorer;
import recast.store.ModelStore;
import recast.store.PublisherName;
import recast.store.Release;
import recast.store.ReleasedModel;
import recast.store.StoreException;
import recast.store.StorePublisher;
import recast.store.StoreReader;
import recast.store.Version;

/** Opens the store that a command names, in the role that it needs. */
final class StoreAccess {
  static final OptionSpec<Path> STORE = CommonSettings.STORE.map(ModelStore::parse);

  /** Why something is released. */
  static final OptionSpec<String> NOTE =
      OptionSpec.of("note", "TEXT", String::strip, "why; kept in the release");

  static final OptionSpec<Boolean> JSON = OptionSpec.flag("json", "one JSON document");

  private StoreAccess() {}

  /** Logs in where the store is on a cluster; this machine's own disk asks nobody who he is. */
  static void logIn(Path store, Optional<KerberosCredentials> keytab) throws IOException {
    if (keytab.isPresent() && !"file".equals(store.toUri().getScheme())) {
      KerberosLogin.fromKeytab(
          keytab.get().principal(), keytab.get().file(), HadoopClientConfig.load());
    }
  }

  static StorePublisher publisher(Path store, Clock clock, PrintStream err) throws IOException {
    return at(store)
        .publisher(PublisherName.here(), clock, warning -> err.println("warning: " + warning));
  }

  /** A store that may not exist yet. */
  static StoreReader reader(Path store) throws IOException {
    return at(store).reader();
  }

  /** A store whose commands bring their own words for one that does not exist. */
  static ModelStore at(Path store) throws IOException {
    return ModelStore.at(store, HadoopClientConfig.load());
  }

  /** A store of which entries that cannot be read are reported. */
  static ModelStore at(Path store, PrintStream err) throws IOException {
    return ModelStore.at(
        store,
        HadoopClientConfig.load(),
        warning -> err.println("warning: " + Messages.printable(warning)));
  }

  /** A store that must exist. */
  static StoreReader existing(Path store) throws IOException, CommandException {
    ModelStore opened = at(store);
    StoreReader reader = opened.reader();
    reader.mustExist();
    if (reader.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          "There is a directory %s, and no store in it; %s; check --store, or make a store there: recast fit --create --store %s"
              .formatted(reader.name(), nearby(opened), ShellQuoting.word(reader.name())));
    }
    return reader;
  }

  /** Names stores that may have been meant, or says that there are none. */
  static String nearby(ModelStore store) throws StoreException {
    return StoreSuggestions.nearby(store).orElse("there is no other store beside it");
  }

  /** The current release of a store that must have one. */
  static Release current(StoreReader reader) throws IOException, CommandException {
    Optional<Release> current = reader.current();
    if (current.isPresent()) {
      return current.get();
    }
    boolean isNew = reader.releases(1).isEmpty();
    throw new CommandException(
        ExitCode.FAILED,
        "Store %s %s; publish one: recast fit%s --store %s"
            .formatted(
                reader.name(),
                isNew ? "has no release yet" : "has lost its 'current'",
                isNew ? " --create" : "",
                ShellQuoting.word(reader.name())));
  }

  /** The release of a version; of the current one when none is named. */
  static Release release(StoreReader reader, Optional<Version> version)
      throws IOException, CommandException {
    if (version.isEmpty()) {
      return current(reader);
    }
    return reader
        .releaseOf(version.get())
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED,
                    "Store %s has no version %s; 'recast releases --store %s' lists what it has"
                        .formatted(
                            reader.name(), version.get(), ShellQuoting.word(reader.name()))));
  }

  /** The model of a release; to be closed. */
  static RecordScorer model(StoreReader reader, Release release, ModelFormats formats)
      throws IOException, CommandException {
    try {
      return ReleasedModel.open(reader, release, formats);
    } catch (StoreException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // A decoder may throw anything for a payload that it does not understand.
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot decode version %s of %s: %s; publish a right one"
              .formatted(release.version(), reader.name(), Messages.of(e)),
          e);
    }
  }
}
