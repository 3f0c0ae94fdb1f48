package recast.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recast.store.ModelStore;
import recast.store.StoreException;

final class HadoopErrorsTest {
  @Test
  void aFileInTheWayIsNoLackOfRights() {
    IOException found = new AccessControlException("/models/a (is not a directory)");

    assertThat(HadoopErrors.of(found))
        .contains("/models/a", "a file stands where a directory is needed")
        .doesNotContain("owner");
  }

  @Test
  void aLackOfRightsNamesWhoCanHelp() {
    IOException found = new AccessControlException("Permission denied: user=ann, access=WRITE");

    assertThat(HadoopErrors.of(found)).contains("user=ann", "ask the owner");
  }

  @ParameterizedTest
  @CsvSource({
    "NSQuotaExceededException, hdfs dfsadmin -setQuota",
    "DSQuotaExceededException, hdfs dfsadmin -setSpaceQuota",
    "QuotaByStorageTypeExceededException, hdfs dfsadmin -setSpaceQuota"
  })
  void aFullDirectoryIsToldFromAFullDisk(String name, String remedy) {
    IOException found = remote("org.apache.hadoop.hdfs.protocol." + name, "The quota of /a is met");

    assertThat(HadoopErrors.of(found)).contains("The quota of /a is met", "recast prune", remedy);
  }

  @Test
  void safeModeIsNamedAlsoWhenItIsSaidToPass() {
    IOException found =
        remote(
            "org.apache.hadoop.ipc.RetriableException",
            "org.apache.hadoop.hdfs.server.namenode.SafeModeException: Cannot delete /a. Name node"
                + " is in safe mode.\nThe reported blocks 0 needs additional 7 blocks");

    assertThat(HadoopErrors.of(found))
        .startsWith("Cannot delete /a. Name node is in safe mode; it takes no changes")
        .endsWith("'hdfs dfsadmin -safemode leave'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "File /a could only be written to 0 of the 1 minReplication nodes.",
        "Unable to create new block.",
        "Could not get block locations. Source file \"/a\" - Aborting...block==null",
        "All datanodes [DatanodeInfoWithStorage[10.0.0.1:9866,DS-1a,DISK]] are bad. Aborting...",
        "Failed to replace a bad datanode on the existing pipeline"
      })
  void datanodesThatTakeNoBlockAreNamed(String message) {
    assertThat(HadoopErrors.of(remote("java.io.IOException", message)))
        .startsWith("no datanode takes a block (")
        .contains("hdfs dfsadmin -report")
        .doesNotContain("DatanodeInfo", "DS-1a");
  }

  @Test
  void aBlockThatNoDatanodeGivesIsNamedByItsFile() {
    assertThat(HadoopErrors.of(new BlockMissingException("/a", "Could not obtain block: BP-1", 0)))
        .isEqualTo(
            "no datanode gives a block of /a; 'hdfs dfsadmin -report' tells which datanodes are up"
                + " and what room they have");
  }

  @Test
  void aFailoverThatIsUnderWayIsNoSilence() {
    IOException found =
        remote(
            "org.apache.hadoop.ipc.StandbyException",
            "Operation category READ is not supported in state standby.");

    assertThat(HadoopErrors.of(found)).contains("on standby", "state standby);", "try again");
    assertThat(HadoopErrors.isUnanswered(found)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Call From a to b:1 failed on connection exception: java.net.ConnectException: Connection"
            + " refused; For more details see: http://x"
            + "| Call From a to b:1 failed on connection exception: Connection refused",
        "Call From a to b:1 failed on socket timeout exception: java.net.SocketTimeoutException:"
            + " 9 millis timeout. ch : java.nio.channels.SocketChannel[x]; For more details see: y"
            + "| Call From a to b:1 failed on socket timeout exception: 9 millis timeout"
      })
  void whoeverIsSilentIsNamedWithoutJava(String message, String told) {
    IOException found = new ConnectException(message);

    assertThat(HadoopErrors.of(found)).startsWith("nobody answers (" + told + "); is the cluster");
    assertThat(HadoopErrors.isUnanswered(found)).isTrue();
  }

