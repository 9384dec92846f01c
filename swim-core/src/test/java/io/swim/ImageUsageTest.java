package io.swim;

import static io.swim.ListedImages.IOS;
import static io.swim.ListedImages.image;
import static io.swim.ListedImages.ios;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.DeviceSoftware;
import io.swim.device.PlatformId;
import io.swim.image.ImageId;
import io.swim.image.ImageUsage;
import io.swim.image.ImageUser;
import io.swim.image.ImageUser.Use;
import io.swim.image.SoftwareImage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which devices use an image, by what they said of themselves. */
class ImageUsageTest {
  private static final Instant READ = Instant.parse("2026-01-01T02:00:00Z");
  private static final PlatformId AP = new PlatformId("cisco-ap");
  private static final SoftwareImage OLD = ios("old.bin", "15.0(2)SE11");
  private static final SoftwareImage NEW = ios("new.bin", "15.0(2)SE12");
  private static final SoftwareImage AP_OLD = image("ap-1/ap1g8", AP, "17.9.4.27", "ap1g8");
  private static final SoftwareImage AP_NEW = image("ap-2/ap1g8", AP, "17.12.1.5", "ap1g8");

  private final ImageRepository repository = of(List.of(OLD, NEW, AP_OLD, AP_NEW));

  private static ImageRepository of(List<SoftwareImage> images) {
    return TestRepositories.of(new ListedImages(images), List.of(), id -> false, Clock.systemUTC());
  }

  private static DeviceSoftware device(String id, String version, String running, String... boots) {
    return new DeviceSoftware(
        new DeviceId(id),
        Optional.of(IOS),
        Optional.of(version),
        Optional.of(running),
        List.of(boots),
        READ);
  }

  private ImageUsage usage(DeviceSoftware... devices) {
    return repository.usage(List.of(devices));
  }

  private static ImageUser user(String device, Use use) {
    return new ImageUser(new DeviceId(device), use, READ);
  }

  @Test
  void aDeviceUsesWhatItRunsAndWhatItBoots() {
    ImageUsage usage =
        usage(
            device("a", "15.0(2)SE11", "flash:old.bin"),
            device("b", "15.0(2)SE11", "flash:/folder/OLD.bin", "flash:/old.bin", "flash:new.bin"),
            device("c", "15.0(2)SE11", "tftp://10.0.0.1/old.bin", "flash:new.bin"));

    assertThat(usage.of(OLD.id()))
        .containsExactly(user("a", Use.RUNS), user("b", Use.RUNS_AND_BOOTS), user("c", Use.RUNS));
    assertThat(usage.of(NEW.id())).containsExactly(user("b", Use.BOOTS), user("c", Use.BOOTS));
    assertThat(usage.others()).isEmpty();
  }

  @Test
  void aFileThatWasReplacedSinceTheBootIsNotWhatRuns() {
    ImageUsage usage = usage(device("a", "15.0(2)SE5", "flash:new.bin", "flash:new.bin"));

    assertThat(usage.of(NEW.id())).containsExactly(user("a", Use.BOOTS));
    assertThat(usage.others()).containsExactly(new DeviceId("a"));
  }

  @Test
  void theVersionMayBeSpeltInAnotherWayOrNotBeTold() {
    DeviceSoftware silent =
        new DeviceSoftware(
            new DeviceId("b"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("flash:old.bin"),
            List.of(),
            READ);

    assertThat(usage(device("a", "15.0.2-se11", "flash:old.bin"), silent).of(OLD.id()))
        .containsExactly(user("a", Use.RUNS), user("b", Use.RUNS));
  }

  @Test
  void anotherPlatformsFileOfThatNameIsAnotherFile() {
    DeviceSoftware other =
        new DeviceSoftware(
            new DeviceId("a"),
            Optional.of(new PlatformId("other")),
            Optional.of("15.0(2)SE11"),
            Optional.of("flash:old.bin"),
            List.of("flash:old.bin"),
            READ);

    ImageUsage usage = usage(other);

    assertThat(usage.of(OLD.id())).isEmpty();
    assertThat(usage.others()).containsExactly(new DeviceId("a"));
  }

  @Test
  void imagesOfOneNameAreToldApartByTheirVersion() {
    DeviceSoftware ap =
        new DeviceSoftware(
            new DeviceId("ap"),
            Optional.of(AP),
            Optional.of("17.12.1.5"),
            Optional.of("part1:ap1g8"),
            List.of(),
            READ);

    ImageUsage usage = usage(ap);

    assertThat(usage.of(AP_NEW.id())).containsExactly(user("ap", Use.RUNS));
    assertThat(usage.of(AP_OLD.id())).isEmpty();
  }

  @Test
  void devicesThatDoNotTellAreNotLost() {
    DeviceSoftware silent = DeviceSoftware.of(new DeviceId("a"), DeviceFacts.builder(READ).build());

    ImageUsage usage = usage(silent, device("b", "17.9.5", "bootflash:packages.conf"));

    assertThat(usage.users()).isEmpty();
    assertThat(usage.others()).containsExactly(new DeviceId("a"), new DeviceId("b"));
  }

  @Test
  void theTenMostUsedComeFirstOfAHundredThousandDevices() {
    List<SoftwareImage> images = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      images.add(ios("image-" + i + ".bin", "15.0(2)SE" + i));
    }
    List<DeviceSoftware> devices = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      int image = (int) Math.sqrt(i) % 50;
      devices.add(device("sw-" + i, "15.0(2)SE" + image, "flash:image-" + image + ".bin"));
    }

    ImageUsage usage = of(images).usage(devices);

    List<ImageId> ten = usage.mostUsed(10);
    assertThat(ten).hasSize(10).doesNotHaveDuplicates();
    assertThat(usage.users()).hasSize(50);
    assertThat(usage.users().values().stream().mapToInt(List::size).sum()).isEqualTo(100_000);
    assertThat(ten.stream().map(each -> usage.of(each).size()))
        .isSortedAccordingTo((one, other) -> other - one);
    assertThat(usage.users().keySet())
        .allSatisfy(
            image ->
                assertThat(usage.of(image).size())
                    .isLessThanOrEqualTo(
                        ten.contains(image) ? 100_000 : usage.of(ten.get(9)).size()));
  }

  @Test
  void imagesWithEquallyManyUsersAreInOneOrder() {
    ImageUsage usage =
        usage(
            device("a", "15.0(2)SE12", "flash:new.bin"),
            device("b", "15.0(2)SE11", "flash:old.bin"));

    assertThat(usage.mostUsed(10)).containsExactly(NEW.id(), OLD.id());
    assertThat(usage.mostUsed(1)).containsExactly(NEW.id());
  }
}
