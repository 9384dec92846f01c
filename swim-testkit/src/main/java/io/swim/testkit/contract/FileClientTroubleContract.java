package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileClient;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How every {@link FileClient} must fail, at a server of the host's choice. See also {@link
 * FileClientContract}.
 */
@Timeout(120)
public abstract class FileClientTroubleContract extends FileClientFixture {
  private static final int LARGE = 32 << 20;
  private static final Duration HURRY = Duration.ofMillis(400);

  /** A datagram is never refused: some wait for an answer as long as they may. */
  private static final Duration GIVE_UP = Duration.ofSeconds(3);

  /**
   * Subclasses are test classes with nothing but a constructor.
   *
   * @param newServer makes a server that answers, for each test anew; closed after it
   */
  protected FileClientTroubleContract(FileClient client, Callable<FileClientSubject> newServer) {
    super(client, newServer);
  }

  @Test
  void aFileThatIsNotThereIsRefusedInTheServersWords() throws Exception {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (FileSession session = open()) {
      DriverException e = failure(() -> session.read("none.bin", 0, to, so -> {}));

      isRefused(e);
      assertThat(e.deviceWords()).isNotBlank();
      assertThat(to.size()).isZero();
    }
  }

  @Test
  void aStrangerGetsNothing() throws Exception {
    assumeThat(service().login()).as("has logins").isPresent();
    server().put(FILE, bytes(7));

    DriverException e =
        failure(
            () -> {
              try (FileSession session = client().open(serviceForAStranger(), work)) {
                read(session, FILE, 0);
              }
            });

    assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void aServerThatIsGoneIsUnreachable() throws Exception {
    server().put(FILE, bytes(7));
    server().close();
    work.hurry(GIVE_UP);

    DriverException e =
        failure(
            () -> {
              try (FileSession session = open()) {
                read(session, FILE, 0);
              }
            });

    assertThat(e.kind()).isIn(FailureKind.UNREACHABLE, FailureKind.TIMEOUT);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void whenTheTimeIsOverItEnds() throws Exception {
    server().put(FILE, bytes(LARGE));
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int value) {
            Patience.work(HURRY);
          }

          @Override
          public void write(byte[] from, int offset, int length) {
            Patience.work(HURRY);
          }
        };
    work.hurry(HURRY);

    DriverException e =
        failure(
            () -> {
              try (FileSession session = open()) {
                session.read(FILE, 0, slow, so -> {});
              }
            });

    assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void whatIsStoppedBeforeTheFirstByteWritesNothing() throws Exception {
    server().expect(FILE);
    try (FileSession session = open()) {
      work.stop();

      assertThatThrownBy(() -> session.write(FILE, ImageContent.of(bytes(9)), 0, so -> {}))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(server().get(FILE)).isEmpty();
  }

  @Test
  void whatIsStoppedOnTheWayIsNotWrittenToItsEnd() throws Exception {
    server().expect(FILE);
    List<Long> told = new ArrayList<>();
    try (FileSession session = open()) {
      assertThatThrownBy(
              () ->
                  session.write(
                      FILE,
                      ImageContent.of(new byte[LARGE]),
                      0,
                      so -> {
                        told.add(so);
                        work.stop();
                      }))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(told).allSatisfy(so -> assertThat(so).isLessThan(LARGE));
    assertThat(server().get(FILE).orElse(new byte[0]).length).isLessThan(LARGE);
  }

  @Test
  void whatGoesWrongAtOurEndIsNoFaultOfTheServer() throws Exception {
    byte[] image = bytes(900_000);
    server().put(FILE, image);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FileSession session = open()) {
      assertThat(failure(() -> session.read(FILE, 0, full, so -> {})).kind())
          .isEqualTo(FailureKind.INTERNAL);
    }

    server().expect("new.bin");
    ProbedContent broken = ProbedContent.of(image).brokenFrom(image.length / 2);
    try (FileSession session = open()) {
      DriverException e = failure(() -> session.write("new.bin", broken, 0, so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(e).hasMessageContaining(ProbedContent.BROKEN);
      assertThat(server().get("new.bin").orElse(new byte[0]).length).isLessThan(image.length);
    }
  }
}
