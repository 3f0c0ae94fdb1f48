package recast.testkit;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Lets a thread of another process meet an {@link Error}, wherever it is. */
public final class BatchThreadAgent {
  private BatchThreadAgent() {}

  /** Runs in the other process: {@code name} is how the thread's name begins. */
  // Nothing else lets a thread throw what its code does not.
  @SuppressWarnings("deprecation")
  public static void agentmain(String name, Instrumentation instrumentation) {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(name)) {
        thread.stop();
      }
    }
  }

  /** Makes the thread of {@code process} whose name begins so throw an Error. */
  public static void strike(ProcessHandle process, String thread, Path scratch) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
    try {
      machine.loadAgent(jar(scratch).toString(), thread);
    } catch (IOException e) {
      // A process that ends while the agent works gives no answer.
      process.onExit().join();
    }
  }

  private static Path jar(Path scratch) throws IOException {
    Path jar = Files.createTempFile(scratch, "agent", ".jar").toAbsolutePath();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", BatchThreadAgent.class.getName());
    String classFile = BatchThreadAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = BatchThreadAgent.class.getResourceAsStream("/" + classFile)) {
      out.putNextEntry(new JarEntry(classFile));
      bytes.transferTo(out);
    }
    return jar;
  }
}
