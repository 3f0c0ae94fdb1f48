package recast.deploy;

import java.io.PrintStream;
import recast.yarn.YarnConnector;

/** What the commands work with: an installation, a cluster, and the way onto it. */
interface OperatorContext extends YarnConnector {
  /** Where things are on this machine. */
  Installation installation();

  /**
   * What submits for {@link #installation}.
   *
   * @param err gets what it says, where that is asked for
   */
  Submitter submitter(PrintStream err);
}
