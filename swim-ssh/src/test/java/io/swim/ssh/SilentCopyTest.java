package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.SignsOfLife;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A device that says nothing during a copy, as some do for as long as it takes. */
class SilentCopyTest {
  private static final int TIMES = 3;

  private final TestServices services = TestServices.of("admin", "s3cret-login", "s3cret-enable");
  private final List<Duration> asked = new CopyOnWriteArrayList<>();

  /** A fifth of a second of silence is much for it. */
  private static Platforms impatient() throws Exception {
    try (InputStream in = Platforms.class.getResourceAsStream("/platforms/cisco-ios.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String other = text.replace("idle: 120s", "idle: 200ms");
      return Platforms.bundled()
          .with(new ByteArrayInputStream(other.getBytes(StandardCharsets.UTF_8)), "impatient");
    }
  }

  private CliAnswer copy(ScriptedDevice device, SignsOfLife signs) throws Exception {
    CliSessions sessions = CliSessions.builder().platforms(impatient()).build();
    try (CliSession session = sessions.open(device.device(), Access.TELNET, services)) {
      return session.perform(
          "copy-tftp",
          Map.of(
              "server", "192.0.2.1",
              "source", "t/a.bin",
              "path", "flash:a.bin",
              "fileSystem", "flash:",
              "file", "a.bin"),
          Map.of(),
          signs);
    }
  }

  @Test
  void isWaitedForAsLongAsItsBytesMove() throws Exception {
    CountDownLatch waitedLong = new CountDownLatch(TIMES);
    SignsOfLife moving =
        silence -> {
          asked.add(silence);
          waitedLong.countDown();
          return true;
        };
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy tftp://192.0.2.1/t/a.bin flash:a.bin", "");
              awaits(waitedLong);
              line.print("[OK - 9827104 bytes]\n\n9827104 bytes copied in 1.2 secs\nlab-1#");
            })) {
      assertThat(copy(device, moving).output()).contains("9827104 bytes copied");
      assertThat(device.failures).isEmpty();
    }
    assertThat(asked).isSorted().hasSizeGreaterThanOrEqualTo(TIMES);
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isGivenUpWhenNothingMovesAnyMore() throws Exception {
    SignsOfLife onceMore =
        silence -> {
          asked.add(silence);
          return asked.size() == 1;
        };
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> line.answer("lab-1#", "copy tftp://192.0.2.1/t/a.bin flash:a.bin", ""))) {
      DriverException e = catchThrowableOfType(DriverException.class, () -> copy(device, onceMore));

      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e).hasMessageContaining("nothing came for 0.4 s");
      assertThat(asked).hasSize(2);
    }
  }

  /** The engine moves the end of a step while bytes move, and here towards the present. */
  @Test
  void endOfTheTimeIsAskedForAnewDuringTheCopy() throws Exception {
    SignsOfLife last =
        silence -> {
          services.deadline = Instant.now();
          return true;
        };
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> line.answer("lab-1#", "copy tftp://192.0.2.1/t/a.bin flash:a.bin", ""))) {
      DriverException e = catchThrowableOfType(DriverException.class, () -> copy(device, last));

      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e).hasMessageContaining("time was over");
    }
  }
}
