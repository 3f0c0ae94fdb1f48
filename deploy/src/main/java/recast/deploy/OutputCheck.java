package recast.deploy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.hadoop.HadoopErrors;
import recast.hadoop.QualifiedPaths;
import recast.run.OutputOwner;

/** Whether an application can write to its output: else the driver finds out, in each attempt. */
final class OutputCheck {
  private OutputCheck() {}

  /**
   * Claims {@code output} for {@code app}, and tries to write there.
   *
   * @throws CommandException when it belongs to another application, or cannot be written
   */
  static void require(Path output, String app, Configuration configuration)
      throws CommandException {
    try {
      Path named = QualifiedPaths.qualified(output, configuration);
      OutputOwner owner = OutputOwner.of(named, configuration);
      String standing = owner.claim(app);
      if (!standing.equals(app)) {
        throw new CommandException(
            ExitCode.CONFLICT,
            "Output %s belongs to application %s; choose another --output, or delete %s if %s is gone for good"
                .formatted(named, standing, owner.file(), standing));
      }
      owner.tryWriting();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot write to --output %s: %s; give this user a directory with room"
              .formatted(output, HadoopErrors.of(e)),
          e);
    }
  }
}
