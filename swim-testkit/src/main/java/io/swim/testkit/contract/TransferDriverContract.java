package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.spi.FetchRoute;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferResult;
import io.swim.testkit.contract.DriverBench.ImageFile;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every {@link TransferDriver} must do that has a device fetch from a server. */
public abstract class TransferDriverContract extends DriverContract<TransferDriver> {
  private static final int MOST_CALLS = 3000;
  private static final String FOLDER = "0123456789abcdef/";

  /** What it is tested over. */
  protected abstract Access access();

  private FileServer server() {
    return bench().fileServer();
  }

  private InetAddress peer() throws Exception {
    return InetAddress.getByName(step().device().address());
  }

  private TransferProtocol protocol() {
    return server().protocols().iterator().next();
  }

  private Publication publish() throws Exception {
    ImageFile file = bench().image();
    return server()
        .publish(
            Offering.of(
                new ServedFile.Outgoing(
                    FOLDER + file.name(), ImageContent.of(file.bytes()), bytes -> {}),
                peer()));
  }

  private TransferOrder order(String token) throws Exception {
    SoftwareImage image = image();
    return new TransferOrder(
        image,
        path(image.fileName()),
        access(),
        new FileLocation(
            protocol(),
            server().addressFor(peer()).getHostAddress(),
            OptionalInt.empty(),
            FOLDER + image.fileName()),
        Optional.empty(),
        FetchRoute.from(peer()),
        SignsOfLife.NONE,
        token);
  }

  /** Calls as an engine does: each time in a new step, perhaps in another process. */
  private void transfer() throws Exception {
    TransferResult result = driver().transfer(order(""), step());
    for (int i = 0; result instanceof TransferResult.InProgress going; i++) {
      assertThat(i).as("calls until the transfer ends").isLessThan(MOST_CALLS);
      assertThat(going.askAgainAfter()).isPositive();
      assertThat(going.token()).isNotBlank();
      assertThat(bench().secrets())
          .allSatisfy(secret -> assertThat(going.token()).doesNotContain(secret));
      TestContext next = step();
      next.pause(going.askAgainAfter());
      result = driver().transfer(order(going.token()), next);
    }
  }

  /** A failure may leave a part of the file behind, but says so. */
  private void isHonest(DriverException failure) {
    if (failure.effect() == DeviceEffect.NONE) {
      assertThat(bench().read(path(bench().image().name()))).isEmpty();
    }
  }

  @Test
  void accessAndProtocolAreOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
    assertThat(driver().protocols(step().device().platform().orElseThrow())).contains(protocol());
  }

  @Test
  void theImageArrivesWholeAndUnchanged() throws Exception {
    try (Publication publication = publish()) {
      transfer();

      assertThat(bench().read(path(bench().image().name()))).contains(bench().image().bytes());
      Patience.until(
          "the server knows of one whole transfer",
          () ->
              publication.transfers().stream()
                  .anyMatch(each -> each.result() == TransferRecord.Result.COMPLETE));
    }
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void whatElseIsOnTheDeviceStays() throws Exception {
    byte[] other = "another file".getBytes();
    bench().put(path("other.bin"), other);
    List<String> bootList = bench().bootList();
    try (Publication publication = publish()) {
      transfer();
      assertThat(publication.transfers()).isNotEmpty();
    }

    assertThat(bench().read(path("other.bin"))).contains(other);
    assertThat(bench().bootList()).isEqualTo(bootList);
  }

  @Test
  void aFileThatTheServerDoesNotHaveFails() {
    isHonest(failure(this::transfer));
  }

  @Test
  void aDeviceWithoutRoomFails() throws Exception {
    bench().fill();
    try (Publication publication = publish()) {
      isHonest(failure(this::transfer));
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void aStepThatIsStoppedStartsNothing() throws Exception {
    try (Publication publication = publish()) {
      stopsAtCheckpoint(() -> driver().transfer(order(""), step().stopAtCheckpoint()));

      assertThat(publication.transfers()).isEmpty();
    }
    assertThat(bench().read(path(bench().image().name()))).isEmpty();
  }

  @Test
  void aStrangerStartsNothing() throws Exception {
    TestContext stranger = remembered(bench().contextOfAStranger());
    try (Publication publication = publish()) {
      isNoWayIn(failure(() -> driver().transfer(order(""), stranger)));

      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aDeviceThatIsGoneIsUnreachable() throws Exception {
    TransferOrder order = order("");
    bench().disappear();

    isNoWayIn(failure(() -> driver().transfer(order, step())));
  }
}
