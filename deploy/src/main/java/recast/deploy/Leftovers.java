package recast.deploy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.run.RunDirectory;
import recast.yarn.YarnCluster;

/**
 * Finds what runs of one user that are over have left on the cluster: directories of runs, Spark's
 * staging directories, and builds that nothing uses. What was changed within the last hour stays,
 * since a submission may be under way.
 */
final class Leftovers {
  private static final Duration YOUNG = Duration.ofHours(1);

  /** An upgrade that was interrupted is completed within this time, or never. */
  private static final Duration UPGRADE = Duration.ofDays(7);

  private static final String RUN = "application_";

  private final Configuration configuration;
  private final FileContext files;
  private final Path recast;
  private final InUse inUse;
  private final Clock clock;

  /**
   * What must stay.
   *
   * @param alive ids of applications of the user that are alive
   * @param ours those of them that are Recast's
   * @param builds names of the builds of this installation
   */
  record InUse(Set<String> alive, Set<String> ours, Set<String> builds) {
    /**
     * What these need.
     *
     * @param alive applications of the user that are alive
     * @param builds names of the builds of this installation
     */
    static InUse of(List<ApplicationReport> alive, Set<String> builds) {
      return new InUse(
          ids(alive, report -> true),
          ids(alive, report -> report.getApplicationTags().contains(YarnCluster.TAG)),
          builds);
    }

    private static Set<String> ids(
        List<ApplicationReport> reports, Predicate<ApplicationReport> wanted) {
      return reports.stream()
          .filter(wanted)
          .map(report -> report.getApplicationId().toString())
          .collect(Collectors.toSet());
    }
  }

  /**
   * A file or directory that nothing uses.
   *
   * @param bytes of all that is in it
   * @param age since it was last changed
   */
  record Leftover(Path path, long bytes, Duration age, String why) {}

  /**
   * @param home of the user
   */
  Leftovers(Path home, InUse inUse, Configuration configuration, Clock clock) throws IOException {
    this.configuration = configuration;
    this.files = FileContext.getFileContext(home.toUri(), configuration);
    this.recast = new Path(home, ".recast");
    this.inUse = inUse;
    this.clock = clock;
  }

  /** All of them: runs, then what is staged, then builds. */
  List<Leftover> find(SparkStagingCleaner staging) throws IOException {
    List<Leftover> found = new ArrayList<>();
    Set<String> over = new HashSet<>();
    Set<String> staying = new HashSet<>();
    for (FileStatus run : list(recast)) {
      String id = run.getPath().getName();
      if (id.startsWith(RUN)) {
        boolean stays = inUse.alive().contains(id) || age(run).compareTo(keptFor(run)) < 0;
        (stays ? staying : over).add(id);
        if (!stays) {
          found.add(
              leftover(
                  run,
                  control(id).unscoredBytes() > 0
                      ? "a run that is over, with records that it may not have scored"
                      : "directory of a run that is over"));
        }
      }
    }
    for (FileStatus staged : staging.runs()) {
      String id = staged.getPath().getName();
      boolean stays = inUse.alive().contains(id) || staying.contains(id) || isYoung(staged);
      if (!stays && (over.contains(id) || staging.isRecasts(staged.getPath()))) {
        found.add(leftover(staged, "Spark's staging directory of a run that is over"));
      }
    }
    found.addAll(builds(staying));
    return found;
  }

  private Duration keptFor(FileStatus run) throws IOException {
    return control(run.getPath().getName()).upgradeNote().isPresent() ? UPGRADE : YOUNG;
  }

  /** A live run of which nobody can tell what it was submitted with may use any of them. */
  private List<Leftover> builds(Set<String> staying) throws IOException {
    StringBuilder used = new StringBuilder();
    Set<String> all = new HashSet<>(staying);
    all.addAll(inUse.ours());
    for (String id : all) {
      Optional<byte[]> submission = control(id).submission();
      if (submission.isEmpty() && inUse.ours().contains(id)) {
        return List.of();
      }
      submission.ifPresent(json -> used.append(new String(json, StandardCharsets.UTF_8)));
    }
    List<Leftover> unused = new ArrayList<>();
    for (FileStatus build : list(new Path(recast, "builds"))) {
      String name = build.getPath().getName();
      if (!inUse.builds().contains(name)
          && used.indexOf("/builds/" + name + "/") < 0
          && !isYoung(build)) {
        unused.add(
            leftover(
                build,
                name.startsWith(".staging-")
                    ? "an upload that was not completed"
                    : "a build that no run uses"));
      }
    }
    return unused;
  }

  private RunDirectory control(String id) throws IOException {
    return RunDirectory.in(files, recast.getParent(), id);
  }

  private List<FileStatus> list(Path directory) throws IOException {
    try {
      return Arrays.stream(files.util().listStatus(directory))
          .filter(FileStatus::isDirectory)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private Leftover leftover(FileStatus status, String why) throws IOException {
    Path path = status.getPath();
    long bytes =
        FileContext.getFileContext(path.toUri(), configuration)
            .util()
            .getContentSummary(path)
            .getLength();
    return new Leftover(path, bytes, age(status), why);
  }

  private boolean isYoung(FileStatus status) {
    return age(status).compareTo(YOUNG) < 0;
  }

  private Duration age(FileStatus status) {
    return Duration.between(Instant.ofEpochMilli(status.getModificationTime()), clock.instant());
  }
}
