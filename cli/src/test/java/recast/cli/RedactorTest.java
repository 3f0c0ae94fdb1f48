package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  @ParameterizedTest
  @CsvSource({
    "s3a://key:se/cr=et@bucket/models, s3a://key:***@bucket/models",
    "hdfs://user:secret@nn:8020/models, hdfs://user:***@nn:8020/models",
    "-Da=b -Djavax.net.ssl.trustStorePassword=change it -Dc=d, -Da=b -Djavax.net.ssl.trustStorePassword=***",
    "-Dfs.s3a.access.key=abc, -Dfs.s3a.access.key=***",
    "\"-Dfs.s3a.secret.key=a b\", \"-Dfs.s3a.secret.key=***",
  })
  void secretIsHidden(String text, String shown) {
    assertThat(Redactor.hidden(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hdfs://nn:8020/models@home",
        "s3a://secret-bucket/models",
        "127.0.0.1:9999",
        "-Djava.io.tmpdir=/var/tmp",
        "/etc/security/keytabs/recast.keytab",
      })
  void whatIsNoSecretIsShown(String text) {
    assertThat(Redactor.hidden(text)).isEqualTo(text);
  }
}
