package recast.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Where Spark keeps what the next attempt of this application needs to go on. */
record Checkpoint(Path directory) {
  /** How Spark names its files: by the time of the batch that they were written for. */
  private static final Pattern FILE = Pattern.compile("checkpoint-(\\d+)([.]bk)?");

  /** The time of the newest batch that it knows; nothing when there is none. */
  Optional<Instant> newest(Configuration hadoop) throws IOException {
    FileContext files = FileContext.getFileContext(directory.toUri(), hadoop);
    Optional<Instant> newest = Optional.empty();
    try {
      RemoteIterator<FileStatus> children = files.listStatus(directory);
      while (children.hasNext()) {
        Matcher name = FILE.matcher(children.next().getPath().getName());
        if (name.matches()) {
          Instant time = Instant.ofEpochMilli(Long.parseLong(name.group(1)));
          newest = newest.filter(known -> known.isAfter(time)).or(() -> Optional.of(time));
        }
      }
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    return newest;
  }
}
