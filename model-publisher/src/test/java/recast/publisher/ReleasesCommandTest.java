package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.store.Adoption;
import recast.store.LoadMetrics;
import recast.store.Release;

final class ReleasesCommandTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
  }

  @Test
  void theListIsATableNewestFirstWithTheCurrentMarked() throws IOException {
    recast.publish("clone", "a");
    recast.publish("onnx", "bb");
    adopt("first-app", 1);
    adopt("second-app", 2);
    adopt("third-app", 2);

    assertThat(releases()).isEqualTo(ExitCode.OK);

    List<String> lines = recast.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).strip().split(" {2,}"))
        .containsExactly(
            "release",
            "version",
            "kind",
            "published",
            "publisher",
            "format",
            "bytes",
            "adopted by",
            "rejected by",
            "note");
    assertThat(lines.get(1).split(" {2,}"))
        .containsExactly(
            "*",
            "2",
            "2",
            "publish",
            "2026-01-02T03:04:05.600Z",
            "ann@host",
            "onnx",
            "2",
            "second-app,third-app",
            "a note");
    assertThat(lines.get(2)).startsWith(" ").contains("clone", "first-app");
    assertThat(recast.err()).isEmpty();
  }

  @Test
  void whatIsLeftOfADamagedLogIsListed() throws IOException {
    for (int release = 1; release <= 4; release++) {
      recast.publish("clone", "a");
    }
    Path log = directory.resolve("a store/releases");
    Files.delete(log.resolve("00000002.json"));
    Files.writeString(log.resolve("00000003.json"), "");

    assertThat(releases()).isEqualTo(ExitCode.FAILED);

    List<String> lines = recast.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("*  4 ");
    assertThat(lines.get(2)).startsWith("   1 ");
    assertThat(recast.err()).contains("release 2 is missing", "00000003.json is empty");
  }

  @Test
  void aStoreThatHasLostItsPointerIsListedWithAWarning() throws IOException {
    recast.publish("clone", "a");
    Files.delete(directory.resolve("a store/current"));

    assertThat(releases()).isEqualTo(ExitCode.OK);

    assertThat(recast.err()).contains("warning: no release is current", "next publish");
  }

  @Test
  void theListIsOneJsonDocument() throws IOException {
    Release first = recast.publish("clone", "a");
    recast.publish("clone", "b");
    adopt("app", 1);

    assertThat(releases("--json")).isEqualTo(ExitCode.OK);

    JsonNode list = json();
    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("release").intValue()).isEqualTo(2);
    assertThat(list.get(0).get("current").booleanValue()).isTrue();
    assertThat(list.get(0).get("adoptedBy")).isEmpty();
    JsonNode older = list.get(1);
    assertThat(older.get("release").intValue()).isEqualTo(1);
    assertThat(older.get("version").intValue()).isEqualTo(1);
    assertThat(older.get("kind").textValue()).isEqualTo("publish");
    assertThat(older.get("publishId").textValue()).isEqualTo(first.publishId().toString());
    assertThat(older.get("publishedAt").textValue()).isEqualTo("2026-01-02T03:04:05.600Z");
    assertThat(older.get("publisher").textValue()).isEqualTo("ann@host");
    assertThat(older.get("format").textValue()).isEqualTo("clone");
    assertThat(older.get("bytes").intValue()).isEqualTo(1);
    assertThat(older.get("sha256").textValue()).isEqualTo(first.payload().sha256().hex());
    assertThat(older.get("note").textValue()).isEqualTo("a note");
    assertThat(older.get("current").booleanValue()).isFalse();
    assertThat(older.get("adoptedBy").get(0).textValue()).isEqualTo("app");
    assertThat(recast.err()).isEmpty();
  }

  @Test
  void anApplicationThatRejectedAReleaseIsNamedUntilItAdoptsIt() throws IOException {
    RecordedAdoptions clones = new RecordedAdoptions(recast);
    for (int release = 1; release <= 4; release++) {
      recast.publish("clone", "payload " + release);
    }
    clones.adopts(1, PublisherFixture.NOW);
    clones.adopts(2, PublisherFixture.NOW.plusSeconds(10));
    clones.rejects(2, PublisherFixture.NOW.plusSeconds(20), "too many failures");
    clones.rejects(3, PublisherFixture.NOW.plusSeconds(30), "does not decode");
    clones.rejects(4, PublisherFixture.NOW.plusSeconds(40), "too large");

    assertThat(releases("--json")).isEqualTo(ExitCode.OK);
    assertThat(applications("rejectedBy"))
        .containsExactly("[\"clones\"]", "[\"clones\"]", "[\"clones\"]", "[]");
    assertThat(applications("adoptedBy")).containsExactly("[]", "[]", "[]", "[\"clones\"]");

    clones.adopts(4, PublisherFixture.NOW.plusSeconds(50));
    assertThat(releases("--json")).isEqualTo(ExitCode.OK);
    assertThat(applications("rejectedBy"))
        .containsExactly("[]", "[\"clones\"]", "[\"clones\"]", "[]");
    assertThat(applications("adoptedBy")).containsExactly("[\"clones\"]", "[]", "[]", "[]");
    assertThat(releases()).isEqualTo(ExitCode.OK);
    assertThat(recast.out().lines().toList().get(2).split(" {2,}")).contains("clones", "3");
  }

  @Test
  void aGarbledPointerIsAWarningAndNothingIsMarked() throws IOException {
    recast.publish("clone", "a");
    Files.writeString(directory.resolve("a store/current"), "garbage");

    assertThat(releases()).isEqualTo(ExitCode.OK);

    assertThat(recast.out()).contains("publish").doesNotContain("*");
    assertThat(recast.err()).contains("warning: 'current' cannot be read", "publish again");
  }

  @Test
  void theLimitKeepsTheNewest() throws IOException {
    for (int release = 1; release <= 3; release++) {
      recast.publish("clone", "payload " + release);
    }

    assertThat(releases("--json", "--limit", "2")).isEqualTo(ExitCode.OK);

    assertThat(json().findValuesAsText("release")).containsExactly("3", "2");
  }

  @Test
  void aStoreWithoutReleasesListsNone() throws IOException {
    Files.createDirectories(directory.resolve("a store/releases"));

    assertThat(releases("--json")).isEqualTo(ExitCode.OK);

    assertThat(json()).isEmpty();
  }

  @Test
  void aMissingStoreIsNamedWithTheMend() {
    assertThat(releases("--json")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .startsWith("recast releases: There is no store at ")
        .contains("a store", "recast fit --create --store");
    assertThat(recast.out()).isEmpty();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(recast.run("releases", "--limit=0", "--json=yes", "operand"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(recast.err())
        .contains("--store is missing")
        .contains("--limit '0'")
        .contains("--json takes no value")
        .contains("'operand' is one argument too many");
  }

  private List<String> applications(String field) throws IOException {
    return json().findValues(field).stream().map(JsonNode::toString).toList();
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readTree(recast.out());
  }

  private void adopt(String app, int number) throws IOException {
    Release release =
        recast.store().reader().releases(10).stream()
            .filter(one -> one.number().value() == number)
            .findFirst()
            .orElseThrow();
    recast
        .store()
        .ledger(app)
        .prepare(
            new Adoption(
                app,
                "application_1_0001",
                release.number(),
                release.version(),
                Adoption.Verdict.ADOPTED,
                Instant.ofEpochSecond(10),
                "",
                LoadMetrics.NONE))
        .commit();
  }

  private ExitCode releases(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "releases";
    words[1] = "--store";
    words[2] = recast.address();
    System.arraycopy(options, 0, words, 3, options.length);
    return recast.run(words);
  }
}
