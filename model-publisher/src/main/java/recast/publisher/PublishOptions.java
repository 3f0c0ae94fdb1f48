package recast.publisher;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.KerberosCredentials;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.cli.UsageException;
import recast.record.InputSpec;
import recast.store.Payload;
import recast.store.Sha256;

/**
 * What {@code publish} is told.
 *
 * @param input how records hold values; nothing for what suits the model
 * @param tolerance of golden records that have none of their own
 * @param sha256 the digest that the file must have
 * @param retryOf names this publish, so that it may be tried again
 */
record PublishOptions(
    Path store,
    String format,
    InputFile file,
    String note,
    Optional<InputSpec> input,
    Optional<InputFile> golden,
    double tolerance,
    Optional<Sha256> sha256,
    FormatJars jars,
    Check check,
    Optional<UUID> retryOf,
    ReleaseGuard guard,
    Optional<AdoptionWaitOptions> awaited,
    Optional<KerberosCredentials> keytab) {

  /** What is done with the file before it is released. */
  enum Check {
    /** It is decoded, and its golden records are scored. */
    DECODED,
    /** It is released as it is. */
    NONE
  }

  /** When the files are read. */
  enum Reading {
    /** By this command: they must be there. */
    NOW,
    /** By a later run. */
    LATER
  }

  private static final OptionSpec<String> FORMAT =
      OptionSpec.of("format", "ID", Payload::checkFormat, "the format of the file, such as clone");

  private static final OptionSpec<InputFile> FILE =
      OptionSpec.of(
          "file",
          "PATH",
          InputFile::new,
          "the model file, at most 2 GiB - 1; also an address, such as hdfs:///in/model, or - for"
              + " stdin");

  private static final OptionSpec<InputFile> GOLDEN =
      OptionSpec.of(
          "golden",
          "FILE",
          InputFile::new,
          "records that the model must score as expected, kept in the manifest: each line is a"
              + " record, a tab, and its score, or a JSON object with record, expected and"
              + " tolerance; also an address");

  private static final OptionSpec<InputSpec> INPUT =
      OptionSpec.of(
          "input",
          "SPEC",
          InputSpec::parse,
          "what a record is: text; csv, with the model's own columns; csv:NAME,NAME,...; or json,"
              + " an object with a member for each name. Without it: what suits the model");

  private static final OptionSpec<Double> TOLERANCE =
      OptionSpec.of(
              "tolerance",
              "T",
              NumberParsers::decimal,
              "by how much numbers of a golden record may differ")
          .orElse("0");

  private static final OptionSpec<Sha256> SHA256 =
      OptionSpec.of(
          "sha256", "HEX", Sha256::new, "the digest of the file; any other file is refused");

  private static final OptionSpec<Boolean> UNCHECKED =
      OptionSpec.flag(
          "unchecked",
          "release the file as it is: it is not decoded, golden records are not tried");

  /** The options that name files. */
  static final List<OptionSpec<?>> FILES = List.of(FILE, GOLDEN);

  private static final OptionSpec<UUID> PUBLISH_ID =
      OptionSpec.of(
          "publish-id",
          "UUID",
          PublishOptions::id,
          "names this publish, so that it may be tried again: if an earlier try with the same UUID"
              + " has become a release, that is the answer");

  static final CommandSpec SPEC =
      CommandSpec.of("Publishes an existing model file as a new version, and makes it current.")
          .required(StoreAccess.STORE, FORMAT, FILE)
          .optional(ReleaseGuard.CREATE)
          .more(INPUT, GOLDEN, TOLERANCE, SHA256, UNCHECKED)
          .more(FormatJars.OPTIONS)
          .more(ReleaseGuard.CHANGE_FORMAT, StoreAccess.NOTE, PUBLISH_ID)
          .more(AdoptionWaitOptions.OPTIONS)
          .more(CommonSettings.LOGIN);

  static PublishOptions parse(Arguments arguments, Reading reading) throws UsageException {
    Optional<InputFile> file = arguments.find(FILE.map(checked(reading, PublishOptions::payload)));
    Optional<InputFile> golden = arguments.find(GOLDEN.map(checked(reading, GoldenFile::checked)));
    FormatJars jars = FormatJars.of(arguments);
    Optional<AdoptionWaitOptions> awaited = AdoptionWaitOptions.parse(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    if (arguments.given(TOLERANCE) && !arguments.given(GOLDEN)) {
      arguments.problem("--tolerance is for the records of --golden, which is missing");
    }
    arguments.check();
    return new PublishOptions(
        arguments.get(StoreAccess.STORE),
        arguments.get(FORMAT),
        file.orElseThrow(),
        arguments.find(StoreAccess.NOTE).orElse(""),
        arguments.find(INPUT),
        golden,
        arguments.get(TOLERANCE),
        arguments.find(SHA256),
        jars,
        arguments.given(UNCHECKED) ? Check.NONE : Check.DECODED,
        arguments.find(PUBLISH_ID),
        ReleaseGuard.ofPublish(arguments),
        awaited,
        keytab);
  }

  private static UnaryOperator<InputFile> checked(Reading reading, UnaryOperator<InputFile> check) {
    return reading == Reading.NOW ? check : UnaryOperator.identity();
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
