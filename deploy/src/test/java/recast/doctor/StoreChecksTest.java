package recast.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;
import static recast.doctor.Checks.warns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.store.PublishRequest;
import recast.store.RetentionPolicy;

/** Each check of a store fails once, on a local disk. */
final class StoreChecksTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final RetentionPolicy RETENTION = new RetentionPolicy(10, Duration.ofHours(1));

  @TempDir private Path directory;
  private Path root;
  private NamedStore store;

  @BeforeEach
  void publishTwice() throws IOException {
    root = directory.resolve("store");
    store = named(root);
    publish("one");
    publish("two");
    protect(root, "rwxr-x---");
  }

  @Test
  void aSoundStorePassesAll() throws IOException {
    PublishDryRunCheck rehearsal = new PublishDryRunCheck(store, CLOCK);

    passes(new StoreCheck(store).look());
    passes(new PermissionsCheck(store).look());
    passes(new StoreMountCheck(store).look());
    passes(rehearsal.look());
    passes(new ClockCheck(rehearsal).look());
    passes(new PointerCheck(store).look());
    passes(new LeftoversCheck(store, RETENTION, CLOCK).look());
    passes(new HistoryCheck(store).look());
    passes(new GrowthCheck(store).look());
    assertThat(new QuotaCheck(store).look().grade()).isEqualTo(Severity.MOOT);
  }

  @Test
  void anAdoptionThatCannotBeReadIsFoundAndTheRemedyNamed() throws IOException {
    Path app = Files.createDirectories(root.resolve("adoptions/clones"));
    Path adoption = Files.writeString(app.resolve("0000000001000-00000001.json"), "{");
    Files.writeString(app.resolve("epoch-00000001.json"), "x".repeat(80_000));

    Finding finding =
        warns(new HistoryCheck(store).look(), adoption.toString(), "and 1 more: recast verify");

    assertThat(finding.remedy())
        .contains("delete ", adoption.toString(), "what clones made of release 1");
  }

  @Test
  void aDirectoryThatGrowsIsFoundAndTheRemedyNamed() throws IOException {
    Path app = Files.createDirectories(root.resolve("adoptions/clones"));
    for (int file = 0; file <= 10_000; file++) {
      Files.createFile(app.resolve("%013d-00000001.json".formatted(file)));
    }

    Finding finding =
        warns(new GrowthCheck(store).look(), "adoptions/clones has 10001 files", "1048576");

    assertThat(finding.remedy()).contains("recast prune --store");
  }

  @Test
  void aStoreThatIsMissingIsSaid() throws IOException {
    Path missing = directory.resolve("no");

    fails(new StoreCheck(named(missing)).look(), "There is no store at", missing.toString());
  }

  @Test
  void aStoreThatIsNotGivenIsSkipped() throws IOException {
    NamedStore none = new NamedStore(Optional.empty(), new Configuration());

    assertThat(new StoreCheck(none).look()).isEqualTo(Finding.skip("--store is not given"));
  }

  @Test
  void aStoreThatMayNotBeReadFails() throws IOException {
    protect(root.resolve("current"), "---------");

    fails(new PermissionsCheck(store).look(), "may not read", "current");
    fails(new ReadableCheck(store).look(), "may not read", "current");
  }

  @Test
  void aStoreThatMayOnlyBeReadFails() throws IOException {
    protect(root, "r-xr-x---");

    fails(new PermissionsCheck(store).look(), "may read and nothing else");
  }

  @Test
  void aPublisherThatCannotRunApplicationsIsWarned() throws IOException {
    protect(Files.createDirectory(root.resolve("adoptions")), "r-xr-x---");

    warns(new PermissionsCheck(store).look(), "cannot write its adoptions");
  }

  @Test
  void anApplicationNeedNotPublish() throws IOException {
    Files.createDirectory(root.resolve("adoptions"));
    protect(root, "r-xr-x---");

    Finding finding = passes(new PermissionsCheck(store).look());
    assertThat(finding.text()).contains("may read, run applications");
    assertThat(new PublishDryRunCheck(store, CLOCK).look())
        .isEqualTo(Finding.skip("you may not publish here"));
  }

  @Test
  void aStoreThatIsOpenToAllIsWarnedOf() throws IOException {
    protect(root, "rwxrwxrwx");

    warns(new PermissionsCheck(store).look(), "lets everybody publish");
  }

  @Test
  void aPartFromElsewhereFails() throws IOException {
    Path elsewhere = Files.move(root.resolve("versions"), directory.resolve("elsewhere"));
    Configuration mounts = new Configuration();
    mounts.set("fs.viewfs.mounttable.t.link./store/versions", elsewhere.toUri().toString());
    NamedStore mounted =
        new NamedStore(Optional.of(new org.apache.hadoop.fs.Path("viewfs://t/store")), mounts);

    fails(new StoreMountCheck(mounted).look(), "versions is mounted from", "elsewhere");
  }

  @Test
  void aClockThatIsWrongFails() throws IOException {
    fails(clock(Duration.ofMinutes(2)).look(), "behind the one here");
    fails(clock(Duration.ofMinutes(-2)).look(), "ahead of the one here");
    warns(clock(Duration.ofSeconds(-10)).look(), "ahead of the one here");
  }

  @Test
  void aPointerThatIsLostOrLagsFails() throws IOException {
    Files.copy(
        root.resolve("releases/00000001.json"),
        root.resolve("current"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    fails(new PointerCheck(store).look(), "release 1", "ends with release 2");

    Files.delete(root.resolve("current"));
    fails(new PointerCheck(store).look(), "shows nothing", "ends with release 2");
  }

  @Test
  void aStoreWithoutAReleaseIsWarnedOf() throws IOException {
    warns(
        new PointerCheck(named(Files.createDirectory(directory.resolve("empty")))).look(),
        "no release yet");
  }

  @Test
  void whatAPublisherHasLeftLongAgoIsWarnedOf() throws IOException {
    Path leftover = Files.createDirectory(root.resolve(".staging-1"));
    Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minusSeconds(7200)));

    warns(new LeftoversCheck(store, RETENTION, CLOCK).look(), ".staging-1", "1h");
  }

  private ClockCheck clock(Duration ahead) throws IOException {
    PublishDryRunCheck rehearsal = new PublishDryRunCheck(store, Clock.offset(CLOCK, ahead));
    passes(rehearsal.look());
    return new ClockCheck(rehearsal);
  }

  private void publish(String model) throws IOException {
    store
        .open()
        .publisher("ann@host", CLOCK, warning -> {})
        .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(model.getBytes(UTF_8)));
  }

  private static NamedStore named(Path path) {
    return new NamedStore(
        Optional.of(new org.apache.hadoop.fs.Path(path.toUri())), new Configuration());
  }

  private static void protect(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
