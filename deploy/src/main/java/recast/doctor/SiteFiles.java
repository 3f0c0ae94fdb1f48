package recast.doctor;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The files that tell Hadoop's clients where a cluster is. Hadoop itself must not be the first to
 * read them: a file that is no XML ends it, with a page of stack trace.
 *
 * @param directory what HADOOP_CONF_DIR says
 */
public record SiteFiles(Path directory) {
  private static final List<String> NEEDED = List.of("core-site.xml", "yarn-site.xml");

  /** A cluster may do without it. */
  private static final String MORE = "hdfs-site.xml";

  /** Those that are there. */
  List<Path> present() {
    return List.of(NEEDED.get(0), NEEDED.get(1), MORE).stream()
        .map(directory::resolve)
        .filter(Files::exists)
        .toList();
  }

  /** The name of one that is needed and cannot be read. */
  Optional<String> missing() {
    return NEEDED.stream().filter(file -> !Files.isReadable(directory.resolve(file))).findFirst();
  }

  /** Which of those that are there is no XML, and where. */
  public Optional<String> malformed() throws IOException {
    for (Path file : present()) {
      try {
        SAXParserFactory.newInstance().newSAXParser().parse(file.toFile(), new Lenient());
      } catch (SAXParseException e) {
        return Optional.of(
            "%s is no XML: line %d: %s".formatted(file, e.getLineNumber(), e.getMessage()));
      } catch (SAXException | ParserConfigurationException e) {
        throw new IOException(file + " cannot be read: " + e.getMessage(), e);
      }
    }
    return Optional.empty();
  }

  /** Does not look for what a file refers to. */
  private static final class Lenient extends DefaultHandler {
    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }
  }
}
