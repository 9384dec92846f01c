package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.spi.Publication;
import io.swim.spi.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What our servers tell of those whom they turned away. */
class RefusalsTest {
  abstract static class Refusals extends FileServerFixture {
    Refusals(FileServerSubject subject) {
      super(subject);
    }

    @Test
    void aStrangerIsToldOfToThoseWhoWait() throws Exception {
      try (Publication publication = publish(PATH, 1)) {
        assertThatThrownBy(() -> fetch(2, PATH)).isInstanceOf(IOException.class);

        Refusal refusal = only(publication);
        assertThat(refusal.peer()).isEqualTo(device(2));
        assertThat(refusal.at()).isEqualTo(clock.instant());
        assertThat(refusal.reason())
            .contains(protocol() == TransferProtocol.TFTP ? PATH : "nothing is offered");
      }
    }

    @Test
    void whatADeviceDidWrongIsToldToThoseWhoWaitForIt() throws Exception {
      Login wrong = new Login("user1", Secret.of("no-such-word"));
      Optional<Login> given =
          protocol() == TransferProtocol.TFTP ? Optional.empty() : Optional.of(wrong);
      try (Publication first = publish(PATH, 1);
          Publication second = publish(PATH, 2)) {
        for (int i = 0; i < 3; i++) {
          assertThatThrownBy(() -> fetch(address(), device(1), given, "no/such/path"))
              .isInstanceOf(IOException.class);
        }

        assertThat(only(first).reason())
            .contains(protocol() == TransferProtocol.TFTP ? "no/such/path" : "user1")
            .doesNotContain("no-such-word");
        assertThat(second.refusals()).isEmpty();
        assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      }
    }

    private static Refusal only(Publication publication) throws InterruptedException {
      Patience.until("somebody was turned away", () -> !publication.refusals().isEmpty());
      List<Refusal> refusals = publication.refusals();
      assertThat(refusals).hasSize(1);
      return refusals.get(0);
    }
  }

  @Nested
  class OverTftp extends Refusals {
    OverTftp() {
      super(new TftpServerContractTest.Devices());
    }
  }

  @Nested
  class OverFtp extends Refusals {
    OverFtp() {
      super(new FtpServerContractTest.Devices(false));
    }
  }

  @Nested
  class OverHttp extends Refusals {
    OverHttp() {
      super(new HttpDevice(TransferProtocol.HTTP));
    }
  }

  @Nested
  class OverSsh extends Refusals {
    private static final SshDevice SCP = SshDevice.speaking(TransferProtocol.SCP);

    OverSsh() {
      super(SCP);
    }

    @AfterAll
    static void stop() {
      SCP.close();
    }
  }
}
