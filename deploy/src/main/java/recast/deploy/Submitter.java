package recast.deploy;

import java.io.IOException;
import java.util.List;
import recast.cli.CommandException;

/** Hands an application to YARN, as {@code spark-submit} does. */
@FunctionalInterface
interface Submitter {
  /**
   * Returns when YARN has taken the application.
   *
   * @param words the arguments of {@code spark-submit}
   * @param debug whether all that it says is shown
   * @throws CommandException when YARN has not taken it, or nobody knows whether it has; carries
   *     why
   */
  void submit(List<String> words, boolean debug)
      throws IOException, InterruptedException, CommandException;
}
