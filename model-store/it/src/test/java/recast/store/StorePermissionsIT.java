package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FsShell;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.util.ToolRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;

/** A store with the rights that docs/protocol.md gives it: who may do what. */
final class StorePermissionsIT {
  private static final UserGroupInformation PUBLISHER = user("publisher", "scoring");
  private static final UserGroupInformation SECOND_PUBLISHER = user("deputy", "scoring");
  private static final UserGroupInformation APPLICATION = user("ann", "scoring");
  private static final UserGroupInformation OTHER_APPLICATION = user("bob", "scoring");
  private static final UserGroupInformation STRANGER = user("eve", "others");

  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1);

  private String root;

  @BeforeEach
  void setUpAsDocumented(TestInfo test) throws Exception {
    root = "/models/" + test.getTestMethod().orElseThrow().getName();
    dfs("-mkdir", "-p", root + "/adoptions");
    dfs("-chown", "-R", "publisher:scoring", root);
    dfs("-chmod", "750", root);
    dfs("-chmod", "1770", root + "/adoptions");
    for (int i = 1; i <= 4; i++) {
      publish(PUBLISHER);
    }
  }

  @Test
  void anApplicationReadsAndRecordsAndNothingElse() throws Exception {
    as(
        APPLICATION,
        () -> {
          Release current = store().reader().current().orElseThrow();
          assertThat(store().reader().payload(current).length()).isEqualTo(7);
          adopt("app");
          assertThat(store().reader().adopters()).hasSize(1);

          refused(() -> publish());
          refused(() -> publisher().rollback(Optional.empty(), ""));
          refused(() -> store().pruner(Clock.systemUTC()).prune(keep(1)));
          assertThatThrownBy(() -> files().delete(new Path(root, "versions/00000001"), true))
              .isInstanceOf(AccessControlException.class);
          assertThatThrownBy(() -> files().delete(new Path(root, "current"), false))
              .isInstanceOf(AccessControlException.class);
        });
    as(PUBLISHER, () -> Soundness.check(store()));
  }

  @Test
  void aPublisherRollsBackAndPrunesWhatNobodyHasAdopted() throws Exception {
    as(APPLICATION, () -> adopt("app"));

    as(
        PUBLISHER,
        () -> {
          assertThat(publisher().rollback(Optional.empty(), "").version())
              .isEqualTo(new Version(3));
          assertThat(store().pruner(Clock.systemUTC()).prune(keep(1)).versions())
              .containsExactly(new Version(2));
          assertThat(publish().version()).isEqualTo(new Version(5));
        });
  }

  @Test
  void noApplicationTouchesTheAdoptionsOfAnother() throws Exception {
    as(APPLICATION, () -> adopt("app"));

    as(
        OTHER_APPLICATION,
        () -> {
          Path theirs = new Path(root, "adoptions/app");
          refused(() -> adopt("app"));
          assertThatThrownBy(() -> files().delete(theirs, true))
              .isInstanceOf(AccessControlException.class);
          assertThatThrownBy(
                  () -> files().rename(theirs, new Path(root, "adoptions/other"), Rename.NONE))
              .isInstanceOf(AccessControlException.class);
          assertThatCode(() -> adopt("other")).doesNotThrowAnyException();
        });
  }

  @Test
  void aStrangerIsToldWhichRightIsMissing() throws Exception {
    as(
        STRANGER,
        () -> {
          refused(() -> store().reader().current());
          refused(() -> store().reader().releases(1));
          refused(() -> publish());
        });
  }

  @Test
  void aSecondPublisherNeedsAnEntryInTheAccessControlList() throws Exception {
    as(SECOND_PUBLISHER, () -> refused(() -> publish()));

    for (String name : List.of("publisher", "deputy")) {
      dfs("-setfacl", "-R", "-m", "default:user:" + name + ":rwx,user:" + name + ":rwx", root);
    }

    for (UserGroupInformation each : List.of(SECOND_PUBLISHER, PUBLISHER)) {
      publish(SECOND_PUBLISHER);
      publish(PUBLISHER);
      as(
          each,
          () -> {
            publisher().rollback(Optional.empty(), "");
            store().pruner(Clock.systemUTC()).prune(keep(1));
          });
    }
    as(
        APPLICATION,
        () -> {
          assertThat(store().verifier().versions()).hasSize(2);
          store().reader().payload(store().reader().current().orElseThrow());
        });
  }

  /** What a person is told names the right, the place and the owner. */
  private void refused(Action action) throws IOException {
    StoreException failure = catchThrowableOfType(StoreException.class, action::run);
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    Soundness.toldClearly(
        failure, root, "Permission denied", "user=" + user, "access=", "ask the owner");
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void as(UserGroupInformation user, Action action) throws Exception {
    user.doAs(
        (PrivilegedExceptionAction<Void>)
            () -> {
              action.run();
              return null;
            });
  }

  private void publish(UserGroupInformation publisher) throws Exception {
    as(publisher, this::publish);
  }

  private Release publish() throws IOException {
    byte[] payload = "payload".getBytes(StandardCharsets.UTF_8);
    return publisher().publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(payload));
  }

  private StorePublisher publisher() throws IOException {
    return store().publisher("someone@host", Clock.systemUTC(), warning -> {});
  }

  private ModelStore store() throws IOException {
    return ModelStore.at(new Path(HDFS.cluster().getURI() + root), hdfs());
  }

  private static FileContext files() throws IOException {
    return FileContext.getFileContext(HDFS.cluster().getURI(), hdfs());
  }

  private static Configuration hdfs() {
    Configuration hdfs = HadoopClientConfig.bounded(HDFS.client());
    hdfs.set("fs.permissions.umask-mode", "027");
    return hdfs;
  }

  private static RetentionPolicy keep(int versions) {
    return new RetentionPolicy(versions, Duration.ofHours(1));
  }

  private void adopt(String app) throws IOException {
    Adoption adoption = StoreFixture.adoption(app, 1, Adoption.Verdict.ADOPTED, 1_000);
    store().ledger(app).prepare(adoption).commit();
  }

  private static UserGroupInformation user(String name, String group) {
    return UserGroupInformation.createUserForTesting(name, new String[] {group});
  }

  /** The command line of HDFS, as its superuser. */
  private static void dfs(String... arguments) throws Exception {
    assertThat(ToolRunner.run(new FsShell(HDFS.client()), arguments)).isZero();
  }
}
