package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.PlatformId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Task;
import io.swim.store.InMemoryImageGroupStore;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Named groups of images. */
class ImageGroupsTest {
  private static final ImageId SYSTEM = new ImageId("asa-x.bin");
  private static final ImageId OTHER_SYSTEM = new ImageId("asa-y.bin");
  private static final ImageId MANAGER = new ImageId("asdm-x.bin");
  private static final ImageId FIX = new ImageId("fix-x.bin");

  private final InMemoryImageGroupStore store = new InMemoryImageGroupStore();
  private final ImageGroups groups = in(SYSTEM, OTHER_SYSTEM, MANAGER, FIX);

  private ImageGroups in(ImageId... images) {
    return new StoredImageGroups(
        store, new ListedImages(List.of(images).stream().map(ImageGroupsTest::image).toList()));
  }

  private static SoftwareImage image(ImageId id) {
    ImageKind kind =
        id.value().startsWith("asa-")
            ? ImageKind.SYSTEM
            : id.equals(MANAGER) ? ImageKind.DEVICE_MANAGER : ImageKind.SMU;
    return new SoftwareImage(
        id,
        id.value(),
        new PlatformId("acme-fw"),
        kind,
        "1.2",
        "",
        "",
        4711,
        List.of(),
        ImageRequirements.NONE,
        "",
        "",
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  private static void fails(ErrorCode code, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  @Test
  void aGroupIsMadeGrowsShrinksAndIsDeleted() {
    groups.create("fw", List.of(MANAGER));

    assertThat(groups.add("fw", List.of(SYSTEM, MANAGER)).images())
        .containsExactly(MANAGER, SYSTEM);
    assertThat(groups.rename("fw", "firewalls").images()).hasSize(2);
    assertThat(groups.remove("firewalls", List.of(MANAGER)).images()).containsExactly(SYSTEM);
    assertThat(groups.list()).containsExactly(new ImageGroup("firewalls", List.of(SYSTEM)));
    groups.delete("firewalls");
    assertThat(groups.find("firewalls")).isEmpty();
  }

  @Test
  void aSecondSystemImageIsRefusedWithTheNamesOfBoth() {
    groups.create("fw", List.of(SYSTEM));

    fails(
        ErrorCode.INVALID_REQUEST,
        "can have one system image, not asa-x.bin and asa-y.bin",
        () -> groups.add("fw", List.of(FIX, OTHER_SYSTEM)));
    fails(
        ErrorCode.INVALID_REQUEST,
        "not asa-y.bin and asa-x.bin",
        () -> groups.create("two", List.of(OTHER_SYSTEM, SYSTEM)));
    assertThat(groups.list()).containsExactly(new ImageGroup("fw", List.of(SYSTEM)));
  }

  @Test
  void namesThatAreTakenOrNoneAreRefused() {
    groups.create("fw", List.of());
    groups.create("sw", List.of());

    fails(ErrorCode.INVALID_REQUEST, "'fw' already", () -> groups.create("fw", List.of()));
    fails(ErrorCode.INVALID_REQUEST, "'sw' already", () -> groups.rename("fw", "sw"));
    fails(ErrorCode.INVALID_REQUEST, "' fw'", () -> groups.create(" fw", List.of()));
    fails(ErrorCode.INVALID_REQUEST, "'a\nb'", () -> groups.rename("fw", "a\nb"));
    assertThat(groups.rename("fw", "fw").name()).isEqualTo("fw");
  }

  @Test
  void whatIsNotThereIsNamed() {
    groups.create("fw", List.of(FIX));

    fails(ErrorCode.UNKNOWN_IMAGE_GROUP, "'sw'", () -> groups.add("sw", List.of(FIX)));
    fails(ErrorCode.UNKNOWN_IMAGE_GROUP, "'sw'", () -> groups.delete("sw"));
    fails(ErrorCode.UNKNOWN_IMAGE_GROUP, "'sw'", () -> groups.upgrade("sw"));
    fails(
        ErrorCode.UNKNOWN_IMAGE,
        "nothing.bin",
        () -> groups.add("fw", List.of(new ImageId("nothing.bin"))));
    fails(
        ErrorCode.INVALID_REQUEST,
        "asdm-x.bin is not in the group 'fw'",
        () -> groups.remove("fw", List.of(MANAGER)));
  }

  @Test
  void theSystemImageIsWhatDevicesAreToRunAndTheOthersGoWithItInTheirOrder() {
    groups.create("fw", List.of(FIX, SYSTEM, MANAGER));

    assertThat(groups.upgrade("fw")).isEqualTo(new Task.Upgrade(SYSTEM, List.of(FIX, MANAGER)));
  }

  @Test
  void oneImageAloneIsTheOne() {
    groups.create("fixes", List.of(FIX));

    assertThat(groups.upgrade("fixes")).isEqualTo(new Task.Upgrade(FIX));
  }

  @Test
  void aGroupThatDoesNotSayWhatIsToRunMakesNoUpgrade() {
    groups.create("none", List.of());
    groups.create("fixes", List.of(FIX, MANAGER));

    fails(ErrorCode.INVALID_REQUEST, "'none' has no image", () -> groups.upgrade("none"));
    fails(ErrorCode.INVALID_REQUEST, "no system image", () -> groups.upgrade("fixes"));
  }

  @Test
  void anImageThatWasDeletedMeanwhileIsNamed() {
    groups.create("fw", List.of(SYSTEM, MANAGER));

    ImageGroups later = in(SYSTEM);

    fails(ErrorCode.UNKNOWN_IMAGE, "asdm-x.bin", () -> later.upgrade("fw"));
    assertThat(later.remove("fw", List.of(MANAGER)).images()).containsExactly(SYSTEM);
  }
}
