package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.OptionalFormats;
import recast.hadoop.LocalDisk;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkConflicts;

final class SubmissionTest {
  @TempDir private Path directory;
  private AppArtifacts build;

  @BeforeEach
  void ship() throws Exception {
    Path jars = Files.createDirectories(directory.resolve("jars"));
    Path conf = Files.createDirectories(directory.resolve("the conf"));
    for (String jar :
        List.of(
            "streaming-app",
            "cli",
            "lines",
            "model-store",
            "model-formats",
            "model-swap",
            "run-contract",
            "commons-cli")) {
      Files.writeString(jars.resolve(jar + ".jar"), jar);
    }
    for (String role : List.of("driver", "executor")) {
      Files.writeString(conf.resolve("log4j2-" + role + ".properties"), role);
    }
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "file:///");
    LocalDisk.useIn(hadoop);
    build =
        AppArtifacts.on(
            ArtifactCache.at(directory.resolve("shelf").toUri(), hadoop),
            new Installation(conf, directory, directory, jars),
            OptionalFormats.NONE);
  }

  @Test
  void theApplicationRunsOnYarnInClusterMode() throws Exception {
    assertThat(words())
        .startsWith("--master", "yarn", "--deploy-mode", "cluster", "--name")
        .containsSequence("--name", "clones")
        .containsSequence("--class", "recast.job.Main")
        .containsSequence("--conf", "spark.yarn.submit.waitAppCompletion=false");
  }

  @Test
  void itsJarsAndLogSettingsAreThoseOfItsBuild() throws Exception {
    List<String> words = words();

    assertThat(words)
        .contains("spark.yarn.dist.jars=" + build.libraries())
        .contains("spark.yarn.dist.files=" + build.logSettings())
        .contains(build.application())
        .contains(
            "spark.driver.extraJavaOptions=-Dlog4j2.configurationFile=log4j2-driver.properties",
            "spark.executor.extraJavaOptions=-Dlog4j2.configurationFile=log4j2-executor.properties");
    assertThat(build.libraries())
        .matches(
            "(file:[^,]+(/cli|/lines|/model-store|/model-formats|/model-swap|/run-contract|/commons-cli)[.]jar,?){7}");
  }

  @Test
  void allFilesOfTheBuildAreKnownToTheCheckForNamesThatAreTaken() {
    String all = String.join(",", build.application(), build.libraries(), build.logSettings());

    assertThat(all.split(",", -1))
        .extracting(file -> file.substring(file.lastIndexOf('/') + 1))
        .containsExactlyInAnyOrderElementsOf(SparkConflicts.SHIPPED);
  }

  @Test
  void theApplicationsOwnArgumentsFollowItsJar() throws Exception {
    List<String> words = words("--print=3");
    int jar = words.indexOf(build.application());

    assertThat(words.subList(jar + 1, words.size()))
        .startsWith("run", "--app", "clones", "--store", "/models")
        .containsSequence("--print", "3")
        .endsWith("--epoch", "7");
    assertThat(words.subList(0, jar)).doesNotContain("--store", "--print", "--source");
  }

  @Test
  void theUsersArgumentsOverrideSettingsAndTagsAreMerged() throws Exception {
    List<String> words =
        words("--", "--conf", "spark.task.cpus=2", "--conf", "spark.yarn.tags=mine");

    assertThat(words)
        .containsSubsequence(
            "spark.task.cpus=1",
            "--queue",
            "spark.task.cpus=2",
            "spark.yarn.tags=mine,recast",
            "spark.yarn.tags=mine,recast,recast-1",
            build.application());
  }

  @Test
  void anApplicationOfASecureClusterLogsInByItself() throws Exception {
    assertThat(words("--principal=ann@HERE", "--keytab=/etc/ann.keytab"))
        .containsSequence("--principal", "ann@HERE", "--keytab", "/etc/ann.keytab")
        .containsSubsequence("--keytab", build.application());
    assertThat(words()).doesNotContain("--principal", "--keytab");
  }

  @Test
  void tokensAreGotForFileSystemsThatAreNotTheClustersOwn() throws IOException {
    SubmitOptions elsewhere =
        new ParsedSubmit("--app=a", "--store=hdfs://models/a", "--output=hdfs://scored:9000/b")
            .submit();

    assertThat(
            Submission.of(elsewhere, Optional.empty(), Map.of(), settings(elsewhere), build)
                .words("recast-1", 7))
        .contains("spark.kerberos.access.hadoopFileSystems=hdfs://models/,hdfs://scored:9000/");
  }

  @Test
  void tokensAreGotAlsoForAMountTableWithoutAName() throws IOException {
    SubmitOptions mounted =
        new ParsedSubmit("--app=a", "--store=viewfs:///models/a", "--output=file:///scored")
            .submit();

    assertThat(
            Submission.of(mounted, Optional.empty(), Map.of(), settings(mounted), build)
                .words("recast-1", 7))
        .contains("spark.kerberos.access.hadoopFileSystems=viewfs:/");
  }

  @Test
  void whatWasPrintedIsTheSameSubmission() throws Exception {
    Submission submission = submission("--", "--conf", "spark.app.x=a \"quoted\" word");

    assertThat(Submission.fromJson(submission.toJson())).isEqualTo(submission);
  }

  private List<String> words(String... words) throws Exception {
    return submission(words).words("recast-1", 7);
  }

  private Submission submission(String... words) throws Exception {
    String[] all = new String[words.length + 2];
    all[0] = "--app=clones";
    all[1] = "--store=/models";
    System.arraycopy(words, 0, all, 2, words.length);
    SubmitOptions options = new ParsedSubmit(all).submit();
    Map<String, String> settings = Map.of("spark.task.cpus", "1");
    return Submission.of(
        options,
        options.keytab(),
        settings,
        new SparkConfResolver(Map::of, () -> settings, options.spark()).settings(),
        build);
  }

  private static Map<String, String> settings(SubmitOptions options) throws IOException {
    return new SparkConfResolver(Map::of, Map::of, options.spark()).settings();
  }
}
