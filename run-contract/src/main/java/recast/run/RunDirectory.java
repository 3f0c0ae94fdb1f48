package recast.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.hadoop.StagedFile;

/**
 * The directory of one run, {@code <home of its user>/.recast/<application id>}, on the cluster's
 * default file system. The application writes {@code status.json}; who wants it to stop writes
 * {@code stop}. Since the id of the run is in the path, nothing said to one run reaches the next.
 */
public final class RunDirectory {
  private static final Logger LOG = LogManager.getLogger(RunDirectory.class);
  private static final int LIMIT = 1 << 16;
  private static final String SUBMISSION = "submission.json";
  private static final String UPGRADE = "upgrade.json";

  /** Where Spark's receivers write, below the checkpoint. */
  private static final String RECEIVED = "receivedData";

  private static final FsPermission PRIVATE = new FsPermission((short) 0600);

  private final FileContext files;
  private final Path directory;

  private RunDirectory(FileContext files, Path directory) {
    this.files = files;
    this.directory = directory;
  }

  /** The directory of a run of the user that this process runs as. */
  public static RunDirectory own(String applicationId, Configuration configuration)
      throws IOException {
    FileContext files = FileContext.getFileContext(configuration);
    return new RunDirectory(files, in(files.getHomeDirectory(), applicationId));
  }

  /** The directory of a run of any user. */
  public static RunDirectory of(String user, String applicationId, Configuration configuration)
      throws IOException {
    FileContext files = FileContext.getFileContext(configuration);
    Path home = new Path(files.getHomeDirectory().getParent(), user);
    return new RunDirectory(files, in(home, applicationId));
  }

  /** The directory of a run of the user with this home, on the file system of {@code files}. */
  public static RunDirectory in(FileContext files, Path home, String applicationId) {
    return new RunDirectory(files, in(home, applicationId));
  }

  private static Path in(Path home, String applicationId) {
    return new Path(home, ".recast/" + applicationId);
  }

  /** Asks the run to stop. */
  public void requestStop() throws IOException {
    write(new Path(directory, "stop"), new byte[0]);
  }

  /** Whether the run was asked to stop. One call to the NameNode. */
  public boolean stopRequested() throws IOException {
    try {
      return files.getFileStatus(new Path(directory, "stop")).isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Replaces what the run says of itself. */
  public void publish(AppStatus status) throws IOException {
    write(new Path(directory, "status.json"), status.toJson());
  }

  /** What the run last reported; nothing when it has not reported yet. */
  public Optional<AppStatus> status() throws IOException {
    Path path = new Path(directory, "status.json");
    try (InputStream in = files.open(path)) {
      return Optional.of(AppStatus.fromJson(in.readNBytes(LIMIT), path.toString()));
    } catch (FileNotFoundException e) {
      return absent(path);
    }
  }

  /** Keeps how the run was submitted, for nobody but its user to read. */
  public void keepSubmission(byte[] submission) throws IOException {
    write(new Path(directory, SUBMISSION), submission, CreateOpts.perms(PRIVATE));
  }

  /** How the run was submitted, if that was kept. */
  public Optional<byte[]> submission() throws IOException {
    return bytes(new Path(directory, SUBMISSION));
  }

  /** Notes, before the run is stopped, that an upgrade is to replace it. */
  public void noteUpgrade(byte[] note) throws IOException {
    write(new Path(directory, UPGRADE), note);
  }

  /** What {@link #noteUpgrade} has written, if that upgrade is not complete. */
  public Optional<byte[]> upgradeNote() throws IOException {
    return bytes(new Path(directory, UPGRADE));
  }

  /** The upgrade that was noted is complete, or given up. */
  public void endUpgrade() throws IOException {
    files.delete(new Path(directory, UPGRADE), false);
  }

  /** Where the run keeps what its next attempt needs to go on. */
  public Path checkpoint() {
    return files.makeQualified(new Path(directory, "checkpoint"));
  }

  /**
   * How many bytes a run that is over has received, and may not have scored: what is in its
   * write-ahead log. None of one that was stopped, since a stop scores them all.
   */
  public long unscoredBytes() throws IOException {
    if (status().filter(said -> said.phase() == AppStatus.Phase.STOPPED).isPresent()) {
      return 0;
    }
    try {
      return files.util().getContentSummary(new Path(checkpoint(), RECEIVED)).getLength();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  /** When the first attempt of the run started; to be called by the run itself. */
  public Instant started() throws IOException {
    Path path = new Path(directory, "started");
    try {
      files.create(path, EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent()).close();
    } catch (FileAlreadyExistsException e) {
      LOG.info("An earlier attempt has started this run: {}", e.getMessage());
    }
    return Instant.ofEpochMilli(files.getFileStatus(path).getModificationTime());
  }

  /** Removes the directory of a run that has ended. */
  public void remove() throws IOException {
    files.delete(directory, true);
  }

  private Optional<byte[]> bytes(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return absent(file);
    }
  }

  /**
   * Nothing. Of a missing file HDFS says that it is missing even to those who may not enter the
   * directory: they are refused here.
   */
  private <T> Optional<T> absent(Path file) throws IOException {
    if (files.util().exists(file)) {
      LOG.info("{} has just been written; the next look finds it", file);
    }
    return Optional.empty();
  }

  private void write(Path target, byte[] bytes, CreateOpts... options) throws IOException {
    Path staged = new Path(directory, "." + target.getName() + "-" + UUID.randomUUID());
    StagedFile file = StagedFile.of(files, staged, target, StagedFile.Overwrite.ALLOWED);
    EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE);
    try {
      try (OutputStream out = files.create(staged, flags, withParent(options))) {
        out.write(bytes);
      }
      file.commit();
    } catch (IOException e) {
      file.cancel(e);
      throw e;
    }
  }

  private static CreateOpts[] withParent(CreateOpts... options) {
    return Stream.concat(Stream.of(CreateOpts.createParent()), Stream.of(options))
        .toArray(CreateOpts[]::new);
  }
}
