package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recast.store.Release;
import recast.testkit.Publisher;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** The store loses something, or the application may not read or write it. */
abstract class DamagedStore extends SurvivedFaults {
  private static final int READABLE = 0640;

  DamagedStore(FaultsFixture fixture) {
    super(fixture);
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPointerThatIsMissing() throws Exception {
    faults.delete("current");
    scoring.survives("has lost 'current'");
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPointerThatItMayNotRead() throws Exception {
    byte[] pointer = faults.read("current");
    faults.replace("current", pointer, 0);
    app.namesTrouble("Permission denied");
    scoring.goesOn();

    faults.setMode("current", READABLE);
    scoring.adoptsTheNext();
  }

  @Test
  void survivesAPointerThatIsGarbage() throws Exception {
    faults.replace("current", "no pointer".getBytes(UTF_8), READABLE);
    scoring.survives("publish again to replace it");
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPointerToAnOlderRelease() throws Exception {
    faults.replace("current", faults.read("releases/00000001.json"), READABLE);
    scoring.survives("names release 1, older than " + scoring.release());
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPayloadThatIsMissing() throws Exception {
    faults.publishAnd(faults::delete);
    scoring.survives("File does not exist");
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAStoreThatItMayNotRead() throws Exception {
    faults.setMode("", 0700);
    app.namesTrouble("Permission denied");
    scoring.goesOn();

    faults.setMode("", 0750);
    scoring.adoptsTheNext();
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAStoreThatIsMissing() throws Exception {
    faults.moveStoreAway();
    app.namesTrouble("has lost 'current'");
    scoring.goesOn();

    scene.hdfs().makeDirectory(scene.store(), Publisher.USER, StreamingFixture.GROUP, 0700);
    app.namesTrouble("Permission denied");
    scoring.goesOn();

    scene.hdfs().delete(scene.store());
    faults.moveStoreBack();
    scoring.adoptsTheNext();
  }

  @Test
  void adoptsNothingThatItCannotWriteDown() throws Exception {
    faults.setMode("adoptions/faults", 0500);
    Release late = scene.publisher().good();
    app.namesTrouble("Cannot write what faults makes of releases");
    scoring.goesOn();

    faults.setMode("adoptions/faults", 0755);
    app.adopts(late);
    scoring.adoptsTheNext();
  }
}
