package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.ConfigDriver;
import io.swim.spi.StepContext;
import io.swim.ssh.platform.SoftwareRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sets what a device boots by the command line. Stateless and thread-safe. The list is set as a
 * whole, saved, and read back. Entries that are no files on the device, such as {@code tftp x
 * 10.0.0.1}, {@code flash} and {@code rom}, are images of that very text; whatever the device has
 * already is written again as it was.
 */
public final class CliConfig implements ConfigDriver {
  private static final Pattern FILE = Pattern.compile("[\\w#-]+:/*[\\w-]+(?:[./+][\\w-]+)*");

  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliConfig() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliConfig(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-config";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(
        platform, CliOperation.SHOW_BOOT, CliOperation.SET_BOOT, CliOperation.SAVE);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public int mostImages(PlatformId platform, Optional<String> model) {
    return supported
        .platforms()
        .definition(platform)
        .map(definition -> definition.software().mostImages(model))
        .orElse(SoftwareRules.NONE.bootImages());
  }

  @Override
  public BootConfiguration boot(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliAnswer answer =
        context.session(CliSession.class, access).perform(CliOperation.SHOW_BOOT, Map.of());
    return new BootConfiguration(
        BootList.of(answer).images(),
        answer.value("deviceManager"),
        answer.value("configRegister"),
        ToldFacts.bootMode(answer),
        BootList.ofOthers(answer),
        BootList.saved(answer));
  }

  @Override
  public void setBoot(List<String> images, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    BootList before = BootList.of(session.perform(CliOperation.SHOW_BOOT, Map.of()));
    context.checkpoint();
    if (images.isEmpty()) {
      session.perform(CliOperation.CLEAR_BOOT, Map.of());
    } else {
      List<String> spelled =
          before.spelled(images, path -> supported.path(session.platform(), path)).stream()
              .map(path -> supported.bootEntry(session.platform(), path))
              .toList();
      session.perform(CliOperation.SET_BOOT, values(spelled, session.platform()));
    }
    save(session);
    readBack(session, images);
  }

  @Override
  public void setDeviceManager(String image, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    context.checkpoint();
    String spelled = BootList.spelled(image, path -> supported.path(session.platform(), path));
    session.perform(CliOperation.SET_DEVICE_MANAGER, Map.of("image", spelled));
    save(session);
  }

  /**
   * One image alone is told in its parts as well, if it is a file on the device; or two as such.
   */
  private Map<String, String> values(List<String> images, PlatformId platform) {
    Map<String, String> values = new HashMap<>(Map.of("images", String.join("\n", images)));
    if (images.size() == 1 && FILE.matcher(images.get(0)).matches()) {
      FlashPath path = FlashPath.parse(images.get(0));
      values.put("fileSystem", path.fileSystem());
      values.put("file", path.file());
    }
    if (supported.uses(platform, CliOperation.SET_BOOT, "main")) {
      values.put("main", images.get(0));
      images.stream().skip(1).findFirst().ifPresent(each -> values.put("backup", each));
    }
    return values;
  }

  /**
   * What was set is in the running configuration, also where it is certain that it is not saved.
   */
  private static void save(CliSession session) throws DriverException, InterruptedException {
    try {
      session.perform(CliOperation.SAVE, Map.of());
    } catch (DriverException e) {
      throw e.effect() == DeviceEffect.NONE ? afterChange(e) : e;
    }
  }

  private void readBack(CliSession session, List<String> images)
      throws DriverException, InterruptedException {
    CliAnswer answer;
    try {
      answer = session.perform(CliOperation.SHOW_BOOT, Map.of());
    } catch (DriverException e) {
      // It was saved: that is sure, whatever the device says now.
      throw afterChange(e);
    }
    BootList found = BootList.of(answer);
    PlatformId platform = session.platform();
    if (!found.is(
        images, (one, other) -> supported.platforms().isSameImage(platform, one, other))) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the boot list was set to "
              + images
              + " and saved, and the device shows "
              + found.images(),
          answer.output());
    }
    Optional<List<String>> saved = BootList.saved(answer);
    if (saved.isPresent() && !isFirst(saved.get(), images, platform)) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the boot list was set to "
              + images
              + " and saved, and the device shows "
              + saved.get()
              + " as saved, which is what it would boot",
          answer.output());
    }
  }

  /** What is booted first; a list without images may be shown as that of the last one saved. */
  private boolean isFirst(List<String> saved, List<String> images, PlatformId platform) {
    return images.isEmpty()
        || (!saved.isEmpty()
            && supported.platforms().isSameImage(platform, saved.get(0), images.get(0)));
  }

  private static DriverException afterChange(DriverException e) {
    return new DriverException(
            e.kind(),
            DeviceEffect.APPLIED,
            "what it boots was set, and then: " + e.getMessage(),
            e.deviceWords())
        .withCause(e);
  }
}
