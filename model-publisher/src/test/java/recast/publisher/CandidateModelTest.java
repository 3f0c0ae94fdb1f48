package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.model.Signature;
import recast.record.InputSpec;
import recast.store.GoldenRecord;
import recast.store.ModelSpec;
import recast.store.Sha256;

/** What a publish finds out before it releases anything. */
final class CandidateModelTest {
  private static final String PLAIN = "{\"cloned\": false}";

  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("store"));
  }

  @Test
  void aFileThatDoesNotDecodeIsNotReleased() throws IOException {
    refused("{}", "does not decode as clone: the clone model: field 'cloned' is missing");
  }

  @Test
  void aModelThatMissesAGoldenRecordIsNotReleased() throws IOException {
    refused(PLAIN, "it scores golden record '7' as '07', expected '77'", golden("7\t77\n"));
  }

  @Test
  void anInputThatTheModelCannotReadIsNotReleased() throws IOException {
    refused(PLAIN, "the model reads [record], which are not among the columns", "--input=csv:a,b");
  }

  @Test
  void aFormatThatIsNotInstalledNeedsToBeReleasedUnchecked() throws IOException {
    String file = file(PLAIN);
    assertThat(publish("--format=strange", "--file=" + file)).isEqualTo(ExitCode.FAILED);
    assertThat(recast.err()).contains("'strange' is not installed here", "--jars", "--unchecked");

    assertThat(publish("--format=strange", "--file=" + file, "--unchecked")).isEqualTo(ExitCode.OK);

    assertThat(spec()).isEqualTo(ModelSpec.NONE);
  }

  @Test
  void theManifestTellsHowTheModelIsUsed() throws IOException {
    assertThat(publish("--format=clone", "--file=" + file(PLAIN), golden("7\t07\n")))
        .isEqualTo(ExitCode.OK);

    assertThat(spec().input()).contains(new InputSpec.Text());
    assertThat(spec().signature()).contains(Signature.TEXT);
    assertThat(spec().golden()).containsExactly(new GoldenRecord("7", "07"));
  }

  @Test
  void goldenRecordsMayBeJsonWithTheirOwnTolerance() throws IOException {
    String golden =
        """
        {"record": "a\\tb", "expected": "a\\tb"}
        {"record": 7, "expected": "07.25", "tolerance": 0.5}
        {"record": {"x": [1]}, "expected": {"x": [1.0]}}
        {"record": "\\"a,b\\",2", "expected": ["a,b", 2]}
        8\t8.1
        """;

    assertThat(
            publish("--format=clone", "--file=" + file(PLAIN), "--tolerance=0.2", golden(golden)))
        .as(recast.err())
        .isEqualTo(ExitCode.OK);

    assertThat(spec().golden())
        .containsExactly(
            new GoldenRecord("a\tb", "a\tb", 0.2),
            new GoldenRecord("7", "07.25", 0.5),
            new GoldenRecord("{\"x\":[1]}", "{\"x\":[1.0]}", 0.2),
            new GoldenRecord("\"a,b\",2", "\"a,b\",2", 0.2),
            new GoldenRecord("8", "8.1", 0.2));
  }

  @Test
  void aWrongGoldenRecordIsNamedByItsLine() throws IOException {
    for (String wrong : List.of("{\"record\": 1}", "{\"record\": ", "{\"expected\": 1}")) {
      assertThat(publish("--format=clone", "--file=" + file(PLAIN), golden("7\t07\n" + wrong)))
          .isEqualTo(ExitCode.USAGE);
      assertThat(recast.err()).contains("line 2");
    }
  }

  @Test
  void aGoldenFileWithoutRecordIsRefused() throws IOException {
    for (String nothing : List.of("", "\ufeff")) {
      assertThat(publish("--format=clone", "--file=" + file(PLAIN), golden(nothing)))
          .isEqualTo(ExitCode.USAGE);
      assertThat(recast.err()).contains("holds no record");
    }
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstGoldenRecord() throws IOException {
    assertThat(publish("--format=clone", "--file=" + file(PLAIN), golden("\ufeff7\t07\n8\t08\n")))
        .as(recast.err())
        .isEqualTo(ExitCode.OK);

    assertThat(spec().golden())
        .containsExactly(new GoldenRecord("7", "07"), new GoldenRecord("8", "08"));
  }

  @Test
  void aToleranceThatIsNoNumberFromZeroIsRefused() throws IOException {
    for (String wrong : List.of("Infinity", "1e400", "NaN", "-1", "\"1\"", "null")) {
      String line = "{\"record\": 7, \"expected\": 7, \"tolerance\": " + wrong + "}";
      assertThat(publish("--format=clone", "--file=" + file(PLAIN), golden(line)))
          .as(wrong)
          .isEqualTo(ExitCode.USAGE);
      assertThat(recast.err()).contains("line 1: 'tolerance' must be a number from 0");
    }
  }

  @Test
  void aToleranceWithoutGoldenRecordsIsRefused() throws IOException {
    assertThat(publish("--format=clone", "--file=" + file(PLAIN), "--tolerance=0.1"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("--tolerance is for the records of --golden");
  }

  @Test
  void theModelMayComeFromStdin() throws IOException {
    recast.stdin(PLAIN);

    assertThat(publish("--format=clone", "--file=-")).as(recast.err()).isEqualTo(ExitCode.OK);

    assertThat(recast.current()).isEqualTo(PLAIN);
  }

  @Test
  void aFormatMayCloseTheFileBeforeItsEnd() throws IOException {
    assertThat(publish("--format=closing", "--file=" + file(PLAIN)))
        .as(recast.err())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aFileWithAnotherDigestIsNotReleased() throws IOException {
    String digest = Sha256.of(Files.newInputStream(Path.of(file(PLAIN)))).hex();
    assertThat(publish("--format=clone", "--file=" + file(PLAIN), "--sha256=" + digest))
        .isEqualTo(ExitCode.OK);

    assertThat(publish("--format=clone", "--file=" + file(PLAIN + " "), "--sha256=" + digest))
        .isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("expected " + digest);
    assertThat(recast.current()).isEqualTo(PLAIN);
  }

  @Test
  void aFileThatChangesWhileItIsReadIsAnError() throws IOException {
    Path file = Path.of(file(PLAIN));
    FileStamp before = FileStamp.of(new InputFile(file.toString()));
    try (var payload = before.checkedAtEnd(Files.newInputStream(file))) {
      assertThat(payload.read()).isEqualTo('{');
      Files.writeString(file, PLAIN + "more");

      assertThat(org.assertj.core.api.Assertions.catchThrowable(payload::readAllBytes))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has changed while it was read: expected 17 bytes, found 21");
    }
  }

  private void refused(String payload, String reason, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("--format=clone", "--file=" + file(payload)));
    words.addAll(List.of(options));

    assertThat(publish(words.toArray(String[]::new))).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("Cannot publish", reason, "nothing was released");
    assertThat(directory.resolve("store")).doesNotExist();
  }

  private ExitCode publish(String... options) {
    List<String> words = new ArrayList<>(List.of("publish", "--create", "--change-format"));
    words.add("--store=" + recast.address());
    words.addAll(List.of(options));
    return recast.run(words.toArray(String[]::new));
  }

  private String file(String payload) throws IOException {
    return Files.writeString(directory.resolve("model"), payload).toString();
  }

  private String golden(String lines) throws IOException {
    return "--golden=" + Files.writeString(directory.resolve("golden"), lines);
  }

  private ModelSpec spec() throws IOException {
    return recast.store().reader().spec(recast.store().reader().current().orElseThrow().version());
  }
}
