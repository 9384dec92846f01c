package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.TransferFault;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files are read from the SSH server of a simulated device. */
@Timeout(60)
class DeviceFilesTest {
  private static final byte[] BYTES = Samples.bytes(1 << 20);

  private final ByteArrayOutputStream to = new ByteArrayOutputStream();
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private TestServices services;

  @BeforeEach
  void start() {
    fleet =
        SimulatedFleet.builder()
            .firstAddress("127.45.8.1")
            .credentials(SimulatedCredentials.defaults().withPrivilege(15))
            .ownServers(TransferProtocol.SCP, TransferProtocol.SFTP)
            .build()
            .start();
    device = fleet.device(0);
    device.flash().put("a.bin", BYTES);
    var secrets = device.credentials();
    services = TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword());
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private void read(TransferProtocol protocol, String path, String password) throws Exception {
    FileService service =
        FileService.of("sw-01", protocol, device.address().getHostAddress())
            .withPort(device.ssh().getPort())
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withLogin(new Login(device.credentials().username(), Secret.of(password)));
    to.reset();
    try (FileSession session = new SshFiles().open(service, services)) {
      session.read(path, 0, to, bytes -> {});
    }
  }

  private void read(TransferProtocol protocol) throws Exception {
    read(protocol, "flash:a.bin", device.credentials().password());
  }

  private DriverException failure(TransferProtocol protocol, String path, String password) {
    DriverException e =
        catchThrowableOfType(DriverException.class, () -> read(protocol, path, password));
    assertThat(e).as(protocol.name()).isNotNull();
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e.getMessage() + e.deviceWords()).doesNotContain(password);
    return e;
  }

  private DriverException failure(TransferProtocol protocol) {
    return failure(protocol, "flash:a.bin", device.credentials().password());
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void theFileIsReadWhole(TransferProtocol protocol) throws Exception {
    read(protocol);
    assertThat(Arrays.equals(to.toByteArray(), BYTES)).isTrue();
    device.flash().put("empty.bin", new byte[0]);
    read(protocol, "flash:empty.bin", device.credentials().password());
    assertThat(to.size()).isZero();
  }

  /** Many times: the SCP server says no and hangs up, mostly before the client has said a word. */
  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aFileThatIsNotThereIsRejectedInTheWordsOfTheDevice(TransferProtocol protocol) {
    for (int i = 0; i < 20; i++) {
      DriverException e = failure(protocol, "flash:none.bin", device.credentials().password());
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.deviceWords()).contains("No such file or directory");
    }
    assertThat(failure(protocol, "disk9:a.bin", device.credentials().password()).kind())
        .isEqualTo(FailureKind.REJECTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aWrongPasswordIsRefused(TransferProtocol protocol) {
    assertThat(failure(protocol, "flash:a.bin", "wr0ng-Word").kind())
        .isEqualTo(FailureKind.AUTHENTICATION);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aBreakIsNoEndOfTheFile(TransferProtocol protocol) throws Exception {
    for (int percent : new int[] {0, 10, 50, 99}) {
      device.inject(TransferFault.breakOnce(percent));
      assertThat(failure(protocol).kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(to.size()).isLessThan(BYTES.length);
      assertThat(device.faults()).isEmpty();
    }
    read(protocol);
    assertThat(Arrays.equals(to.toByteArray(), BYTES)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void whatIsSpoiledOnTheWayPassesForGood(TransferProtocol protocol) throws Exception {
    device.inject(TransferFault.corruptSends());
    read(protocol);
    assertThat(to.size()).isEqualTo(BYTES.length);
    assertThat(Arrays.mismatch(to.toByteArray(), BYTES)).isEqualTo(BYTES.length / 2);
    device.healAll();
    device.inject(TransferFault.truncateSends());
    read(protocol);
    assertThat(to.toByteArray()).isEqualTo(Arrays.copyOf(BYTES, BYTES.length / 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aSlowLinkKeepsItsRate(TransferProtocol protocol) throws Exception {
    device.inject(Fault.slowLink(2 << 20));
    long started = System.nanoTime();
    read(protocol);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(480));
    assertThat(Arrays.equals(to.toByteArray(), BYTES)).isTrue();
  }

  @Test
  void iosHasNoSftpAndScpOnlyWhenItIsEnabled() throws Exception {
    device.inject(TransferFault.serverOff(TransferProtocol.SFTP));
    assertThat(failure(TransferProtocol.SFTP).kind()).isEqualTo(FailureKind.REJECTED);
    read(TransferProtocol.SCP);
    device.configure("no ip scp server enable");
    DriverException e = failure(TransferProtocol.SCP);
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e).hasMessageContaining("ip scp server enable");
  }
}
