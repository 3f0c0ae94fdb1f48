package recast.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import recast.hadoop.StagedFile;
import recast.json.JsonObject;

/**
 * The application that an output belongs to, as its {@code _owner.json} says: two that write to one
 * output would destroy each other's batches. The first has it, for good; a person who deletes the
 * file gives it away.
 */
public final class OutputOwner {
  private static final String FILE = "_owner.json";
  private static final int LIMIT = 1 << 12;

  private final FileContext files;
  private final Path output;

  private OutputOwner(FileContext files, Path output) {
    this.files = files;
    this.output = output;
  }

  /**
   * Of the output {@code output}.
   *
   * @throws IOException when its file system is unknown
   */
  public static OutputOwner of(Path output, Configuration configuration) throws IOException {
    return new OutputOwner(FileContext.getFileContext(output.toUri(), configuration), output);
  }

  /** The file that names the owner. */
  public Path file() {
    return new Path(output, FILE);
  }

  /**
   * Claims the output, which is made when it is missing, for {@code app}.
   *
   * @return the application that owns it, {@code app} or another
   */
  public String claim(String app) throws IOException {
    Optional<String> owner = owner();
    if (owner.isPresent()) {
      return owner.get();
    }
    Path staged = new Path(output, "_" + UUID.randomUUID());
    StagedFile claim = StagedFile.of(files, staged, file(), StagedFile.Overwrite.REFUSED);
    try {
      try (OutputStream out =
          files.create(staged, EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent())) {
        out.write(JsonObject.toJson(Map.of("app", app)));
      }
      claim.commit();
      return app;
    } catch (FileAlreadyExistsException e) {
      claim.cancel(e);
      return owner().orElseThrow(() -> e);
    } catch (IOException e) {
      claim.cancel(e);
      throw e;
    }
  }

  /**
   * Writes a byte and deletes it again: whatever stands in the way of that stands in the way of
   * every batch.
   */
  public void tryWriting() throws IOException {
    Path probe = new Path(output, "_" + UUID.randomUUID());
    try {
      try (OutputStream out = files.create(probe, EnumSet.of(CreateFlag.CREATE))) {
        out.write(0);
      }
    } finally {
      files.delete(probe, false);
    }
  }

  private Optional<String> owner() throws IOException {
    try (InputStream in = files.open(file())) {
      return Optional.of(JsonObject.fromJson(in.readNBytes(LIMIT), file().toString()).text("app"));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
