package recast.yarn;

import java.io.IOException;
import java.util.Optional;
import recast.cli.CommandException;
import recast.cli.KerberosCredentials;

/** Opens the cluster that a command works on; the command closes it. */
@FunctionalInterface
public interface YarnConnector {
  /**
   * Opens the cluster.
   *
   * @param keytab the credentials for a secure one; without them, the login of this process
   */
  YarnCluster connect(Optional<KerberosCredentials> keytab) throws IOException, CommandException;
}
