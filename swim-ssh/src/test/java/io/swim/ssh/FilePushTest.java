package io.swim.ssh;

import static io.swim.ssh.Pushing.BYTES;
import static io.swim.ssh.Pushing.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.PushDriver;
import io.swim.ssh.TcpRelay.Limit;
import io.swim.ssh.TcpRelay.Then;
import io.swim.transfer.push.FilePush;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Pushes over SCP, to OpenSSH, and what is not pushed; see also {@link ResumedPushTest}. */
class FilePushTest {
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

  @Test
  void itIsFoundByServiceLoader() {
    assertThat(ServiceLoader.load(PushDriver.class).stream())
        .anyMatch(each -> each.type() == FilePush.class);
  }

  @Timeout(120)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class AtOpenSsh {
    private final Way way;
    private RealServer server;
    private Pushing pushing = new Pushing();

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
    void begin() throws Exception {
      pushing = new Pushing();
      server.shell("rm -f new.bin");
    }

    private InetSocketAddress address() {
      return server.address(TransferProtocol.SFTP);
    }

    @Test
    void fileArrives() throws Exception {
      pushing.push(TransferProtocol.SCP, address());
      assertThat(server.digest(FILE)).isEqualTo(RealServer.digest(BYTES));
      assertThat(pushing.told).isSorted().endsWith((long) BYTES.length);
    }

    @Test
    void brokenScpIsTheEnd() throws Exception {
      Limit half = new Limit(BYTES.length / 2, Long.MAX_VALUE, Then.CUT);
      try (TcpRelay relay = new TcpRelay(address(), half)) {
        DriverException e = pushing.failure(TransferProtocol.SCP, relay.address());
        assertThat(relay.connections).hasValue(1);
        assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
        assertThat(e)
            .hasMessageMatching(".*; \\d{6,} of " + BYTES.length + " bytes had moved; .*")
            .hasMessageEndingWith("SCP can't delete what was written");
      }
    }

    @Test
    void whatThePlatformDoesNotTakeIsNotSent() {
      DriverException none = pushing.failure(TransferProtocol.HTTPS, address());
      DriverException post = pushing.failure(TransferProtocol.HTTP, address());
      for (DriverException each : List.of(none, post)) {
        assertThat(each.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(each.effect()).isEqualTo(DeviceEffect.NONE);
      }
      assertThat(post).hasMessageContaining("POST");
    }
  }
}
