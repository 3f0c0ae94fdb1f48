package recast.publisher;

import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.cli.UsageException;
import recast.store.ModelStore;
import recast.store.Payload;

/**
 * What {@code publish} is told.
 *
 * @param retryOf names this publish, so that it may be tried again
 */
record PublishOptions(
    Path store,
    String format,
    InputFile file,
    String note,
    Optional<InputFile> golden,
    Optional<UUID> retryOf,
    ReleaseGuard guard,
    Optional<AdoptionWait> awaited,
    Optional<KerberosCredentials> keytab) {

  /** When the files are read. */
  enum Reading {
    /** By this command: they must be there. */
    NOW,
    /** By a later run. */
    LATER
  }

  static Options options() {
    return new Flags()
        .values("store", "format", "file", "note", "golden", "publish-id")
        .values(KerberosCredentials.options())
        .values(AdoptionWait.options())
        .switches(ReleaseGuard.CREATE, ReleaseGuard.CHANGE_FORMAT)
        .options();
  }

  static PublishOptions parse(Arguments arguments, Reading reading) throws UsageException {
    Path store = arguments.required("store", ModelStore::parse);
    String format = arguments.required("format", Payload::checkFormat);
    InputFile file =
        arguments.required("file", name -> file(name, reading, PublishOptions::payload));
    String note = arguments.optional("note", String::strip).orElse("");
    Optional<InputFile> golden =
        arguments.optional("golden", name -> file(name, reading, GoldenFile::checked));
    Optional<UUID> retryOf = arguments.optional("publish-id", PublishOptions::id);
    ReleaseGuard guard = ReleaseGuard.ofPublish(arguments);
    Optional<AdoptionWait> awaited = AdoptionWait.parse(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();
    return new PublishOptions(store, format, file, note, golden, retryOf, guard, awaited, keytab);
  }

  private static InputFile file(String name, Reading reading, UnaryOperator<InputFile> check) {
    InputFile file = new InputFile(name);
    return reading == Reading.NOW ? check.apply(file) : file;
  }

  private static InputFile payload(InputFile file) {
    return file.checked(Payload.LIMIT);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected a UUID", e);
    }
  }
}
