package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/** Checks a store against its own protocol. */
final class HdfsStoreVerifier implements StoreVerifier {
  private final StoreLayout layout;
  private final Versions versions;
  private final ReleaseLog log;
  private final Pointer pointer;
  private final SegmentVerifier segments;
  private final LedgerVerifier ledgers;

  HdfsStoreVerifier(AtomicFiles files, StoreLayout layout) {
    this.layout = layout;
    this.versions = new Versions(files, layout);
    this.log = new ReleaseLog(files, layout);
    this.pointer = new Pointer(files, layout);
    this.segments = new SegmentVerifier(layout, new ReleaseFiles(files, layout));
    this.ledgers = new LedgerVerifier(files, layout);
  }

  @Override
  public List<Version> versions() throws StoreException {
    try {
      return List.copyOf(versions.present().keySet());
    } catch (IOException e) {
      throw StoreException.of("list the versions of", layout.root(), e);
    }
  }

  @Override
  public Payload verify(Version version) throws StoreException {
    String action = "verify version " + version + " of";
    try {
      Payload payload = versions.manifest(version).payload();
      versions.check(version, payload);
      return payload;
    } catch (CorruptPayloadException | MalformedException e) {
      throw StoreException.wrong(action, layout.root(), e);
    } catch (IOException e) {
      throw StoreException.of(action, layout.root(), e);
    }
  }

  @Override
  public List<String> problems() throws StoreException {
    try {
      List<String> problems = new ArrayList<>();
      Optional<ReleaseNumber> head = log.head();
      Map<Version, Payload> manifests = manifests();
      if (head.isPresent()) {
        for (ReleaseNumber number : ReleaseNumber.FIRST.upTo(head.get())) {
          problemOf(number, manifests).ifPresent(problems::add);
        }
      }
      problemOfPointer(head).ifPresent(problems::add);
      problems.addAll(segments.problems());
      problems.addAll(ledgers.problems(Integer.MAX_VALUE));
      return problems;
    } catch (IOException e) {
      throw StoreException.of("inspect", layout.root(), e);
    }
  }

  @Override
  public List<String> ledgerProblems(int most) throws StoreException {
    try {
      return ledgers.problems(most);
    } catch (IOException e) {
      throw StoreException.of("inspect the adoptions of", layout.root(), e);
    }
  }

  private Optional<String> problemOf(ReleaseNumber number, Map<Version, Payload> manifests)
      throws IOException {
    try {
      Release release = log.read(number);
      Payload manifest = manifests.get(release.version());
      return manifest == null || manifest.equals(release.payload())
          ? Optional.empty()
          : Optional.of(
              "release %s says of version %s what its manifest does not"
                  .formatted(number, release.version()));
    } catch (FileNotFoundException e) {
      return Optional.of("release " + number + " is missing from the log" + remedy(number));
    } catch (MalformedException e) {
      return Optional.of(e.getMessage() + remedy(number));
    }
  }

  /** Nothing here writes into the log but a publish or a rollback: a person has to. */
  private String remedy(ReleaseNumber number) {
    String copy =
        "; put %s back from a snapshot of the directory".formatted(layout.release(number));
    return number
        .previous()
        .map(
            previous ->
                "%s, or copy release %s to it with 'release' changed to %s, as if nothing had changed then"
                    .formatted(copy, previous, number))
        .orElse(copy);
  }

  private Optional<String> problemOfPointer(Optional<ReleaseNumber> head) throws IOException {
    String remedy = "; the next publish or rollback repairs it";
    Optional<Release> shown;
    try {
      shown = pointer.read();
    } catch (MalformedException e) {
      return Optional.of(e.getMessage() + remedy);
    }
    Optional<ReleaseNumber> number = shown.map(Release::number);
    if (!number.equals(head)) {
      return Optional.of(
          "'current' shows %s, the log ends with %s%s"
              .formatted(called(number), called(head), remedy));
    }
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    try {
      return shown.get().equals(log.read(shown.get().number()))
          ? Optional.empty()
          : Optional.of(
              "'current' differs from release " + shown.get().number() + " of the log" + remedy);
    } catch (MalformedException e) {
      // Said of the log already.
      return Optional.empty();
    }
  }

  private static String called(Optional<ReleaseNumber> number) {
    return number.map(each -> "release " + each).orElse("nothing");
  }

  /** What the manifests say; those that cannot be read are for {@link #verify}. */
  private Map<Version, Payload> manifests() throws IOException {
    Map<Version, Payload> manifests = new TreeMap<>();
    for (Version version : versions.present().keySet()) {
      manifest(version).ifPresent(payload -> manifests.put(version, payload));
    }
    return manifests;
  }

  private Optional<Payload> manifest(Version version) throws IOException {
    try {
      return Optional.of(versions.manifest(version).payload());
    } catch (FileNotFoundException | MalformedException e) {
      return Optional.empty();
    }
  }
}
