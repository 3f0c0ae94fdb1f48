package recast.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the processes of an application have of the machine's memory, native memory included, in
 * MiB.
 */
public record ResidentMemory(long driver, long executor) {
  private static final String FIELD = "VmRSS:";

  /** Of the application {@code id}, from Linux. */
  static ResidentMemory of(String id) throws IOException {
    return new ResidentMemory(resident(id, Application.DRIVER), resident(id, Application.EXECUTOR));
  }

  private static long resident(String id, String mainClass) throws IOException {
    long pid = Processes.java(id, mainClass).get(0).pid();
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith(FIELD)) {
        String kib = line.substring(FIELD.length(), line.lastIndexOf(' ')).strip();
        return Long.parseLong(kib) >> 10;
      }
    }
    throw new AssertionError("/proc/" + pid + "/status has no " + FIELD);
  }
}
