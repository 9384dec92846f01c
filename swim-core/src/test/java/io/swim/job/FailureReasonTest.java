package io.swim.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
  private static FailureReason reason(String message, String words) {
    return new FailureReason(
        FailureKind.REJECTED, message, words, AssignmentState.DISTRIBUTING, DeviceEffect.NONE);
  }

  private static DriverException failure(String message, String words) {
    return new DriverException(FailureKind.REJECTED, DeviceEffect.NONE, message, words);
  }

  @Test
  void wordsOfTheDeviceAreSaidOnce() {
    String message = "sw-1 refused 'copy': %Error opening x (Timed out)";
    String words = "%Error opening x (Timed out)";
    assertThat(reason(message, words).text()).isEqualTo(message);
    assertThat(failure(message, words).text()).isEqualTo(message);
  }

  @Test
  void wordsThatTheMessageLacksComeBehindIt() {
    assertThat(reason("sw-1 does not say that it was done", "Aborted").text())
        .isEqualTo("sw-1 does not say that it was done - the device said: Aborted");
    assertThat(failure("the server failed", "550 No").text())
        .isEqualTo("the server failed: 550 No");
  }

  @Test
  void whoSaidNothingIsNotQuoted() {
    assertThat(reason("no answer", "").text()).isEqualTo("no answer");
    assertThat(failure("no answer", "").text()).isEqualTo("no answer");
  }
}
