package recast.sink;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import recast.hadoop.StagedFile;
import recast.model.Outcome;
import recast.score.OutcomeSink;

/**
 * The files of one partition: {@code part-N} with the scored records, {@code _errors-N} with those
 * that failed. Written under the name of the attempt, so that attempts do not meet.
 */
final class PartitionFiles implements OutcomeSink {
  private final File scored;
  private final File failed;

  PartitionFiles(FileContext files, Path directory, int index, long attempt) {
    String number = String.format(Locale.ROOT, "%05d", index);
    this.scored = new File(files, directory, "part-" + number, attempt);
    this.failed = new File(files, directory, "_errors-" + number, attempt);
  }

  /** Where the attempts to score a batch write; what is there in the end was left by dead ones. */
  static Path attempts(Path directory) {
    return new Path(directory, "_attempts");
  }

  @Override
  public void accept(Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Scored line) {
      scored.write(line.value());
    } else if (outcome instanceof Outcome.Failed line) {
      failed.write(line.record() + "\t" + line.reason().lines().findFirst().orElse(""));
    }
  }

  @Override
  public void commit() throws IOException {
    scored.commit();
    failed.commit();
  }

  @Override
  public void close() throws IOException {
    try (scored) {
      failed.close();
    }
  }

  /** A file that exists only when something was written to it. */
  private static final class File implements java.io.Closeable {
    private final FileContext files;
    private final Path path;
    private final StagedFile staged;
    private BufferedWriter writer;
    private boolean committed;

    File(FileContext files, Path directory, String name, long attempt) {
      this.files = files;
      this.path = new Path(attempts(directory), attempt + "-" + name);
      this.staged =
          StagedFile.of(files, path, new Path(directory, name), StagedFile.Overwrite.ALLOWED);
    }

    void write(String line) throws IOException {
      if (writer == null) {
        EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
        writer =
            new BufferedWriter(
                new OutputStreamWriter(files.create(path, flags), StandardCharsets.UTF_8));
      }
      writer.write(line);
      writer.write('\n');
    }

    void commit() throws IOException {
      if (writer != null) {
        writer.close();
        staged.commit();
        committed = true;
      }
    }

    @Override
    public void close() throws IOException {
      if (writer != null && !committed) {
        try {
          writer.close();
        } finally {
          staged.cancel();
        }
      }
    }
  }
}
