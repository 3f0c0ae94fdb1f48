package recast.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * HDFS: each rename is one call under one lock of the NameNode. FileSystem.rename would not do: it
 * answers false where FileContext throws.
 */
record HadoopAtomicRename(FileContext files) implements AtomicRename {
  @Override
  public void claim(Path source, Path target) throws IOException {
    files.rename(source, target, Rename.NONE);
  }

  @Override
  public void replace(Path source, Path target) throws IOException {
    files.rename(source, target, Rename.OVERWRITE);
  }
}
