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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.ExitCode;

/** A release neither makes a store that nobody meant, nor changes the format of one. */
final class ReleaseGuardTest {
  @TempDir private Path directory;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = Files.writeString(directory.resolve("model"), "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "publish"})
  void theFirstReleaseOfAStoreHasToBeAskedFor(String verb) throws IOException {
    PublisherFixture recast = at("models/lineer");

    assertThat(run(recast, verb)).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .isEqualTo(
            "recast %s: Cannot release a first model to file:%s: expected a store with a release, found none; there is no other store beside it; check --store, or make a new store with --create%n"
                .formatted(verb, directory.resolve("models/lineer")));
    assertThat(recast.out()).isEmpty();
    assertThat(directory.resolve("models")).doesNotExist();
    assertThat(run(recast, verb, "--create")).isEqualTo(ExitCode.OK);
    assertThat(run(recast, verb)).isEqualTo(ExitCode.OK);
    assertThat(run(recast, verb, "--create")).as("a store that is there").isEqualTo(ExitCode.OK);
  }

  @Test
  void storesThatMayHaveBeenMeantAreNamedTheMostSimilarFirst() throws IOException {
    for (String store : List.of("logistic", "linear", "other/linear")) {
      at("models/" + store).publish("clone", "{\"cloned\": true}");
    }
    Files.createDirectories(directory.resolve("models/lineal"));
    PublisherFixture recast = at("models/lineer");

    assertThat(run(recast, "fit")).isEqualTo(ExitCode.FAILED);

    String models = "file:" + directory.resolve("models");
    assertThat(recast.err())
        .contains("stores nearby: " + models + "/linear, " + models + "/logistic; check --store");
  }

  @Test
  void aMistypedParentIsFound() throws IOException {
    at("models/linear").publish("clone", "{\"cloned\": true}");
    PublisherFixture recast = at("model/linear");

    assertThat(run(recast, "fit")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("stores nearby: file:" + directory + "/models/linear;");
  }

  @Test
  void aStoreOfManyNeighboursNamesAFew() throws IOException {
    for (int store = 1; store <= 9; store++) {
      at("models/s" + store).publish("clone", "{\"cloned\": true}");
    }
    PublisherFixture recast = at("models/s0");

    assertThat(run(recast, "fit")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err().split("models/s[1-9]", -1)).hasSize(6);
  }

  @Test
  void aStoreThatHasLostItsPointerIsNotNew() throws IOException {
    PublisherFixture recast = at("models/linear");
    recast.publish("clone", "{\"cloned\": true}");
    Files.delete(directory.resolve("models/linear/current"));

    assertThat(run(recast, "fit")).isEqualTo(ExitCode.OK);

    assertThat(recast.out()).startsWith("release 2 ");
  }

  @Test
  void aStoreWhosePointerCannotBeReadIsNotNew() throws IOException {
    PublisherFixture recast = at("models/linear");
    recast.publish("clone", "{\"cloned\": true}");
    Files.writeString(directory.resolve("models/linear/current"), "garbage");

    assertThat(run(recast, "fit", "--cloned=false")).isEqualTo(ExitCode.OK);

    assertThat(recast.out()).startsWith("release 2 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"toggle", "true", "false"})
  void aFitReplacesNoModelOfAnotherFormat(String cloned) throws IOException {
    PublisherFixture recast = at("models/linear");
    recast.publish("onnx", "anything");

    assertThat(run(recast, "fit", "--cloned", cloned, "--create")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .isEqualTo(
            "recast fit: Cannot release a model of the format clone to file:%s: expected onnx, as release 1 has it; check --store: a fit makes a model of the demonstration, and replaces no other%n"
                .formatted(directory.resolve("models/linear")));
    assertThat(recast.store().reader().releases(10)).hasSize(1);
    assertThat(run(recast, "fit", "--change-format")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFitReplacesNoModelOfAnotherFormatAlsoWithoutThePointer() throws IOException {
    PublisherFixture recast = at("models/linear");
    recast.publish("onnx", "anything");
    Files.delete(directory.resolve("models/linear/current"));

    assertThat(run(recast, "fit", "--cloned=true")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("expected onnx, as release 1 has it");
  }

  @Test
  void aStoreKeepsItsFormatUnlessAnotherIsAskedFor() throws IOException {
    PublisherFixture recast = at("models/linear");
    recast.publish("onnx", "anything");

    assertThat(run(recast, "publish")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .contains("Cannot release a model of the format clone", "expected onnx, as release 1")
        .endsWith("check --store and --format, or change the format with --change-format\n");
    assertThat(run(recast, "publish", "--change-format")).isEqualTo(ExitCode.OK);
    assertThat(run(recast, "publish")).isEqualTo(ExitCode.OK);
    assertThat(recast.store().reader().releases(10)).hasSize(3);
  }

  private PublisherFixture at(String store) {
    return new PublisherFixture(directory.resolve(store));
  }

  private ExitCode run(PublisherFixture recast, String verb, String... options) {
    List<String> words = new ArrayList<>(List.of(verb, "--store", recast.address()));
    if (verb.equals("publish")) {
      words.addAll(List.of("--unchecked", "--format", "clone", "--file", model.toString()));
    } else if (!List.of(options).toString().contains("--cloned")) {
      words.addAll(List.of("--cloned", "true"));
    }
    words.addAll(List.of(options));
    return recast.run(words.toArray(String[]::new));
  }
}
