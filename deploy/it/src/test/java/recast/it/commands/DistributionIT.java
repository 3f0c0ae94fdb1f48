package recast.it.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.Build;
import recast.testkit.Distribution;
import recast.testkit.RecastProcess;

/** The archive, unpacked where there is neither Maven nor a source tree. */
final class DistributionIT {
  private static final Path SPARK_HOME = Build.home().resolve("spark-home/target/home");

  @TempDir private static Path place;
  private static Path home;

  @TempDir private Path scratch;
  private RecastProcess recast;

  @BeforeAll
  static void unpack() throws Exception {
    home = Distribution.unpack(place.resolve("the apps"));
  }

  @BeforeEach
  void openFrontDoor() throws IOException {
    Path link = Files.createSymbolicLink(scratch.resolve("recast"), home.resolve("bin/recast"));
    recast = new RecastProcess(link, scratch.resolve("files")).with("PATH", "/usr/bin:/bin");
    recast.with("JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void holdsWhatAnOperatorNeeds() {
    for (String part :
        List.of(
            "bin",
            "libexec",
            "help",
            "lib",
            "conf",
            "cron",
            "oozie",
            "docs/api/recast/model/Model.html",
            "LICENSE",
            "NOTICE",
            "THIRD-PARTY")) {
      assertThat(home.resolve(part)).exists();
    }
    assertThat(home.resolve("lib/commons-cli.jar")).exists();
  }

  @Test
  void publishesWithASparkOfTheUserAndTheConfBesideTheVersions() throws Exception {
    Path conf = home.resolveSibling("conf");
    copy(home.resolve("conf"), conf);
    String store = scratch.resolve("a store").toUri().toString();
    Path properties = conf.resolve("recast.properties");
    Files.writeString(
        properties, Files.readString(properties).replace("\nstore=\n", "\nstore=" + store + "\n"));
    recast.with("SPARK_HOME", SPARK_HOME.toString());

    RecastProcess.Ended fit = recast.run("fit", "--create", "--cloned", "true");
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(recast.run("releases").out()).contains("*", "clone");
    assertThat(recast.run("--version").out())
        .matches("recast \\S+, commit \\S+, for Spark 3\\S+ .*\n");
  }

  @Test
  void namesTheSecondArchiveWhereThereIsNoSpark() throws Exception {
    RecastProcess.Ended fit =
        recast.run("fit", "--store", scratch.resolve("store").toUri().toString());

    assertThat(fit.exitCode()).isEqualTo(1);
    assertThat(fit.err()).contains("embedded.tar.gz", "SPARK_HOME").doesNotContain("mvn");
  }

  @Test
  void needsNeitherAHomeNorRightsInItsDirectory() throws Exception {
    Path shared = Distribution.unpack(scratch.resolve("their \"apps\""));
    run("chmod", "-R", "a-w,go+rX", shared.getParent().toString());
    run("chmod", "a+rwx", scratch.toString());
    List<String> anybody = new ArrayList<>(List.of("env", "-u", "HOME", "LANG=C"));
    if (shared.toFile().canWrite()) {
      // The superuser may write everywhere: somebody else has to try.
      anybody.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    RecastProcess door = new RecastProcess(shared.resolve("bin/recast"), scratch.resolve("theirs"));
    run("chmod", "a+rwx", scratch.resolve("theirs").toString());
    door.through(anybody.toArray(String[]::new)).with("PATH", "/usr/bin:/bin");
    door.with("JAVA_HOME", System.getProperty("java.home"));
    door.with("SPARK_HOME", SPARK_HOME.toString());
    List<String> reach = new ArrayList<>(anybody);
    reach.addAll(List.of("ls", SPARK_HOME.toString(), shared.toString()));
    assumeThat(new ProcessBuilder(reach).start().waitFor())
        .as("others may read this directory")
        .isZero();

    String store = scratch.resolve("theirs/a store").toUri().toString();
    RecastProcess.Ended fit =
        door.run("fit", "--create", "--store", store, "--note", "it's \"žluť\"");
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(door.run("releases", "--store", store, "--json").out())
        .contains("it's \\\"žluť\\\"");
    assertThat(door.run("config").exitCode()).isZero();
    run("chmod", "-R", "u+w", shared.getParent().toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
