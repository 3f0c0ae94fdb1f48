package recast.schedule;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import recast.cli.ShellQuoting;

/**
 * What Oozie needs of a schedule.
 *
 * @param texts the rendered files, by their names
 */
record OozieFiles(Map<String, String> texts) {
  static final String PROPERTIES = "job.properties";

  /** What publishes, beside Hadoop's own jars. */
  static final List<String> JARS = List.of("cli", "commons-cli", "model-store", "model-publisher");

  /** What Oozie's launcher runs, which takes all jars of {@code lib}. */
  static final String ACTION = "oozie-action";

  OozieFiles {
    texts = new TreeMap<>(texts);
  }

  static OozieFiles of(OozieOptions options, ClusterAddresses cluster, String appPath) {
    long minutes = options.limit().plusMinutes(options.every().minutes()).toMinutes();
    Map<String, String> values = new TreeMap<>();
    values.put("name", options.name().toString());
    values.put("frequency", options.frequency());
    values.put("timeout", Long.toString(minutes));
    values.put("files", JARS.stream().map(OozieFiles::file).collect(Collectors.joining("\n")));
    values.put("jars", JARS.stream().map(OozieFiles::link).collect(Collectors.joining(" ")));
    values.put("command", ShellQuoting.words(options.command().words(options.store())));
    values.put("seconds", Long.toString(options.limit().plusMillis(999).toSeconds()));
    values.put("java-home", ShellQuoting.word(options.javaHome().orElse("")));
    values.put("start", options.start().toString());
    values.put("end", options.end().toString());
    values.put("name-node", property(cluster.nameNode()));
    values.put("resource-manager", property(cluster.resourceManager()));
    values.put("user", property(cluster.user()));
    values.put("queue", property(options.queue()));
    values.put("app-path", property(appPath));
    Map<String, String> texts = new TreeMap<>();
    for (String name : List.of("workflow.xml", "coordinator.xml", "run.sh", PROPERTIES)) {
      texts.put(name, Template.named("oozie/" + name).filled(values));
    }
    return new OozieFiles(texts);
  }

  /** The properties, as Hadoop's XML. */
  String configuration() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(texts.get(PROPERTIES)));
    StringBuilder xml = new StringBuilder("<configuration>\n");
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      xml.append(
          "  <property><name>%s</name><value>%s</value></property>\n"
              .formatted(escaped(name), escaped(properties.getProperty(name))));
    }
    return xml.append("</configuration>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Its jar in the container: not a name that YARN would put onto the class path of Oozie's own.
   */
  private static String link(String jar) {
    return "recast-" + jar;
  }

  private static String file(String jar) {
    return "      <file>jars/%s.jar#%s</file>".formatted(jar, link(jar));
  }

  /** {@code text} as the value of a property. */
  private static String property(String text) {
    return text.replace("\\", "\\\\");
  }
}
