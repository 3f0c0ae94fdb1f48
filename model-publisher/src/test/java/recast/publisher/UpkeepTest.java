package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recast.cli.ExitCode;
import recast.store.Version;

/** publish, verify and prune, as a user runs them. */
final class UpkeepTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
  }

  @Test
  void aSoundStoreIsVerified() throws IOException {
    recast.publish("clone", "one");
    recast.publish("clone", "two");

    assertThat(run("verify")).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).hasSize(3).allMatch(line -> line.startsWith("ok   "));
    assertThat(run("verify", "--version", "2")).isEqualTo(ExitCode.OK);
    assertThat(recast.out().lines()).singleElement().asString().contains("version 2");
  }

  @Test
  void everyBadVersionIsNamed() throws IOException {
    recast.publish("clone", "one");
    recast.publish("clone", "two");
    recast.publish("clone", "three");
    Files.writeString(directory.resolve("a store/versions/00000001/model"), "eno");
    Files.delete(directory.resolve("a store/versions/00000003/model"));

    assertThat(run("verify")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.out().lines().filter(line -> line.startsWith("BAD  ")))
        .hasSize(2)
        .anyMatch(line -> line.contains("version 1 ") && line.contains("SHA-256"))
        .anyMatch(line -> line.contains("version 3 ") && line.contains("no payload"));
  }

  @Test
  void aPruneSaysWhatItDeletes() throws IOException {
    for (int version = 1; version <= 4; version++) {
      recast.publish("clone", "payload " + version);
    }

    assertThat(run("prune", "--keep", "2", "--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(recast.out().lines())
        .containsExactly("would delete version 1", "would delete version 2");
    assertThat(run("prune", "--keep", "2")).isEqualTo(ExitCode.OK);
    assertThat(recast.out().lines()).containsExactly("deleted version 1", "deleted version 2");
    assertThat(run("prune", "--keep", "2")).isEqualTo(ExitCode.OK);
    assertThat(recast.out().lines()).containsExactly("nothing to delete");
    assertThat(directory.resolve("a store/versions").toFile().list()).hasSize(2);
  }

  @Test
  void aPublishMayBeTriedAgain() throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "one");
    String[] publish = {
      "publish",
      "--unchecked",
      "--format",
      "onnx",
      "--file",
      file.toString(),
      "--publish-id",
      "6e7d3c1a-58a7-4a49-8f0e-0d7a1b6a3c55"
    };

    assertThat(run(publish)).isEqualTo(ExitCode.OK);
    String first = recast.out();
    assertThat(run(publish)).isEqualTo(ExitCode.OK);

    assertThat(recast.out()).isEqualTo(first);
    assertThat(recast.store().reader().releases(10)).hasSize(1);
  }

  @Test
  void theNumberOfAVersionThatSomebodyHasRemovedIsNotGivenAgain() throws IOException {
    recast.publish("clone", "a");
    Path version = directory.resolve("a store/versions/00000001");
    for (String file : List.of("model", "manifest.json")) {
      Files.delete(version.resolve(file));
    }
    Files.delete(version);

    assertThat(recast.publish("clone", "b").version()).isEqualTo(new Version(2));
  }

  @Test
  void aDirectoryWithTheLastNumberThatThereIsIsNamed() throws IOException {
    Path last = Files.createDirectories(directory.resolve("a store/versions/99999999"));
    Path file = Files.writeString(directory.resolve("model"), "one");

    assertThat(run("publish", "--unchecked", "--format=onnx", "--file=" + file))
        .isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains(last.toString(), "leaves no number", "remove it");
  }

  @Test
  void goldenRecordsThatAreNotUtf8AreRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "one");
    Path golden = Files.write(directory.resolve("golden"), new byte[] {(byte) 0xe9, '\t', '1'});

    assertThat(run("publish", "--unchecked", "--format=x", "--file=" + file, "--golden=" + golden))
        .isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("expected a file in UTF-8");
  }

  @Test
  void aPublishIdIsNotTakenForAnotherPayload() throws IOException {
    String id = "6e7d3c1a-58a7-4a49-8f0e-0d7a1b6a3c55";
    Path one = Files.writeString(directory.resolve("one"), "one");
    Path two = Files.writeString(directory.resolve("two"), "two");

    assertThat(
            run("publish", "--unchecked", "--format=onnx", "--file=" + one, "--publish-id=" + id))
        .isEqualTo(ExitCode.OK);
    assertThat(
            run("publish", "--unchecked", "--format=onnx", "--file=" + two, "--publish-id=" + id))
        .isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains(id, "release 1", "found onnx, 3 bytes", "an id of its own");
    assertThat(recast.store().reader().releases(10)).hasSize(1);
  }

  @Test
  void goldenRecordsTravelInTheManifest() throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "one");
    Path golden = Files.writeString(directory.resolve("golden"), "1\t010101\n\u017e\t0\u017e\n");

    assertThat(
            run(
                "publish",
                "--unchecked",
                "--format",
                "clone",
                "--file",
                file.toString(),
                "--golden",
                golden.toString()))
        .isEqualTo(ExitCode.OK);

    assertThat(Files.readString(directory.resolve("a store/versions/00000001/manifest.json")))
        .contains("golden", "\"record\" : \"1\"", "\"expected\" : \"010101\"");
    Files.writeString(golden, "no tab\n");
    assertThat(
            run(
                "publish",
                "--unchecked",
                "--format=x",
                "--file=" + file,
                "--golden=" + golden,
                "--publish-id=no"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(recast.err())
        .contains("line 1 must be a record, one tab, and its score", "expected a UUID");
  }

  @ParameterizedTest
  @MethodSource("recast.publisher.RecordedAdoptions#damages")
  void anUnreadableAdoptionStopsNoCommandAndVerifyNamesTheRemedy(String damage) throws IOException {
    recast.publish("clone", "one");
    recast.publish("clone", "two");
    recast.publish("clone", "three");
    recast.publish("clone", "four");
    new RecordedAdoptions(recast).rejects(1, PublisherFixture.NOW, "bad");
    Path adoptions = directory.resolve("a store/adoptions/clones");
    Path file = adoptions.resolve(adoptions.toFile().list()[0]);
    Files.writeString(file, damage);

    assertThat(run("releases")).isEqualTo(ExitCode.OK);
    assertThat(recast.err()).containsOnlyOnce("warning: ").contains(file.toString());
    assertThat(run("prune", "--keep", "1")).isEqualTo(ExitCode.OK);
    assertThat(recast.out().lines()).containsExactly("deleted version 2");
    assertThat(recast.err()).containsOnlyOnce("warning: ").contains(file.toString());

    assertThat(run("verify")).isEqualTo(ExitCode.FAILED);
    assertThat(recast.out().lines().filter(line -> line.startsWith("BAD  ")))
        .singleElement()
        .asString()
        .contains(file.toString(), "or delete ", "what clones made of release 1");
    Files.delete(file);
    assertThat(run("verify")).isEqualTo(ExitCode.OK);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(recast.run("prune", "--keep", "0", "--staging-ttl", "soon", "operand"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(recast.err())
        .contains("--store is missing", "--keep '0'", "--staging-ttl 'soon'", "'operand'");
    assertThat(recast.run("rollback", "--to", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(recast.err()).contains("--store is missing", "--to 'x'");
    assertThat(recast.run("verify", "--version", "-1")).isEqualTo(ExitCode.USAGE);
    assertThat(recast.err()).contains("--version '-1'");
  }

  @Test
  void aDirectoryThatIsNoStoreIsNamedWithTheStoresInIt() throws IOException {
    recast.publish("clone", "one");

    for (String verb : List.of("rollback", "verify", "prune", "releases", "score")) {
      assertThat(recast.run(verb, "--store", directory.toUri().toString()))
          .as(verb)
          .isEqualTo(ExitCode.FAILED);
      assertThat(recast.err()).contains("no store in it; stores nearby: ", "/a store");
    }
  }

  @Test
  void aMissingStoreIsNamed() {
    for (String verb : List.of("rollback", "verify", "prune")) {
      assertThat(run(verb)).isEqualTo(ExitCode.FAILED);
      assertThat(recast.err()).contains("There is no store at ");
    }
  }

  private ExitCode run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", recast.address()));
    if (Set.of("fit", "publish").contains(words[0])) {
      all.add("--create");
    }
    return recast.run(all.toArray(String[]::new));
  }
}
