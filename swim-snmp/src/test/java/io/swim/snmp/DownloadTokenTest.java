package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a download between two looks. */
class DownloadTokenTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 12, 99, -1, -2, 70_123, 4_294_967_295L, Long.MAX_VALUE, Long.MIN_VALUE})
  void whateverStatusAnAgentToldIsKept(long status) {
    DownloadToken token = DownloadToken.started(status).lookedInVain();

    DownloadToken kept = DownloadToken.parse(token.toString());
    assertThat(kept).isEqualTo(token);
    assertThat(kept.mayBeOld(status)).isTrue();
    assertThat(kept.mayBeOld(status + 1)).isFalse();

    DownloadToken seen = DownloadToken.parse(token.seen().toString());
    assertThat(seen).isEqualTo(token.seen());
    assertThat(seen.mayBeOld(status)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12/", "/3", "x/3", "--1/3", "12/-3", "99999999999999999999/1"})
  void anythingElseIsNoToken(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DownloadToken.parse(text));
  }
}
