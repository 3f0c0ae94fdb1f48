package recast.store;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.QuotaUsage;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.EncryptionZone;
import recast.hadoop.AtomicFiles;

/** Surveys a store on whatever file system it stands. */
final class HdfsStorePreflight implements StorePreflight {
  private final AtomicFiles files;
  private final StoreLayout layout;

  HdfsStorePreflight(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  @Override
  public StorePermissions rights() throws StoreException {
    return asked("look at the rights on", () -> new PermissionProbe(files, layout).rights());
  }

  @Override
  public List<Path> nearby(ToIntFunction<String> distance) throws StoreException {
    return asked("look beside", () -> new NearbyStores(files, layout.root()).nearest(distance));
  }

  @Override
  public List<String> borders() throws StoreException {
    return asked(
        "look for borders in",
        () -> {
          List<String> borders = new ArrayList<>();
          for (Path part : List.of(layout.versions(), layout.releases(), layout.adoptions())) {
            if (files.status(part).isPresent()) {
              mount(part).ifPresent(borders::add);
              zone(part).ifPresent(borders::add);
            }
          }
          return borders;
        });
  }

  @Override
  public StoreGrowth growth() throws StoreException {
    return asked(
        "count the files of",
        () -> {
          Map<String, Integer> ledgers = new HashMap<>();
          for (FileStatus app : files.list(layout.adoptions())) {
            ledgers.put(app.getPath().getName(), files.list(app.getPath()).size());
          }
          return new StoreGrowth(files.list(layout.releases()).size(), ledgers);
        });
  }

  @Override
  public Optional<StoreQuota> room() throws StoreException {
    return asked("look at the quotas of", () -> files.onHdfs(layout.root(), this::room));
  }

  @Override
  public PublishDryRunResult rehearse(String publisher, Clock clock) throws StoreException {
    return asked(
        "rehearse a publish in",
        () -> new PublishDryRun(files, layout, PublisherName.check(publisher), clock).run());
  }

  private Optional<String> mount(Path part) throws IOException {
    Path here = files.resolved(part);
    Path expected = new Path(files.resolved(layout.root()), part.getName());
    return here.equals(expected)
        ? Optional.empty()
        : Optional.of("%s is mounted from %s".formatted(part.toUri().getPath(), here));
  }

  private Optional<String> zone(Path part) throws IOException {
    String here = files.onHdfs(part, HdfsStorePreflight::zone).orElse("");
    String store = files.onHdfs(layout.root(), HdfsStorePreflight::zone).orElse("");
    return here.equals(store)
        ? Optional.empty()
        : Optional.of(
            "%s is in %s, the store in %s"
                .formatted(part.toUri().getPath(), called(here), called(store)));
  }

  private static String called(String zone) {
    return zone.isEmpty() ? "no encryption zone" : "the encryption zone " + zone;
  }

  private static String zone(DistributedFileSystem hdfs, Path path) throws IOException {
    EncryptionZone zone = hdfs.getEZForPath(path);
    return zone == null ? "" : zone.getPath();
  }

  private StoreQuota room(DistributedFileSystem hdfs, Path path) throws IOException {
    QuotaUsage usage = hdfs.getQuotaUsage(path);
    return new StoreQuota(
        quota(usage.getFileAndDirectoryCount(), usage.getQuota()),
        quota(usage.getSpaceConsumed(), usage.getSpaceQuota()));
  }

  private static Optional<StoreQuota.Quota> quota(long used, long limit) {
    // HDFS says -1 for none.
    return limit < 0 ? Optional.empty() : Optional.of(new StoreQuota.Quota(used, limit));
  }

  private <T> T asked(String action, Question<T> question) throws StoreException {
    try {
      return question.ask();
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw StoreException.of(action, layout.root(), e);
    }
  }

  private interface Question<T> {
    T ask() throws IOException;
  }
}
