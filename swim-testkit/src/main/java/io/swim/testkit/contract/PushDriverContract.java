package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.spi.PushDriver;
import io.swim.spi.PushOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every {@link PushDriver} must do, over one protocol. */
public abstract class PushDriverContract extends DriverContract<PushDriver> {
  private final List<Long> told = new CopyOnWriteArrayList<>();

  /** What it is tested over. */
  protected abstract TransferProtocol protocol();

  private byte[] bytes() {
    return bench().image().bytes();
  }

  private PushOrder order(ImageContent content) {
    SoftwareImage image = image();
    return new PushOrder(image, content, path(image.fileName()), protocol(), told::add);
  }

  private PushOrder order() {
    return order(ImageContent.of(bytes()));
  }

  private Optional<byte[]> arrived() {
    return bench().read(path(bench().image().name()));
  }

  /** A failure may leave a part of the file behind, but says so; never all of it. */
  private void isHonest(DriverException failure) {
    Optional<byte[]> there = arrived();
    assertThat(there).isNotEqualTo(Optional.of(bytes()));
    if (failure.effect() == DeviceEffect.NONE) {
      assertThat(there).isEmpty();
    }
  }

  @Test
  void protocolIsOfItsOwn() {
    assertThat(driver().protocols()).contains(protocol());
  }

  @Test
  void theImageIsThereWholeAndUnchangedWhenItReturns() throws Exception {
    ProbedContent content = ProbedContent.of(bytes());

    driver().push(order(content), step());

    assertThat(arrived()).contains(bytes());
    assertThat(told).isSorted().endsWith((long) bytes().length);
    assertThat(content.isClosed()).as("the content is closed").isFalse();
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void whatElseIsOnTheDeviceStays() throws Exception {
    byte[] other = "another file".getBytes();
    bench().put(path("other.bin"), other);
    List<String> bootList = bench().bootList();

    driver().push(order(), step());

    assertThat(bench().read(path("other.bin"))).contains(other);
    assertThat(bench().bootList()).isEqualTo(bootList);
  }

  /**
   * Where the protocol can't tell that it is there, the file is the new one, and whole. SFTP can
   * (SSH_FXF_EXCL, draft-ietf-secsh-filexfer-02 section 6.3).
   */
  @Test
  void aFileThatIsThereIsNeverSpoiled() throws Exception {
    byte[] old = Arrays.copyOf(bytes(), bytes().length / 2);
    bench().put(path(bench().image().name()), old);

    try {
      driver().push(order(), step());
      assertThat(protocol()).isNotEqualTo(TransferProtocol.SFTP);
      assertThat(arrived()).contains(bytes());
    } catch (DriverException e) {
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(arrived()).contains(old);
    }
  }

  @Test
  void aDeviceWithoutRoomFails() throws Exception {
    bench().fill();

    isHonest(failure(() -> driver().push(order(), step())));
  }

  @Test
  void anImageThatCanNotBeReadFails() throws Exception {
    ProbedContent broken = ProbedContent.of(bytes()).brokenFrom(bytes().length / 2);

    DriverException failure = failure(() -> driver().push(order(broken), step()));

    assertThat(failure).hasMessageContaining(ProbedContent.BROKEN);
    isHonest(failure);
  }

  @Test
  void aStepThatIsStoppedSendsNothing() throws Exception {
    stopsAtCheckpoint(() -> driver().push(order(), step().stopAtCheckpoint()));

    assertThat(arrived()).isEmpty();
  }

  @Test
  void aStrangerSendsNothing() throws Exception {
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayIn(failure(() -> driver().push(order(), stranger)));

    assertThat(arrived()).isEmpty();
  }

  @Test
  void aDeviceThatIsGoneIsUnreachable() throws Exception {
    PushOrder order = order();
    bench().disappear();

    isNoWayIn(failure(() -> driver().push(order, step())));
  }
}
