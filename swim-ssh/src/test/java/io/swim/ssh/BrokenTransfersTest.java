package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.FileSession;
import io.swim.ssh.TcpRelay.Limit;
import io.swim.ssh.TcpRelay.Then;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to OpenSSH that break or freeze in the middle. */
class BrokenTransfersTest {
  @Nested
  class Local extends AtOpenSsh {
    Local() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class Container extends AtOpenSsh {
    Container() {
      super(Way.CONTAINERS);
    }
  }

  @Timeout(120)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class AtOpenSsh {
    private static final byte[] IMAGE = Samples.bytes(12 << 20);
    private static final String FILE = "image.bin";

    private final Way way;
    private RealServer server;
    private ClientWork services = new ClientWork();

    AtOpenSsh(Way way) {
      this.way = way;
    }

    @BeforeAll
    void start() throws Exception {
      server = way.start(ServerProgram.OPENSSH);
    }

    @AfterAll
    void stop() {
      if (server != null) {
        server.close();
      }
    }

    @BeforeEach
    void newFile() throws Exception {
      services = new ClientWork();
      server.shell("rm -f image.bin");
    }

    private FileSession open(SshFiles client, TransferProtocol protocol, TcpRelay relay)
        throws Exception {
      return client.open(RealServer.service(protocol, relay.address()), services);
    }

    private static Limit up(int percent, Then then) {
      return new Limit(IMAGE.length / 100L * percent, Long.MAX_VALUE, then);
    }

    private static Limit down(int percent, Then then) {
      return new Limit(Long.MAX_VALUE, IMAGE.length / 100L * percent, then);
    }

    private static void isBroken(DriverException e, DeviceEffect effect) {
      assertThat(e).isNotNull();
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(effect);
      assertThat(e).hasMessageContaining("server/lab").hasMessageContaining("broke");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 99})
    void sftpUploadGoesOnFromTheLastConfirmedByte(int percent) throws Exception {
      AtomicLong confirmed = new AtomicLong();
      try (TcpRelay relay =
          new TcpRelay(server.address(TransferProtocol.SFTP), up(percent, Then.CUT))) {
        try (FileSession session = open(new SshFiles(), TransferProtocol.SFTP, relay)) {
          isBroken(
              catchThrowableOfType(
                  DriverException.class,
                  () -> session.write(FILE, ImageContent.of(IMAGE), 0, confirmed::set)),
              DeviceEffect.UNKNOWN);
        }
        int known = confirmed.intValue();
        assertThat(known).isLessThan(IMAGE.length / 100 * percent);
        assertThat(server.shell("head -c " + known + " image.bin | sha256sum"))
            .startsWith(RealServer.digest(Arrays.copyOf(IMAGE, known)));
        try (FileSession session = open(new SshFiles(), TransferProtocol.SFTP, relay)) {
          if (known == 0) {
            session.delete(FILE);
          }
          session.write(FILE, ImageContent.of(IMAGE), known, confirmed::set);
        }
      }
      assertThat(server.digest(FILE)).isEqualTo(RealServer.digest(IMAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 99})
    void sftpDownloadGoesOnFromTheLastByte(int percent) throws Exception {
      server.put(FILE, IMAGE);
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      try (TcpRelay relay =
          new TcpRelay(server.address(TransferProtocol.SFTP), down(percent, Then.CUT))) {
        try (FileSession session = open(new SshFiles(), TransferProtocol.SFTP, relay)) {
          isBroken(
              catchThrowableOfType(DriverException.class, () -> session.read(FILE, 0, to, n -> {})),
              DeviceEffect.NONE);
        }
        try (FileSession session = open(new SshFiles(), TransferProtocol.SFTP, relay)) {
          session.read(FILE, to.size(), to, n -> {});
        }
      }
      assertThat(to.toByteArray()).isEqualTo(IMAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 99})
    void scpUploadLeavesAPartAndNobodyKnowsHowMuch(int percent) throws Exception {
      try (TcpRelay relay =
              new TcpRelay(server.address(TransferProtocol.SFTP), up(percent, Then.CUT));
          FileSession session = open(new SshFiles(), TransferProtocol.SCP, relay)) {
        isBroken(
            catchThrowableOfType(
                DriverException.class,
                () -> session.write(FILE, ImageContent.of(IMAGE), 0, n -> {})),
            DeviceEffect.UNKNOWN);
      }
      assertThat(server.digest(FILE)).isNotEqualTo(RealServer.digest(IMAGE));
    }

    @ParameterizedTest
    @CsvSource({
      "SFTP, UNKNOWN, true",
      "SCP, UNKNOWN, true",
      "SFTP, NONE, false",
      "SCP, NONE, false"
    })
    void frozenConnectionIsATimeout(TransferProtocol protocol, DeviceEffect effect, boolean upload)
        throws Exception {
      SshFiles impatient = SshFiles.builder().silence(Duration.ofMillis(800)).build();
      Limit limit = upload ? up(40, Then.FREEZE) : down(40, Then.FREEZE);
      if (!upload) {
        server.put(FILE, IMAGE);
      }
      try (TcpRelay relay = new TcpRelay(server.address(TransferProtocol.SFTP), limit);
          FileSession session = open(impatient, protocol, relay)) {
        DriverException e =
            catchThrowableOfType(DriverException.class, () -> transfer(session, upload));
        assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(e.effect()).isEqualTo(effect);
        assertThat(e).hasMessageContaining("0.8 s");
      }
    }

    private void transfer(FileSession session, boolean upload) throws Exception {
      if (upload) {
        session.write(FILE, ImageContent.of(IMAGE), 0, n -> {});
      } else {
        session.read(FILE, 0, new ByteArrayOutputStream(), n -> {});
      }
    }

    /** The connection takes nothing any more, so the thread is stuck in a socket or waits. */
    @ParameterizedTest
    @CsvSource({"SFTP, true", "SCP, true", "SFTP, false", "SCP, false"})
    void interruptEndsAStuckTransferLongBeforeItIsTakenForSilent(
        TransferProtocol protocol, boolean upload) throws Exception {
      if (!upload) {
        server.put(FILE, IMAGE);
      }
      Limit limit = upload ? up(40, Then.FREEZE) : down(40, Then.FREEZE);
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      SshFiles patient = SshFiles.builder().silence(Duration.ofHours(1)).build();
      try (TcpRelay relay = new TcpRelay(server.address(TransferProtocol.SFTP), limit)) {
        CountDownLatch under = new CountDownLatch(1);
        Thread worker =
            new Thread(
                () -> {
                  try (FileSession session = open(patient, protocol, relay)) {
                    under.countDown();
                    transfer(session, upload);
                  } catch (Exception e) {
                    thrown.set(e);
                  }
                },
                "worker");
        worker.start();
        assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
        relay.awaitFrozen();
        worker.interrupt();
        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
      }
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SFTP", "SCP"})
    void interruptBeforeItBeginsIsSeen(TransferProtocol protocol) throws Exception {
      try (TcpRelay relay = new TcpRelay(server.address(TransferProtocol.SFTP));
          FileSession session = open(new SshFiles(), protocol, relay)) {
        Thread.currentThread().interrupt();
        assertThat(catchThrowable(() -> transfer(session, true)))
            .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
      }
    }

    @ParameterizedTest
    @EnumSource(names = {"SFTP", "SCP"})
    void overDueStepIsATimeout(TransferProtocol protocol) throws Exception {
      try (TcpRelay relay =
              new TcpRelay(server.address(TransferProtocol.SFTP), up(40, Then.FREEZE));
          FileSession session = open(new SshFiles(), protocol, relay)) {
        services.deadline = services.clock().instant().plusMillis(500);
        DriverException e =
            catchThrowableOfType(DriverException.class, () -> transfer(session, true));
        assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(e).hasMessageContaining("time was over");
      }
    }
  }
}
