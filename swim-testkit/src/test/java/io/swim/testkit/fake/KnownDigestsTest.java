package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.spi.FileDriver;
import io.swim.spi.StepContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices of one platform do not all know the same digests. */
class KnownDigestsTest {
  private static final Digest MD5 = VirtualRun.IMAGE.digests().get(0);
  private static final Digest SHA_512 = new Digest(DigestAlgorithm.SHA_512, "5".repeat(128));

  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("sw-1");

  @BeforeEach
  void anImageWithTwoDigests() {
    SoftwareImage any = VirtualRun.IMAGE;
    lab.images =
        new VirtualRun.SomeImages(
            List.of(
                new SoftwareImage(
                    any.id(),
                    any.fileName(),
                    any.platform(),
                    any.kind(),
                    any.version(),
                    "",
                    "",
                    any.sizeBytes(),
                    List.of(MD5, SHA_512),
                    any.requirements(),
                    "",
                    "",
                    any.importedAt())));
  }

  private Assignment upgradeWhereItKnows(Set<DigestAlgorithm> known) {
    lab.settings =
        builder -> builder.register(new Knowing(new FakeDrivers.Files(lab.network), known));
    return lab.assignment(lab.upgrade(UnaryOperator.identity()), device);
  }

  @Test
  void theNextIsAskedForWhereTheDeviceDoesNotKnowTheStrongest() {
    Assignment end = upgradeWhereItKnows(EnumSet.of(DigestAlgorithm.MD5));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void whereItKnowsNoneTheFailureSaysWhichWereTriedAndTheDevicesWords() {
    Assignment end = upgradeWhereItKnows(EnumSet.noneOf(DigestAlgorithm.class));

    FailureReason failure = end.failure().orElseThrow();
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(failure.message()).contains("asked for SHA-512, MD5: ", "no SHA_512", "no MD5");
    assertThat(failure.deviceWords()).isEqualTo("% Invalid input");
    assertThat(device.reboots()).isZero();
  }

  /** Computes what the device knows, of all that the platform has words for. */
  private record Knowing(FileDriver files, Set<DigestAlgorithm> known)
      implements FileDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return files.accesses();
    }

    @Override
    public Set<DigestAlgorithm> digests(PlatformId platform) {
      return EnumSet.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_512);
    }

    @Override
    public Digest digest(
        FlashPath file, DigestAlgorithm algorithm, Access access, StepContext context)
        throws DriverException, InterruptedException {
      if (!known.contains(algorithm)) {
        throw new DriverException(
            FailureKind.UNSUPPORTED, DeviceEffect.NONE, "no " + algorithm, "% Invalid input");
      }
      return files.digest(file, algorithm, access, context);
    }

    @Override
    public FileSystem fileSystem(String name, Access access, StepContext context)
        throws DriverException, InterruptedException {
      return files.fileSystem(name, access, context);
    }

    @Override
    public void delete(FlashPath file, Access access, StepContext context)
        throws DriverException, InterruptedException {
      files.delete(file, access, context);
    }

    @Override
    public void erase(String fileSystem, Access access, StepContext context)
        throws DriverException, InterruptedException {
      files.erase(fileSystem, access, context);
    }
  }
}
