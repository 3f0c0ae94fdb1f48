package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a preflight sees on a local disk; DoctorIT looks at HDFS. */
final class HdfsStorePreflightTest extends StoreFixture {
  @TempDir private Path directory;

  @Override
  Configuration configuration() {
    return new Configuration();
  }

  @Override
  org.apache.hadoop.fs.Path directory() {
    return new org.apache.hadoop.fs.Path(directory.toUri());
  }

  @Test
  void aRehearsalLeavesTheStoreAsItWas() throws IOException {
    Release release = publish("model");
    List<String> before = names(root);

    PublishDryRunResult rehearsed = store.preflight().rehearse("ann@host", Clock.systemUTC());

    assertThat(rehearsed.took()).isPositive();
    assertThat(rehearsed.clockDifference().abs()).isLessThan(Duration.ofSeconds(2));
    assertThat(names(root)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(store.reader().releases(9)).containsExactly(release);
    assertThat(store.verifier().versions()).hasSize(1);
  }

  @Test
  void aRehearsalTellsHowFarTheClocksAreApart() throws IOException {
    publish("model");
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
    Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

    assertThat(store.preflight().rehearse("ann@host", late).clockDifference())
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
    assertThat(store.preflight().rehearse("ann@host", early).clockDifference())
        .isBetween(Duration.ofSeconds(-61), Duration.ofSeconds(-50));
  }

  @Test
  void aRehearsalWhereNothingCanBeWrittenSaysWhy() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    ModelStore below =
        ModelStore.at(new org.apache.hadoop.fs.Path(file.toUri() + "/store"), configuration());

    assertThatThrownBy(() -> below.preflight().rehearse("ann@host", Clock.systemUTC()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nothing was released")
        .hasMessageContaining("file");
  }

  @Test
  void whoHasMadeAStoreMayDoAll() throws IOException {
    publish("model");
    protect("a store", "rwxr-x---");

    assertThat(store.preflight().rights())
        .isEqualTo(new StorePermissions(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void aDirectoryWithoutARightIsNamedWithItsOwnerAndMode() throws IOException {
    publish("model");
    protect("a store/releases", "r-xr-x---");
    protect("a store/versions", "-wx------");

    StorePermissions rights = store.preflight().rights();

    assertThat(rights.publishing()).singleElement().asString().contains("/a store/releases (");
    assertThat(rights.publishing().get(0)).contains(" r-xr-x---)");
    assertThat(rights.reading()).singleElement().asString().contains("/a store/versions (");
  }

  @Test
  void aStoreThatMayNotBeEnteredTellsNoMore() throws IOException {
    publish("model");
    protect("a store", "---------");

    StorePermissions rights = store.preflight().rights();

    assertThat(rights.reading()).singleElement().asString().contains("/a store (");
    assertThat(rights.publishing()).isNotEmpty();
    assertThat(rights.adopting()).isNotEmpty();
  }

  @Test
  void adoptionsThatEverybodyMayRemoveAreNamed() throws IOException {
    publish("model");
    Files.createDirectory(directory.resolve("a store/adoptions"));
    protect("a store/adoptions", "rwxrwx---");
    protect("a store", "rwxrwxrwx");

    assertThat(store.preflight().rights().loose())
        .hasSize(2)
        .anyMatch(loose -> loose.contains("adoptions") && loose.contains("sticky bit"))
        .anyMatch(loose -> loose.contains("lets everybody publish"));
  }

  @Test
  void aPartThatIsMountedFromElsewhereIsABorder() throws IOException {
    for (String part : List.of("versions", "releases", "elsewhere")) {
      Files.createDirectories(directory.resolve(part));
    }
    Configuration mounts = configuration();
    link(mounts, "/store/versions", "versions");
    link(mounts, "/store/releases", "releases");
    ModelStore mounted = ModelStore.at(new org.apache.hadoop.fs.Path("viewfs://t/store"), mounts);

    assertThat(mounted.preflight().borders())
        .hasSize(2)
        .allMatch(border -> border.contains("is mounted from file:"));
  }

  @Test
  void aStoreBehindOneMountHasNoBorder() throws IOException {
    publish("model");
    Configuration mounts = configuration();
    link(mounts, "/models", "");
    ModelStore mounted =
        ModelStore.at(new org.apache.hadoop.fs.Path("viewfs://t/models/a store"), mounts);

    assertThat(mounted.preflight().borders()).isEmpty();
    assertThat(store.preflight().borders()).isEmpty();
    assertThat(store.preflight().room()).isEmpty();
  }

  @Test
  void aQuotaIsLowWhenLessThanItsShareIsLeft() {
    assertThat(new StoreQuota.Quota(91, 100).isBelow(10)).isTrue();
    assertThat(new StoreQuota.Quota(90, 100).isBelow(10)).isFalse();
    assertThat(new StoreQuota.Quota(120, 100).left()).isZero();
  }

  private void link(Configuration mounts, String from, String to) {
    mounts.set("fs.viewfs.mounttable.t.link." + from, directory.resolve(to).toUri().toString());
  }

  private void protect(String path, String mode) throws IOException {
    Files.setPosixFilePermissions(directory.resolve(path), PosixFilePermissions.fromString(mode));
  }
}
