package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.BootMark;
import io.swim.device.BootMode;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.ConfigDriver;
import io.swim.spi.FactsDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything but transfers, on fake devices. */
final class FakeDrivers {
  private static final Set<Access> CLI = Set.of(Access.SSH, Access.TELNET);

  private FakeDrivers() {}

  private static DriverException dropped(String what, DeviceEffect effect) {
    return new DriverException(
        FailureKind.UNREACHABLE, effect, "the session dropped while " + what);
  }

  record Facts(FakeNetwork network) implements FactsDriver {
    @Override
    public String id() {
      return "fake-facts";
    }

    @Override
    public boolean supports(PlatformId platform) {
      return FakePlatforms.isFake(platform);
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SNMP, Access.SSH, Access.TELNET);
    }

    @Override
    public DeviceFacts facts(Access access, StepContext context)
        throws DriverException, InterruptedException {
      return FakeSessions.reach(network, access, context).facts();
    }

    @Override
    public BootMark bootMark(Access access, StepContext context)
        throws DriverException, InterruptedException {
      return FakeSessions.reach(network, access, context).bootMark();
    }
  }

  record Files(FakeNetwork network) implements FileDriver {
    @Override
    public String id() {
      return "fake-files";
    }

    @Override
    public boolean supports(PlatformId platform) {
      return FakePlatforms.isFake(platform);
    }

    @Override
    public Set<Access> accesses() {
      return CLI;
    }

    @Override
    public Set<DigestAlgorithm> digests(PlatformId platform) {
      return Set.of(DigestAlgorithm.MD5);
    }

    @Override
    public FileSystem fileSystem(String name, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(network, access, context);
      return device.stack().filter(stack -> stack.find(name).isPresent()).isPresent()
          ? device.stack().orElseThrow().fileSystem(name)
          : device.flash();
    }

    @Override
    public Digest digest(
        FlashPath file, DigestAlgorithm algorithm, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(network, access, context);
      return Optional.ofNullable(
              device
                  .stack()
                  .flatMap(stack -> stack.find(file.fileSystem()))
                  .orElse(device.files())
                  .get(file.file()))
          .map(FakeFile::md5)
          .orElseThrow(
              () ->
                  new DriverException(
                      FailureKind.REJECTED, DeviceEffect.NONE, "no such file " + file));
    }

    @Override
    public void delete(FlashPath file, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(network, access, context);
      if (device.stack().flatMap(stack -> stack.find(file.fileSystem())).isPresent()) {
        device.stack().orElseThrow().delete(file.fileSystem(), file.file());
      } else {
        device.delete(file.file());
      }
    }

    @Override
    public void copy(FlashPath from, FlashPath to, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(network, access, context);
      FakeFile file = Optional.ofNullable(device.files().get(from.file())).orElseThrow();
      device.stack().orElseThrow().copy(file, to.fileSystem());
    }

    @Override
    public void erase(String fileSystem, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeSessions.reach(network, access, context).erase();
    }
  }

  record Config(FakeNetwork network) implements ConfigDriver {
    @Override
    public String id() {
      return "fake-config";
    }

    @Override
    public boolean supports(PlatformId platform) {
      // The order itself says which slot is booted.
      return FakePlatforms.isFake(platform) && !platform.equals(FakeDevice.SLOTS);
    }

    @Override
    public Set<Access> accesses() {
      return CLI;
    }

    @Override
    public BootConfiguration boot(Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(network, access, context);
      return new BootConfiguration(
          device.bootList(),
          device.deviceManager(),
          Optional.of("0x2102"),
          Optional.of(BootMode.MANUAL).filter(mode -> device.has(FakeFault.BOOTS_BY_HAND)),
          device.stack().map(stack -> stack.bootLists(device.bootList())).orElse(Map.of()),
          Optional.of(device.savedBootList()));
    }

    @Override
    public void setBoot(List<String> images, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(network, access, context);
      if (device.has(FakeFault.BOOT_LIST_REFUSED)) {
        throw new DriverException(
            FailureKind.REJECTED,
            DeviceEffect.NONE,
            device.id() + " refused the boot list",
            "% Invalid input detected");
      }
      device.bootList(images);
      if (device.once(FakeFault.CRASHES_ONCE_BOOT_LIST_IS_SET)) {
        device.saveBootList();
        device.reload(network.rebootTime());
        throw dropped("setting the boot list", DeviceEffect.UNKNOWN);
      }
      boolean back = images.size() == 1 && device.once(FakeFault.BOOT_LIST_PUT_BACK_THEN_DROPPED);
      if (back || device.once(FakeFault.BOOT_LIST_SET_THEN_DROPPED)) {
        throw dropped("setting the boot list", DeviceEffect.UNKNOWN);
      }
      device.saveBootList();
    }

    @Override
    public void setDeviceManager(String image, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeSessions.reach(network, access, context).deviceManager(image);
    }
  }

  record Reboot(FakeNetwork network) implements RebootDriver {
    @Override
    public String id() {
      return "fake-reboot";
    }

    @Override
    public boolean supports(PlatformId platform) {
      return FakePlatforms.isFake(platform);
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH, Access.TELNET, Access.SNMP);
    }

    @Override
    public void reload(Access access, StepContext context)
        throws DriverException, InterruptedException {
      if (network.device(context.device().id()).once(FakeFault.GOES_DOWN_BEFORE_THE_ORDER)) {
        network.device(context.device().id()).reload(network.rebootTime());
      }
      FakeDevice device = FakeSessions.reach(network, access, context);
      device.orderReload();
      if (device.has(FakeFault.RELOAD_REFUSED)) {
        throw new DriverException(
            FailureKind.REJECTED,
            DeviceEffect.NONE,
            device.id() + " refused the reload over " + access,
            "% Not allowed");
      }
      if (device.once(FakeFault.RELOAD_LOST_ONCE)) {
        throw dropped("ordering the reload", DeviceEffect.UNKNOWN);
      }
      if (device.has(FakeFault.NEVER_GOES_DOWN)) {
        return;
      }
      Duration takes = network.rebootTime();
      device.reload(
          device.has(FakeFault.COMES_BACK_LATE) ? takes.plus(Duration.ofMinutes(4)) : takes);
      if (device.has(FakeFault.RELOAD_TAKEN_THEN_DROPPED)) {
        throw dropped("ordering the reload", DeviceEffect.UNKNOWN);
      }
    }
  }
}
