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

/** rollback, as a user runs it. */
final class RollbackCommandTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
  }

  @Test
  void aRollbackIsOneCommand() throws IOException {
    recast.publish("clone", "one");
    recast.publish("clone", "two");

    assertThat(run("rollback", "--note", "two is wrong")).isEqualTo(ExitCode.OK);

    assertThat(recast.out()).startsWith("release 3  version 1  clone  3 bytes  sha256 ");
    assertThat(recast.current()).isEqualTo("one");
    assertThat(run("rollback", "--to", "2")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).isEqualTo("two");
    assertThat(recast.err()).isEmpty();
  }

  @Test
  void aRollbackSkipsWhatALiveApplicationHasRejected() throws IOException {
    RecordedAdoptions clones = new RecordedAdoptions(recast);
    for (String payload : List.of("one", "two", "three", "four", "five")) {
      recast.publish("clone", payload);
    }
    clones.isAlive(PublisherFixture.NOW.minusSeconds(299));
    // The newest verdict counts, whatever came before.
    clones.rejects(2, PublisherFixture.NOW.minusSeconds(50), "does not decode");
    clones.adopts(2, PublisherFixture.NOW.minusSeconds(40));
    clones.adopts(4, PublisherFixture.NOW.minusSeconds(30));
    clones.rejects(4, PublisherFixture.NOW.minusSeconds(20), "9 % of\nthe records failed");
    clones.rejects(3, PublisherFixture.NOW.minusSeconds(10), "does not decode");

    assertThat(run("rollback")).isEqualTo(ExitCode.OK);

    assertThat(recast.current()).isEqualTo("two");
    assertThat(recast.err())
        .contains(
            "skipped: application clones rejected version 4, release 4: 9 % of the records failed",
            "skipped: application clones rejected version 3, release 3: does not decode");
    assertThat(run("rollback")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).as("version 5 has no verdict").isEqualTo("five");
    assertThat(run("rollback", "--force")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).isEqualTo("two");
  }

  @Test
  void aRejectedVersionIsReleasedAgainOnlyByForce() throws IOException {
    RecordedAdoptions clones = new RecordedAdoptions(recast);
    recast.publish("clone", "one");
    recast.publish("clone", "two");
    clones.isAlive(PublisherFixture.NOW);
    clones.rejects(1, PublisherFixture.NOW, "does not decode");

    assertThat(run("rollback", "--to", "1")).isEqualTo(ExitCode.FAILED);
    assertThat(recast.err())
        .contains("application clones rejected version 1, release 1: does not decode")
        .contains("name another version, or add --force", "nothing was released");
    assertThat(run("rollback")).isEqualTo(ExitCode.FAILED);
    assertThat(recast.err())
        .contains("application clones rejected version 1, release 1: does not decode")
        .contains("no other earlier version is in the store: publish a right one, or add --force");

    assertThat(run("rollback", "--to", "1", "--force")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).isEqualTo("one");
  }

  @Test
  void whatAnApplicationThatIsNotAliveRejectedDoesNotMatter() throws IOException {
    RecordedAdoptions clones = new RecordedAdoptions(recast);
    recast.publish("clone", "one");
    recast.publish("clone", "two");
    clones.rejects(1, PublisherFixture.NOW, "does not decode");
    clones.isAlive(PublisherFixture.NOW.minusSeconds(301));

    assertThat(run("rollback")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).isEqualTo("one");
    clones.ends();
    assertThat(run("rollback", "--to", "2")).isEqualTo(ExitCode.OK);
    assertThat(run("rollback", "--to", "1")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aRollbackSkipsWhatIsNotInTheStoreAnyMore() throws IOException {
    for (String payload : List.of("one", "two", "three")) {
      recast.publish("clone", payload);
    }
    Path second = directory.resolve("a store/versions/00000002");
    Files.move(second, directory.resolve("moved away"));

    assertThat(run("rollback")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).isEqualTo("one");
  }

  @Test
  void aRollbackWithNothingBeforeItIsNamed() throws IOException {
    recast.publish("clone", "one");

    assertThat(run("rollback")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .startsWith("recast rollback: Cannot roll back ")
        .contains("no version was current before version 1", "nothing was released");
  }

  @Test
  void aRollbackToWhatIsCurrentSaysThatNothingWasReleased() throws IOException {
    recast.publish("clone", "a");

    assertThat(run("rollback", "--to=1")).isEqualTo(ExitCode.OK);

    assertThat(recast.err()).contains("version 1 is current already, by release 1");
  }

  @Test
  void whatIsCurrentAndWasRejectedIsNoTargetEither() throws IOException {
    RecordedAdoptions clones = new RecordedAdoptions(recast);
    recast.publish("clone", "one");
    clones.isAlive(PublisherFixture.NOW);
    clones.rejects(1, PublisherFixture.NOW, "does not decode");

    assertThat(run("rollback", "--to", "1")).isEqualTo(ExitCode.FAILED);
    assertThat(recast.err())
        .contains("application clones rejected version 1, release 1: does not decode");
    assertThat(run("rollback", "--to", "1", "--force")).isEqualTo(ExitCode.OK);
    assertThat(recast.err()).contains("version 1 is current already, by release 1");
  }

  private ExitCode run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", recast.address()));
    return recast.run(all.toArray(String[]::new));
  }
}
