package recast.embedded;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Runs a daemon with classes of its own. The web applications of YARN's daemons share one static
 * filter (Guice's): in one class loader, every daemon would serve the pages of the last one.
 */
final class IsolatedDaemon {
  private IsolatedDaemon() {}

  /**
   * Calls {@code type.start(settings)} in a class loader of its own.
   *
   * @return what stops it
   * @throws IllegalStateException when it did not start; its cause tells why
   */
  static Runnable start(Class<?> type, Map<String, String> settings) {
    // Lives as long as the daemon, that is to the end of the process.
    URLClassLoader loader =
        new URLClassLoader(type.getSimpleName(), classPath(), ClassLoader.getPlatformClassLoader());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader); // Hadoop and Jetty look classes up through it.
    try {
      Method start = loader.loadClass(type.getName()).getMethod("start", Map.class);
      return (Runnable) start.invoke(null, settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot start " + type.getSimpleName(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(IsolatedDaemon::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Wrong entry on the class path: " + entry, e);
    }
  }
}
