package io.swim.ssh;

import static io.swim.ssh.Pushing.BYTES;
import static io.swim.ssh.Pushing.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.realservers.ClientWork;
import io.swim.realservers.FtpRelay;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.FileClient;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import io.swim.ssh.TcpRelay.Limit;
import io.swim.ssh.TcpRelay.Then;
import io.swim.transfer.ftp.FtpFileClient;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes over connections that break, by each protocol that can go on with a file. */
class ResumedPushTest {
  @Nested
  class LocalSftp extends Sftp {
    LocalSftp() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerSftp extends Sftp {
    ContainerSftp() {
      super(Way.CONTAINERS);
    }
  }

  @Nested
  class LocalFtp extends Ftp {
    LocalFtp() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerFtp extends Ftp {
    ContainerFtp() {
      super(Way.CONTAINERS);
    }
  }

  /** Many writes are under way at once. */
  abstract static class Sftp extends ByProtocol {
    Sftp(Way way) {
      super(way, ServerProgram.OPENSSH, TransferProtocol.SFTP, new SshFiles());
    }

    @Override
    Relay relay(long... cuts) throws IOException {
      Limit[] limits =
          Arrays.stream(cuts)
              .mapToObj(each -> new Limit(each == 0 ? 1000 : each, Long.MAX_VALUE, Then.CUT))
              .toArray(Limit[]::new);
      TcpRelay relay = new TcpRelay(address(), limits);
      return new Relay(relay.address(), relay.connections, relay::close);
    }

    @Override
    FailureKind fullDisk() {
      return FailureKind.CAPACITY;
    }
  }

  /** A file is gone on with at its very end only. */
  abstract static class Ftp extends ByProtocol {
    Ftp(Way way) {
      super(way, ServerProgram.VSFTPD, TransferProtocol.FTP, new FtpFileClient());
    }

    @Override
    Relay relay(long... cuts) throws IOException {
      FtpRelay relay = new FtpRelay(address(), cuts);
      return new Relay(relay.address(), relay.connections, relay::close);
    }

    @Override
    FailureKind fullDisk() {
      return FailureKind.REJECTED;
    }

    @Test
    void nothingIsSentTwice() throws Exception {
      try (FtpRelay relay = new FtpRelay(address(), percent(50), percent(20))) {
        pushing.push(TransferProtocol.FTP, relay.address());
        assertThat(relay.passed()).isEqualTo(BYTES.length);
      }
      arrived();
    }
  }

  /** What breaks connections, and where it listens. */
  record Relay(InetSocketAddress address, AtomicInteger connections, Closeable relay)
      implements Closeable {
    @Override
    public void close() throws IOException {
      relay.close();
    }
  }

  /** What every protocol does that says {@link Ability#RESUME_WRITE}. */
  @Timeout(120)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class ByProtocol {
    private final Way way;
    private final ServerProgram program;
    private final TransferProtocol protocol;
    private final FileClient client;
    private RealServer server;
    Pushing pushing = new Pushing();

    ByProtocol(Way way, ServerProgram program, TransferProtocol protocol, FileClient client) {
      this.way = way;
      this.program = program;
      this.protocol = protocol;
      this.client = client;
    }

    /**
     * Stands before the server.
     *
     * @param cuts after how many bytes the first connections break; 0: before the login
     */
    abstract Relay relay(long... cuts) throws IOException;

    /** What the client makes of the server's words for it. */
    abstract FailureKind fullDisk();

    @BeforeAll
    void start() throws Exception {
      server = way.start(program);
    }

    @AfterAll
    void stop() {
      if (server != null) {
        server.close();
      }
    }

    @BeforeEach
    void begin() throws Exception {
      pushing = new Pushing();
      server.shell("rm -f new.bin small/*");
    }

    InetSocketAddress address() {
      return server.address(protocol);
    }

    static long percent(int percent) {
      return BYTES.length / 100L * percent;
    }

    void arrived() throws Exception {
      assertThat(server.digest(FILE)).isEqualTo(RealServer.digest(BYTES));
      assertThat(pushing.told).isSorted().endsWith((long) BYTES.length);
    }

    @Test
    void itSaysThatItCanGoOn() throws Exception {
      try (FileSession session = client.open(server.service(protocol), new ClientWork())) {
        assertThat(session.abilities()).contains(Ability.RESUME_WRITE, Ability.STAT);
      }
    }

    @Test
    void fileArrives() throws Exception {
      pushing.push(protocol, address());
      arrived();
      assertThat(pushing.said.toString()).contains("sending");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 99})
    void brokenPushGoesOn(int percent) throws Exception {
      try (Relay relay = relay(percent(percent))) {
        pushing.push(protocol, relay.address());
        assertThat(relay.connections()).hasValue(2);
      }
      arrived();
      assertThat(pushing.said).anyMatch(each -> each.contains("going on from byte"));
      if (percent > 30) {
        assertThat(pushing.said).noneMatch(each -> each.endsWith("going on from byte 0"));
      }
    }

    @Test
    void everyConnectionThatBringsItForwardIsAReasonForAnother() throws Exception {
      long some = percent(40);
      try (Relay relay = relay(some, 0, 0, some, 0, 0, some)) {
        pushing.push(protocol, relay.address());
      }
      arrived();
    }

    @Test
    void threeConnectionsWithoutProgressAreTheEndAndThePartIsDeleted() throws Exception {
      try (Relay relay = relay(percent(50), 0, 0, 0)) {
        DriverException e = pushing.failure(protocol, relay.address());
        assertThat(relay.connections()).hasValue(5);
        assertThat(e.kind().mayPass()).isTrue();
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e)
            .hasMessageMatching("(?s).*; [1-9]\\d* of \\d+ bytes had moved; .*")
            .hasMessageEndingWith("what was written was deleted");
      }
      assertThat(server.exists(FILE)).isFalse();
    }

    @Test
    void partThatCannotBeDeletedIsTold() throws Exception {
      try (Relay relay = relay(percent(50), 0, 0, 0, 0)) {
        DriverException e = pushing.failure(protocol, relay.address());
        assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
        assertThat(e).hasMessageContaining("what was written could not be deleted");
      }
      assertThat(server.exists(FILE)).isTrue();
    }

    @Test
    void fileThatIsThereIsNotOverwritten() throws Exception {
      server.put(FILE, "precious".getBytes(StandardCharsets.US_ASCII));
      DriverException e = pushing.failure(protocol, address());
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining("8 bytes");
      assertThat(server.shell("cat new.bin")).isEqualTo("precious");
    }

    @Test
    void fullFileSystemIsCleanedUp() throws Exception {
      pushing.folder = "small/";
      DriverException e = pushing.failure(protocol, address());
      assertThat(e.kind()).isEqualTo(fullDisk());
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining("what was written was deleted");
      assertThat(server.shell("ls -A small")).isEmpty();
    }
  }
}
