package recast.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The processes that the node managers of a cluster have launched: each in a session of its own.
 */
final class Containers {
  private Containers() {}

  /** Kills those that outlived their node manager, or that a dead cluster left; Linux only. */
  static void kill(ClusterDirectory directory) {
    left(directory).forEach(ProcessHandle::destroyForcibly);
  }

  /** The containers that are alive now. */
  static List<ProcessHandle> left(ClusterDirectory directory) {
    String mark = "\0LOCAL_DIRS=" + directory.data() + "/";
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains(mark))
        .toList();
  }

  private static String environment(ProcessHandle process) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", process.pid() + "", "environ"));
      return "\0" + new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // Gone meanwhile, or another user's: not a container of ours.
    }
  }
}
