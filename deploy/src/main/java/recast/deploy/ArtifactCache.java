package recast.deploy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.EnumSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import recast.cli.Messages;
import recast.hadoop.StagedFile;

/**
 * Where what runs on the cluster is kept, {@code <home of the user>/.recast/builds} on its default
 * file system. A thing is named by what is in it: it is uploaded once, whole, and never changed.
 */
final class ArtifactCache {
  private final FileContext files;
  private final Path root;

  private ArtifactCache(FileContext files, Path root) {
    this.files = files;
    this.root = root;
  }

  static ArtifactCache of(Configuration configuration) throws IOException {
    FileContext files = FileContext.getFileContext(configuration);
    return new ArtifactCache(files, new Path(files.getHomeDirectory(), ".recast/builds"));
  }

  /** One at another place. */
  static ArtifactCache at(URI root, Configuration configuration) throws IOException {
    return new ArtifactCache(FileContext.getFileContext(configuration), new Path(root));
  }

  /** Writes the files of a thing. */
  interface Upload {
    void files(Opening to) throws IOException;
  }

  /** Opens a new file of this name for writing. */
  interface Opening {
    OutputStream open(String name) throws IOException;
  }

  /** The directory of the thing of this name, which is uploaded if it is not there yet. */
  Path place(String name, Upload upload) throws IOException {
    Path place = files.makeQualified(new Path(root, name));
    if (exists(place)) {
      // A clean-up in the meantime leaves alone what is young.
      files.setTimes(place, System.currentTimeMillis(), -1);
      return place;
    }
    Path staged = new Path(root, ".staging-" + UUID.randomUUID());
    StagedFile thing = StagedFile.of(files, staged, place, StagedFile.Overwrite.REFUSED);
    try {
      files.mkdir(staged, FsPermission.getDirDefault(), true);
      upload.files(
          file ->
              files.create(
                  new Path(staged, file),
                  EnumSet.of(CreateFlag.CREATE),
                  CreateOpts.createParent()));
      thing.commit();
    } catch (FileAlreadyExistsException e) {
      // Somebody else has uploaded the same in the meantime.
      thing.cancel();
    } catch (IOException e) {
      thing.cancel(e);
      throw new IOException(
          "Cannot upload %s: %s; 'recast doctor' looks at the home of who submits"
              .formatted(place, Messages.of(e)),
          e);
    }
    return place;
  }

  private boolean exists(Path place) throws IOException {
    try {
      return files.getFileStatus(place).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    }
  }
}