  @Test
  void aServerThatGoesIsToldFromTheEndOfAFile() {
    IOException server =
        new EOFException(
            "End of File Exception between local host is: \"a/1\"; destination host is: \"b\":1; :"
                + " java.io.EOFException; For more details see: http://x");

    assertThat(HadoopErrors.of(server))
        .startsWith("nobody answers (the connection broke from \"a/1\" to \"b\":1);");
    assertThat(HadoopErrors.of(new EOFException("Premature EOF"))).isEqualTo("Premature EOF");
  }

  @Test
  void aFileSystemWithoutItsJarIsNamed() {
    Configuration configuration = new Configuration();
    configuration.set("fs.AbstractFileSystem.s3a.impl", "org.apache.hadoop.fs.s3a.NotThere");

    assertThatThrownBy(() -> ModelStore.at(new Path("s3a://bucket/models"), configuration))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("s3a://bucket/models")
        .hasMessageContaining("org.apache.hadoop.fs.s3a.NotThere")
        .hasMessageContaining("jars");
  }

  @Test
  void aStoreWithoutSchemeNeedsAnHdfs() {
    assertThatThrownBy(() -> ModelStore.at(new Path("/models/a"), new Configuration(false)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("HADOOP_CONF_DIR")
        .hasMessageContaining("file:///models/a");
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.AssertionError, java.lang.AssertionError",
    "java.lang.NullPointerException, Cannot invoke something",
  })
  void aNameNodeThatBreaksIsNoRiddle(String type, String message) {
    assertThat(HadoopErrors.of(remote(type, message)))
        .contains("HDFS has failed inside", "try again in a minute")
        .doesNotContain("java.lang", message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Client cannot authenticate via:[TOKEN, KERBEROS]",
        "GSS initiate failed [Caused by GSSException: No valid credentials provided (Mechanism level: Failed to find any Kerberos tgt)]",
        "Login failure for user: ann@HERE javax.security.auth.login.LoginException: Unable to obtain password from user"
      })
  void whoeverIsNotLoggedInIsToldTheWaysToBe(String message) {
    assertThat(HadoopErrors.of(new IOException("Failed on local exception", wrapped(message))))
        .endsWith(
            "kinit, or --principal and --keytab, or a delegation token in HADOOP_TOKEN_FILE_LOCATION")
        .doesNotContain("owner", "GSS", "password");
  }

  @Test
  void whyKerberosIsNotTakenIsSaid() {
    String message =
        "GSS initiate failed [Caused by GSSException: No valid credentials provided (Mechanism level: Server not found in Kerberos database (7) - LOOKING_UP_SERVER)]";

    assertThat(HadoopErrors.of(wrapped(message)))
        .contains("(Server not found in Kerberos database (7) - LOOKING_UP_SERVER)");
  }

  @Test
  void aKeytabThatGivesNoNewTicketIsNamed() {
    String message =
        "Login failure for user: ann@HERE from keytab /etc/ann.keytab javax.security.auth.login.LoginException: Checksum failed";

    assertThat(HadoopErrors.of(wrapped(message))).contains("ann@HERE", "/etc/ann.keytab", "KDC");
  }

  @Test
  void aTokenThatIsOverIsToldFromAMissingOne() {
    IOException found =
        remote(
            "org.apache.hadoop.security.token.SecretManager$InvalidToken",
            "token (token for ann: HDFS_DELEGATION_TOKEN owner=ann) can't be found in cache");

    assertThat(HadoopErrors.of(found))
        .contains("HDFS_DELEGATION_TOKEN owner=ann", "get a new one", "--keytab");
  }

  @Test
  void aConfigurationThatDoesNotKnowOfKerberosIsToBlame() {
    IOException found =
        remote(
            AccessControlException.class.getName(),
            "SIMPLE authentication is not enabled.  Available:[TOKEN, KERBEROS]");

    assertThat(HadoopErrors.of(found))
        .contains("HADOOP_CONF_DIR", "hadoop.security.authentication", "core-site.xml")
        .doesNotContain("owner");
  }

  private static IOException wrapped(String message) {
    return new IOException(new AccessControlException(message));
  }

  private static IOException remote(String type, String message) {
    return new IOException("wrapped", new RemoteException(type, message));
  }
}
