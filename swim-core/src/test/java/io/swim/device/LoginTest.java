package io.swim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

class LoginTest {
  @Test
  void aSecretAndALoginNameWhatIsNull() {
    assertThat(catchThrowable(() -> Secret.of(null))).hasMessage("value");
    assertThat(catchThrowable(() -> new Login("user", null))).hasMessage("password");
    assertThat(catchThrowable(() -> new Login(null, Secret.of("x")))).hasMessage("username");
  }
}
