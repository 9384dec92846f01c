package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FetchRoute;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferResult;
import io.swim.spi.UploadDriver;
import io.swim.spi.UploadOrder;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UploadDriver} must do that has a device send a file to a server. Whatever fails
 * has the effect NONE: the device is only read.
 */
public abstract class UploadDriverContract extends DriverContract<UploadDriver> {
  private static final int MOST_CALLS = 3000;
  private static final String NAME = "running-image.bin";
  private static final String THERE = "0123456789abcdef/" + NAME;
  private static final byte[] BYTES = "bytes of a file that is sent\n".repeat(7_001).getBytes();

  /** What it is tested over. */
  protected abstract Access access();

  private final MemorySink sink = new MemorySink();

  private FileServer server() {
    return bench().fileServer();
  }

  private InetAddress peer() throws Exception {
    return InetAddress.getByName(step().device().address());
  }

  private TransferProtocol protocol() {
    return server().protocols().iterator().next();
  }

  private Publication publish(long maxBytes) throws Exception {
    return server().publish(Offering.of(new ServedFile.Incoming(THERE, maxBytes, sink), peer()));
  }

  private UploadOrder order(FlashPath source, String token) throws Exception {
    return new UploadOrder(
        source,
        access(),
        new FileLocation(
            protocol(), server().addressFor(peer()).getHostAddress(), OptionalInt.empty(), THERE),
        Optional.empty(),
        FetchRoute.from(peer()),
        SignsOfLife.NONE,
        token);
  }

  /** Calls as an engine does: each time in a new step. */
  private void upload() throws Exception {
    FlashPath source = path(NAME);
    TransferResult result = driver().upload(order(source, ""), step());
    for (int i = 0; result instanceof TransferResult.InProgress going; i++) {
      assertThat(i).as("calls until the transfer ends").isLessThan(MOST_CALLS);
      assertThat(going.askAgainAfter()).isPositive();
      assertThat(going.token()).isNotBlank();
      assertThat(bench().secrets())
          .allSatisfy(secret -> assertThat(going.token()).doesNotContain(secret));
      TestContext next = step();
      next.pause(going.askAgainAfter());
      result = driver().upload(order(source, going.token()), next);
    }
  }

  private DriverException failedUpload() {
    DriverException failure = failure(this::upload);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.deviceWords()).isNotBlank();
    return failure;
  }

  @Test
  void accessAndProtocolAreOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
    assertThat(driver().protocols(step().device().platform().orElseThrow())).contains(protocol());
  }

  @Test
  void theFileArrivesWholeAndUnchanged() throws Exception {
    bench().put(path(NAME), BYTES);
    try (Publication publication = publish(BYTES.length)) {
      upload();

      Patience.until("the server has it", () -> !sink.ended().isEmpty());
      assertThat(publication.transfers()).hasSize(1);
    }
    assertThat(sink.ended().get(0).result()).isEqualTo(TransferRecord.Result.COMPLETE);
    assertThat(sink.bytes()).isEqualTo(BYTES);
  }

  @Test
  void nothingOnTheDeviceIsChanged() throws Exception {
    bench().put(path(NAME), BYTES);
    long free = bench().freeBytes();
    List<String> bootList = bench().bootList();
    try (Publication publication = publish(BYTES.length)) {
      upload();
      assertThat(publication.offering().files()).hasSize(1);
    }

    assertThat(bench().read(path(NAME))).contains(BYTES);
    assertThat(bench().freeBytes()).isEqualTo(free);
    assertThat(bench().bootList()).isEqualTo(bootList);
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsRejected() throws Exception {
    try (Publication publication = publish(BYTES.length)) {
      assertThat(failedUpload().kind()).isEqualTo(FailureKind.REJECTED);

      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void whatTheServerDoesNotExpectIsRejected() {
    bench().put(path(NAME), BYTES);

    assertThat(failedUpload().kind()).isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void moreThanTheServerTakesFails() throws Exception {
    bench().put(path(NAME), BYTES);
    try (Publication publication = publish(BYTES.length - 1)) {
      failedUpload();

      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void aStepThatIsStoppedStartsNothing() throws Exception {
    bench().put(path(NAME), BYTES);
    try (Publication publication = publish(BYTES.length)) {
      stopsAtCheckpoint(() -> driver().upload(order(path(NAME), ""), step().stopAtCheckpoint()));

      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aStrangerStartsNothing() throws Exception {
    bench().put(path(NAME), BYTES);
    TestContext stranger = remembered(bench().contextOfAStranger());
    try (Publication publication = publish(BYTES.length)) {
      isNoWayIn(failure(() -> driver().upload(order(path(NAME), ""), stranger)));

      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aDeviceThatIsGoneIsUnreachable() throws Exception {
    UploadOrder order = order(path(NAME), "");
    bench().disappear();

    isNoWayIn(failure(() -> driver().upload(order, step())));
  }
}
