package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The adoptions of a store: one small file each, a directory for each application. */
final class Adoptions implements AdoptionRecorder {
  private final StoreFiles files;
  private final StoreLayout layout;

  Adoptions(StoreFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  @Override
  public void record(Adoption adoption) throws StoreException {
    Path staged = layout.stagedAdoption(adoption, UUID.randomUUID());
    try {
      files.makeDirectory(layout.adoptions(adoption.app()));
      files.write(staged, out -> out.write(adoption.print()));
      files.replace(staged, layout.adoption(adoption));
    } catch (IOException e) {
      throw StoreException.of(
          "record what " + adoption.app() + " made of release " + adoption.release() + " in",
          layout.root(),
          e);
    }
  }

  /**
   * The newest adoptions of each application, newest first, at most {@code each}; rejections are
   * not adoptions.
   */
  List<Adoption> newest(int each) throws IOException {
    List<Adoption> newest = new ArrayList<>();
    for (FileStatus app : files.list(layout.adoptions())) {
      newest.addAll(newestOf(app.getPath(), each));
    }
    return newest;
  }

  private List<Adoption> newestOf(Path app, int each) throws IOException {
    List<Path> byTime =
        files.list(app).stream()
            .map(FileStatus::getPath)
            .filter(path -> !StoreLayout.isStaging(path))
            .sorted(Comparator.comparing(Path::getName).reversed())
            .toList();
    List<Adoption> newest = new ArrayList<>();
    for (Path path : byTime) {
      Adoption adoption = Adoption.parse(files.readSmall(path, Adoption.LIMIT), path.toString());
      if (adoption.verdict() == Adoption.Verdict.ADOPTED) {
        newest.add(adoption);
      }
      if (newest.size() == each) {
        break;
      }
    }
    return newest;
  }
}
