package recast.yarn;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Hdfs;

/** An application of a real YARN whose driver is a program that only waits. */
public final class WaitingProgram implements AutoCloseable {
  private final YarnClient submitter;
  private final ApplicationId id;

  private WaitingProgram(YarnClient submitter, ApplicationId id) {
    this.submitter = submitter;
    this.id = id;
  }

  /** A run of {@code user}, as YARN lists it. */
  public static WaitingProgram of(String user, ClusterUnderTest cluster, String app)
      throws IOException, InterruptedException {
    YarnConfiguration configuration = configuration(cluster);
    return Hdfs.as(
        user,
        () -> {
          YarnClient submitter = client(configuration);
          return new WaitingProgram(submitter, submit(submitter, app, Set.of(YarnCluster.TAG)));
        });
  }

  static YarnConfiguration configuration(ClusterUnderTest cluster) throws IOException {
    YarnConfiguration configuration = new YarnConfiguration();
    for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      configuration.addResource(cluster.conf().resolve(file).toUri().toURL());
    }
    return configuration;
  }

  static YarnClient client(YarnConfiguration configuration) {
    YarnClient client = YarnClient.createYarnClient();
    client.init(configuration);
    client.start();
    return client;
  }

  static ApplicationId submit(YarnClient submitter, String app, Set<String> tags)
      throws IOException, YarnException {
    ApplicationSubmissionContext application =
        submitter.createApplication().getApplicationSubmissionContext();
    application.setApplicationName(app);
    application.setApplicationTags(tags);
    application.setMaxAppAttempts(1);
    application.setResource(Resource.newInstance(256, 1));
    application.setAMContainerSpec(
        ContainerLaunchContext.newInstance(
            Map.of(), Map.of(), List.of("sleep 120"), null, null, null));
    return submitter.submitApplication(application);
  }

  /** Whether it is not over. */
  public boolean isAlive() throws IOException, YarnException {
    return Runs.isAlive(submitter.getApplicationReport(id));
  }

  @Override
  public void close() throws IOException, YarnException {
    submitter.killApplication(id);
    submitter.stop();
  }
}
