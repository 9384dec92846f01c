package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.device.FileLocation;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FetchRoute;
import io.swim.spi.TransferResult;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Downloads of a wireless controller that are started by its SNMP agent. */
class AirespaceDownloadTest extends WithFetchingDevice {
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(SimulatedModels.wlc5520()).sizeBytes(300_000).build();
  private static final String PATH = "t/" + NEW.fileName();

  private final AirespaceDownload driver = new AirespaceDownload();

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder()
        .model(SimulatedModels.wlc5520())
        .accessPoints(2)
        .firstAddress("127.66.0.1");
  }

  @BeforeEach
  void serve() throws Exception {
    NEW.writeTo(Files.createDirectory(folder.resolve("t")).resolve(NEW.fileName()));
  }

  private TransferResult transfer(String path, String token) throws Exception {
    return driver.transfer(
        Orders.order(
            new FileLocation(TransferProtocol.TFTP, "127.0.0.1", OptionalInt.empty(), path),
            "flash:",
            Optional.empty(),
            FetchRoute.from(InetAddress.getByName("127.0.0.1")),
            token),
        context);
  }

  private TransferResult download(String path) throws Exception {
    TransferResult result = transfer(path, "");
    while (result instanceof TransferResult.InProgress going) {
      result = transfer(path, going.token());
    }
    return result;
  }

  @Test
  void whatIsDownloadedIsWhatTheControllerBootsNext() throws Exception {
    assertThat(download(PATH)).isEqualTo(new TransferResult.Finished());

    device.powerCycle();
    await().until(() -> device.rebootCount() == 1);
    assertThat(device.runningVersion()).isEqualTo(NEW.version());
  }

  @Test
  void anImageIsDownloadedAfterOneThatIsNotThere() throws Exception {
    assertThat(failure(() -> download("t/none.aes")).effect()).isEqualTo(DeviceEffect.APPLIED);

    assertThat(download(PATH)).isEqualTo(new TransferResult.Finished());
  }

  @Test
  void aDamagedImageIsToldAndThrownAway() throws Exception {
    device.inject(Fault.corruptWrites());

    DriverException e = failure(() -> download(PATH));

    assertThat(e.kind()).isEqualTo(FailureKind.INTEGRITY);
    assertThat(e.deviceWords()).isEqualTo("failedCRC(10)");
    assertThat(device.flash().files()).hasSize(1);
  }

  @Test
  void oneUnderWayIsGoneOnWithAndAnotherOneLeftAlone() throws Exception {
    device.inject(Fault.slowLink(100_000));
    transfer(PATH, "");

    assertThat(transfer(PATH, "")).isInstanceOf(TransferResult.InProgress.class);
    DriverException e = failure(() -> transfer("u/other.aes", ""));
    assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e).hasMessageContaining(PATH);
  }

  @Test
  void whatTheMibHasNoPlaceForIsNotStarted() {
    DriverException e = failure(() -> transfer("t/" + "x".repeat(64), ""));

    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void itsAgentTellsWhatItRunsAndItsAccessPoints() throws Exception {
    DeviceFacts facts = new SnmpFacts().facts(Access.SNMP, context);

    assertThat(facts.accessPoints())
        .extracting(each -> each.name())
        .containsExactly("ap-1", "ap-2");
    assertThat(driver.supports(new PlatformId("cisco-aireos"))).isTrue();
    assertThat(driver.supports(new PlatformId("cisco-ios"))).isFalse();
  }
}
