package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import recast.cli.CommandException;
import recast.cli.KerberosCredentials;
import recast.yarn.HadoopYarnCluster;
import recast.yarn.YarnCluster;

/** The installation and the cluster that the environment of this process names. */
final class EnvironmentContext implements OperatorContext {
  @Override
  public Installation installation() {
    return Installation.fromEnvironment();
  }

  @Override
  public YarnCluster connect(Optional<KerberosCredentials> keytab)
      throws IOException, CommandException {
    return HadoopYarnCluster.connect(keytab);
  }

  @Override
  public Submitter submitter(PrintStream err) {
    return new SparkSubmit(installation().sparkSubmit(), err);
  }
}
