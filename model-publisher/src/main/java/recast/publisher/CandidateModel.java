package recast.publisher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Messages;
import recast.model.ModelFormats;
import recast.record.InputSpec;
import recast.record.RecordScorer;
import recast.store.GoldenCheck;
import recast.store.GoldenRecord;
import recast.store.ModelSpec;
import recast.store.Sha256;

/**
 * A model file before it is released: decoded, and tried on its golden records.
 *
 * @param spec what is known of the model
 * @param sha256 the digest of the file as it was decoded
 */
record CandidateModel(ModelSpec spec, Sha256 sha256) {
  private static final String MORE_MEMORY =
      "set RECAST_CLIENT_MEMORY in conf/recast-env.sh, or release it with --unchecked";

  /**
   * Decodes a file as an application will.
   *
   * @param input how records hold values, or nothing for what suits the model
   * @throws CommandException when it does not decode, or scores a golden record otherwise than it
   *     should; nothing may be released then
   */
  static CandidateModel check(
      ModelFormats formats,
      String format,
      InputFile file,
      Optional<InputSpec> input,
      List<GoldenRecord> golden)
      throws IOException, CommandException {
    DigestInputStream payload = Sha256.digesting(file.open());
    try (payload;
        RecordScorer scorer = decode(formats, format, file, unclosed(payload), input)) {
      payload.transferTo(OutputStream.nullOutputStream());
      Optional<String> wrong = firstDifference(scorer, golden, file);
      if (wrong.isPresent()) {
        throw refused(
            file,
            "it " + Messages.printable(wrong.get()),
            "publish a model that does, or fix --golden",
            null);
      }
      ModelSpec suits = ModelSpec.of(scorer.model());
      return new CandidateModel(
          new ModelSpec(input.or(suits::input), suits.signature(), golden),
          Sha256.of(payload.getMessageDigest()));
    }
  }

  private static Optional<String> firstDifference(
      RecordScorer scorer, List<GoldenRecord> golden, InputFile file) throws CommandException {
    try {
      return GoldenCheck.firstDifference(scorer, golden);
    } catch (OutOfMemoryError e) {
      throw refused(
          file,
          "its golden records need more memory than this command has: " + e.getMessage(),
          MORE_MEMORY,
          e);
    }
  }

  /** What a format may close, as parsers do, before all of it has been read. */
  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }

  private static RecordScorer decode(
      ModelFormats formats,
      String format,
      InputFile file,
      InputStream payload,
      Optional<InputSpec> input)
      throws CommandException {
    try {
      return RecordScorer.decode(formats.named(format), payload, input);
    } catch (OutOfMemoryError e) {
      throw refused(
          file, "it needs more memory than this command has: " + e.getMessage(), MORE_MEMORY, e);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      // A decoder may throw anything for a payload that it does not understand.
      throw refused(
          file,
          "it does not decode as " + format + ": " + Messages.of(e),
          "check --format and --input",
          e);
    }
  }

  private static CommandException refused(
      InputFile file, String reason, String remedy, Throwable cause) {
    return new CommandException(
        ExitCode.FAILED,
        "Cannot publish '%s': %s; %s; nothing was released".formatted(file.name(), reason, remedy),
        cause);
  }
}
