package recast.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recast.cli.OptionalFormats;
import recast.store.Sha256;

/** What of Recast runs on the cluster, and its log settings: the build that a submission ships. */
final class AppArtifacts {
  private static final List<String> JARS =
      List.of(
          "streaming-app",
          "cli",
          "lines",
          "model-store",
          "model-formats",
          "model-swap",
          "run-contract",
          "commons-cli");
  private static final List<String> LOGS =
      List.of("log4j2-driver.properties", "log4j2-executor.properties");

  private final org.apache.hadoop.fs.Path place;
  private final OptionalFormats formats;

  private AppArtifacts(org.apache.hadoop.fs.Path place, OptionalFormats formats) {
    this.place = place;
    this.formats = formats;
  }

  /** The build of this installation, which is uploaded if it is not on the cluster yet. */
  static AppArtifacts on(ArtifactCache shelf, Installation installation, OptionalFormats formats)
      throws IOException {
    List<Path> files = files(installation, formats);
    return new AppArtifacts(
        shelf.place(
            name(installation, formats),
            to -> {
              for (Path file : files) {
                try (OutputStream out = to.open(file.getFileName().toString())) {
                  Files.copy(file, out);
                }
              }
            }),
        formats);
  }

  /** The name of the build of this installation with {@code formats}. */
  static String name(Installation installation, OptionalFormats formats) throws IOException {
    return "recast-" + digest(files(installation, formats)).substring(0, 16);
  }

  private static List<Path> files(Installation installation, OptionalFormats formats) {
    List<Path> files = new ArrayList<>();
    JARS.forEach(jar -> files.add(installation.jar(jar)));
    LOGS.forEach(log -> files.add(installation.conf().resolve(log)));
    files.addAll(formats.jars());
    return files;
  }

  private static String digest(List<Path> files) throws IOException {
    List<InputStream> streams = new ArrayList<>();
    try {
      for (Path file : files) {
        streams.add(Files.newInputStream(file));
      }
      return Sha256.of(new SequenceInputStream(Collections.enumeration(streams))).hex();
    } finally {
      for (InputStream stream : streams) {
        stream.close();
      }
    }
  }

  /** The jar with the application's main class. */
  String application() {
    return file(JARS.get(0) + ".jar");
  }

  /** The jars that it needs, with commas between them. */
  String libraries() {
    Stream<String> ours = JARS.stream().skip(1).map(jar -> jar + ".jar");
    Stream<String> more = formats.jars().stream().map(jar -> jar.getFileName().toString());
    return Stream.concat(ours, more).map(this::file).collect(Collectors.joining(","));
  }

  /** The log settings of driver and executors, with commas between them. */
  String logSettings() {
    return String.join(",", LOGS.stream().map(this::file).toList());
  }

  private String file(String name) {
    return new org.apache.hadoop.fs.Path(place, name).toString();
  }
}
