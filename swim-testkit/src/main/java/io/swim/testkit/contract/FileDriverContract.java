package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swim.device.Access;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.FileDriver;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link FileDriver} must do. */
public abstract class FileDriverContract extends DriverContract<FileDriver> {
  private static final String NAME = "contract-test.bin";
  private static final byte[] BYTES = "bytes of a contract test\n".repeat(500).getBytes();

  /** What it is tested over. */
  protected abstract Access access();

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void aFileSystemIsListedAsItIs() throws Exception {
    bench().put(path(NAME), BYTES);
    TestContext step = step();

    FileSystem found = driver().fileSystem(bench().fileSystem(), access(), step);

    assertThat(found.name()).isEqualTo(bench().fileSystem());
    assertThat(found.file(NAME)).contains(new RemoteFile(NAME, BYTES.length));
    assertThat(found.freeBytes()).isEqualTo(bench().freeBytes());
    assertThat(found.totalBytes()).isGreaterThan(found.freeBytes());
    assertThat(step.checkpoints()).as("commands that change the device").isZero();
  }

  @Test
  void aFileSystemThatIsNotThereIsRejected() {
    DriverException failure = failure(() -> driver().fileSystem("nosuch9:", access(), step()));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
  }

  private Set<DigestAlgorithm> digests() {
    return driver().digests(step().device().platform().orElseThrow());
  }

  @Test
  void aDigestIsThatOfTheBytes() throws Exception {
    bench().put(path(NAME), BYTES);
    for (DigestAlgorithm algorithm : digests()) {
      byte[] expected = MessageDigest.getInstance(algorithm.jcaName()).digest(BYTES);
      TestContext step = step();

      assertThat(driver().digest(path(NAME), algorithm, access(), step))
          .isEqualTo(new Digest(algorithm, HexFormat.of().formatHex(expected)));
      assertThat(step.checkpoints()).as("commands that change the device").isZero();
    }
  }

  @Test
  void aDigestThatItCanNotComputeIsUnsupported() {
    bench().put(path(NAME), BYTES);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (!digests().contains(algorithm)) {
        DriverException failure =
            failure(() -> driver().digest(path(NAME), algorithm, access(), step()));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
      }
    }
  }

  @Test
  void aMissingFileHasNoDigest() {
    for (DigestAlgorithm algorithm : digests()) {
      DriverException failure =
          failure(() -> driver().digest(path("missing.bin"), algorithm, access(), step()));

      assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(failure.deviceWords()).isNotBlank();
    }
  }

  @Test
  void aDeletedFileIsGoneAndNothingElse() throws Exception {
    FlashPath other = path("other.bin");
    bench().put(path(NAME), BYTES);
    bench().put(other, BYTES);
    TestContext step = step();

    driver().delete(path(NAME), access(), step);

    assertThat(bench().read(path(NAME))).isEmpty();
    assertThat(bench().read(other)).contains(BYTES);
    assertThat(step.checkpoints()).isPositive();
  }

  @Test
  void deletingWhatIsNotThereIsNoError() throws Exception {
    bench().put(path(NAME), BYTES);

    driver().delete(path(NAME), access(), step());
    driver().delete(path(NAME), access(), step());
    driver().delete(path("never-was.bin"), access(), step());

    assertThat(bench().read(path(NAME))).isEmpty();
  }

  @Test
  void aStepThatIsStoppedDeletesAndErasesNothing() {
    bench().put(path(NAME), BYTES);

    stopsAtCheckpoint(() -> driver().delete(path(NAME), access(), step().stopAtCheckpoint()));
    stopsAtCheckpoint(
        () -> driver().erase(bench().fileSystem(), access(), step().stopAtCheckpoint()));

    assertThat(bench().read(path(NAME))).contains(BYTES);
  }

  /** Whether there are file systems that are erased as a whole. */
  protected boolean erases() {
    return true;
  }

  @Test
  void anErasedFileSystemIsEmpty() throws Exception {
    assumeTrue(erases(), "no file system is erased as a whole");
    bench().put(path(NAME), BYTES);

    driver().erase(bench().fileSystem(), access(), step());
    driver().erase(bench().fileSystem(), access(), step());

    assertThat(bench().read(path(NAME))).isEmpty();
    assertThat(driver().fileSystem(bench().fileSystem(), access(), step()).files()).isEmpty();
  }

  @Test
  void aStrangerChangesNothing() {
    bench().put(path(NAME), BYTES);
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayInOrUnknown(failure(() -> driver().delete(path(NAME), access(), stranger)));

    assertThat(bench().read(path(NAME))).contains(BYTES);
  }

  @Test
  void aDeviceThatIsGoneIsUnreachable() {
    bench().disappear();

    isNoWayIn(failure(() -> driver().fileSystem("flash:", access(), step())));
  }
}
