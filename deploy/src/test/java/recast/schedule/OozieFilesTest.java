package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;
import recast.cli.ExitCode;

final class OozieFilesTest {
  private static Schema schema;

  @BeforeAll
  static void readSchemas() throws SAXException {
    Source[] schemas =
        Stream.of("oozie-workflow-1.0", "oozie-coordinator-0.5", "oozie-sla-0.2")
            .map(name -> OozieFilesTest.class.getResource("/" + name + ".xsd"))
            .map(resource -> new StreamSource(resource.toExternalForm()))
            .toArray(Source[]::new);
    schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schemas);
  }

  @ParameterizedTest
  @CsvSource({"1m, false", "2h, false", "24h, false", "1m, true", "7m, true", "90m, true"})
  void areAsTheSchemasOfOozieWantThem(String every, boolean numeric) throws Exception {
    OozieRequest request =
        numeric
            ? request("--every=" + every, "--numeric", "--", "fit")
            : request("--every=" + every, "--", "fit", "--note", "<&\"'>");

    assertValid(request.text("workflow.xml"));
    assertValid(request.text("coordinator.xml"));
  }

  @ParameterizedTest
  @CsvSource({
    "1m, false, * * * * *",
    "5m, false, */5 * * * *",
    "2h, false, 0 */2 * * *",
    "1m, true, ${coord:minutes(1)}",
    "7m, true, ${coord:minutes(7)}",
    "2h, true, ${coord:minutes(120)}",
  })
  void theFrequencyIsAsIsAsked(String every, boolean numeric, String frequency) {
    OozieRequest request =
        numeric
            ? request("--every=" + every, "--numeric", "--", "fit")
            : request("--every=" + every, "--", "fit");

    assertThat(request.text("coordinator.xml")).contains("frequency=\"" + frequency + "\"");
  }

  @Test
  void missedRunsAreSkippedAndOneRunsAtATime() throws IOException {
    OozieRequest request = request("--every=5m", "--run-timeout=20m", "--", "fit");

    assertThat(request.text("coordinator.xml"))
        .contains(
            "<concurrency>1</concurrency>",
            "<throttle>1</throttle>",
            "<timeout>25</timeout>",
            "<execution>${execution}</execution>");
    assertThat(properties(request)).containsEntry("execution", "LAST_ONLY");
  }

  @Test
  void thePropertiesNameTheClusterTheUserAndTheTime() throws IOException {
    assertThat(properties(request("--every=1m", "--queue=root.a\\b", "--", "fit")))
        .containsEntry("nameNode", "hdfs://nn:8020")
        .containsEntry("resourceManager", "rm:8032")
        .containsEntry("user.name", "me")
        .containsEntry("queue", "root.a\\b")
        .containsEntry("appPath", "hdfs://nn:8020/user/me/.recast/schedules/models-clones")
        .containsEntry("oozie.coord.application.path", "${appPath}")
        .containsEntry("start", "2026-01-31T08:00Z")
        .containsEntry("end", "2099-12-31T23:59Z");
  }

  @Test
  void aFileOfThisMachineIsRefusedSinceNoNodeHasIt() throws IOException {
    for (String option : new String[] {"--file", "--golden"}) {
      for (String file : new String[] {"/in/model", "model", "a:b"}) {
        OozieRequest refused =
            new OozieRequest(
                "--every=1h", "--store=s", "--", "publish", "--format=x", option, file);

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
            .contains(option + " '", file + "' is on this machine", "hdfs:///PATH", "file:///PATH");
      }
    }
    for (String file : new String[] {"hdfs:///in/model", "hdfs://nn/in/model", "file:///mnt/m"}) {
      String[] words = {"--every=1h", "--store=s", "--", "publish", "--format=x", "--file=" + file};
      assertThat(new OozieRequest(words).text("run.sh")).contains("--file=" + file);
    }
  }

  @Test
  void timesAreToldInUtc() throws IOException {
    OozieRequest request =
        request(
            "--every=1m",
            "--start=2026-01-31T08:00+01:00",
            "--end=2026-02-01T00:00:30Z",
            "--app-path=/apps/a",
            "--",
            "fit");

    assertThat(properties(request))
        .containsEntry("start", "2026-01-31T07:00Z")
        .containsEntry("end", "2026-02-01T00:00Z")
        .containsEntry("appPath", "hdfs://nn:8020/apps/a");
  }

  @ParameterizedTest
  @CsvSource({
    "mine, hdfs://nn:8020/user/me/mine",
    "/apps/a, hdfs://nn:8020/apps/a",
    "hdfs://other/a, hdfs://other/a"
  })
  void thePlaceOnTheClusterMayBeAnother(String given, String path) throws IOException {
    assertThat(properties(request("--every=1m", "--app-path=" + given, "--", "fit")))
        .containsEntry("appPath", path);
  }

  @Test
  void thePropertiesAreSubmittedAsXml() throws Exception {
    String xml = request("--every=1m", "--queue=<&>", "--", "fit").files().configuration();

    assertThat(xml)
        .contains("<property><name>queue</name><value>&lt;&amp;&gt;</value></property>")
        .contains("<name>oozie.coord.application.path</name><value>${appPath}</value>");
  }

  @Test
  void allJarsOfTheScriptAreShipped() {
    OozieRequest request = request("--every=1m", "--", "fit");

    assertThat(request.text("run.sh"))
        .contains("jars=(recast-cli recast-commons-cli recast-model-store recast-model-publisher)");
    for (String jar : OozieFiles.JARS) {
      assertThat(request.text("workflow.xml"))
          .contains("<file>jars/%s.jar#recast-%s</file>".formatted(jar, jar));
    }
    assertThat(request.text("workflow.xml")).contains("lib/" + OozieFiles.ACTION + ".jar");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    OozieRequest request =
        new OozieRequest(
            "--every=7m",
            "--start=now",
            "--end=2026-01-01T00:00Z",
            "--oozie=host:11000",
            "--run-timeout=0s",
            "--",
            "rollback");

    assertThat(request.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(request.err())
        .contains("--every '7m': cron cannot say it exactly, take 6m or 10m")
        .contains("--store is missing")
        .contains("--name or --store must say which")
        .contains("--start 'now': expected a time such as 2026-01-31T08:00Z")
        .contains("--end 2026-01-01T00:00Z must be after --start, 2026-01-31T08:00Z")
        .contains("--oozie 'host:11000': expected an address such as http://host:11000/oozie")
        .contains("--install and --oozie URL belong together")
        .contains("--run-timeout '0s'")
        .contains("'rollback' cannot be scheduled");
    assertThat(new OozieRequest("--every=90s", "--numeric", "--store=s", "--", "fit").err())
        .contains("--every '90s': expected whole minutes");
  }

  private static OozieRequest request(String... words) {
    return new OozieRequest(
        Stream.concat(
                Stream.of("--store=hdfs://nn:8020/models/clones", "--name=models-clones"),
                Stream.of(words))
            .toArray(String[]::new));
  }

  private static Properties properties(OozieRequest request) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(request.text("job.properties")));
    return properties;
  }

  private static void assertValid(String xml) throws IOException, SAXException {
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }
}
